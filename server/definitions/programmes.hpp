// SPDX-License-Identifier: Apache-2.0
// Programme templates: the courses that a group can follow, as data files that are checked whole
// before anything begins with them. A group keeps the version that it began with.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/group/course.hpp"
#include "server/definitions/loading.hpp"

namespace definitions {

using protocol::group::Programme;

// One programme from its text. `file` is only what faults call it.
Loaded<Programme> read_programme(std::string_view file, std::string_view text);

// Every *.json of a folder, in the order of their ids; the first fault ends it. Each file is named
// after its programme's id.
Loaded<std::vector<Programme>> load_programmes(const std::filesystem::path& folder);

// Those that come with Octet, in the order of their ids; each in every language that it has,
// English first.
const std::vector<Programme>& own_programmes();

// A clinic's own in addition; one of the same id and language takes the
// place of ours.
std::vector<Programme> with_own_programmes(std::vector<Programme> of_the_clinic);

// Null when there is none of that id in that language; without one, the first.
const Programme* find_programme(const std::vector<Programme>& programmes, std::string_view id,
                                std::optional<protocol::group::Language> language = {});

}  // namespace definitions
