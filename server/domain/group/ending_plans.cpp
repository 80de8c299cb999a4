// SPDX-License-Identifier: Apache-2.0
// What a member takes along: the small wins of all the weeks, and the plan for staying well.
#include <algorithm>

#include "server/domain/group/ending.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

const PlanPartKept* find_part(const Plan* plan, PlanPart part) {
    if (!plan) return nullptr;
    const auto found = std::ranges::find(plan->parts, part, &PlanPartKept::part);
    return found == plan->parts.end() ? nullptr : &*found;
}

Plan& plan_of(GroupState& group, const SeatId& seat) {
    auto& plan = group.ending.plans[seat];
    plan.seat = seat;
    return plan;
}

// Numbers of other people stand in these two: they are for nobody's eyes but the owner's and the
// facilitators'.
bool is_for_few(PlanPart part) { return part == PlanPart::crisis || part == PlanPart::come_back; }

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const WritePlanPart& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* before = find_part(find_in(group.ending.plans, actor.seat.id), command.part);
    const bool same = before ? before->words.value == command.words : command.words.value.empty();
    if (same) return happened();

    return happened(
        PlanPartWritten{actor.seat.id, command.part, personal(actor.person, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const SharePlan& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* plan = find_in(group.ending.plans, actor.seat.id);
    if (!plan) return Refusal::part_not_filled_in;
    if (plan->sharing == command.sharing) return happened();

    return happened(PlanShared{actor.seat.id, command.sharing});
}

Touched evolve(GroupState& group, const PlanPartWritten& event, Stamp stamp) {
    auto& plan = plan_of(group, event.seat);
    const auto found = std::ranges::find(plan.parts, event.part, &PlanPartKept::part);
    if (found == plan.parts.end()) {
        plan.parts.push_back({event.part, stamp.at, event.words});
    } else {
        found->at = stamp.at;
        found->words = event.words;
    }
    return touched({ref(Kind::plans, event.seat)});
}

Touched evolve(GroupState& group, const PlanShared& event, Stamp) {
    plan_of(group, event.seat).sharing = event.sharing;
    return touched({ref(Kind::plans, event.seat)});
}

std::optional<PlanView> view(const GroupState& group, const Plan& plan, const Lens& lens) {
    const bool whole = reads_all(plan.sharing, lens);
    if (!whole && !group_reads(group, plan.seat, plan.sharing)) return {};
    PlanView view{plan.sharing, {}, {}};
    for (const auto& [part, at, words] : plan.parts) {
        const bool said = words.value && !words.value->value.empty();
        if (!said || (!whole && is_for_few(part))) continue;
        // When somebody works on what is hidden, nothing here moves.
        view.at = std::max(view.at, at);
        view.parts.push_back({part, *words.value});
    }
    if (!whole && view.parts.empty()) return {};
    return view;
}

std::optional<WinsView> wins_view(const GroupState& group, const SeatId& seat, const Lens& lens) {
    WinsView view;
    for (const auto& [id, checkin] : group.checkins.all) {
        if (checkin.seat != seat || !checkin.win || !checkin.win->words.value) continue;
        const auto sharing = checkin.win->sharing;
        const bool read_back = is_ending(group) && group_reads(group, seat, sharing);
        if (!reads_all(sharing, lens) && !read_back) continue;
        const auto n = group.sessions.find(checkin.session)->n;
        view.wins.push_back({n, *checkin.win->words.value});
    }
    if (view.wins.empty()) return {};
    std::ranges::sort(view.wins, {}, &Win::session_n);
    return view;
}

}  // namespace domain::group
