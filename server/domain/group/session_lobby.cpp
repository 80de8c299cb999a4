// SPDX-License-Identifier: Apache-2.0
// The lobby: who waits, and who lets them in.
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

Events open_lobby(const Session& session) { return {LobbyOpened{session.id}}; }

Decision decide(const GroupState& group, const Actor& actor, const OpenLobby&, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.current_session();
    if (!session) return Refusal::no_session;
    if (session->state != SessionState::planned) return Refusal::session_not_planned;

    return open_lobby(*session);
}

Decision decide(const GroupState& group, const Actor& actor, const Arrive& command, Context) {
    if (auto no = require_member(actor)) return *no;
    if (auto no = require_running(group)) return *no;
    if (group.sessions.arrival(actor.seat.id)) return Refusal::already_arrived;

    const ArrivalCheck check{command.alone, command.headphones, command.place, command.note};
    return happened(
        MemberArrived{group.running_session()->id, actor.seat.id, personal(actor.person, check)});
}

Decision decide(const GroupState& group, const Actor& actor, const Admit& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_running(group)) return *no;
    const auto* seat = group.membership.seat(command.seat);
    if (!seat || seat->removed) return Rejection{Refusal::not_found, "/seat"};
    if (seat->left) return Rejection{Refusal::member_has_left, "/seat"};
    const auto* arrival = group.sessions.arrival(command.seat);
    if (!arrival) return Rejection{Refusal::not_arrived, "/seat"};
    if (arrival->admitted) return Rejection{Refusal::already_admitted, "/seat"};

    return happened(MemberAdmitted{group.running_session()->id, command.seat});
}

Decision decide(const GroupState& group, const Actor& actor, const AdmitAll&, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_running(group)) return *no;

    Events events;
    for (const auto& [seat, arrival] : group.sessions.arrivals) {
        if (!arrival.admitted) {
            events.emplace_back(MemberAdmitted{group.running_session()->id, seat});
        }
    }
    return events;
}

Touched evolve(GroupState& group, const LobbyOpened& event, Stamp stamp) {
    auto& session = group.sessions.all.at(event.session);
    session.state = SessionState::lobby;
    session.lobby_at = stamp.at;
    return everything();
}

Touched evolve(GroupState& group, const MemberArrived& event, Stamp stamp) {
    group.sessions.arrivals[event.seat] = Arrival{stamp.at, false, false, event.check};
    auto& attended = group.attendance.sessions[event.session][event.seat];
    attended.arrived_at = stamp.at;
    attended.presence = Presence::here;
    attended.left_at.reset();
    auto all = touched({ref(Kind::arrivals, event.seat), ref(Kind::attendance, event.session)});
    if (const auto* absence = group.absences.ever(event.session, event.seat)) {
        all.entities.push_back(ref(Kind::absences, absence->id));
    }
    return all += touched_risk_of(group, event.seat);
}

// Whoever comes in while a round goes about joins it at its end.
Touched evolve(GroupState& group, const MemberAdmitted& event, Stamp) {
    group.sessions.arrivals.at(event.seat).admitted = true;
    group.attendance.sessions[event.session][event.seat].admitted = true;
    auto join = [&](Floor& floor) {
        if (!floor.round.empty()) floor.round.push_back({event.seat, TurnState::waiting});
    };
    join(group.floor);
    if (group.sessions.before) join(group.sessions.before->floor);
    return everything();
}

std::optional<ArrivalView> view(const GroupState&, const Arrival& arrival, const Lens& lens) {
    if (!lens.own && !lens.facilitates()) return {};
    return ArrivalView{arrival.arrived_at, arrival.admitted, arrival.check.value};
}

}  // namespace domain::group
