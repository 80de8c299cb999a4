// SPDX-License-Identifier: Apache-2.0
#include "server/definitions/measures.hpp"

#include <algorithm>

#include "protocol/always.hpp"
#include "protocol/group/codec.hpp"
#include "server/definitions/built_in.hpp"
#include "server/definitions/sound.hpp"

namespace definitions {

namespace {

std::vector<Measure> read_own_measures() {
    std::vector<Measure> measures;
    for (const auto& [file, text] : built_in_measures()) {
        auto measure = read_measure(file, text);
        protocol::always(measure.has_value(), "a measure that comes with Octet is not sound");
        measures.push_back(std::move(*measure));
    }
    std::ranges::sort(measures, {}, &Measure::id);
    return measures;
}

}  // namespace

Loaded<Measure> read_measure(std::string_view file, std::string_view text) {
    auto measure = protocol::decode<Measure>(text, file_limits);
    if (!measure) {
        return Fault{std::string{file}, measure.error().at, measure.error().message};
    }
    if (auto flaw = first_flaw(*measure)) {
        return Fault{std::string{file}, std::move(flaw->at), std::move(flaw->reason)};
    }
    return std::move(*measure);
}

Loaded<std::vector<Measure>> load_measures(const std::filesystem::path& folder) {
    return load_folder<Measure>(folder, read_measure);
}

const std::vector<Measure>& own_measures() {
    static const auto measures = read_own_measures();
    return measures;
}

Loaded<std::vector<Measure>> with_clinics(std::vector<Measure> ours, std::vector<Measure> clinics) {
    for (auto& measure : clinics) {
        const auto same = std::ranges::find(ours, measure.id, &Measure::id);
        if (same == ours.end()) {
            ours.push_back(std::move(measure));
            continue;
        }
        if (measure.version <= same->version) {
            return Fault{measure.id.value + ".json", "/version",
                         "Octet brings version " + std::to_string(same->version.value) +
                             " of this measure: give yours a higher one, or another id."};
        }
        *same = std::move(measure);
    }
    std::ranges::sort(ours, {}, &Measure::id);
    return ours;
}

const Measure* find_measure(const std::vector<Measure>& measures, std::string_view id) {
    return find_by_id(measures, id);
}

Loaded<void> check_programmes(const std::vector<protocol::group::Programme>& programmes,
                              const std::vector<Measure>& measures) {
    for (const auto& programme : programmes) {
        if (!programme.measures) continue;
        const auto& asked = programme.measures->items;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            const auto* measure = find_measure(measures, asked[i].measure.value);
            if (measure && measure->given == protocol::group::MeasureGiven::form) continue;
            return Fault{programme.id.value + ".json",
                         "/measures/" + std::to_string(i) + "/measure",
                         "No measure with forms has this id."};
        }
    }
    return {};
}

}  // namespace definitions
