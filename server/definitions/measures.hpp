// SPDX-License-Identifier: Apache-2.0
// Measures: the questions that a clinic can ask and how they are counted, as data files that are
// checked whole before anything begins with them. A group keeps the versions that it asked with.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "protocol/group/course.hpp"
#include "server/definitions/loading.hpp"

namespace definitions {

using protocol::group::Measure;

// One measure from its text. `file` is only what faults call it.
Loaded<Measure> read_measure(std::string_view file, std::string_view text);

// Every *.json of a folder; the first fault ends it. Each file is named after its measure's id.
Loaded<std::vector<Measure>> load_measures(const std::filesystem::path& folder);

// Those that come with Octet, in the order of their ids.
const std::vector<Measure>& own_measures();

// Octet's own and the clinic's. One with the id of ours stands in its place, if its version is
// higher: forms that were made with ours keep it.
Loaded<std::vector<Measure>> with_clinics(std::vector<Measure> ours, std::vector<Measure> clinics);

const Measure* find_measure(const std::vector<Measure>& measures, std::string_view id);

// The first programme that asks for a measure which is not there.
Loaded<void> check_programmes(const std::vector<protocol::group::Programme>& programmes,
                              const std::vector<Measure>& measures);

}  // namespace definitions
