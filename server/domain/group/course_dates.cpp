// SPDX-License-Identifier: Apache-2.0
// The dates of a course: what is moved, what does not take place, and where it ends.
#include <algorithm>
#include <iterator>

#include "server/domain/group/course.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

constexpr std::int64_t move_ahead_ms_max = 366 * day_ms;

// A session that has not begun: planned, or its members still wait in the lobby.
bool has_not_begun(const Session& session) {
    return session.state == SessionState::planned || session.state == SessionState::lobby;
}

// Whoever waited in the lobby of a session that does not take place now has not arrived.
void empty_lobby(GroupState& group, const Session& session) {
    if (session.state != SessionState::lobby) return;
    group.sessions.arrivals.clear();
    group.floor = {};
    for (auto& [seat, attended] : group.attendance.sessions[session.id]) {
        const auto corrected = attended.corrected;
        attended = {};
        attended.corrected = corrected;
    }
}

// What counts on a session counts on its place: session 5 comes after 4 and before 6.
bool keeps_order(const GroupState& group, const Session& moved, const MoveSession& command) {
    for (const auto& [id, other] : group.sessions.all) {
        if (other.over()) continue;
        if (other.n < moved.n && other.starts_at >= command.starts_at) return false;
        const bool stays = other.n > moved.n && !command.following.value_or(false);
        if (stays && other.starts_at <= command.starts_at) return false;
    }
    return true;
}

// The last that is still to come, but for this one. Null when there is none.
const Session* last_beside(const GroupState& group, const Session& session) {
    const Session* last = nullptr;
    for (const auto& id : group.sessions.order) {
        const auto* other = group.sessions.find(id);
        if (other != &session && !other->over()) last = other;
    }
    return last;
}

bool is_first(const GroupState& group, const Session& session) {
    return std::ranges::none_of(group.sessions.all, [&](const auto& entry) {
        const auto& other = entry.second;
        return other.n < session.n && other.state != SessionState::cancelled;
    });
}

// A group begins, looks back half-way and says goodbye, whichever evening falls out: on the next
// one, or for the last one on the one before. A goodbye gives way to no first evening. Null when
// nothing is passed on.
const Session* heir_of(const GroupState& group, const Session& session) {
    if (&session == last_planned(group)) {
        return is_open_ended(group) ? nullptr : last_beside(group, session);
    }
    const auto* next = next_after(group, session);
    if (session.midpoint) return next;
    const bool ends = next == last_planned(group) && !is_open_ended(group);
    return is_first(group, session) && !ends ? next : nullptr;
}

// Older records do not name the heir; then one whose agenda was drawn already inherited nothing.
const Session* unnamed_heir_of(const GroupState& group, const Session& session, bool was_last) {
    if (!was_last && !session.midpoint) return nullptr;
    if (was_last && is_open_ended(group)) return nullptr;
    const auto* heir = was_last ? last_beside(group, session) : next_after(group, session);
    return heir != group.current_session() ? heir : nullptr;
}

void inherit(Session& heir, const Session& session, bool was_last) {
    heir.agenda = session.agenda;
    heir.purpose = session.purpose;
    heir.midpoint = heir.midpoint || session.midpoint;
    if (was_last || !session.midpoint) heir.phase = session.phase;
}

bool says_goodbye(const GroupState& group, const SessionId& session) {
    return std::ranges::any_of(group.agenda.items, [&](const auto& entry) {
        const auto& item = entry.second;
        return item.session == session && item.kind == ItemKind::goodbye_round &&
               item.state != ItemState::withdrawn;
    });
}

std::vector<AgendaItemId> planned_items(const GroupState& group, const SessionId& session) {
    std::vector<AgendaItemId> planned;
    const auto order = group.agenda.orders.find(session);
    if (order == group.agenda.orders.end()) return planned;
    std::ranges::copy_if(order->second, std::back_inserter(planned), [&](const auto& id) {
        return group.agenda.find(id)->state == ItemState::planned;
    });
    return planned;
}

// The goodbyes of an evening that falls out, before the last words of the one that stands.
Events add_goodbyes(const GroupState& group, const Session& session, const Session& heir,
                    Draw& draw) {
    if (says_goodbye(group, heir.id)) return {};

    Events events;
    const auto kind_of = [&](const AgendaItemId& id) { return group.agenda.find(id)->kind; };
    const auto planned = planned_items(group, heir.id);
    auto place = std::ranges::find(planned, ItemKind::closing_round, kind_of) - planned.begin();
    for (const auto& agenda : group.course.programme.agendas.items) {
        if (agenda.name != session.agenda) continue;
        for (const auto& entry : agenda.entries.items) {
            if (entry.kind != ItemKind::goodbye_round) continue;
            const auto id = draw.id<AgendaItemId>();
            events.emplace_back(ItemAdded{id, entry});
            events.emplace_back(ItemPlaced{id, place++});
        }
    }
    return events;
}

// The agenda of the session that comes now.
Events agenda_without(const GroupState& group, const Session& session, const Session* heir,
                      Draw& draw) {
    if (session.id != group.current_session()->id) {
        const bool drawn = heir == group.current_session();
        return drawn ? add_goodbyes(group, session, *heir, draw) : Events{};
    }
    const auto* next = next_after(group, session);
    if (!next) return {};
    auto coming = *next;
    if (next == heir) inherit(coming, session, false);
    return {draw_agenda(group, coming, draw)};
}

// All by as much as the one that is moved, as the group's clock shows it: from Thursdays at seven
// to Fridays at six, whether it is summer or winter.
Events moved_along(const GroupState& group, const Session& moved, Timestamp starts_at,
                   const Zones& zones) {
    Events events;
    const auto& zone = group.course.time_zone;
    const auto by = zones.local(starts_at, zone) - zones.local(moved.starts_at, zone);
    for (const auto& id : group.sessions.order) {
        const auto* later_one = group.sessions.find(id);
        if (later_one->n <= moved.n || !has_not_begun(*later_one)) continue;
        const auto shown = zones.local(later_one->starts_at, zone) + by;
        events.emplace_back(SessionMoved{id, zones.instant(shown, zone)});
    }
    return events;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const MoveSession& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.sessions.find(command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (!has_not_begun(*session)) return Refusal::session_not_planned;
    if (command.starts_at < context.now) return Rejection{Refusal::starts_in_past, "/starts_at"};
    if (ms_between(context.now, command.starts_at) > move_ahead_ms_max) {
        return Rejection{Refusal::too_far_ahead, "/starts_at"};
    }
    if (command.starts_at == session->starts_at) return happened();
    if (!keeps_order(group, *session, command)) {
        return Rejection{Refusal::not_in_order, "/starts_at"};
    }

    Events events{SessionMoved{command.session, command.starts_at}};
    if (command.following.value_or(false)) {
        append(events, moved_along(group, *session, command.starts_at, context.zones));
    }
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const CancelSession& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* session = group.sessions.find(command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (!has_not_begun(*session)) return Refusal::session_not_planned;

    const auto* heir = heir_of(group, *session);
    Events events{SessionCancelled{command.session, command.reason,
                                   heir ? std::optional{heir->id} : std::nullopt}};
    append(events, one_more_session(group, context));
    append(events, agenda_without(group, *session, heir, context.draw));
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const PlanNoMore&, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (!is_open_ended(group)) return Refusal::course_has_an_end;

    return happened(NoMorePlanned{});
}

Touched evolve(GroupState& group, const SessionMoved& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    session.state = SessionState::planned;
    if (!session.moved_from) session.moved_from = session.starts_at;
    session.starts_at = event.starts_at;
    session.missed = false;
    std::erase(group.forms.over_for, event.session);
    return everything();
}

Touched evolve(GroupState& group, const SessionMissed& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    session.state = SessionState::planned;
    session.missed = true;
    return everything();
}

Touched evolve(GroupState& group, const SessionCancelled& event, Stamp) {
    auto& session = group.sessions.all.at(event.session);
    empty_lobby(group, session);
    const bool was_last = &session == last_planned(group);
    session.state = SessionState::cancelled;
    session.cancelled_reason = event.reason;
    const auto* heir =
        event.heir ? group.sessions.find(*event.heir) : unnamed_heir_of(group, session, was_last);
    if (heir) inherit(group.sessions.all.at(heir->id), session, was_last);
    return everything();
}

}  // namespace domain::group
