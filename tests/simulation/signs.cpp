// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/signs.hpp"

#include <algorithm>

namespace simulation {

namespace {

bool is_sign(LineKind kind) { return kind == LineKind::distress || kind == LineKind::call_me; }

// The ninth question: any answer above "not at all" is a sign of danger.
bool is_sign(const AnswerItem& said) {
    return said.item.value == "better_off_dead" && said.choice.value > 0;
}

std::ptrdiff_t signs_in(const GroupState& before, const Events& events, const SeatId& seat) {
    return std::ranges::count_if(events, [&](const Event& event) {
        if (const auto* opened = std::get_if<RiskOpened>(&event)) return opened->seat == seat;
        const auto* again = std::get_if<RiskSigned>(&event);
        return again && before.risks.all.at(again->risk).seat == seat;
    });
}

const LineWritten* written_in(const Events& events) {
    for (const auto& event : events) {
        if (const auto* written = std::get_if<LineWritten>(&event)) return written;
    }
    return nullptr;
}

}  // namespace

std::string Signs::hear(const GroupState& before, const Command& said, const Events& events,
                        bool heard) {
    if (std::holds_alternative<WriteLine>(said)) {
        const auto* written = written_in(events);
        if (!written) return "a line was acknowledged and is not kept";
        const auto signs = signs_in(before, events, written->seat);
        if (signs == (is_sign(written->kind) ? 1 : 0)) return {};
        return signs == 0 ? "a line was a sign of danger and its record opens nothing"
                          : "a line was no sign of danger and opened an item";
    }
    if (const auto* answer = std::get_if<AnswerItem>(&said)) {
        const auto signs = signs_in(before, events, before.forms.all.at(answer->form).seat);
        if (is_sign(*answer) && !heard && signs != 1)
            return "an answer was a sign of danger and its record opens nothing";
        if (!is_sign(*answer) && signs != 0)
            return "an answer was no sign of danger and opened an item";
    }
    return {};
}

void Signs::note(const Event& event) {
    if (const auto* opened = std::get_if<RiskOpened>(&event)) items_.insert(opened->risk);
    if (const auto* again = std::get_if<RiskSigned>(&event)) items_.insert(again->risk);
    if (const auto* seen = std::get_if<RiskAcknowledged>(&event)) items_.erase(seen->risk);
    if (const auto* written = std::get_if<LineWritten>(&event); written && is_sign(written->kind))
        lines_.insert(written->line);
    if (const auto* answered = std::get_if<LineAnswered>(&event)) lines_.erase(answered->line);
}

std::string Signs::check(const GroupState& group) const {
    for (const auto& id : items_) {
        const auto& risk = group.risks.all.at(id);
        if (risk.state != RiskState::open || !risk.waiting)
            return "nobody is asked any more about a sign of danger";
    }
    return {};
}

}  // namespace simulation
