// SPDX-License-Identifier: Apache-2.0
// Everything that a person may say, and everything that is kept of it, is looked for in the raw
// bytes of every file (security checklist, E1).
#include <catch2/catch.hpp>

#include "protocol/desk/codec.hpp"
#include "protocol/group/codec.hpp"
#include "server/domain/desk/desk_state.hpp"
#include "server/journal/chain.hpp"
#include "server/journal/keystore.hpp"
#include "server/rooms/codec.hpp"
#include "tests/journal/support/clinic.hpp"
#include "tests/keys/support/marks.hpp"

using namespace support;

namespace {

struct Kept {
    Marks marks;
    protocol::SplitJson group_record =
        protocol::encode_split(marks.made<protocol::group::Recorded>("group"));
    protocol::SplitJson group_state = protocol::encode_split(marks.made<rooms::Kept>("state"));
    protocol::SplitJson desk_record =
        protocol::encode_split(marks.made<protocol::desk::Recorded>("desk"));
    protocol::SplitJson desk_state =
        protocol::encode_split(marks.made<domain::desk::DeskState>("desk_state"));

    std::vector<const protocol::SplitJson*> all() const {
        return {&group_record, &group_state, &desk_record, &desk_state};
    }
};

journal::Record record_of(const protocol::SplitJson& split) {
    return {split.skeleton, split.parts};
}

bool is_in_a_skeleton(const Kept& kept, const std::string& word) {
    return std::ranges::any_of(kept.all(), [&](const auto* split) {
        return split->skeleton.find(word) != std::string::npos;
    });
}

bool is_in_a_part(const Kept& kept, const std::string& word) {
    return std::ranges::any_of(kept.all(), [&](const auto* split) {
        return std::ranges::any_of(split->parts, [&](const auto& part) {
            return part.second.find(word) != std::string::npos;
        });
    });
}

}  // namespace

TEST_CASE("E1: what is personal stands under the person's key only", "[keys]") {
    const Kept kept;
    int personal = 0;
    for (const auto& mark : kept.marks.all()) {
        INFO(mark.where);
        CHECK(is_in_a_part(kept, mark.word) == mark.personal);
        CHECK(is_in_a_skeleton(kept, mark.word) != mark.personal);
        personal += mark.personal ? 1 : 0;
    }
    CHECK(personal > 50);
    WARN(personal << " personal texts of " << kept.marks.all().size());
}

TEST_CASE("E1: no marked word stands in clear in any file", "[keys]") {
    const Kept kept;
    Directory dir;
    auto journal = open(dir.path());
    REQUIRE(append(*journal, blue, 0, {record_of(kept.group_record)}));
    REQUIRE(wait(journal->keep_snapshot(blue, {1, record_of(kept.group_state)})));
    REQUIRE(append(*journal, green, 0, {record_of(kept.desk_record)}));
    REQUIRE(wait(journal->keep_snapshot(green, {1, record_of(kept.desk_state)})));
    REQUIRE(wait(journal->keep_heads()));
    REQUIRE(wait(journal->back_up(dir / "copy.backup")));

    const auto master = key_of(1);
    const std::string key(master.bytes().begin(), master.bytes().end());
    const auto check = [&](std::size_t files_min) {
        const auto files = files_below(dir.path());
        CHECK(files.size() >= files_min);
        for (const auto& [name, bytes] : files) {
            INFO(name);
            CHECK(bytes.find("MARK1") == std::string::npos);
            CHECK(bytes.find(key) == std::string::npos);
            CHECK(bytes.find(journal::hex(key)) == std::string::npos);
        }
    };
    check(6);  // the log with its WAL and index, the keys, the heads, the backup
    journal.reset();
    check(4);

    // The words are there, for who has the key.
    journal = open(dir.path());
    CHECK(load(*journal, blue)->snapshot->state == record_of(kept.group_state));
}

TEST_CASE("E9: there is no index and no column that could tell what was said", "[keys]") {
    Directory dir;
    open(dir.path()).reset();
    const auto schema_of = [&](const char* name) {
        std::vector<std::string> all;
        SQLite::Database db((dir / name).string());
        SQLite::Statement rows(
            db,
            "SELECT s.type || ' ' || s.name || ': ' || coalesce(group_concat("
            "i.name), '') FROM sqlite_master s, pragma_table_info(s.name) i"
            " WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite%' GROUP BY s.name"
            " UNION ALL SELECT 'index ' || s.name || ': ' || group_concat(x.name)"
            " FROM sqlite_master s, pragma_index_info(s.name) x"
            " WHERE s.type = 'index' GROUP BY s.name ORDER BY 1");
        while (rows.executeStep()) all.push_back(rows.getColumn(0).getString());
        return all;
    };
    // Names of rooms and persons are random; hashes are over ciphertext.
    CHECK(schema_of("octet.db") ==
          std::vector<std::string>{
              "index room_wake: wake", "index sqlite_autoindex_room_1: name",
              "table clinic: only_row,id", "table log: id,room,seq,hash,body,prev",
              "table room: number,name,wake,tail", "table snapshot: room,position,body"});
    CHECK(schema_of("keys.db") ==
          std::vector<std::string>{
              "index sqlite_autoindex_data_key_1: kind,owner",
              "index sqlite_autoindex_erased_1: person", "table clinic: only_row,id,master,canary",
              "table data_key: number,kind,owner,wrapped", "table erased: person,at"});
}
