// SPDX-License-Identifier: Apache-2.0
// What every family of rules shares: who asks, what is answered, and the protocol's words.
#pragma once

#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>

#include "protocol/group/events.hpp"
#include "server/domain/context.hpp"
#include "server/domain/decision.hpp"
#include "server/domain/group/entity.hpp"
#include "server/domain/group/viewer.hpp"

namespace domain::group {

// The words of the protocol are the words of the domain.
using namespace protocol;
using namespace protocol::group;

struct GroupState;
struct Seat;

using Decision = DecisionOf<Events>;

// A person with a seat that was not taken away. The facade makes sure of it.
struct Actor {
    const PersonId& person;
    const Seat& seat;
};

constexpr bool facilitates(Role role) {
    return role == Role::facilitator || role == Role::cofacilitator;
}

// A decision: these things happened. With nothing, the command changes nothing.
template <class... SomeEvents>
Decision happened(SomeEvents... events) {
    Events all;
    all.reserve(sizeof...(events));
    (all.emplace_back(std::move(events)), ...);
    return all;
}

inline Decision happened(Events events) { return events; }

inline void append(Events& events, Events more) {
    events.insert(events.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

template <class T, class... Others>
inline constexpr bool is_among = (std::is_same_v<T, Others> || ...);

// Why not; empty when all is well. Guards return it, and rules read as a column of them:
//     if (auto no = require_facilitator(actor)) return *no;
using Objection = std::optional<Rejection>;

}  // namespace domain::group
