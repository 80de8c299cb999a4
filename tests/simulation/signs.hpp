// SPDX-License-Identifier: Apache-2.0
// The signs of danger in a room, kept here once more from what people said: each must have opened
// an item in the very record that holds it, and the item asks until somebody has answered.
#pragma once

#include <set>
#include <string>

#include "server/domain/group/group.hpp"

namespace simulation {

using namespace protocol;
using namespace protocol::group;
using domain::group::GroupState;

class Signs {
public:
    // An accepted command of a person, in the state before it, and all that its record holds: what
    // was said and its sign are never on disk one without the other, or a crash would part them.
    // `heard`: it is an answer in a form that has it already. Says what is wrong.
    static std::string hear(const GroupState& before, const Command& said, const Events& events,
                            bool heard);
    // Whatever happened, by whomever.
    void note(const Event& event);

    // Whether every sign that nobody has answered is still asked about. Says what is wrong.
    std::string check(const GroupState& group) const;

    // Items about which nobody has said yet that they look after them: whose it is makes no
    // difference, and whether they are still somebody.
    const std::set<RiskId>& items() const { return items_; }
    // Signs on the private line that no facilitator has answered yet.
    const std::set<LineId>& lines() const { return lines_; }

private:
    std::set<RiskId> items_;
    std::set<LineId> lines_;
};

}  // namespace simulation
