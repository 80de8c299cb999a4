// SPDX-License-Identifier: Apache-2.0
// What members leave each other: written alone, given out together, read by one person each.
#include <algorithm>

#include "server/domain/group/ending.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

const Strength* Ending::find(const StrengthId& id) const {
    const auto* strength = find_in(strengths, id);
    return strength && !strength->taken_back ? strength : nullptr;
}

const Strength* Ending::between(const SeatId& from, const SeatId& to) const {
    const auto found = std::ranges::find_if(strengths, [&](const auto& entry) {
        return entry.second.from == from && entry.second.to == to;
    });
    return found == strengths.end() ? nullptr : &found->second;
}

namespace {

Objection require_before_release(const GroupState& group) {
    if (!is_ending(group)) return Refusal::ending_not_open;
    if (group.ending.released_at) return Refusal::strengths_released;
    return {};
}

bool is_a_member_here(const GroupState& group, const SeatId& id) {
    const auto* seat = group.membership.seat(id);
    return seat && seat->role == Role::member && !seat->gone();
}

// Also how many are written changes, for the facilitators.
Touched touched_strength(const StrengthId& id) {
    return touched({ref(Kind::given, id), ref(Kind::received, id), only(Kind::ending)});
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const WriteStrength& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    if (!is_ending(group)) return Refusal::ending_not_open;
    if (!is_a_member_here(group, command.seat)) return Rejection{Refusal::not_found, "/seat"};
    if (command.seat == actor.seat.id) return Rejection{Refusal::not_yourself, "/seat"};
    const auto* before = group.ending.between(actor.seat.id, command.seat);
    // Words that come late are read at once; those that were given out stay as they are.
    const bool given = before && !before->taken_back && group.ending.released_at;
    if (given && before->words.value != command.words) return Refusal::strengths_released;
    if (before && !before->taken_back && before->words.value == command.words) return happened();

    return happened(StrengthWritten{before ? before->id : context.draw.id<StrengthId>(),
                                    actor.seat.id, command.seat,
                                    personal(actor.person, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const TakeBackStrength& command,
                Context) {
    const auto* strength = group.ending.find(command.strength);
    if (!strength || strength->from != actor.seat.id) {
        return Rejection{Refusal::not_found, "/strength"};
    }
    if (auto no = require_before_release(group)) return *no;

    return happened(StrengthTakenBack{command.strength});
}

Decision decide(const GroupState& group, const Actor& actor, const ReleaseStrengths&, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_before_release(group)) return *no;

    return happened(StrengthsReleased{});
}

Touched evolve(GroupState& group, const StrengthWritten& event, Stamp stamp) {
    group.ending.strengths[event.strength] =
        Strength{event.strength, event.from, event.to, stamp.at, event.words, false};
    return touched_strength(event.strength);
}

Touched evolve(GroupState& group, const StrengthTakenBack& event, Stamp) {
    group.ending.strengths.at(event.strength).taken_back = true;
    return touched_strength(event.strength);
}

Touched evolve(GroupState& group, const StrengthsReleased&, Stamp stamp) {
    group.ending.released_at = stamp.at;
    return everything();
}

std::optional<EndingView> ending_view(const GroupState& group, const Lens& lens) {
    if (!is_ending(group)) return {};
    EndingView view{group.ending.released_at, {}};
    if (!lens.facilitates()) return view;
    view.strengths.emplace();
    for (const auto& [id, seat] : group.membership.seats) {
        if (!is_a_member_here(group, id)) continue;
        const auto written = std::ranges::count_if(group.ending.strengths, [&](const auto& entry) {
            return entry.second.to == id && !entry.second.taken_back;
        });
        view.strengths->push_back({id, written});
    }
    return view;
}

std::optional<GivenView> given_view(const GroupState&, const Strength& strength, const Lens& lens) {
    if (!lens.own) return {};
    return GivenView{strength.to, strength.at, strength.words.value};
}

// Who has left since has given it all the same. Who was erased has taken their words along.
std::optional<ReceivedView> received_view(const GroupState& group, const Strength& strength,
                                          const Lens& lens) {
    if (!lens.own || !group.ending.released_at || !strength.words.value) return {};
    return ReceivedView{strength.from, strength.words.value};
}

}  // namespace domain::group
