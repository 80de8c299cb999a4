// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/answers.hpp"

namespace simulation {

namespace {

const ItemAnswered* answered_in(const Events& events) {
    for (const auto& event : events) {
        if (const auto* answered = std::get_if<ItemAnswered>(&event)) return answered;
    }
    return nullptr;
}

bool is_what_was_said(const ItemAnswered& answered, const AnswerItem& said) {
    return answered.form == said.form && answered.item == said.item &&
           answered.choice.value == said.choice;
}

}  // namespace

std::string Answers::follow(const GroupState& before, const Command& said, const Events& events) {
    if (const auto* answer = std::get_if<AnswerItem>(&said)) return follow(before, *answer, events);
    if (const auto* send = std::get_if<SendForm>(&said)) sent_.insert(send->form);
    return {};
}

// What was sent stands, and whoever is gone has no forms: only a sign is heard there.
bool Answers::takes_answers(const domain::group::Form& form, const GroupState& group) const {
    const auto& seat = group.membership.seats.at(form.seat);
    return !sent_.contains(form.id) && form.state != FormState::withdrawn && !seat.removed &&
           !seat.erased();
}

bool Answers::has(const AnswerItem& said) const {
    const auto kept = kept_.find(said.form);
    if (kept == kept_.end()) return false;
    const auto known = kept->second.find(said.item.value);
    return known != kept->second.end() && known->second == said.choice.value;
}

std::string Answers::follow(const GroupState& before, const AnswerItem& said,
                            const Events& events) {
    const auto* answered = answered_in(events);
    const bool takes = takes_answers(before.forms.all.at(said.form), before);
    if (answered && !is_what_was_said(*answered, said)) return "another answer is kept";
    if (takes && !has(said) && !answered) return "an answer was acknowledged and is not kept";
    if (!takes && answered) return "an answer is kept in a form that takes none";
    if (answered) kept_[said.form][said.item.value] = said.choice.value;
    return {};
}

bool Answers::heard_before(const GroupState& before, const Command& said) const {
    const auto* answer = std::get_if<AnswerItem>(&said);
    return answer && takes_answers(before.forms.all.at(answer->form), before) && has(*answer);
}

void Answers::erased(const SeatId& seat) { erased_.insert(seat); }

std::string Answers::compare(const GroupState& group) const {
    for (const auto& [id, form] : group.forms.all) {
        if (erased_.contains(form.seat)) continue;
        if (auto wrong = compare(form); !wrong.empty()) return wrong;
    }
    for (const auto& [id, kept] : kept_) {
        if (!group.forms.all.contains(id)) return "a form is gone, and its answers with it";
    }
    return {};
}

std::string Answers::compare(const domain::group::Form& form) const {
    const auto found = kept_.find(form.id);
    static const Choices none;
    const auto& kept = found == kept_.end() ? none : found->second;
    for (const auto& [item, answered] : form.answers) {
        const auto known = kept.find(item);
        if (known == kept.end()) return "an answer that nobody gave: " + item;
        if (!answered.choice.value || answered.choice.value->value != known->second)
            return "another answer than was given: " + item;
    }
    if (form.answers.size() != kept.size()) return "an acknowledged answer is lost";
    return {};
}

std::string Answers::check_totals(const GroupState& group, const support::Shown& document) const {
    const auto shown = document.find(Kind::progress);
    if (shown == document.end()) return {};
    for (const auto& [seat, text] : shown->second) {
        if (erased_.contains(SeatId{seat})) continue;
        for (const auto& progress : decode<ProgressView>(text).value().measures) {
            const auto* measure = group.forms.newest_of(progress.measure);
            for (const auto& score : progress.scores) {
                if (auto wrong = check_total(*measure, score); !wrong.empty()) return wrong;
            }
        }
    }
    return {};
}

std::string Answers::check_total(const Measure& measure, const ScoreView& score) const {
    const auto found = kept_.find(score.form);
    if (found == kept_.end()) return "a score of a form without answers";
    std::int64_t total = 0;
    bool whole = sent_.contains(score.form);
    for (const auto& item : measure.sheet.items.items) {
        if (!item.counts) continue;
        const auto answer = found->second.find(item.id.value);
        whole = whole && answer != found->second.end();
        if (answer != found->second.end()) total += answer->second;
    }
    if (score.total.has_value() != whole)
        return whole ? "a whole form without a total" : "a total of a form that is not whole";
    if (whole && *score.total != total) return "a total that its answers do not add up to";
    return {};
}

}  // namespace simulation
