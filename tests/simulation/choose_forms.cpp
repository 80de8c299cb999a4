// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/choose_forms.hpp"

#include <algorithm>

#include "tests/support/group.hpp"
#include "tests/support/random_commands.hpp"

namespace simulation {

using domain::group::Form;
using domain::group::GroupState;

namespace {

// One in so many answers to the ninth question is a sign of danger.
constexpr std::uint64_t sign_once_in = 6;
constexpr std::uint64_t answers_each = 4;

class OneStep {
public:
    OneStep(const GroupState& group, Timestamp now, domain::Draw& draw)
        : group_{group}, now_{now}, draw_{draw} {}

    std::optional<FormStep> choose() {
        const auto leader = somebody_who_leads();
        if (!leader) return {};
        if (!group_.forms.newest.contains("phq-9")) return {};
        if (const auto* flag = flag_to_answer(); flag && once_in(4))
            return FormStep{*leader, AnswerFlag{flag->id, {FlagAction::called, marked()}}};
        if (const auto* risk = risk_to_answer(); risk && once_in(4))
            return FormStep{*leader,
                            AcknowledgeRisk{risk->id, LineAnswer::calling, risk->waiting->since}};
        const auto* form = form_in_hand();
        if (!form || once_in(30))
            return FormStep{*leader, PlanForms{{"phq-9"}, {}, FormOccasion::between, {}}};
        return with(*form, *leader);
    }

private:
    bool once_in(std::uint64_t times) { return draw_.below(times) == 0; }
    Words marked() { return {support::words_with_mark(draw_.below(1'000'000'000) + mark_from)}; }

    std::optional<PersonId> somebody_who_leads() {
        for (const auto& [id, seat] : group_.membership.seats) {
            if (seat.role == Role::facilitator && !seat.removed) return seat.person;
        }
        return {};
    }
    const domain::group::Flag* flag_to_answer() const {
        for (const auto& [id, flag] : group_.flags.all) {
            if (!flag.answered_at) return &flag;
        }
        return nullptr;
    }
    const domain::group::Risk* risk_to_answer() const {
        for (const auto& [id, risk] : group_.risks.all) {
            if (risk.waiting && risk.sign == RiskTrigger::form) return &risk;
        }
        return nullptr;
    }
    // Of somebody who is still there; any of them.
    const Form* form_in_hand() {
        std::vector<const Form*> forms;
        for (const auto& [id, form] : group_.forms.all) {
            const auto& seat = group_.membership.seats.at(form.seat);
            const bool goes_on = form.state == FormState::open || form.takes_answers();
            if (goes_on && !seat.removed && !seat.left) forms.push_back(&form);
        }
        return forms.empty() ? nullptr : forms[draw_.below(forms.size())];
    }

    FormStep with(const Form& form, const PersonId& leader) {
        const auto& member = group_.membership.seats.at(form.seat).person;
        const auto& by = form.assisted ? leader : member;
        if (form.state == FormState::open) return begin(form, member, leader);
        const auto& items = group_.forms.measure_of(form).sheet.items.items;
        const auto next = std::ranges::find_if(
            items, [&](const MeasureItem& item) { return !form.answers.contains(item.id.value); });
        const bool whole = next == items.end();
        if (whole ? !once_in(3) : once_in(12)) return {by, SendForm{form.id}};
        const auto& item = whole || once_in(8) ? items[draw_.below(items.size())] : *next;
        return {by, AnswerItem{form.id, item.id, choice_for(item)}};
    }
    // Only while somebody is on watch.
    FormStep begin(const Form& form, const PersonId& member, const PersonId& leader) {
        if (!someone_on_watch(group_, now_)) {
            const auto& seats = group_.membership.seats;
            const auto watches = std::ranges::find_if(
                seats, [&](const auto& seat) { return seat.second.person == leader; });
            return {leader, AddDuty{watches->first, now_, later(now_, 2 * support::day)}};
        }
        const auto& by = once_in(10) ? leader : member;
        return {by, StartForm{form.id, {"en"}, DeviceKind::phone, {"Europe/Berlin"}}};
    }
    Choice choice_for(const MeasureItem& item) {
        const bool any = item.id.value != "better_off_dead" || once_in(sign_once_in);
        return {any ? static_cast<std::int64_t>(draw_.below(answers_each)) : 0};
    }

    // Past all marks that commands at random may have.
    static constexpr std::uint64_t mark_from = 1'000'000'000;

    const GroupState& group_;
    Timestamp now_;
    domain::Draw& draw_;
};

}  // namespace

std::optional<FormStep> step_with_forms(const GroupState& group, Timestamp now,
                                        domain::Draw& draw) {
    return OneStep{group, now, draw}.choose();
}

}  // namespace simulation
