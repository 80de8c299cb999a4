// SPDX-License-Identifier: Apache-2.0
// What the document is made of, and through which eyes somebody sees it.
#include <algorithm>
#include <set>

#include "server/domain/group/group.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/progress.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

using Refs = std::vector<EntityRef>;

std::vector<SessionId> sessions_in_document(const GroupState& group) {
    std::vector<SessionId> sessions;
    if (const auto* current = group.current_session()) sessions.push_back(current->id);
    if (const auto* last = group.last_session()) sessions.push_back(last->id);
    return sessions;
}

void add_course(const GroupState& group, Refs& all) {
    if (!group.course.founded) return;
    for (const auto kind : {Kind::group, Kind::course, Kind::next, Kind::owed})
        all.push_back(only(kind));
    for (const auto& [id, seat] : group.membership.seats) all.push_back(ref(Kind::seats, id));
    for (const auto& id : group.sessions.order) all.push_back(ref(Kind::sessions, id));
    for (const auto& id : sessions_in_document(group)) {
        all.push_back(ref(Kind::attendance, id));
        if (group.fidelity.of_session.contains(id)) all.push_back(ref(Kind::fidelity, id));
    }
    for (const auto& [id, seat] : group.membership.seats) {
        if (has_meetings(group, id)) all.push_back(ref(Kind::meetings, id));
    }
}

void add_room(const GroupState& group, Refs& all) {
    if (group.running_session()) all.push_back(only(Kind::floor));
    for (const auto& [id, arrival] : group.sessions.arrivals)
        all.push_back(ref(Kind::arrivals, id));
    for (const auto& [id, item] : group.agenda.items) {
        if (item.state == ItemState::withdrawn || !group.in_document(item.session)) continue;
        all.push_back(ref(Kind::agenda, id));
        if (!item.prompts.empty()) all.push_back(ref(Kind::prompts, id));
    }
}

template <class Things>
void add_those_in_document(const GroupState& group, Kind kind, const Things& things, Refs& all) {
    for (const auto& [id, thing] : things) {
        if (in_document(group, thing)) all.push_back(ref(kind, id));
    }
}

void add_own_words(const GroupState& group, Refs& all) {
    add_those_in_document(group, Kind::checkins, group.checkins.all, all);
    for (const auto& [id, goal] : group.goals.all) all.push_back(ref(Kind::goals, id));
    add_those_in_document(group, Kind::cards, group.board.cards, all);
    add_those_in_document(group, Kind::encouragements, group.board.encouragements, all);
    add_those_in_document(group, Kind::offers, group.board.offers, all);
    add_those_in_document(group, Kind::sheets, group.sheets.all, all);
    add_those_in_document(group, Kind::focus, group.focuses.all, all);
    add_those_in_document(group, Kind::me_toos, group.focuses.me_toos, all);
    add_those_in_document(group, Kind::takeaways, group.focuses.takeaways, all);
    for (const auto& [id, line] : group.lines.all) all.push_back(ref(Kind::lines, id));
    for (const auto& [id, aside] : group.asides.all) all.push_back(ref(Kind::lines, id));
    for (const auto& [id, note] : group.notes.all) all.push_back(ref(Kind::notes, id));
}

void add_safety(const GroupState& group, Refs& all) {
    for (const auto& [id, risk] : group.risks.all) {
        all.push_back(ref(Kind::risks, id));
        if (!risk.closed()) all.push_back(ref(Kind::care, id));
    }
    if (group.course.founded) all.push_back(only(Kind::watch));
    for (const auto& [seat, plans] : group.safety.plans) {
        all.push_back(ref(Kind::crisis_plans, seat));
    }
    for (const auto& [seat, contact] : group.safety.contacts) {
        all.push_back(ref(Kind::contacts, seat));
    }
}

void add_absence(const GroupState& group, Refs& all) {
    add_those_in_document(group, Kind::absences, group.absences.all, all);
    add_those_in_document(group, Kind::make_ups, group.absences.make_ups, all);
    if (group.last_session()) {
        for (const auto& [id, seat] : group.membership.seats) {
            if (seat.role == Role::member) all.push_back(ref(Kind::catch_ups, id));
        }
    }
    for (const auto& [id, leaving] : group.leavings.all) all.push_back(ref(Kind::leavings, id));
}

void add_papers(const GroupState& group, Refs& all) {
    add_those_in_document(group, Kind::chart, group.chart.all, all);
    add_those_in_document(group, Kind::summaries, group.summaries.all, all);
    if (group.course.founded) all.push_back(only(Kind::brief));
}

void add_ending(const GroupState& group, Refs& all) {
    if (group.course.founded) all.push_back(only(Kind::ending));
    for (const auto& [id, strength] : group.ending.strengths) {
        if (strength.taken_back) continue;
        all.push_back(ref(Kind::given, id));
        all.push_back(ref(Kind::received, id));
    }
    for (const auto& [id, plan] : group.ending.plans) all.push_back(ref(Kind::plans, id));
    std::set<SeatId> have_won;
    for (const auto& [id, checkin] : group.checkins.all) {
        if (checkin.win) have_won.insert(checkin.seat);
    }
    for (const auto& seat : have_won) all.push_back(ref(Kind::wins, seat));
}

void add_measures(const GroupState& group, Refs& all) {
    for (const auto& [id, version] : group.forms.newest) all.push_back({Kind::measures, id});
    add_those_in_document(group, Kind::forms, group.forms.all, all);
    for (const auto& [id, seat] : group.membership.seats) {
        if (has_progress(group, id)) all.push_back(ref(Kind::progress, id));
    }
    add_those_in_document(group, Kind::flags, group.flags.all, all);
}

// One of each for a seat, whichever session it is of.
template <class BySession>
void add_by_seat(const GroupState& group, Kind kind, const BySession& things, Refs& all) {
    std::vector<SeatId> seats;
    for (const auto& session : sessions_in_document(group)) {
        const auto found = things.find(session);
        if (found == things.end()) continue;
        for (const auto& [seat, thing] : found->second) seats.push_back(seat);
    }
    std::ranges::sort(seats);
    const auto repeated = std::ranges::unique(seats);
    seats.erase(repeated.begin(), repeated.end());
    for (const auto& seat : seats) all.push_back(ref(kind, seat));
}

template <class Thing>
bool is_of(const Thing* thing, const SeatId& seat) {
    return thing && thing->seat == seat;
}

template <class Thing>
bool is_between(const Thing* thing, const SeatId& seat) {
    return thing && (thing->from == seat || thing->to == seat);
}

bool is_from(const Strength* strength, const SeatId& seat) {
    return strength && strength->from == seat;
}

bool is_to(const Strength* strength, const SeatId& seat) {
    return strength && strength->to == seat;
}

// A side room is its two people's own, so that of the facilitators only one reads it.
bool is_aside_of(const GroupState& group, const std::string& id, const SeatId& seat) {
    const auto* aside = group.asides.find(LineId{id});
    return aside && aside->is_of(seat);
}

// Which entities are somebody's own. Those that nobody owns are in the last lines.
bool is_own(const GroupState& group, const SeatId& seat, const EntityRef& entity) {
    const auto& id = entity.id;
    switch (entity.kind) {
        case Kind::intakes:
        case Kind::areas:
            return id == seat.value;
        case Kind::ties:
            return group.ties.is_of(seat, TieId{id});
        case Kind::moments:
            return group.timeline.is_of(seat, MomentId{id});
        case Kind::agreements:
            return false;
        case Kind::seats:
        case Kind::arrivals:
        case Kind::words:
        case Kind::pulses:
        case Kind::crisis_plans:
        case Kind::contacts:
        case Kind::catch_ups:
        case Kind::leavings:
        case Kind::meetings:
        case Kind::wins:
        case Kind::plans:
        case Kind::progress:
            return id == seat.value;
        case Kind::agenda: {
            const auto* item = group.agenda.find(AgendaItemId{id});
            return item && item->proposed_by == seat;
        }
        case Kind::checkins:
            return is_of(group.checkins.find(CheckinId{id}), seat);
        case Kind::goals:
            return is_of(group.goals.find(GoalId{id}), seat);
        case Kind::cards:
            return is_of(group.board.card(CardId{id}), seat);
        case Kind::encouragements:
            return is_between(find_in(group.board.encouragements, EncouragementId{id}), seat);
        case Kind::offers:
            return is_between(find_in(group.board.offers, OfferId{id}), seat);
        case Kind::forms:
            return is_of(group.forms.find(FormId{id}), seat);
        case Kind::lines:
            return is_of(group.lines.find(LineId{id}), seat) || is_aside_of(group, id, seat);
        case Kind::notes: {
            const auto* note = group.notes.find(NoteId{id});
            return note && note->author == seat;
        }
        case Kind::care:
            return is_of(group.risks.find(RiskId{id}), seat);
        case Kind::sheets:
            return is_of(group.sheets.find(SheetId{id}), seat);
        case Kind::focus:
            return is_of(group.focuses.find(FocusId{id}), seat);
        case Kind::me_toos:
            return is_between(find_in(group.focuses.me_toos, MeTooId{id}), seat);
        case Kind::takeaways:
            return is_of(find_in(group.focuses.takeaways, TakeawayId{id}), seat);
        case Kind::absences:
            return is_of(group.absences.find(AbsenceId{id}), seat);
        case Kind::make_ups:
            return is_of(group.absences.make_up(MakeUpId{id}), seat);
        case Kind::given:
            return is_from(find_in(group.ending.strengths, StrengthId{id}), seat);
        case Kind::received:
            return is_to(find_in(group.ending.strengths, StrengthId{id}), seat);
        case Kind::summaries:
            return was_of_group(group, SessionId{id}, seat);
        case Kind::risks:
        case Kind::watch:
        case Kind::owed:
        case Kind::chart:
        case Kind::brief:
        case Kind::group:
        case Kind::course:
        case Kind::sessions:
        case Kind::attendance:
        case Kind::next:
        case Kind::prompts:
        case Kind::floor:
        case Kind::fidelity:
        case Kind::ending:
        case Kind::measures:
        case Kind::flags:
            return false;
    }
    return false;
}

// The temporary role of whoever an item has reached: for that item, as long as they act on it.
std::vector<RiskId> watches_of(const GroupState& group, const Seat& seat) {
    std::vector<RiskId> watches;
    if (seat.role != Role::observer && seat.role != Role::on_call) return watches;
    for (const auto& [id, risk] : group.risks.all) {
        if (!risk.closed() && risk.is_watched_by(seat.id)) watches.push_back(id);
    }
    return watches;
}

// Whose names an item needs for whoever is on call: its member's, and the staff's, who are in its
// story and may take it over.
std::vector<SeatId> known_to(const GroupState& group, const Seat& seat,
                             const std::vector<RiskId>& watches) {
    std::vector<SeatId> known;
    if (seat.role != Role::on_call || watches.empty()) return known;
    const auto in_danger = [&](const SeatId& id) {
        return std::ranges::any_of(
            watches, [&](const auto& risk) { return is_of(group.risks.find(risk), id); });
    };
    for (const auto& [id, other] : group.membership.seats) {
        if (other.role != Role::member || in_danger(id)) known.push_back(id);
    }
    return known;
}

bool watches(const Viewer& viewer, const EntityRef& entity) {
    if (entity.kind == Kind::seats)
        return std::ranges::binary_search(viewer.knows, SeatId{entity.id});
    return entity.kind == Kind::risks &&
           std::ranges::binary_search(viewer.watches, RiskId{entity.id});
}

void add_intakes(const GroupState& group, Refs& all) {
    if (const auto& agreements = group.course.programme.agreements) {
        for (const auto& one : agreements->items) all.push_back(ref(Kind::agreements, one.id));
    }
    for (const auto& [seat, intake] : group.intakes.all) {
        all.push_back(ref(Kind::intakes, seat));
        if (!intake.areas.empty()) all.push_back(ref(Kind::areas, seat));
    }
    for (const auto& [id, tie] : group.ties.all) all.push_back(ref(Kind::ties, id));
    for (const auto& [id, moment] : group.timeline.all) all.push_back(ref(Kind::moments, id));
}

}  // namespace

std::vector<EntityRef> entities_of(const GroupState& group) {
    Refs all;
    add_course(group, all);
    add_room(group, all);
    add_own_words(group, all);
    add_safety(group, all);
    add_absence(group, all);
    add_papers(group, all);
    add_ending(group, all);
    add_measures(group, all);
    add_by_seat(group, Kind::words, group.closing.words, all);
    add_by_seat(group, Kind::pulses, group.closing.pulses, all);
    add_intakes(group, all);
    return all;
}

std::optional<Viewer> viewer_of(const GroupState& group, const PersonId& person) {
    const auto* seat = group.membership.seat_of(person);
    if (!seat) return {};
    const bool in_session =
        seat->role == Role::member && group.running_session() && group.sessions.admitted(seat->id);
    auto watches = watches_of(group, *seat);
    auto knows = known_to(group, *seat, watches);
    return Viewer{seat->id,   seat->role,         in_session,
                  seat->left, std::move(watches), std::move(knows)};
}

Lens lens_for(const GroupState& group, const Viewer& viewer, const EntityRef& entity) {
    return {viewer.role, viewer.in_session, is_own(group, viewer.seat, entity),
            watches(viewer, entity), viewer.left};
}

// Who waits in the lobby learns that a facilitator is there, and of nobody else who waits.
bool sees_connection(const GroupState& group, const Viewer& viewer, const SeatId& of) {
    const auto* seat = group.membership.seat(of);
    if (!seat || seat->gone()) return false;
    if (viewer.role == Role::on_call) return viewer.seat == of;
    if (viewer.left) return facilitates(seat->role);
    if (facilitates(viewer.role) || facilitates(seat->role) || viewer.seat == of) return true;
    const bool in_room = viewer.in_session || viewer.role == Role::observer;
    return in_room && group.running_session() && group.sessions.admitted(of);
}

}  // namespace domain::group
