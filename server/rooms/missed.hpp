// SPDX-License-Identifier: Apache-2.0
// What somebody missed, as it may be told when they come back.
#pragma once

#include <optional>
#include <vector>

#include "server/rooms/hall.hpp"

namespace rooms {

// These patches, in order, without what a later one of them replaced: words that were shared for a
// moment and then not any more were never this viewer's to read. The numbers stay, so a patch may
// be left with no change. Nothing when something came and went meanwhile: that it is gone would
// tell that it was there, and only the whole document is silent about it.
std::optional<std::vector<Frame>> still_theirs(std::vector<Frame> patches);

}  // namespace rooms
