// SPDX-License-Identifier: Apache-2.0
// What any released version wrote can be read for ever. golden/schema-N.backup was made by the
// last version of schema N, with `test_journal "[make-golden]"`, and is never made again.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "server/journal/backup.hpp"
#include "server/journal/migrations/migrations.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;

namespace {

const std::filesystem::path golden = OCTET_GOLDEN;

const std::vector<journal::Record> log_of_blue{
    record("one", amina, "I rang my sister"),
    {"two",
     {{{amina, protocol::KeyClass::words}, "asked"},
      {{ben, protocol::KeyClass::words}, "answered"},
      {{ben, protocol::KeyClass::process_note}, "noted"}}},
    record("three"),
};

}  // namespace

TEST_CASE("N1 a clinic of any schema so far still opens", "[journal][golden]") {
    Directory dir;
    const auto schema = GENERATE(range(1, journal::log_schema + 1));
    const auto backup = "schema-" + std::to_string(schema) + ".backup";
    CAPTURE(backup);
    journal::RestoreOptions options{
        .backup = golden / backup, .dir = dir / "data", .key = key_of(1), .newest_keys = {}};
    const auto restored = journal::restore(options);
    REQUIRE(restored);
    CHECK(restored->log.no_tail_cut_before == protocol::Timestamp{1'800'000'000'000});

    auto journal = open(dir / "data");
    auto blue_log = load(*journal, blue);
    REQUIRE(blue_log);
    CHECK(blue_log->after == log_of_blue);
    auto green_log = load(*journal, green);
    REQUIRE(green_log);
    REQUIRE(green_log->snapshot);
    CHECK(green_log->snapshot->position == 2);
    CHECK(green_log->snapshot->state == record("state", ben, "his words"));
    CHECK(green_log->after == std::vector{record("3")});  // cleo, whose words these were, is gone
    CHECK(wait(journal->wakes())->at(0).at == protocol::Timestamp{61'000});
    CHECK(append(*journal, blue, 3, records(4, 4)));
    CHECK(append(*journal, green, 3, records(4, 4)));
    journal.reset();
    CHECK(journal::verify(dir / "data", key_of(1))->whole());
    CHECK(load(*open(dir / "data"), blue)->after.size() == 4);
}

TEST_CASE("makes the fixture of this schema", "[.][make-golden]") {
    Directory dir;
    const protocol::PersonId cleo{"cleo"};
    auto journal = open(dir.path());
    REQUIRE(append(*journal, blue, 0, log_of_blue, protocol::Timestamp{61'500}));
    REQUIRE(append(*journal, green, 0, records(1, 2)));
    REQUIRE(wait(journal->keep_snapshot(green, {2, record("state", ben, "his words")})));
    REQUIRE(append(*journal, green, 2, {record("3", cleo, "gone")}));
    REQUIRE(wait(journal->erase(cleo)));
    const auto backup = "schema-" + std::to_string(journal::log_schema) + ".backup";
    REQUIRE(wait(journal->back_up(golden / backup)));
}
