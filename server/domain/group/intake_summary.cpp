// SPDX-License-Identifier: Apache-2.0
// Agreeing and signing: what is signed is what the signer had before their eyes.
#include "server/domain/group/intake_summary.hpp"

#include <algorithm>

#include "protocol/group/codec.hpp"
#include "server/domain/digest.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

const std::vector<Agreement>& agreements_of(const GroupState& group) {
    static const std::vector<Agreement> none;
    const auto& agreements = group.course.programme.agreements;
    return agreements ? agreements->items : none;
}

const Agreement* agreement_of(const GroupState& group, const std::string& id) {
    const auto& all = agreements_of(group);
    const auto found =
        std::ranges::find_if(all, [&](const Agreement& one) { return one.id.value == id; });
    return found == all.end() ? nullptr : &*found;
}

void add_goals(const GroupState& group, const SeatId& seat, IntakeSummary& summary) {
    for (const auto& [id, goal] : group.goals.all) {
        const auto& words = goal.history.back().words.value;
        const bool counts = goal.seat == seat && goal.state == GoalState::active &&
                            goal.sharing != Sharing::only_me && words;
        if (counts) summary.goals.push_back(words->text);
    }
}

// Said yes to all, each in the version that the group has.
bool all_agreed(const GroupState& group, const IntakeSummary& summary) {
    return std::ranges::all_of(agreements_of(group), [&](const Agreement& one) {
        const auto given = std::ranges::find(summary.agreements, one.id, &Agree::agreement);
        return given != summary.agreements.end() && given->version == one.version;
    });
}

Refusal refusal_of(IntakeNeed need) {
    switch (need) {
        case IntakeNeed::goal:
            return Refusal::goal_needed;
        case IntakeNeed::area:
            return Refusal::area_needed;
        case IntakeNeed::agreement:
            return Refusal::agreement_needed;
        case IntakeNeed::crisis_plan:
            return Refusal::plan_needed;
        case IntakeNeed::emergency_contact:
            return Refusal::contact_needed;
    }
    return Refusal::malformed;
}

const std::optional<Signature>& own_signature(const Intake& intake, const Actor& actor) {
    return actor.seat.role == Role::member ? intake.signed_by_member : intake.signed_by_facilitator;
}

}  // namespace

Touched touched_intake(const SeatId& seat) { return touched({ref(Kind::intakes, seat)}); }

IntakeSummary summary_of(const GroupState& group, const SeatId& seat) {
    IntakeSummary summary;
    add_goals(group, seat, summary);
    const auto* intake = group.intakes.of(seat);
    if (!intake) return summary;
    if (const auto* area = intake->area()) {
        summary.area = *area;
        summary.area->reason.reset();
    }
    if (const auto* text = intake->text(IntakePart::formulation)) summary.formulation = *text;
    for (const auto& kept : intake->agreed) {
        summary.agreements.push_back({kept.agreement, kept.version});
    }
    return summary;
}

std::vector<IntakeNeed> needs_of(const GroupState& group, const SeatId& seat,
                                 const IntakeSummary& summary) {
    std::vector<IntakeNeed> needs;
    if (summary.goals.empty()) needs.push_back(IntakeNeed::goal);
    if (!summary.area) needs.push_back(IntakeNeed::area);
    if (!all_agreed(group, summary)) needs.push_back(IntakeNeed::agreement);
    if (!group.safety.plan_of(seat)) needs.push_back(IntakeNeed::crisis_plan);
    if (!group.safety.contact_of(seat)) needs.push_back(IntakeNeed::emergency_contact);
    return needs;
}

// A digest in letters. It guards against signing what changed under the signer's eyes, and against
// nothing else.
SummaryMark mark_of(const IntakeSummary& summary) {
    std::string letters;
    for (auto left = digest_of(encode(summary)); left != 0; left /= 26) {
        letters += static_cast<char>('a' + left % 26);
    }
    return {letters};
}

Decision decide(const GroupState& group, const Actor& actor, const Agree& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* agreement = agreement_of(group, command.agreement.value);
    if (!agreement) return Rejection{Refusal::not_found, "/agreement"};
    if (agreement->version != command.version) {
        return Rejection{Refusal::changed_meanwhile, "/version"};
    }
    const auto* intake = group.intakes.of(actor.seat.id);
    const auto* before = intake ? intake->agreement(command.agreement) : nullptr;
    if (before && before->version == command.version) return happened();

    return happened(Agreed{actor.seat.id, command.agreement, command.version});
}

Decision decide(const GroupState& group, const Actor& actor, const TakeBackAgreement& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    if (!agreement_of(group, command.agreement.value)) {
        return Rejection{Refusal::not_found, "/agreement"};
    }
    const auto* intake = group.intakes.of(actor.seat.id);
    if (!intake || !intake->agreement(command.agreement)) return happened();

    return happened(AgreementTakenBack{actor.seat.id, command.agreement});
}

Decision decide(const GroupState& group, const Actor& actor, const SignIntake& command, Context) {
    if (auto no = require_at_intake(group, actor, command.seat)) return *no;
    const auto summary = summary_of(group, command.seat);
    const auto needs = needs_of(group, command.seat, summary);
    if (!needs.empty()) return refusal_of(needs.front());
    if (mark_of(summary) != command.mark) return Rejection{Refusal::changed_meanwhile, "/mark"};
    const auto& before = own_signature(*group.intakes.of(command.seat), actor);
    if (before && before->summary.value == summary) return happened();

    const auto& member = group.membership.seat(command.seat)->person;
    return happened(IntakeSigned{command.seat, actor.seat.id, personal(member, summary)});
}

Touched evolve(GroupState& group, const Agreed& event, Stamp stamp) {
    auto& agreed = group.intakes.all[event.seat].agreed;
    std::erase_if(agreed, [&](const auto& kept) { return kept.agreement == event.agreement; });
    agreed.push_back({event.agreement, event.version, stamp.at});
    return touched_intake(event.seat);
}

Touched evolve(GroupState& group, const AgreementTakenBack& event, Stamp) {
    auto& agreed = group.intakes.all.at(event.seat).agreed;
    std::erase_if(agreed, [&](const auto& kept) { return kept.agreement == event.agreement; });
    return touched_intake(event.seat);
}

Touched evolve(GroupState& group, const IntakeSigned& event, Stamp stamp) {
    auto& intake = group.intakes.all[event.seat];
    auto& signature =
        event.by == event.seat ? intake.signed_by_member : intake.signed_by_facilitator;
    signature = Signature{event.by, stamp.at, event.summary};
    return touched_intake(event.seat);
}

std::optional<AgreementView> agreement_view(const GroupState& group, const std::string& id,
                                            const Lens&) {
    const auto* agreement = agreement_of(group, id);
    if (!agreement) return {};
    return AgreementView{agreement->version, agreement->title, agreement->points};
}

}  // namespace domain::group
