// SPDX-License-Identifier: Apache-2.0
// A therapy group: the three pure functions, and the few questions that a room asks beside them.
// No input or output, no clock, no threads.
#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <vector>

#include "protocol/group/events.hpp"
#include "server/domain/context.hpp"
#include "server/domain/decision.hpp"
#include "server/domain/group/entity.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/domain/group/viewer.hpp"

namespace domain::group {

using protocol::group::Command;
using protocol::group::Event;
using protocol::group::Events;
using protocol::group::Query;
using protocol::group::ServerCommand;
using Decision = DecisionOf<Events>;

// Every rule. No event means that nothing had to change.
Decision decide(const GroupState& group, const protocol::PersonId& actor, const Command& command,
                Context context);
Decision decide(const GroupState& group, const ServerCommand& command, Context context);

// Folds what happened into the state. Never refuses, never asks the clock.
Touched evolve(GroupState& group, const Event& event, Stamp stamp);

// Empty when the person has no seat, or no longer.
std::optional<Viewer> viewer_of(const GroupState& group, const protocol::PersonId& person);

// Every entity that the state holds, whoever may see it; includes none that nobody may see now.
std::vector<EntityRef> entities_of(const GroupState& group);

// Through which lens this viewer sees that entity. Whether it is their own never changes.
Lens lens_for(const GroupState& group, const Viewer& viewer, const EntityRef& entity);

// What the lens may see of one entity, as JSON; nothing unless a rule grants it.
std::optional<std::string> render(const GroupState& group, const EntityRef& entity,
                                  const Lens& lens);

// The answer to a question, as the JSON of a document; refused like a command.
boost::system::result<std::string, protocol::Rejection> answer(const GroupState& group,
                                                               const protocol::PersonId& actor,
                                                               const Query& query);

// The next instant at which something becomes due by itself (then: ActOnDeadlines).
std::optional<protocol::Timestamp> next_deadline(const GroupState& group);

// A session runs: the room must be open, and its facilitators' presence is watched.
bool session_runs(const GroupState& group);

// How long no facilitator may be here before a running session holds, in ms; empty: nothing to
// watch now (no running session, or already held).
std::optional<std::int64_t> hold_after_ms(const GroupState& group);

// Somebody who holds the room while they are here: not from a side room.
bool leads_the_group(const GroupState& group, const Viewer& viewer);

// A sign of danger: passes queue and rate limits, and may use the disk's reserve.
bool is_danger(const GroupState& group, const Command& command);

// Who may see whose connection: the live audience, under the same rules as the document.
bool sees_connection(const GroupState& group, const Viewer& viewer, const protocol::SeatId& of);

}  // namespace domain::group
