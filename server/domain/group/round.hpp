// SPDX-License-Identifier: Apache-2.0
// How a round goes about the circle: who is next, and what follows a turn.
#pragma once

#include "server/domain/group/floor.hpp"

namespace domain::group {

// Everybody who is there, in an order that nobody chose.
std::vector<SeatId> drawn_order(const GroupState& group, Draw& draw);

// A round in this order and its first turn, for so many minutes altogether. Nothing for nobody.
Events round_in(const GroupState& group, std::vector<SeatId> order, std::int64_t minutes,
                Timestamp now);

// What follows when the present turn ends in this way: the next turn, or the end of the round.
Events turn_after(const GroupState& group, Event end, const SeatId& ended, Timestamp now);

// This seat's turn comes again at the end. When nobody else is left, the round waits for it.
Events put_off_turn(const GroupState& group, const SeatId& seat, Timestamp now);

}  // namespace domain::group
