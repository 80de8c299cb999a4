// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/log_book.hpp"

#include <catch2/catch.hpp>

#include "protocol/group/codec.hpp"
#include "server/journal/data_dir.hpp"
#include "server/journal/sealer.hpp"
#include "server/journal/verify_log.hpp"

namespace support {

journal::Position read_log(const std::filesystem::path& data, const std::filesystem::path& key,
                           const protocol::RoomId& room, journal::Position last,
                           const std::function<void(const journal::Record&)>& read) {
    const journal::DataDir dir{data};
    const auto master = journal::load_master_key(key);
    REQUIRE(master.has_value());
    const auto keys = journal::KeyStore::open_to_read(dir.keys(), *master);
    REQUIRE(keys.has_value());
    const journal::Sealer sealer{(*keys)->clinic(), (*keys)->keyring()};

    auto db = journal::open_still(dir.log());
    SQLite::Statement rows{db,
                           "SELECT seq, body FROM log WHERE seq > ? AND room ="
                           " (SELECT number FROM room WHERE name = ?) ORDER BY seq"};
    rows.bind(1, static_cast<std::int64_t>(last));
    rows.bind(2, room.value);
    while (rows.executeStep()) {
        ++last;
        REQUIRE(rows.getColumn(0).getInt64() == static_cast<std::int64_t>(last));
        const auto body = rows.getColumn(1);
        const auto record = sealer.open(journal::SealedAs::record, room, last, journal::blob(body));
        REQUIRE(record);
        read(*record);
    }
    return last;
}

LogBook::LogBook(std::filesystem::path data, std::filesystem::path key)
    : data_{std::move(data)}, key_{std::move(key)} {}

void LogBook::read_on(const protocol::RoomId& room) {
    auto& read_to = read_to_[room];
    read_to = read_log(data_, key_, room, read_to, [this](const journal::Record& record) {
        const auto recorded =
            protocol::decode_joined<protocol::group::Recorded>(record.skeleton, record.parts);
        REQUIRE(recorded.has_value());
        if (recorded->by) ++times_[recorded->command.value];
    });
}

int LogBook::times(const std::string& id) const {
    const auto found = times_.find(id);
    return found == times_.end() ? 0 : found->second;
}

std::string LogBook::twice() const {
    for (const auto& [id, times] : times_) {
        if (times > 1) return id;
    }
    return {};
}

}  // namespace support
