// SPDX-License-Identifier: Apache-2.0
// The safe hold: nobody is left in an unled room, and nobody's time runs while it waits.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

bool facilitator_is_here(const GroupState& group, const Session& session) {
    return std::ranges::any_of(group.membership.seats, [&](const auto& entry) {
        const auto& seat = entry.second;
        if (seat.role != Role::facilitator || seat.removed) return false;
        if (group.asides.open_of(seat.id)) return false;
        const auto* attended = group.attendance.of(session.id, seat.id);
        return attended && attended->is_here();
    });
}

void shift(std::optional<Timestamp>& at, std::int64_t by_ms) {
    if (at) at = later(*at, by_ms);
}

// All clocks of the room go on from where they stood.
void give_back(GroupState& group, Session& session, std::int64_t paused_ms) {
    shift(session.ends_at, paused_ms);
    shift(group.floor.turn_started_at, paused_ms);
    shift(group.floor.turn_ends_at, paused_ms);
    for (auto& [id, item] : group.agenda.items) shift(item.ends_at, paused_ms);
    for (auto& [id, focus] : group.focuses.all) shift(focus.ends_at, paused_ms);
    for (auto& [id, sheet] : group.sheets.all) {
        if (sheet.play) shift(sheet.play->ends_at, paused_ms);
    }
}

SessionResumed resumed(const Session& session, const SeatId& led_by, Timestamp now) {
    const auto paused_ms = ms_between(session.held_at.value_or(now), now);
    return {session.id, led_by, std::max<std::int64_t>(paused_ms, 0)};
}

// Who leads on after a pause that a co-facilitator asked for: whoever led before.
SeatId leads_on(const GroupState& group, const Session& session, const Actor& actor) {
    if (session.led_by) return *session.led_by;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role == Role::facilitator && !seat.removed) return id;
    }
    return actor.seat.id;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const HoldSession&, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;

    return happened(
        SessionHeld{group.current_session()->id, HoldReason::facilitator_asked, actor.seat.id});
}

// The facilitator goes on, or the co-facilitator who leads in their place, or who asked for the
// pause.
Decision resume_session(const GroupState& group, const Actor& actor, Timestamp now) {
    if (auto no = require_facilitator(actor)) return *no;
    if (!group.held()) return Refusal::session_not_held;
    const auto* session = group.current_session();
    const bool leads = actor.seat.role == Role::facilitator || session->led_by == actor.seat.id;
    if (!leads && session->held_by != actor.seat.id) return Refusal::not_for_your_role;

    const auto led_by = leads ? actor.seat.id : leads_on(group, *session, actor);
    return happened(resumed(*session, led_by, now));
}

Decision decide(const GroupState& group, const Actor& actor, const ResumeSession&,
                Context context) {
    return resume_session(group, actor, context.now);
}

Decision decide(const GroupState& group, const Actor& actor, const TakeOver&, Context context) {
    if (actor.seat.role != Role::cofacilitator) return Refusal::not_for_your_role;
    if (!group.held()) return Refusal::session_not_held;
    const auto* session = group.current_session();
    if (facilitator_is_here(group, *session)) return Refusal::facilitator_is_here;

    return happened(resumed(*session, actor.seat.id, context.now));
}

Decision decide(const GroupState& group, const HoldForSafety&, Context) {
    const auto* session = group.current_session();
    if (!session || !session->at_work() || session->held) return happened();

    return happened(SessionHeld{session->id, HoldReason::facilitators_gone});
}

// In a hold the clocks stand still anyway.
Decision decide(const GroupState& group, const NoteDowntime& command, Context context) {
    const auto* session = group.running_session();
    if (!session) return happened();
    const auto began = std::max(command.since, session->started_at.value_or(command.since));
    const auto down_ms = std::max<std::int64_t>(ms_between(began, context.now), 0);

    return happened(DowntimePassed{session->id, session->held ? 0 : down_ms});
}

Touched evolve(GroupState& group, const SessionHeld& event, Stamp stamp) {
    auto& session = group.sessions.all.at(event.session);
    session.held = event.reason;
    session.held_by = event.by;
    session.held_at = stamp.at;
    return everything();
}

Touched evolve(GroupState& group, const SessionResumed& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    session.held.reset();
    session.held_by.reset();
    session.held_at.reset();
    session.led_by = event.led_by;
    give_back(group, session, event.paused_ms);
    return everything();
}

// Nobody was seen leaving: who was here is unknown until they are heard of again.
Touched evolve(GroupState& group, const DowntimePassed& event, Stamp stamp) {
    give_back(group, group.sessions.all.at(event.session), event.paused_ms);
    for (auto& [seat, attended] : group.attendance.sessions[event.session]) {
        attended.presence.reset();
    }
    note_downtime_aside(group, stamp.at);
    return everything();
}

}  // namespace domain::group
