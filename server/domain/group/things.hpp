// SPDX-License-Identifier: Apache-2.0
// What the rules walk over with each event, in one stretch of memory: from one to the next of a
// std::map the processor waits for memory each time.
#pragma once

#include <boost/container/flat_map.hpp>

namespace domain::group {

// In the order of their ids. To add one or take one away ends every reference to the others.
template <class SomeId, class Thing>
using Things = boost::container::flat_map<SomeId, Thing>;

}  // namespace domain::group
