// SPDX-License-Identifier: Apache-2.0
// Tampering is seen, and named by room and record.
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "server/journal/verify.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;
using journal::Failure;

namespace {

// Two rooms, three and two records, closed; whoever tampers has the database but not the keys.
struct ClosedClinic {
    Directory dir;

    ClosedClinic() {
        auto journal = open(dir.path());
        REQUIRE(append(*journal, blue, 0, {record("1", amina, "one"), record("2")}));
        REQUIRE(append(*journal, green, 0, records(1, 2)));
        REQUIRE(append(*journal, blue, 2, {record("3", ben, "three")}));
    }

    void tamper(const std::string& sql) const {
        SQLite::Database((dir / "octet.db").string(), SQLite::OPEN_READWRITE).exec(sql);
    }

    // Counted from nothing.
    std::size_t root_page_of(const std::string& table) const {
        SQLite::Database db((dir / "octet.db").string(), SQLite::OPEN_READWRITE);
        SQLite::Statement row(db, "SELECT rootpage FROM sqlite_schema WHERE name = ?");
        row.bind(1, table);
        REQUIRE(row.executeStep());
        return static_cast<std::size_t>(row.getColumn(0).getInt64()) - 1;
    }

    journal::VerifyReport verify() const {
        const auto report = journal::verify(dir.path(), key_of(1));
        if (!report) FAIL(report.error().sentence);
        return *report;
    }

    void broken_at(const protocol::RoomId& room, journal::Position position,
                   const std::string& what) const {
        const auto report = verify();
        CHECK_FALSE(report.whole());
        REQUIRE(report.broken);
        CHECK(report.broken->room == room);
        CHECK(report.broken->at == position);
        CHECK(report.broken->what == what);
    }
};

constexpr std::size_t page_bytes = 4096;

std::string with_damaged_page(std::string file, std::size_t page) {
    return file.replace(page * page_bytes, page_bytes, page_bytes, '\xff');
}

const std::string of_blue = "room = (SELECT number FROM room WHERE name = 'blue')";
const std::string of_green = "room = (SELECT number FROM room WHERE name = 'green')";

}  // namespace

TEST_CASE("an untouched log is whole, up to the last signed heads", "[journal][verify]") {
    const ClosedClinic clinic;
    const auto before = files_below(clinic.dir.path());
    const auto report = clinic.verify();
    CHECK(report.whole());
    CHECK(report.rooms == 2);
    CHECK(report.records == 5);
    CHECK(report.no_tail_cut_before == protocol::Timestamp{1'800'000'000'000});
    CHECK(files_below(clinic.dir.path()) == before);
}

TEST_CASE("P8 a changed, moved or missing record is found", "[journal][verify]") {
    const ClosedClinic clinic;
    SECTION("a flipped bit in a ciphertext") {
        clinic.tamper(
            "UPDATE log SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42)"
            " AS BLOB) WHERE seq = 2 AND " +
            of_blue);
        clinic.broken_at(blue, 2, "was changed");
    }
    SECTION("two records swapped") {
        clinic.tamper("CREATE TEMP TABLE t AS SELECT seq, body, hash FROM log WHERE " + of_green +
                      "; UPDATE log SET body = (SELECT body FROM t WHERE t.seq = 3 - log.seq),"
                      " hash = (SELECT hash FROM t WHERE t.seq = 3 - log.seq) WHERE " +
                      of_green);
        clinic.broken_at(green, 1, "was changed");
    }
    SECTION("a record of one room in the place of another's") {
        clinic.tamper("UPDATE log SET body = (SELECT body FROM log WHERE seq = 1 AND " + of_blue +
                      ") WHERE seq = 1 AND " + of_green);
        clinic.broken_at(green, 1, "was changed");
    }
    SECTION("one taken out of the middle") {
        clinic.tamper("DELETE FROM log WHERE seq = 2 AND " + of_blue);
        clinic.broken_at(blue, 2, "is missing");
    }
    SECTION("one taken out, and the rest moved up") {
        clinic.tamper("DELETE FROM log WHERE seq = 2 AND " + of_blue +
                      "; UPDATE log SET seq = 2 WHERE seq = 3 AND " + of_blue);
        clinic.broken_at(blue, 2, "was changed");
    }
    SECTION("a hash that was set to what an unkeyed hash would be") {
        clinic.tamper("UPDATE log SET hash = zeroblob(32) WHERE seq = 3 AND " + of_blue);
        clinic.broken_at(blue, 3, "was changed");
    }
    SECTION("the last record cut off") {
        clinic.tamper("DELETE FROM log WHERE seq = 3 AND " + of_blue);
        clinic.broken_at(blue, 3, "was cut off");
    }
    SECTION("the last record cut off, and the signed heads taken away") {
        clinic.tamper("DELETE FROM log WHERE seq = 3 AND " + of_blue);
        std::filesystem::remove(clinic.dir / "heads");
        clinic.broken_at(blue, 2, "is not the one that its room calls the last");
    }
    SECTION("a room that calls an earlier record its last") {
        clinic.tamper("UPDATE room SET tail = (SELECT id FROM log WHERE seq = 2 AND " + of_blue +
                      ") WHERE name = 'blue'");
        clinic.broken_at(blue, 3, "is not the one that its room calls the last");
    }
    SECTION("a record that is linked past its neighbour") {
        clinic.tamper("UPDATE log SET prev = (SELECT id FROM log WHERE seq = 1 AND " + of_blue +
                      ") WHERE seq = 3 AND " + of_blue);
        clinic.broken_at(blue, 3, "is not linked to the record before it");
    }
    SECTION("a whole room taken away") {
        clinic.tamper("DELETE FROM log WHERE " + of_green +
                      "; DELETE FROM room WHERE name = 'green'");
        clinic.broken_at(green, 1, "was cut off");
    }
    SECTION("a room without its name") {
        clinic.tamper("DELETE FROM room WHERE name = 'green'");
        clinic.broken_at(protocol::RoomId{}, 1, "belongs to no room");
    }
}

TEST_CASE("a damaged page is found wherever it lies, and the file is named", "[journal][verify]") {
    const ClosedClinic clinic;
    const std::string name = GENERATE("octet.db", "keys.db");
    const auto good = content_of(clinic.dir / name);
    const auto pages = good.size() / page_bytes;
    REQUIRE(pages >= 4);
    for (std::size_t page = 0; page < pages; ++page) {
        CAPTURE(name, page + 1);
        overwrite(clinic.dir / name, with_damaged_page(good, page));
        const auto report = journal::verify(clinic.dir.path(), key_of(1));
        REQUIRE_FALSE(report);
        CHECK_THAT(report.error().sentence, Catch::Matchers::Contains(name));
    }
    overwrite(clinic.dir / name, good);
    CHECK(clinic.verify().whole());
}

TEST_CASE("a damaged page is found while the clinic goes on", "[journal][verify]") {
    const ClosedClinic clinic;
    const auto good = content_of(clinic.dir / "octet.db");
    const auto snapshots = clinic.root_page_of("snapshot");
    auto journal = open(clinic.dir.path());
    overwrite(clinic.dir / "octet.db", with_damaged_page(good, snapshots));
    const auto report = wait(journal->verify());
    REQUIRE_FALSE(report);
    CHECK_THAT(report.error().sentence, Catch::Matchers::Contains("octet.db is damaged"));

    overwrite(clinic.dir / "octet.db", good);
    CHECK(wait(journal->verify())->whole());
}

TEST_CASE("heads that were changed are known for forged", "[journal][verify]") {
    const ClosedClinic clinic;
    auto text = content_of(clinic.dir / "heads");
    SECTION("a smaller position, to hide a cut") {
        const auto at = text.find("room blue 3");
        text.replace(at, 11, "room blue 2");
    }
    SECTION("another time") { text.replace(text.find("at 18"), 5, "at 19"); }
    SECTION("no signature") { text.erase(text.find("signature")); }
    overwrite(clinic.dir / "heads", text);
    const auto report = clinic.verify();
    CHECK_FALSE(report.whole());
    CHECK(report.heads_forged);
    CHECK_FALSE(report.no_tail_cut_before);
}

TEST_CASE("without heads nothing is claimed of the tail", "[journal][verify]") {
    const ClosedClinic clinic;
    std::filesystem::remove(clinic.dir / "heads");
    const auto report = clinic.verify();
    CHECK(report.whole());
    CHECK_FALSE(report.no_tail_cut_before);
}

TEST_CASE("a tampered room does not load, and the others do", "[journal][verify]") {
    const ClosedClinic clinic;
    SECTION("a swapped ciphertext") {
        clinic.tamper("UPDATE log SET body = (SELECT body FROM log WHERE seq = 1 AND " + of_green +
                      ") WHERE seq = 2 AND " + of_blue);
    }
    SECTION("a gap") { clinic.tamper("DELETE FROM log WHERE seq = 2 AND " + of_blue); }
    SECTION("records that are linked in a ring") {
        clinic.tamper("UPDATE log SET prev = (SELECT id FROM log WHERE seq = 3 AND " + of_blue +
                      ") WHERE seq = 2 AND " + of_blue);
    }
    SECTION("a record that is linked to another room's") {
        clinic.tamper("UPDATE log SET prev = (SELECT id FROM log WHERE seq = 1 AND " + of_green +
                      ") WHERE seq = 2 AND " + of_blue);
    }
    auto journal = open(clinic.dir.path());
    CHECK(why(load(*journal, blue)) == "damaged");
    CHECK(load(*journal, green)->after == records(1, 2));
}

TEST_CASE("a snapshot that does not verify costs time, never truth", "[journal][verify]") {
    const ClosedClinic clinic;
    {
        auto journal = open(clinic.dir.path());
        REQUIRE(wait(journal->keep_snapshot(green, {1, record("state")})));
    }
    clinic.tamper("UPDATE snapshot SET position = 2");
    auto journal = open(clinic.dir.path());
    const auto loaded = load(*journal, green);
    REQUIRE(loaded);
    CHECK_FALSE(loaded->snapshot);
    CHECK(loaded->after == records(1, 2));
}

TEST_CASE("verify works on a running journal", "[journal][verify]") {
    Directory dir;
    auto journal = open(dir.path());
    REQUIRE(append(*journal, blue, 0, records(1, 3)));
    CHECK_FALSE(wait(journal->verify())->no_tail_cut_before);
    REQUIRE(wait(journal->keep_heads()));
    REQUIRE(append(*journal, blue, 3, records(4, 5)));
    const auto report = wait(journal->verify());
    REQUIRE(report);
    CHECK(report->whole());
    CHECK(report->records == 5);
    CHECK(report->no_tail_cut_before);
}
