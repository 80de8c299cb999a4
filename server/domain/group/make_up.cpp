// SPDX-License-Identifier: Apache-2.0
// A talk in place of a session that somebody missed.
#include <algorithm>

#include "server/domain/group/absence.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

const MakeUp* Absences::make_up(const MakeUpId& id) const { return find_in(make_ups, id); }

bool in_document(const GroupState& group, const MakeUp& make_up) {
    return make_up.state == MakeUpState::open || group.in_document(make_up.session);
}

namespace {

constexpr std::int64_t make_up_ahead_ms_max = 60 * day_ms;

bool will_be_missed(const GroupState& group, const Session& session, const SeatId& seat) {
    if (group.absences.told(session.id, seat)) return true;
    const auto status = status_of(group, session.id, seat);
    return session.state == SessionState::ended &&
           (status == AttendanceStatus::absent || status == AttendanceStatus::excused);
}

// A facilitator cannot talk with two at once; what was declined or withdrawn is free again.
bool is_offered_to_another(const GroupState& group, const SeatId& seat, Timestamp time) {
    return std::ranges::any_of(group.absences.make_ups, [&](const auto& entry) {
        const auto& other = entry.second;
        if (other.seat == seat) return false;
        if (other.state == MakeUpState::taken) return other.taken == time;
        return other.state == MakeUpState::open && std::ranges::count(other.times, time) > 0;
    });
}

Objection require_times(const GroupState& group, const OfferMakeUp& command, Timestamp now) {
    const auto& times = command.times.items;
    if (times.empty()) return Rejection{Refusal::times_needed, "/times"};
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto at = "/times/" + std::to_string(i);
        if (times[i] < now) return Rejection{Refusal::starts_in_past, at};
        if (ms_between(now, times[i]) > make_up_ahead_ms_max) {
            return Rejection{Refusal::too_far_ahead, at};
        }
        if (std::ranges::count(times.begin(), times.begin() + std::ptrdiff_t(i), times[i]) > 0) {
            return Rejection{Refusal::malformed, at};
        }
        if (is_offered_to_another(group, command.seat, times[i])) {
            return Rejection{Refusal::time_offered, at};
        }
    }
    return {};
}

// One's own; others' are as if there were none.
const MakeUp* own_make_up(const GroupState& group, const Actor& actor, const MakeUpId& id) {
    const auto* make_up = group.absences.make_up(id);
    const bool shown = make_up && make_up->seat == actor.seat.id && in_document(group, *make_up) &&
                       make_up->state != MakeUpState::withdrawn;
    return shown ? make_up : nullptr;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const OfferMakeUp& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_member_seat(group, command.seat)) return *no;
    const auto* session = group.sessions.find(command.session);
    if (!session) return Rejection{Refusal::not_found, "/session"};
    if (!will_be_missed(group, *session, command.seat)) return Refusal::not_missed;
    if (auto no = require_times(group, command, context.now)) return *no;

    Events events;
    for (const auto& [id, before] : group.absences.make_ups) {
        const bool replaced = before.seat == command.seat && before.session == command.session &&
                              before.state == MakeUpState::open;
        if (replaced) events.emplace_back(MakeUpWithdrawn{id});
    }
    events.emplace_back(MakeUpOffered{context.draw.id<MakeUpId>(), command.seat, command.session,
                                      command.times.items});
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const TakeMakeUp& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    const auto* make_up = own_make_up(group, actor, command.make_up);
    if (!make_up) return Rejection{Refusal::not_found, "/make_up"};
    if (make_up->state == MakeUpState::taken && make_up->taken == command.time) return happened();
    if (make_up->state != MakeUpState::open) return Refusal::make_up_not_open;
    if (std::ranges::count(make_up->times, command.time) == 0) {
        return Rejection{Refusal::not_found, "/time"};
    }
    if (command.time < context.now) return Rejection{Refusal::starts_in_past, "/time"};

    return happened(MakeUpTaken{make_up->id, command.time});
}

Decision decide(const GroupState& group, const Actor& actor, const DeclineMakeUp& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* make_up = own_make_up(group, actor, command.make_up);
    if (!make_up) return Rejection{Refusal::not_found, "/make_up"};
    if (make_up->state == MakeUpState::declined) return happened();

    return happened(MakeUpDeclined{make_up->id});
}

Decision decide(const GroupState& group, const Actor& actor, const WithdrawMakeUp& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* make_up = group.absences.make_up(command.make_up);
    const bool shown =
        make_up && in_document(group, *make_up) && make_up->state != MakeUpState::withdrawn;
    if (!shown) return Rejection{Refusal::not_found, "/make_up"};

    return happened(MakeUpWithdrawn{make_up->id});
}

Touched evolve(GroupState& group, const MakeUpOffered& event, Stamp) {
    group.absences.make_ups[event.make_up] =
        MakeUp{event.make_up, event.seat, event.session, MakeUpState::open, event.times, {}};
    return touched({ref(Kind::make_ups, event.make_up)});
}

Touched evolve(GroupState& group, const MakeUpTaken& event, Stamp) {
    auto& make_up = group.absences.make_ups.at(event.make_up);
    make_up.state = MakeUpState::taken;
    make_up.taken = event.time;
    return touched({ref(Kind::make_ups, event.make_up)});
}

Touched evolve(GroupState& group, const MakeUpDeclined& event, Stamp) {
    auto& make_up = group.absences.make_ups.at(event.make_up);
    make_up.state = MakeUpState::declined;
    make_up.taken.reset();
    return touched({ref(Kind::make_ups, event.make_up)});
}

Touched evolve(GroupState& group, const MakeUpWithdrawn& event, Stamp) {
    auto& make_up = group.absences.make_ups.at(event.make_up);
    make_up.state = MakeUpState::withdrawn;
    make_up.taken.reset();
    return touched({ref(Kind::make_ups, event.make_up)});
}

// What was withdrawn is gone for both.
std::optional<MakeUpView> view(const GroupState&, const MakeUp& make_up, const Lens& lens) {
    if (make_up.state == MakeUpState::withdrawn) return {};
    if (!lens.own && !lens.facilitates()) return {};
    return MakeUpView{make_up.seat, make_up.session, make_up.state, make_up.times, make_up.taken};
}

}  // namespace domain::group
