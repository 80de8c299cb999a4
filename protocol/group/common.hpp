// SPDX-License-Identifier: Apache-2.0
// Words that several families of a group's commands, events and views share.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/limits.hpp"
#include "protocol/personal.hpp"

namespace protocol::group {

// on_call: danger may reach them, and they see nothing else of the group.
enum class Role { member, facilitator, cofacilitator, observer, on_call };
BOOST_DESCRIBE_ENUM(Role, member, facilitator, cofacilitator, observer, on_call)

// Who may see something besides its owner. A facilitator does not see what is only_me.
enum class Sharing { only_me, facilitator, group };
BOOST_DESCRIBE_ENUM(Sharing, only_me, facilitator, group)

// The same for what the facilitator always sees: the parts of a check-in.
enum class PartSharing { facilitator, group };
BOOST_DESCRIBE_ENUM(PartSharing, facilitator, group)

// What a low mood has to do with people: the four problem areas.
enum class ProblemArea { grief, dispute, transition, isolation };
BOOST_DESCRIBE_ENUM(ProblemArea, grief, dispute, transition, isolation)

// When the circle and the goals are looked at together.
enum class Occasion { start, midpoint, end };
BOOST_DESCRIBE_ENUM(Occasion, start, midpoint, end)

using Minutes = Whole<1, 120>;
using Rating = Whole<0, 10>;
using Place = Text<0, 120>;  // where somebody says they are

}  // namespace protocol::group
