// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/leaving.hpp"

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

const Leaving* Leavings::find(const SeatId& seat) const { return find_in(all, seat); }

bool Leavings::away_at(const SeatId& seat, Timestamp when) const {
    const auto* leaving = find(seat);
    return leaving && leaving->came_back_at && leaving->at <= when && when < *leaving->came_back_at;
}

Decision decide(const GroupState& group, const Actor& actor, const RecordLeaving& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_member_seat(group, command.seat)) return *no;
    const auto& seat = *group.membership.seat(command.seat);

    Events events;
    if (group.floor.speaker == seat.id) events = stop_speaking(group, seat.id, context.now);
    events.emplace_back(
        MemberLeft{seat.id, actor.seat.id,
                   personal(seat.person, LeavingWords{command.reason, command.words})});
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const WriteGoodbye& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* leaving = group.leavings.find(actor.seat.id);
    if (!leaving || leaving->came_back_at) return Refusal::not_left;
    if (leaving->goodbye && leaving->goodbye->value == command.words) return happened();
    if (leaving->released_at) return Refusal::already_released;

    return happened(GoodbyeWritten{actor.seat.id, personal(actor.person, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const ReleaseGoodbye& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* leaving = group.leavings.find(command.seat);
    if (!leaving || leaving->came_back_at) return Rejection{Refusal::not_found, "/seat"};
    if (!leaving->goodbye) return Refusal::no_goodbye;
    if (leaving->released_at) return happened();

    return happened(GoodbyeReleased{command.seat});
}

void came_back(GroupState& group, const SeatId& seat, Timestamp at) {
    const auto found = group.leavings.all.find(seat);
    if (found != group.leavings.all.end()) found->second.came_back_at = at;
}

Touched evolve(GroupState& group, const MemberLeft& event, Stamp stamp) {
    group.membership.seats.at(event.seat).left = true;
    group.leavings.all[event.seat] = Leaving{event.seat, event.by, stamp.at, event.why, {}, {}, {}};
    leave_room(group, event.seat);
    return everything();
}

Touched evolve(GroupState& group, const GoodbyeWritten& event, Stamp) {
    group.leavings.all.at(event.seat).goodbye = event.words;
    return touched({ref(Kind::leavings, event.seat)});
}

Touched evolve(GroupState& group, const GoodbyeReleased& event, Stamp stamp) {
    group.leavings.all.at(event.seat).released_at = stamp.at;
    return touched({ref(Kind::leavings, event.seat)});
}

std::optional<LeavingView> view(const GroupState&, const Leaving& leaving, const Lens& lens) {
    if (leaving.came_back_at) return {};
    LeavingView view;
    if (leaving.goodbye) view.goodbye = leaving.goodbye->value;
    view.released_at = leaving.released_at;
    if (lens.facilitates()) {
        view.at = leaving.at;
        if (const auto& why = leaving.why.value) {
            view.reason = why->reason;
            view.words = why->words;
        }
        return view;
    }
    if (lens.own) {
        view.at = leaving.at;
        return view;
    }
    if (!lens.is_member() || !leaving.released_at) return {};
    return view;
}

}  // namespace domain::group
