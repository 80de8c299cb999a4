// SPDX-License-Identifier: Apache-2.0
// Whom an item reaches next, and what evolve keeps of it.
#pragma once

#include "server/domain/group/group_state.hpp"

namespace domain::group {

// Null when none is known, or not any more.
const MailAddress* address_of(const GroupState& group, const SeatId& seat);

RiskClock clock_for(bool urgent);
std::int64_t first_step_minutes(const RiskClock& clock);

// These people, each with a notice when an address of theirs is known.
std::vector<Reached> reach(const GroupState& group, const std::vector<SeatId>& seats, Draw& draw);

// Those whom a sign reaches at once: whoever is on watch, and as many of the others as it takes
// until two are told, and two by mail as far as there are so many addresses.
std::vector<Reached> reach_first(const GroupState& group, Context context);
// Those whom another sign in this item reaches: them too, with whoever holds it, and with all who
// were told of one that nobody has answered.
std::vector<Reached> reach_anew(const GroupState& group, const Risk& risk, Context context);

// The next one, who is not reached yet; else all of them again.
RiskEscalated escalate(const GroupState& group, const Risk& risk, RiskStepCause cause,
                       Context context);
bool has_further(const GroupState& group, const Risk& risk, Timestamp at);

// Evolve: they are reached, see the item, and are owed what was drawn for them.
void keep_reached(Risk& risk, const std::vector<Reached>& reached, Timestamp at);
// Evolve: somebody has to answer, from now on or anew. How long nobody has answered is not
// forgotten.
void start_waiting(Risk& risk, const RiskClock& clock, Timestamp at);
void note_overdue(Waiting& waiting, Timestamp at);
std::vector<SeatId> seats_of(const std::vector<Reached>& reached);

}  // namespace domain::group
