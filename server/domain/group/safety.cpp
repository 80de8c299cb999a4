// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/safety.hpp"

#include <ranges>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

// Enough to see how it grew; the log has them all.
constexpr std::size_t versions_max = 6;

bool says_nothing(const CrisisPlan& plan) {
    return plan.signs.items.empty() && plan.alone.items.empty() && plan.company.items.empty() &&
           plan.people.items.empty() && plan.services.items.empty() && plan.safety.items.empty();
}

}  // namespace

const CrisisPlanKept* Safety::plan_of(const SeatId& seat) const {
    const auto* kept = find_in(plans, seat);
    return kept && !kept->empty() ? &kept->back() : nullptr;
}

const EmergencyContact* Safety::contact_of(const SeatId& seat) const {
    const auto* contact = find_in(contacts, seat);
    return contact && contact->value ? &*contact->value : nullptr;
}

Decision decide(const GroupState& group, const Actor& actor, const WriteCrisisPlan& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    if (says_nothing(command.plan)) return Rejection{Refusal::words_needed, "/plan"};
    const auto* before = group.safety.plan_of(actor.seat.id);
    if (before && before->plan.value == command.plan) return happened();

    return happened(CrisisPlanWritten{actor.seat.id, before ? before->version + 1 : 1,
                                      personal(actor.person, command.plan)});
}

Decision decide(const GroupState& group, const Actor& actor, const GiveEmergencyContact& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* before = group.safety.contact_of(actor.seat.id);
    if (!command.contact) {
        if (!group.safety.contacts.contains(actor.seat.id)) return happened();
        return happened(EmergencyContactGiven{actor.seat.id, {}});
    }
    if (before && *before == *command.contact) return happened();

    return happened(EmergencyContactGiven{actor.seat.id, personal(actor.person, *command.contact)});
}

Touched evolve(GroupState& group, const CrisisPlanWritten& event, Stamp stamp) {
    auto& versions = group.safety.plans[event.seat];
    versions.push_back({event.version, stamp.at, event.plan});
    if (versions.size() > versions_max) versions.erase(versions.begin());

    auto all = touched({ref(Kind::crisis_plans, event.seat), ref(Kind::intakes, event.seat)});
    return all += touched_risk_of(group, event.seat);
}

Touched evolve(GroupState& group, const EmergencyContactGiven& event, Stamp) {
    if (event.contact)
        group.safety.contacts[event.seat] = *event.contact;
    else
        group.safety.contacts.erase(event.seat);

    auto all = touched({ref(Kind::contacts, event.seat), ref(Kind::intakes, event.seat)});
    return all += touched_risk_of(group, event.seat);
}

std::optional<CrisisPlanView> crisis_plan_view(const GroupState& group, const SeatId& seat,
                                               const Lens& lens) {
    if (!lens.own && !lens.facilitates()) return {};
    const auto* now = group.safety.plan_of(seat);
    if (!now) return {};

    CrisisPlanView view{now->version, now->at, now->plan.value, {}};
    const auto& versions = group.safety.plans.at(seat);
    for (const auto& kept : versions | std::views::reverse | std::views::drop(1)) {
        view.earlier.push_back({kept.version, kept.at, kept.plan.value});
    }
    return view;
}

std::optional<EmergencyContactView> contact_view(const GroupState& group, const SeatId& seat,
                                                 const Lens& lens) {
    if (!lens.own || !group.safety.contacts.contains(seat)) return {};
    EmergencyContactView view;
    if (const auto* contact = group.safety.contact_of(seat)) view.contact = *contact;
    return view;
}

}  // namespace domain::group
