// SPDX-License-Identifier: Apache-2.0
// The problem area: one first, at most one more.
#include "server/domain/group/guards.hpp"
#include "server/domain/group/intake.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

bool same_agreement(const AreaWords& one, AreaWords other) {
    other.reason = one.reason;
    return one == other;
}

// Enough to see how it came about; the log has them all.
constexpr std::size_t areas_max = 20;

Revision area_revision(const Intake* intake) {
    return intake && !intake->areas.empty() ? intake->areas.back().revision : Revision{};
}

bool has_dispute(const AreaWords& words) {
    return words.primary == ProblemArea::dispute || words.secondary == ProblemArea::dispute;
}

Touched touched_area(const SeatId& seat) {
    return touched({ref(Kind::areas, seat), ref(Kind::intakes, seat)});
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const AgreeArea& command, Context) {
    if (auto no = require_at_intake(group, actor, command.seat)) return *no;
    const auto& words = command.words;
    if (words.secondary == words.primary) return Rejection{Refusal::area_twice, "/words/secondary"};
    if (words.stage && !has_dispute(words)) return Rejection{Refusal::no_dispute, "/words/stage"};
    const auto* intake = group.intakes.of(command.seat);
    const auto* before = intake ? intake->area() : nullptr;
    if (before && same_agreement(*before, words)) return happened();
    if (is_unread(area_revision(intake), command.after, actor.seat.id)) {
        return Rejection{Refusal::changed_meanwhile, "/after"};
    }

    const auto& member = group.membership.seat(command.seat)->person;
    return happened(AreaAgreed{command.seat, actor.seat.id, personal(member, words)});
}

Decision decide(const GroupState& group, const Actor& actor, const ShareArea& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* intake = group.intakes.of(actor.seat.id);
    if (!intake || intake->areas.empty()) return Refusal::area_needed;
    if (intake->area_sharing == command.sharing) return happened();

    return happened(AreaShared{actor.seat.id, command.sharing});
}

// What a facilitator changes reaches the group only when its member shares it again.
Touched evolve(GroupState& group, const AreaAgreed& event, Stamp stamp) {
    auto& intake = group.intakes.all[event.seat];
    const auto revision = next_revision(area_revision(&intake), event.by, stamp);
    intake.areas.push_back({revision, event.words});
    if (intake.areas.size() > areas_max) intake.areas.erase(intake.areas.begin());
    if (event.by != event.seat) intake.area_sharing = PartSharing::facilitator;
    return touched_area(event.seat);
}

Touched evolve(GroupState& group, const AreaShared& event, Stamp) {
    group.intakes.all.at(event.seat).area_sharing = event.sharing;
    return touched_area(event.seat);
}

namespace {

void add_whole(const Intake& intake, AreaView& view) {
    if (const auto* words = intake.area()) {
        view.stage = words->stage;
        view.about = words->about;
    }
    for (const auto& kept : intake.areas) {
        view.history.push_back({kept.revision, kept.words.value});
    }
}

}  // namespace

std::optional<AreaView> area_view(const GroupState& group, const SeatId& seat, const Lens& lens) {
    const auto* intake = group.intakes.of(seat);
    if (!intake || intake->areas.empty()) return {};
    const bool whole = reads_all(intake->area_sharing, lens);
    if (!whole && !group_reads(group, seat, intake->area_sharing)) return {};

    AreaView view{intake->area_sharing, {}, {}, {}, {}, {}};
    if (const auto* words = intake->area()) {
        view.primary = words->primary;
        view.secondary = words->secondary;
    }
    if (whole) add_whole(*intake, view);
    return view;
}

}  // namespace domain::group
