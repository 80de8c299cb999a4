// SPDX-License-Identifier: Apache-2.0
#include "tests/journal/support/clinic.hpp"

#include <catch2/catch.hpp>
#include <cstring>

namespace support {

journal::Record record(std::string skeleton) { return {std::move(skeleton), {}}; }

journal::Record record(std::string skeleton, const protocol::PersonId& of, std::string words) {
    return {std::move(skeleton), {{{of, protocol::KeyClass::words}, std::move(words)}}};
}

std::vector<journal::Record> records(int from, int to) {
    std::vector<journal::Record> all;
    for (int i = from; i <= to; ++i) all.push_back(record("record " + std::to_string(i)));
    return all;
}

journal::MasterKey key_of(unsigned char filling) {
    journal::Secret secret;
    std::memset(secret.data(), filling, secret.size());
    return journal::MasterKey(std::move(secret));
}

journal::OpenOptions options_for(const std::filesystem::path& dir) {
    journal::OpenOptions options{.dir = dir, .key = key_of(1)};
    options.now = [] { return protocol::Timestamp{1'800'000'000'000}; };
    options.reserve_bytes = 4096;
    return options;
}

std::unique_ptr<journal::SqliteJournal> open(journal::OpenOptions options) {
    auto opened = journal::open_journal(std::move(options));
    if (!opened) FAIL(opened.error().sentence);
    return std::move(*opened);
}

std::unique_ptr<journal::SqliteJournal> open(const std::filesystem::path& dir) {
    return open(options_for(dir));
}

std::string refusal(journal::OpenOptions options) {
    auto opened = journal::open_journal(std::move(options));
    return opened ? "it opened" : opened.error().sentence;
}

std::string refusal(const std::filesystem::path& dir) { return refusal(options_for(dir)); }

journal::Result<void> append(journal::Journal& journal, const protocol::RoomId& room,
                             journal::Position last, std::vector<journal::Record> records,
                             journal::Wake wake, journal::Urgency urgency) {
    return wait(journal.append(room, last, std::move(records), wake, urgency));
}

journal::Result<journal::Loaded> load(journal::Journal& journal, const protocol::RoomId& room) {
    return wait(journal.load(room));
}

}  // namespace support
