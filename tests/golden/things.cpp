// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/things.hpp"

#include <algorithm>
#include <array>

#include "protocol/json/describe.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/intake_summary.hpp"

namespace golden {

namespace {

namespace rules = domain::group;
using rules::find_in;

// "only_me" is "only me" for people.
template <class E>
std::string words_of(E value) {
    std::string words{};
    for (const auto& choice : json::choices<E>) {
        if (choice.value == value) words = choice.name;
    }
    for (auto& c : words) {
        if (c == '_') c = ' ';
    }
    return words;
}

std::string shared_for(Sharing sharing) {
    switch (sharing) {
        case Sharing::only_me:
            return "for its person only";
        case Sharing::facilitator:
            return "for facilitators";
        case Sharing::group:
            return "for the group";
    }
    return {};
}

std::string card_state(const rules::Card& card) {
    return shared_for(card.sharing) + (card.hidden ? ", hidden" : "");
}

bool acts_on(const GroupState& group, const rules::Risk& risk, Role role) {
    return !risk.closed() && std::ranges::any_of(risk.watching, [&](const SeatId& seat) {
        return group.membership.seat(seat)->role == role;
    });
}

bool on_call_acts_for(const GroupState& group, const SeatId& member) {
    return std::ranges::any_of(group.risks.all, [&](const auto& entry) {
        return entry.second.seat == member && acts_on(group, entry.second, Role::on_call);
    });
}

Thing of_seat(const GroupState& group, const rules::Seat& seat) {
    std::string state = words_of(seat.role);
    if (on_call_acts_for(group, seat.id)) state += ", for whom one on call acts";
    if (seat.removed) state += ", removed";
    if (seat.left) state += ", has left";
    const auto* arrival = group.sessions.arrival(seat.id);
    if (seat.role == Role::member && group.running_session() && !seat.gone()) {
        state += !arrival ? ", not arrived" : !arrival->admitted ? ", waiting" : ", let in";
    }
    return {state, {seat.id}};
}

std::string session_state(const GroupState& group, const rules::Session& session) {
    if (&session == group.last_session()) return "the last one";
    return words_of(session.state) + (session.moved_from ? ", moved" : "");
}

Thing of_arrival(const SeatId& seat, const rules::Arrival& arrival) {
    return {arrival.admitted ? "let in" : "waiting", {seat}};
}

std::string_view proposed_to(ProposalFor whom) {
    return whom == ProposalFor::everyone ? "proposed to everyone: "
                                         : "proposed to the facilitators: ";
}

std::string when_of(const GroupState& group, const SessionId& session) {
    const auto* current = group.current_session();
    if (current && current->id == session) return "";
    return group.in_document(session) ? "of the last session, " : "of an earlier session, ";
}

Thing of_item(const GroupState& group, const rules::AgendaItem& item) {
    const bool put_off_before = item.state == ItemState::parked && !item.accepted;
    const auto state = when_of(group, item.session) + words_of(item.state) +
                       (put_off_before ? ", not yet accepted" : "");
    if (!item.proposed_by) return {"of the template or a facilitator: " + state, {}};
    return {std::string{proposed_to(item.proposal_for)} + state, {*item.proposed_by}};
}

// The story shares all parts alike, or the mood alone with the group.
std::string parts_shared(const rules::Checkin& checkin) {
    const auto for_group = [](const auto& part) {
        return part && part->sharing == PartSharing::group;
    };
    if (for_group(checkin.week)) return "all parts for the group";
    if (for_group(checkin.mood)) return "its mood for the group, the rest for facilitators";
    return "all parts for facilitators";
}

Thing of_checkin(const GroupState& group, const rules::Checkin& checkin) {
    const auto* card =
        checkin.step && checkin.step->card ? group.board.card(*checkin.step->card) : nullptr;
    const auto about = card ? "its step a card " + card_state(*card) : "its step no card";
    if (!checkin.mood) return {"nothing said in it", {checkin.seat}};
    return {parts_shared(checkin) + ": " + about, {checkin.seat}};
}

Thing of_goal(const rules::Goal& goal) {
    return {shared_for(goal.sharing) + (goal.state == GoalState::aside ? ", laid aside" : ""),
            {goal.seat}};
}

Thing of_card(const rules::Card& card) { return {card_state(card), {card.seat}}; }

Thing of_encouragement(const GroupState& group, const rules::Encouragement& one) {
    const auto* card = group.board.card(one.card);
    return {"about a card " + card_state(*card) + (one.taken_back ? ": taken back" : ": given"),
            {one.from, one.to}};
}

Thing of_offer(const GroupState& group, const rules::Offer& offer) {
    const auto* card = group.board.card(offer.card);
    if (offer.withdrawn) return {"withdrawn", {offer.from, offer.to}};
    return {"about a card " + card_state(*card) + ": " + words_of(offer.state),
            {offer.from, offer.to}};
}

template <class BySession>
std::optional<Thing> of_closing(const GroupState& group, const BySession& all, const SeatId& seat) {
    for (const auto* session : {group.current_session(), group.last_session()}) {
        const auto* by_seat = session ? find_in(all, session->id) : nullptr;
        if (!by_seat || !find_in(*by_seat, seat)) continue;
        return Thing{session->runs() ? "of this session" : "of the last session", {seat}};
    }
    return {};
}

Thing of_line(const rules::Line& line) {
    return {line.replies.empty() ? "not answered" : "answered", {line.seat}};
}

Thing of_aside(const rules::Aside& aside) {
    Thing thing{"a side room, " + words_of(aside.state), {aside.seat}};
    if (aside.with) thing.parties.push_back(*aside.with);
    return thing;
}

Thing of_note(const rules::Note& note) {
    return {note.seat ? "about a member" : "about a session", {note.author}};
}

std::string kind_of_sheet(const rules::Sheet& sheet) {
    if (sheet.play) return "a scene: " + words_of(sheet.play->state);
    return sheet.kind == SheetKind::decision ? "a choice" : "of another kind";
}

Thing of_sheet(const GroupState& group, const rules::Sheet& sheet) {
    if (is_live(group, sheet)) return {"live, " + kind_of_sheet(sheet), {sheet.seat}};
    const bool shared = sheet.sharing == PartSharing::group;
    std::string state = when_of(group, sheet.session) + "closed, for ";
    state += shared ? "the group" : "facilitators";
    for (const auto& [id, card] : group.board.cards) {
        if (card.sheet == sheet.id && card.sharing == Sharing::only_me) {
            state += ": its step for its person only";
        }
    }
    return {state, {sheet.seat}};
}

Thing of_focus(const GroupState& group, const rules::Focus& focus) {
    return {when_of(group, focus.session) + (focus.ends_at ? "goes on" : "over"), {focus.seat}};
}

Thing of_me_too(const GroupState& group, const rules::MeToo& one) {
    const auto* focus = group.focuses.find(one.focus);
    return {when_of(group, focus->session) + (one.taken_back ? "taken back" : "said"),
            {one.from, one.to}};
}

Thing of_takeaway(const rules::Takeaway& one) { return {shared_for(one.sharing), {one.seat}}; }

Thing of_risk(const GroupState& group, const rules::Risk& risk) {
    auto state = words_of(risk.state);
    if (acts_on(group, risk, Role::observer)) state += ", the observer acts on it";
    if (acts_on(group, risk, Role::on_call)) state += ", one on call acts on it";
    return {state, {risk.seat}};
}

Thing of_care(const rules::Risk& risk) {
    if (risk.closed()) return {"closed", {risk.seat}};
    return {risk.answers.empty() ? "nobody has answered yet" : "somebody has answered",
            {risk.seat}};
}

Thing of_absence(const GroupState& group, const rules::Absence& absence) {
    const auto* running = group.running_session();
    const bool tonight = running && running->id == absence.session;
    return {absence.taken_back ? "taken back"
            : tonight          ? "for this session"
                               : "for another session",
            {absence.seat}};
}

Thing of_make_up(const rules::MakeUp& make_up) { return {words_of(make_up.state), {make_up.seat}}; }

std::optional<Thing> of_catch_up(const GroupState& group, const SeatId& seat) {
    const auto* last = group.last_session();
    if (!last) return {};
    const auto status = status_of(group, last->id, seat);
    const bool missed = status == AttendanceStatus::absent || status == AttendanceStatus::excused;
    return Thing{missed ? "the last session was missed" : "the last session was not missed",
                 {seat}};
}

Thing of_chart_note(const rules::ChartNote& note) {
    const std::string state = note.is_signed() ? "signed" : "a draft";
    if (!note.seat) return {"about the group: " + state, {}};
    return {"about a member: " + state, {*note.seat}};
}

Thing of_summary(const rules::Summary& summary) {
    return {summary.releases.empty() ? "not given out yet" : "given out", {}};
}

Thing of_leaving(const rules::Leaving& leaving) {
    return {leaving.released_at ? "the goodbye released" : "the goodbye not released",
            {leaving.seat}};
}

std::string given_out(const GroupState& group) {
    return group.ending.released_at ? "given out" : "not given out yet";
}

Thing of_strength(const GroupState& group, const rules::Strength& strength) {
    return {given_out(group), {strength.from, strength.to}};
}

Thing of_strength_received(const GroupState& group, const rules::Strength& strength) {
    return {given_out(group), {strength.to, strength.from}};
}

std::optional<Thing> of_wins(const GroupState& group, const SeatId& seat) {
    for (const auto& [id, checkin] : group.checkins.all) {
        if (checkin.seat != seat || !checkin.win) continue;
        const bool shared = checkin.win->sharing == PartSharing::group;
        return Thing{std::string{shared ? "for the group" : "for facilitators"} +
                         (rules::is_ending(group) ? ", the ending is open" : ""),
                     {seat}};
    }
    return {};
}

Thing of_form(const rules::Form& form) {
    std::string state = words_of(form.state);
    if (form.state == FormState::closed && !form.answers.empty()) state += " half-filled";
    if (form.assisted) state += ", filled in with a facilitator";
    return {state, {form.seat}};
}

Thing of_flag(const rules::Flag& flag) {
    return {flag.answered_by ? "answered" : "not answered", {flag.seat}};
}

Thing of_intake(const GroupState& group, const SeatId& seat) {
    const auto* intake = group.intakes.of(seat);
    if (!intake->signed_by_member) return {"not signed", {seat}};
    const bool still_so = intake->signed_by_member->summary.value == rules::summary_of(group, seat);
    const std::string by =
        intake->signed_by_facilitator ? "signed by both" : "signed by the member";
    return {by + (still_so ? "" : ", changed since"), {seat}};
}

Thing of_area(const GroupState& group, const SeatId& seat) {
    const bool shared = group.intakes.of(seat)->area_sharing == PartSharing::group;
    return {shared ? "for the group" : "for facilitators", {seat}};
}

template <class Some, class Say>
std::optional<Thing> said(const Some* some, Say say) {
    if (!some) return {};
    return say(*some);
}

std::optional<Thing> plain_thing(const GroupState& group, const EntityRef& entity) {
    const auto& id = entity.id;
    const auto with_group = [&](auto say) {
        return [&group, say](const auto& some) { return say(group, some); };
    };
    switch (entity.kind) {
        case Kind::agreements:
            return Thing{};
        case Kind::intakes:
            return of_intake(group, SeatId{id});
        case Kind::areas:
            return of_area(group, SeatId{id});
        case Kind::ties:
            return said(group.ties.find(TieId{id}),
                        [](const auto& tie) { return Thing{"", {tie.seat}}; });
        case Kind::moments:
            return said(group.timeline.find(MomentId{id}),
                        [](const auto& moment) { return Thing{"", {moment.seat}}; });
        case Kind::group:
        case Kind::course:
        case Kind::next:
        case Kind::owed:
        case Kind::watch:
        case Kind::measures:
            return Thing{};
        case Kind::floor:
            if (!group.running_session()) return {};
            return Thing{};
        case Kind::seats:
            return said(group.membership.seat(SeatId{id}), with_group(of_seat));
        case Kind::sessions:
            return said(group.sessions.find(SessionId{id}), [&](const auto& session) {
                return Thing{session_state(group, session), {}};
            });
        case Kind::arrivals:
            return said(group.sessions.arrival(SeatId{id}),
                        [&](const auto& arrival) { return of_arrival(SeatId{id}, arrival); });
        case Kind::attendance:
            return Thing{group.in_document(SessionId{id}) ? "" : "of an earlier session", {}};
        case Kind::agenda:
        case Kind::prompts:
            return said(group.agenda.find(AgendaItemId{id}), with_group(of_item));
        case Kind::checkins:
            return said(group.checkins.find(CheckinId{id}), with_group(of_checkin));
        case Kind::goals:
            return said(group.goals.find(GoalId{id}), of_goal);
        case Kind::cards:
            return said(group.board.card(CardId{id}), of_card);
        case Kind::encouragements:
            return said(find_in(group.board.encouragements, EncouragementId{id}),
                        with_group(of_encouragement));
        case Kind::offers:
            return said(find_in(group.board.offers, OfferId{id}), with_group(of_offer));
        case Kind::words:
            return of_closing(group, group.closing.words, SeatId{id});
        case Kind::pulses:
            return of_closing(group, group.closing.pulses, SeatId{id});
        case Kind::lines:
            if (const auto* aside = group.asides.find(LineId{id})) return of_aside(*aside);
            return said(group.lines.find(LineId{id}), of_line);
        case Kind::notes:
            return said(group.notes.find(NoteId{id}), of_note);
        case Kind::risks:
            return said(group.risks.find(RiskId{id}), with_group(of_risk));
        case Kind::care:
            return said(group.risks.find(RiskId{id}), of_care);
        case Kind::focus:
            return said(group.focuses.find(FocusId{id}), with_group(of_focus));
        case Kind::me_toos:
            return said(find_in(group.focuses.me_toos, MeTooId{id}), with_group(of_me_too));
        case Kind::takeaways:
            return said(find_in(group.focuses.takeaways, TakeawayId{id}), of_takeaway);
        case Kind::sheets:
            return said(group.sheets.find(SheetId{id}), with_group(of_sheet));
        case Kind::forms:
            return said(group.forms.find(FormId{id}), of_form);
        case Kind::flags:
            return said(group.flags.find(FlagId{id}), of_flag);
        case Kind::progress:
        case Kind::crisis_plans:
            return Thing{"written", {SeatId{id}}};
        case Kind::contacts:
            return Thing{"given", {SeatId{id}}};
        case Kind::absences:
            return said(group.absences.find(AbsenceId{id}), with_group(of_absence));
        case Kind::make_ups:
            return said(group.absences.make_up(MakeUpId{id}), of_make_up);
        case Kind::catch_ups:
            return of_catch_up(group, SeatId{id});
        case Kind::chart:
            return said(group.chart.find(ChartNoteId{id}), of_chart_note);
        case Kind::brief:
            return Thing{};
        case Kind::leavings:
            return said(group.leavings.find(SeatId{id}), of_leaving);
        case Kind::meetings:
            return Thing{"", {SeatId{id}}};
        case Kind::ending:
            return Thing{rules::is_ending(group) ? "" : "not open yet", {}};
        case Kind::given:
            return said(group.ending.find(StrengthId{id}), with_group(of_strength));
        case Kind::received:
            return said(group.ending.find(StrengthId{id}), with_group(of_strength_received));
        case Kind::wins:
            return of_wins(group, SeatId{id});
        case Kind::plans:
            return said(find_in(group.ending.plans, SeatId{id}), [](const auto& plan) {
                return Thing{shared_for(plan.sharing), {plan.seat}};
            });
        case Kind::fidelity:
            return Thing{group.in_document(SessionId{id}) ? "" : "of an earlier session", {}};
        case Kind::summaries:
            return said(group.summaries.of(SessionId{id}), of_summary);
    }
    return {};
}

}  // namespace

std::optional<Thing> thing_of(const GroupState& group, const EntityRef& entity) {
    auto thing = plain_thing(group, entity);
    if (!thing || thing->parties.empty() || entity.kind == Kind::seats) return thing;
    constexpr std::array whose{", of somebody removed", ", to somebody removed"};
    constexpr std::array who_left{", of somebody who left", ", to somebody who left"};
    for (std::size_t i = 0; i < thing->parties.size(); ++i) {
        const auto* seat = group.membership.seat(thing->parties[i]);
        if (seat && seat->removed) thing->state += whose.at(i);
        if (seat && seat->left) thing->state += who_left.at(i);
    }
    return thing;
}

}  // namespace golden
