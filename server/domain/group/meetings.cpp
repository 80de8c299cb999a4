// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/meetings.hpp"

#include <chrono>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

// The last follow-up is a year after a course that itself may take one.
constexpr std::int64_t plan_ahead_ms_max = 3 * 366 * day_ms;
// A follow-up is due at its month and in the two weeks after. Our own bound.
constexpr std::int64_t follow_up_ms = 14 * day_ms;

const std::vector<ProgrammeMeeting>& meetings_of(const GroupState& group) {
    static const std::vector<ProgrammeMeeting> none;
    const auto& meetings = group.course.programme.meetings;
    return meetings ? meetings->items : none;
}

const Meeting* find_meeting(const GroupState& group, const SeatId& seat, std::size_t at) {
    const auto* all = find_in(group.meetings.of_seat, seat);
    return all && at < all->size() ? &all->at(at) : nullptr;
}

Meeting& meeting_of(GroupState& group, const SeatId& seat, std::int64_t at) {
    auto& all = group.meetings.of_seat[seat];
    all.resize(meetings_of(group).size());
    return all.at(static_cast<std::size_t>(at));
}

Objection require_meeting(const GroupState& group, const Actor& actor, const SeatId& seat,
                          std::int64_t meeting) {
    if (auto no = require_facilitator(actor)) return no;
    if (!is_a_members(group, seat) || group.membership.seat(seat)->erased()) {
        return Rejection{Refusal::not_found, "/seat"};
    }
    if (meeting >= static_cast<std::int64_t>(meetings_of(group).size())) {
        return Rejection{Refusal::no_such_meeting, "/meeting"};
    }
    return {};
}

// The same day of a later month; where that month has none, its last day.
Timestamp months_later(Timestamp at, std::int64_t months) {
    using namespace std::chrono;
    const sys_time<milliseconds> then{milliseconds{ms(at)}};
    const auto day = floor<days>(then);
    auto date = year_month_day{day} + std::chrono::months{months};
    if (!date.ok()) date = date.year() / date.month() / last;
    const auto moved = sys_days{date} + (then - day);
    return Timestamp{duration_cast<milliseconds>(moved.time_since_epoch()).count()};
}

// Only the day counts, and is shown: the hour is the session's in UTC, also when the group's own
// clock was changed meanwhile.
struct Due {
    std::optional<Timestamp> from;
    std::optional<Timestamp> by;
};

// The first session from the n-th on that takes place; null when none does.
const Session* held_from(const GroupState& group, std::int64_t n) {
    for (const auto& id : group.sessions.order) {
        const auto* session = group.sessions.find(id);
        if (session->n >= n && session->state != SessionState::cancelled) return session;
    }
    return nullptr;
}

Due due_after_session(const GroupState& group, std::int64_t n) {
    const auto* session = held_from(group, n);
    if (!session) session = last_planned(group);
    if (!session) return {};
    const auto* next = held_from(group, session->n + 1);
    return {session->starts_at, next ? std::optional{next->starts_at} : std::nullopt};
}

Due due_before_first(const GroupState& group) {
    const auto* first = held_from(group, 1);
    return {{}, first ? std::optional{first->starts_at} : std::nullopt};
}

Due due_of(const GroupState& group, const ProgrammeMeeting& meeting) {
    const auto n = meeting.number.value;
    switch (meeting.when) {
        case MeetingWhen::before_first:
            return due_before_first(group);
        case MeetingWhen::after_session:
            return due_after_session(group, n);
        case MeetingWhen::days_after_last:
        case MeetingWhen::months_after_last:
            break;
    }
    const auto* last = last_planned(group);
    if (!last || is_open_ended(group)) return {};
    if (meeting.when == MeetingWhen::days_after_last) {
        return {last->starts_at, later(last->starts_at, n * day_ms)};
    }
    const auto from = months_later(last->starts_at, n);
    return {from, later(from, follow_up_ms)};
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const PlanMeeting& command,
                Context context) {
    const auto at = command.meeting.value;
    if (auto no = require_meeting(group, actor, command.seat, at)) return *no;
    if (command.starts_at < context.now) return Rejection{Refusal::starts_in_past, "/starts_at"};
    if (ms_between(context.now, command.starts_at) > plan_ahead_ms_max) {
        return Rejection{Refusal::too_far_ahead, "/starts_at"};
    }
    const auto* before = find_meeting(group, command.seat, static_cast<std::size_t>(at));
    if (before && before->starts_at == command.starts_at) return happened();

    return happened(MeetingPlanned{command.seat, at, command.starts_at});
}

Decision decide(const GroupState& group, const Actor& actor, const NoteMeeting& command, Context) {
    const auto at = command.meeting.value;
    if (auto no = require_meeting(group, actor, command.seat, at)) return *no;
    std::optional<Personal<Sentence>> note;
    if (command.note) {
        note = personal(group.membership.seat(command.seat)->person, *command.note);
    }
    const auto* before = find_meeting(group, command.seat, static_cast<std::size_t>(at));
    const bool same_note = !note || (before && before->note == note);
    if (before && before->outcome == command.outcome && same_note) return happened();

    return happened(MeetingNoted{command.seat, at, command.outcome, std::move(note)});
}

Touched evolve(GroupState& group, const MeetingPlanned& event, Stamp) {
    auto& meeting = meeting_of(group, event.seat, event.meeting);
    meeting.starts_at = event.starts_at;
    meeting.outcome.reset();
    return touched({ref(Kind::meetings, event.seat)});
}

Touched evolve(GroupState& group, const MeetingNoted& event, Stamp) {
    auto& meeting = meeting_of(group, event.seat, event.meeting);
    meeting.outcome = event.outcome;
    if (event.note) meeting.note = event.note;
    return touched({ref(Kind::meetings, event.seat)});
}

bool has_meetings(const GroupState& group, const SeatId& seat) {
    return !meetings_of(group).empty() && is_a_members(group, seat);
}

std::optional<MeetingsView> meetings_view(const GroupState& group, const SeatId& seat,
                                          const Lens& lens) {
    if (!has_meetings(group, seat) || (!lens.own && !lens.facilitates())) return {};
    MeetingsView view;
    for (std::size_t i = 0; i < meetings_of(group).size(); ++i) {
        const auto& programmed = meetings_of(group)[i];
        const auto due = due_of(group, programmed);
        MeetingView one{programmed.title,
                        programmed.purpose,
                        programmed.when,
                        programmed.minutes,
                        due.from,
                        due.by,
                        {},
                        {},
                        {}};
        if (const auto* meeting = find_meeting(group, seat, i)) {
            one.starts_at = meeting->starts_at;
            one.outcome = meeting->outcome;
            if (lens.facilitates() && meeting->note) one.note = meeting->note->value;
        }
        view.meetings.push_back(std::move(one));
    }
    return view;
}

}  // namespace domain::group
