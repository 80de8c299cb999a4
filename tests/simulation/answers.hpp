// SPDX-License-Identifier: Apache-2.0
// What the answers in a group's forms add up to, kept here once more from what people said and were
// told is kept: what the room made of it must be the same, each answer once, and no other.
#pragma once

#include <map>
#include <set>
#include <string>

#include "server/domain/group/group.hpp"
#include "tests/support/group.hpp"

namespace simulation {

using namespace protocol;
using namespace protocol::group;
using domain::group::GroupState;

class Answers {
public:
    // An accepted command of a person, in the state before it, and what it led to. Says what is
    // wrong; empty when all is well.
    std::string follow(const GroupState& before, const Command& said, const Events& events);
    // Whether it is an answer that its form has already.
    bool heard_before(const GroupState& before, const Command& said) const;
    // Their answers are gone, and nothing is known of them any more.
    void erased(const SeatId& seat);

    // Whether the room has what it should. Says what is wrong.
    std::string compare(const GroupState& group) const;
    // A total in this person's document: only of a form that was sent and is whole, and right.
    std::string check_totals(const GroupState& group, const support::Shown& document) const;

private:
    using Choices = std::map<std::string, std::int64_t>;

    std::string follow(const GroupState& before, const AnswerItem& said, const Events& events);
    bool takes_answers(const domain::group::Form& form, const GroupState& group) const;
    bool has(const AnswerItem& said) const;
    std::string compare(const domain::group::Form& form) const;
    std::string check_total(const Measure& measure, const ScoreView& score) const;

    std::map<FormId, Choices> kept_;
    std::set<FormId> sent_;
    std::set<SeatId> erased_;
};

}  // namespace simulation
