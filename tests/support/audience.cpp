// SPDX-License-Identifier: Apache-2.0
#include "tests/support/audience.hpp"

#include <algorithm>
#include <array>

#include "tests/support/random_commands.hpp"

namespace support {

using domain::group::Seat;

// Reads accepted commands for marked words.
struct Audience::Learn {
    std::map<std::uint64_t, Kept>& kept;
    const GroupState& before;
    SeatId actor;
    const Events& events;

    template <class Text>
    void keep(const Text& words, Secret secret, std::string id = {}, SeatId owner = {}) const {
        if (owner.value.empty()) owner = actor;
        for (const auto mark : marks_in(words.value))
            kept[mark] = {secret, owner, id, false, false, {}};
    }
    template <class Text>
    void keep(const std::optional<Text>& words, Secret secret, std::string id = {},
              SeatId owner = {}) const {
        if (words) keep(*words, secret, std::move(id), std::move(owner));
    }
    template <class SomeEvent>
    const SomeEvent* happened() const {
        for (const auto& event : events) {
            if (const auto* found = std::get_if<SomeEvent>(&event)) return found;
        }
        return nullptr;
    }

    void operator()(const RenameMe& c) const { keep(c.name, Secret::name); }
    void operator()(const AddItem& c) const { keep(c.title, Secret::everybody); }
    void operator()(const CancelSession& c) const { keep(c.reason, Secret::everybody); }
    void operator()(const RemovePerson& c) const { keep(c.reason, Secret::nobody); }
    void operator()(const Arrive& c) const {
        keep(c.place, Secret::place);
        keep(c.note, Secret::arrival);
    }
    void operator()(const SetGoal& c) const {
        const auto id = happened<GoalSet>()->goal.value;
        keep(c.text, Secret::goal_now, id);
        keep(c.why, Secret::goal_inside, id);
    }
    void operator()(const EditGoal& c) const {
        for (auto& [mark, words] : kept) {
            if (words.secret == Secret::goal_now && words.id == c.goal.value) {
                words.secret = Secret::goal_inside;
            }
        }
        keep(c.text, Secret::goal_now, c.goal.value);
        keep(c.why, Secret::goal_inside, c.goal.value);
        keep(c.reason, Secret::goal_inside, c.goal.value);
    }
    void operator()(const LayGoalAside& c) const {
        keep(c.reason, Secret::goal_inside, c.goal.value);
    }
    void keep_card(const CardWords& words, const std::string& id) const {
        keep(words.what, Secret::card_front, id);
        keep(words.with_whom, Secret::card_front, id);
        keep(words.when, Secret::card_front, id);
        keep(words.obstacle, Secret::card_inside, id);
        keep(words.plan_b, Secret::card_inside, id);
    }
    void operator()(const Commit& c) const {
        keep_card(c.words, happened<Committed>()->card.value);
    }
    void operator()(const EditCard& c) const { keep_card(c.words, c.card.value); }
    void operator()(const HideCard& c) const {
        keep(c.reason, Secret::hide_reason, c.card.value, before.board.cards.at(c.card).seat);
    }
    void operator()(const CheckInWeek& c) const {
        const auto id = happened<WeekCheckedIn>()->checkin.value;
        keep(c.happened, Secret::week_part, id);
        keep(c.with_whom, Secret::week_part, id);
    }
    void operator()(const CheckInStep& c) const {
        keep(c.learned, Secret::step_part, happened<StepCheckedIn>()->checkin.value);
    }
    void operator()(const CheckInWin& c) const {
        keep(c.win, Secret::win_part, happened<WinCheckedIn>()->checkin.value);
    }
    void operator()(const ProposeItem& c) const {
        keep(c.words, Secret::proposal, happened<ItemProposed>()->item.value);
    }
    void operator()(const SayWord& c) const {
        keep(c.word, Secret::closing_word, before.current_session()->id.value);
    }
    void operator()(const GivePulse& c) const { keep(c.pulse.note, Secret::pulse); }
    void operator()(const WriteLine& c) const {
        if (const auto* opened = happened<RiskOpened>())
            keep(c.words, Secret::sign, opened->risk.value);
        else if (const auto* again = happened<RiskSigned>())
            keep(c.words, Secret::sign, again->risk.value);
        else
            keep(c.words, Secret::line);
    }
    void operator()(const AnswerLine& c) const {
        keep(c.words, Secret::line, {}, before.lines.all.at(c.line).seat);
    }
    void operator()(const SayAside& c) const {
        keep(c.words, Secret::aside, c.line.value, before.asides.all.at(c.line).seat);
    }
    void operator()(const WriteNote& c) const { keep(c.text, Secret::note); }
    void keep_judgement(const std::optional<Words>& words, const RiskId& risk) const {
        keep(words, Secret::judgement, risk.value, before.risks.all.at(risk).seat);
    }
    void operator()(const AssessRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const PlanRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const HandOverRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const CloseRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const SayNow& c) const { keep(c.place, Secret::whereabouts); }
    void operator()(const WriteCrisisPlan& c) const {
        for (const auto* lines : {&c.plan.signs, &c.plan.alone, &c.plan.company, &c.plan.people,
                                  &c.plan.services, &c.plan.safety}) {
            for (const auto& line : lines->items) keep(line, Secret::plan);
        }
    }
    void operator()(const GiveEmergencyContact& c) const {
        if (!c.contact) return;
        keep(c.contact->name, Secret::contact);
        keep(c.contact->relation, Secret::contact);
        keep(c.contact->phone, Secret::contact);
    }
    void operator()(const SetEscalation& c) const {
        // An address is of whoever is reached by it, not of whoever noted it.
        for (const auto& entry : c.list.items) keep(entry.mail, Secret::address, {}, entry.seat);
    }
    void keep_of_sheet(const auto& words, const SheetId& sheet) const {
        keep(words, Secret::sheet, sheet.value, before.sheets.all.at(sheet).seat);
    }
    void operator()(const OpenSheet& c) const {
        keep(c.about, Secret::sheet, happened<SheetOpened>()->sheet.value, c.seat);
    }
    void operator()(const SetScene& c) const { keep_of_sheet(c.scene, c.sheet); }
    void operator()(const JoinPlay& c) const { keep_of_sheet(c.as, c.sheet); }
    void operator()(const WriteEntry& c) const {
        keep(c.words, Secret::sheet_entry, happened<EntryWritten>()->entry.value);
    }
    void operator()(const CheckInLink& c) const {
        keep(c.feeling, Secret::link_part, happened<LinkCheckedIn>()->checkin.value);
    }
    void operator()(const TakeForMyself& c) const {
        keep(c.words, Secret::takeaway, happened<TakenForMyself>()->takeaway.value);
    }
    void operator()(const WriteGroupNote& c) const { keep(c.text, Secret::chart); }
    void operator()(const WriteMemberNote& c) const { keep(c.text, Secret::chart); }
    void operator()(const AmendNote& c) const { keep(c.text, Secret::chart); }
    void operator()(const SignNote& c) const {
        for (const auto mark : marks_in(before.chart.find(c.note)->text())) {
            if (const auto found = kept.find(mark); found != kept.end())
                found->second.recorded = true;
        }
    }
    void operator()(const FanOutNote& c) const {
        for (const auto* heading :
             {&c.headings.mood, &c.headings.week, &c.headings.step, &c.headings.win,
              &c.headings.next, &c.headings.done, &c.headings.partly, &c.headings.not_yet}) {
            keep(*heading, Secret::chart);
        }
        for (const auto& event : events) {
            const auto* drafted = std::get_if<MemberNoteDrafted>(&event);
            if (!drafted || !drafted->text.value) continue;
            for (const auto mark : marks_in(drafted->text.value->value)) {
                if (const auto found = kept.find(mark); found != kept.end())
                    found->second.quoted = true;
            }
        }
    }
    void operator()(const MarkFidelity& c) const { keep(c.note, Secret::fidelity); }
    void operator()(const DraftSummary& c) const {
        const auto& said = c.headings;
        for (const auto* heading : {&said.did, &said.week, &said.step, &said.win, &said.next,
                                    &said.took_home, &said.done, &said.partly, &said.not_yet}) {
            keep(*heading, Secret::everybody);
        }
        for (const auto& line : happened<SummaryWritten>()->lines) {
            for (const auto mark : marks_in(line.words.value->text.value)) {
                if (const auto found = kept.find(mark); found != kept.end())
                    found->second.quoted = true;
            }
        }
    }
    void operator()(const WriteSummary& c) const {
        keep(c.text, Secret::summary);
        for (const auto& line : c.lines.items) keep(line.text, Secret::summary, {}, line.seat);
    }
    void give_out(std::string_view text, const SessionId& session) const {
        for (const auto mark : marks_in(text)) {
            if (const auto found = kept.find(mark); found != kept.end())
                found->second.given_out.insert(session);
        }
    }
    void operator()(const ReleaseSummary& c) const {
        const auto* released = happened<SummaryReleased>();
        if (released->text.value) give_out(released->text.value->value, c.session);
        for (const auto& line : released->lines) {
            if (line.words.value) give_out(line.words.value->text.value, c.session);
        }
    }
    void operator()(const TellAbsence& c) const { keep(c.words, Secret::absence); }
    void operator()(const RecordLeaving& c) const { keep(c.words, Secret::leaving, {}, c.seat); }
    void operator()(const WriteGoodbye& c) const { keep(c.words, Secret::goodbye); }
    void operator()(const NoteMeeting& c) const { keep(c.note, Secret::meeting_note, {}, c.seat); }
    void operator()(const WriteStrength& c) const {
        keep(c.words, Secret::strength, happened<StrengthWritten>()->strength.value);
    }
    void operator()(const WritePlanPart& c) const {
        const bool few = c.part == PlanPart::crisis || c.part == PlanPart::come_back;
        keep(c.words, few ? Secret::staying_well_for_few : Secret::staying_well);
    }
    void operator()(const SayFit& c) const { keep(c.answer.words, Secret::fit); }
    void operator()(const AnswerFlag& c) const { keep(c.answer.words, Secret::flag_answer); }
    void operator()(const ReviewGoal& c) const {
        keep(c.review.words, Secret::goal_inside, c.goal.value);
    }
    void operator()(const WriteIntake& c) const { keep(c.text, Secret::intake, {}, c.seat); }
    void operator()(const SayPreferences& c) const {
        const auto& said = c.preferences;
        keep(said.pronouns, Secret::intake, {}, c.seat);
        keep(said.language, Secret::intake, {}, c.seat);
        keep(said.device, Secret::intake, {}, c.seat);
        keep(said.place, Secret::intake, {}, c.seat);
        keep(said.other, Secret::intake, {}, c.seat);
    }
    void operator()(const DecideCaution& c) const {
        keep(c.words.plan, Secret::intake, {}, c.seat);
    }
    void operator()(const AgreeArea& c) const {
        keep(c.words.about, Secret::intake, {}, c.seat);
        keep(c.words.reason, Secret::intake, {}, c.seat);
    }
    void keep_tie(const TieWords& words, const SeatId& owner) const {
        keep(words.name, Secret::intake, {}, owner);
        for (const auto& some : {words.good, words.hard, words.expectations, words.wished}) {
            keep(some, Secret::intake, {}, owner);
        }
        keep(words.relation, Secret::intake, {}, owner);
    }
    void operator()(const AddTie& c) const { keep_tie(c.words, c.seat); }
    void operator()(const DescribeTie& c) const {
        keep_tie(c.words, before.ties.all.at(c.tie).seat);
    }
    void operator()(const AddMoment& c) const { keep(c.words.what, Secret::intake, {}, c.seat); }
    void operator()(const ChangeMoment& c) const {
        keep(c.words.what, Secret::intake, {}, before.timeline.all.at(c.moment).seat);
    }
    template <class Wordless>
    void operator()(const Wordless&) const {}
};

void Audience::learn(const GroupState& before, const PersonId& actor, const Command& command,
                     const Events& events) {
    if (events.empty()) return;
    const auto* seat = before.membership.seat_of(actor);
    std::visit(Learn{kept_, before, seat->id, events}, command);
}

bool in_the_room(const GroupState& group, const Seat& viewer) {
    if (!group.running_session()) return false;
    if (viewer.role != Role::member) return true;
    const auto arrival = group.sessions.arrivals.find(viewer.id);
    return arrival != group.sessions.arrivals.end() && arrival->second.admitted;
}

namespace {

template <class Part>
bool is_for_group(const std::optional<Part>& part) {
    return part && part->sharing == PartSharing::group;
}

// The viewer, who leads nobody, acts on this open item.
bool watches(const domain::group::Risk& risk, const Seat& viewer) {
    const bool may = viewer.role == Role::observer || viewer.role == Role::on_call;
    if (!may || risk.state == RiskState::closed) return false;
    return std::ranges::find(risk.watching, viewer.id) != risk.watching.end();
}

bool watches_over(const GroupState& group, const Seat& viewer, const SeatId& member) {
    for (const auto& [id, risk] : group.risks.all) {
        if (risk.seat == member && watches(risk, viewer)) return true;
    }
    return false;
}

// Who is on call and the group do not know each other, but for whom an item brings together.
bool reads_name(const GroupState& group, const Seat& viewer, const SeatId& owner) {
    if (viewer.role == Role::member) return group.membership.seats.at(owner).role != Role::on_call;
    if (viewer.role != Role::on_call || viewer.id == owner) return true;
    const bool staff = group.membership.seats.at(owner).role != Role::member;
    return std::ranges::any_of(group.risks.all, [&](const auto& entry) {
        return watches(entry.second, viewer) && (staff || entry.second.seat == owner);
    });
}

bool in_danger(const GroupState& group, const SeatId& member) {
    for (const auto& [id, risk] : group.risks.all) {
        if (risk.seat == member && risk.state != RiskState::closed) return true;
    }
    return false;
}

const domain::group::Sheet& sheet_with(const GroupState& group, const SheetEntryId& entry) {
    return std::ranges::find_if(group.sheets.all,
                                [&](const auto& one) {
                                    return std::ranges::any_of(
                                        one.second.entries,
                                        [&](const auto& line) { return line.id == entry; });
                                })
        ->second;
}

// Neither struck nor following from what was struck.
bool stays_on(const domain::group::Sheet& sheet, const SheetEntryId& id) {
    const auto struck = [&](const SheetEntryId& one) {
        return std::ranges::any_of(sheet.entries,
                                   [&](const auto& line) { return line.id == one && line.struck; });
    };
    const auto entry =
        std::ranges::find_if(sheet.entries, [&](const auto& line) { return line.id == id; });
    return !struck(id) && !(entry->under && struck(*entry->under));
}

}  // namespace

bool reads_sheet(const GroupState& group, const Seat& viewer, const domain::group::Sheet& sheet) {
    const auto& owner = group.membership.seats.at(sheet.seat);
    const auto* running = group.running_session();
    const bool worked_on =
        running && running->id == sheet.session && !sheet.closed &&
        (running->state == SessionState::open || running->state == SessionState::closing);
    const bool leads = viewer.role == Role::facilitator || viewer.role == Role::cofacilitator;
    const bool others = !owner.gone() && (sheet.sharing == PartSharing::group ||
                                          (worked_on && in_the_room(group, viewer)));
    return viewer.id == sheet.seat || leads || others;
}

namespace {

bool belonged_to_any(const GroupState& group, const Seat& viewer,
                     const std::set<SessionId>& sessions) {
    return std::ranges::any_of(sessions, [&](const SessionId& id) {
        return viewer.seated_at < *group.sessions.all.at(id).ended_at;
    });
}

}  // namespace

bool Audience::may_read(const GroupState& group, const Seat& viewer, std::uint64_t mark) const {
    const auto found = kept_.find(mark);
    if (found == kept_.end()) return false;
    const auto& [secret, owner, id, quoted, recorded, given_out] = found->second;
    const bool leads = viewer.role == Role::facilitator || viewer.role == Role::cofacilitator;
    if (recorded && leads) return true;
    if (secret != Secret::everybody && secret != Secret::note && secret != Secret::chart &&
        secret != Secret::fidelity && erased_.contains(owner))
        return false;
    const bool own = viewer.id == owner;
    // What the list at the end would give them as one of the group.
    constexpr std::array in_an_item{Secret::name,        Secret::sign, Secret::judgement,
                                    Secret::whereabouts, Secret::plan, Secret::contact,
                                    Secret::place};
    if (viewer.role == Role::on_call && std::ranges::find(in_an_item, secret) == in_an_item.end())
        return false;
    auto goal = [&] { return group.goals.all.at(GoalId{id}).sharing; };
    auto card = [&]() -> const domain::group::Card& { return group.board.cards.at(CardId{id}); };
    auto checkin = [&]() -> const domain::group::Checkin& {
        return group.checkins.all.at(CheckinId{id});
    };
    if (viewer.left && !own) return false;
    if (quoted && leads) return true;
    if (viewer.role == Role::member && belonged_to_any(group, viewer, given_out)) return true;
    switch (secret) {
        case Secret::intake:
            return own || leads;
        case Secret::everybody:
            return true;
        case Secret::name:
            return own || reads_name(group, viewer, owner);
        case Secret::nobody:
            return false;
        case Secret::goal_now:
            return own || goal() == Sharing::group || (leads && goal() == Sharing::facilitator);
        case Secret::goal_inside:
            return own || (leads && goal() != Sharing::only_me);
        case Secret::card_front:
            return own || (leads && card().sharing != Sharing::only_me) ||
                   (card().sharing == Sharing::group && !card().hidden);
        case Secret::card_inside:
            return own || (leads && card().sharing != Sharing::only_me);
        case Secret::mood_part:
            return own || leads || is_for_group(checkin().mood);
        case Secret::week_part:
            return own || leads || is_for_group(checkin().week);
        case Secret::step_part:
            return own || leads || is_for_group(checkin().step);
        case Secret::win_part:
            return own || leads || is_for_group(checkin().win);
        case Secret::proposal:
            return own || leads ||
                   group.agenda.items.at(AgendaItemId{id}).proposal_for == ProposalFor::everyone;
        case Secret::closing_word: {
            const auto* running = group.running_session();
            const bool now = running && running->id.value == id;
            return own || leads || (now && in_the_room(group, viewer));
        }
        case Secret::place:
            return own || leads || watches_over(group, viewer, owner);
        case Secret::sign:
            return own || leads || watches(group.risks.all.at(RiskId{id}), viewer);
        case Secret::judgement:
            return leads || watches(group.risks.all.at(RiskId{id}), viewer);
        case Secret::whereabouts:
            return (leads && in_danger(group, owner)) || watches_over(group, viewer, owner);
        case Secret::plan:
            return own || leads || watches_over(group, viewer, owner);
        case Secret::contact:
            return own || (leads && in_danger(group, owner)) || watches_over(group, viewer, owner);
        case Secret::address:
            return leads;
        case Secret::link_part:
            return own || leads || is_for_group(checkin().link);
        case Secret::takeaway: {
            const auto sharing = group.focuses.takeaways.at(TakeawayId{id}).sharing;
            return own || sharing == Sharing::group || (leads && sharing == Sharing::facilitator);
        }
        case Secret::sheet:
            return reads_sheet(group, viewer, group.sheets.all.at(SheetId{id}));
        case Secret::sheet_entry: {
            const auto& sheet = sheet_with(group, SheetEntryId{id});
            const bool for_all = stays_on(sheet, SheetEntryId{id});
            return !erased_.contains(sheet.seat) && (for_all || viewer.id == sheet.seat) &&
                   reads_sheet(group, viewer, sheet);
        }
        case Secret::arrival:
        case Secret::hide_reason:
        case Secret::pulse:
        case Secret::line:
        case Secret::fit:
            return own || leads;
        case Secret::flag_answer:
            return leads;
        case Secret::aside:
            return own || group.asides.all.at(LineId{id}).with == viewer.id;
        case Secret::note:
            return own;
        case Secret::absence:
            return own || leads;
        case Secret::leaving:
        case Secret::chart:
        case Secret::summary:
        case Secret::fidelity:
            return leads;
        case Secret::goodbye: {
            const auto found_leaving = group.leavings.all.find(owner);
            const bool released =
                found_leaving != group.leavings.all.end() && found_leaving->second.released_at;
            return own || leads || (released && viewer.role == Role::member);
        }
        case Secret::meeting_note:
            return leads;
        case Secret::strength: {
            const auto strength = group.ending.strengths.find(StrengthId{id});
            if (strength == group.ending.strengths.end()) return false;
            return own || (group.ending.released_at && strength->second.to == viewer.id);
        }
        case Secret::staying_well:
        case Secret::staying_well_for_few: {
            const auto sharing = group.ending.plans.at(owner).sharing;
            if (own || (leads && sharing != Sharing::only_me)) return true;
            return sharing == Sharing::group && secret == Secret::staying_well;
        }
    }
    return false;
}

bool Audience::may_read(const GroupState& group, const PersonId& person, std::uint64_t mark) const {
    const auto* viewer = group.membership.seat_of(person);
    return viewer && may_read(group, *viewer, mark);
}

}  // namespace support
