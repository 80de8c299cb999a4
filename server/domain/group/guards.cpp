// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/guards.hpp"

#include "server/domain/spans.hpp"

namespace domain::group {

Objection require_facilitator(const Actor& actor) {
    if (!facilitates(actor.seat.role)) return Refusal::not_for_your_role;
    return {};
}

Objection require_member(const Actor& actor) {
    if (actor.seat.role != Role::member) return Refusal::not_for_your_role;
    return {};
}

Objection require_no_observer(const Actor& actor) {
    if (actor.seat.role == Role::observer || actor.seat.role == Role::on_call)
        return Refusal::not_for_your_role;
    return {};
}

Objection require_member_seat(const GroupState& group, const SeatId& id) {
    const auto* seat = group.membership.seat(id);
    if (!seat || seat->role != Role::member || seat->removed || seat->erased()) {
        return Rejection{Refusal::not_found, "/seat"};
    }
    if (seat->left) return Rejection{Refusal::member_has_left, "/seat"};
    return {};
}

Objection require_session(const GroupState& group) {
    if (!group.current_session()) return Refusal::no_session;
    return {};
}

Objection require_ended(const GroupState& group, const SessionId& id) {
    const auto* session = group.sessions.find(id);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (session->state != SessionState::ended) return Refusal::session_not_over;
    return {};
}

Objection require_open(const GroupState& group) {
    const auto* session = group.current_session();
    if (!session || !session->at_work()) return Refusal::session_not_open;
    return {};
}

Objection require_running(const GroupState& group) {
    if (!group.running_session()) return Refusal::session_not_in_lobby;
    return {};
}

Objection require_admitted(const GroupState& group, const Actor& actor) {
    if (auto no = require_member(actor)) return no;
    if (auto no = require_open(group)) return no;
    if (!group.sessions.admitted(actor.seat.id)) return Refusal::not_admitted;
    return {};
}

std::int64_t session_length_ms(const GroupState& group) {
    return group.course.programme.session_minutes.value * minute_ms;
}

bool closing_round_runs(const GroupState& group) {
    const auto* item = group.agenda.current();
    return item && item->kind == ItemKind::closing_round;
}

bool is_back_soon(const GroupState& group, const SeatId& member) {
    const auto* arrival = group.sessions.arrival(member);
    return arrival && (arrival->stepped_out || group.asides.open_of(member));
}

bool is_there(const GroupState& group, const SeatId& member) {
    const auto* session = group.running_session();
    const auto* arrival = group.sessions.arrival(member);
    if (!session || !arrival || !arrival->admitted || is_back_soon(group, member)) {
        return false;
    }
    const auto* attended = group.attendance.of(session->id, member);
    return !attended || attended->presence != Presence::left;
}

bool is_a_members(const GroupState& group, const SeatId& id) {
    const auto* seat = group.membership.seat(id);
    return seat && seat->role == Role::member;
}

}  // namespace domain::group
