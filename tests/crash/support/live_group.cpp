// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/live_group.hpp"

#include <catch2/catch.hpp>

#include "server/domain/group/records.hpp"
#include "tests/support/random_commands.hpp"

namespace support {

LiveGroup::LiveGroup(std::filesystem::path data, std::filesystem::path key, protocol::RoomId room)
    : data_{std::move(data)}, key_{std::move(key)}, room_{std::move(room)} {}

void LiveGroup::read_on() {
    last_ = read_log(data_, key_, room_, last_, [this](const journal::Record& record) {
        const auto recorded = domain::group::recorded_from(record.skeleton, record.parts);
        REQUIRE(recorded.has_value());
        for (const auto& event : recorded->events) evolve(state_, event, {recorded->at});
        note_marks(record.skeleton);
        for (const auto& [key, part] : record.parts) note_marks(part);
    });
}

void LiveGroup::note_marks(std::string_view text) {
    for (const auto mark : marks_in(text)) marks_.insert(mark);
    words_.append(text).push_back('\n');
}

}  // namespace support
