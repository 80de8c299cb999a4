// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/timeline.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

// A life in forty lines; a bound for what a joining phone must load.
constexpr std::int64_t moments_max = 40;

const Moment* shared_moment(const GroupState& group, const Actor& actor, const MomentId& id) {
    const auto* moment = group.timeline.find(id);
    return moment && !require_at_intake(group, actor, moment->seat) ? moment : nullptr;
}

Touched touched_moment(const MomentId& id) { return touched({ref(Kind::moments, id)}); }

}  // namespace

const Moment* Timeline::find(const MomentId& id) const { return find_in(all, id); }

bool Timeline::is_of(const SeatId& seat, const MomentId& id) const {
    if (const auto* moment = find(id)) return moment->seat == seat;
    const auto* owner = find_in(removed, id);
    return owner && *owner == seat;
}

std::int64_t Timeline::count_of(const SeatId& seat) const {
    return std::ranges::count_if(all, [&](const auto& one) { return one.second.seat == seat; });
}

Decision decide(const GroupState& group, const Actor& actor, const AddMoment& command,
                Context context) {
    if (auto no = require_at_intake(group, actor, command.seat)) return *no;
    if (group.timeline.count_of(command.seat) >= moments_max) return Refusal::moments_full;

    const auto& member = group.membership.seat(command.seat)->person;
    return happened(MomentAdded{context.draw.id<MomentId>(), command.seat, actor.seat.id,
                                personal(member, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const ChangeMoment& command, Context) {
    if (auto no = require_no_observer(actor)) return *no;
    const auto* moment = shared_moment(group, actor, command.moment);
    if (!moment) return Rejection{Refusal::not_found, "/moment"};
    if (moment->words.value == command.words) return happened();
    if (is_unread(moment->revision, command.after, actor.seat.id)) {
        return Rejection{Refusal::changed_meanwhile, "/after"};
    }

    return happened(
        MomentChanged{moment->id, actor.seat.id, personal(moment->words.of, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const RemoveMoment& command, Context) {
    if (auto no = require_no_observer(actor)) return *no;
    const auto* moment = shared_moment(group, actor, command.moment);
    if (!moment) return Rejection{Refusal::not_found, "/moment"};

    return happened(MomentRemoved{moment->id});
}

Touched evolve(GroupState& group, const MomentAdded& event, Stamp stamp) {
    group.timeline.all[event.moment] =
        Moment{event.moment, event.seat, next_revision({}, event.by, stamp), event.words};
    return touched_moment(event.moment);
}

Touched evolve(GroupState& group, const MomentChanged& event, Stamp stamp) {
    auto& moment = group.timeline.all.at(event.moment);
    moment.revision = next_revision(moment.revision, event.by, stamp);
    moment.words = event.words;
    return touched_moment(event.moment);
}

Touched evolve(GroupState& group, const MomentRemoved& event, Stamp) {
    const auto moment = group.timeline.all.extract(event.moment);
    group.timeline.removed.emplace(moment.key(), moment.mapped().seat);
    return touched_moment(event.moment);
}

std::optional<MomentView> view(const GroupState&, const Moment& moment, const Lens& lens) {
    if (!lens.own && !lens.facilitates()) return {};
    return MomentView{moment.seat, moment.revision, moment.words.value};
}

}  // namespace domain::group
