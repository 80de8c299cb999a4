// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "server/journal/backup.hpp"
#include "server/journal/migrate.hpp"
#include "tests/journal/support/clinic.hpp"
#include "tests/journal/support/later_schema.hpp"

using namespace support;

namespace {

void fail_half_way(SQLite::Database& db) {
    db.exec("ALTER TABLE room ADD COLUMN shade TEXT");
    db.exec("INSERT INTO no_such_table VALUES (1)");
}

// A clinic of this schema, closed.
struct OldClinic {
    Directory dir;
    journal::DataDir data{dir.path()};

    OldClinic() {
        auto journal = open(dir.path());
        REQUIRE(append(*journal, blue, 0, {record("1", amina, "one")}));
    }

    journal::Started<void> migrate(std::span<const journal::Migration> steps) const {
        auto keys = journal::KeyStore::open(data.keys(), key_of(1));
        REQUIRE(keys);
        return journal::bring_up_to_date(data, **keys, "", steps);
    }

    int version() const {
        return SQLite::Database(data.log().string()).execAndGet("PRAGMA user_version").getInt();
    }
};

}  // namespace

TEST_CASE("N1 an older log is brought up to date after a verified backup", "[journal][migrate]") {
    const OldClinic clinic;
    REQUIRE(clinic.migrate(later_migrations()));
    CHECK(clinic.version() == later_schema);

    journal::RestoreOptions back{.backup = clinic.dir / "backups" / backup_before_later(),
                                 .dir = clinic.dir / "again",
                                 .key = key_of(1),
                                 .newest_keys = {}};
    REQUIRE(journal::restore(back));
    auto journal = open(clinic.dir / "again");
    CHECK(load(*journal, blue)->after == std::vector{record("1", amina, "one")});
}

TEST_CASE("N1 a migration that is cut short goes on at the next start", "[journal][migrate]") {
    const OldClinic clinic;
    auto broken = later_migrations();
    broken.back().run = fail_half_way;
    const auto failed = clinic.migrate(broken);
    CHECK_FALSE(failed);
    CHECK(clinic.version() == later_schema - 1);

    REQUIRE(clinic.migrate(later_migrations()));
    CHECK(clinic.version() == later_schema);
}

TEST_CASE("a log of this version is left alone", "[journal][migrate]") {
    const OldClinic clinic;
    const auto before = files_below(clinic.dir.path());
    REQUIRE(clinic.migrate(journal::migrations()));
    CHECK(files_below(clinic.dir.path()) == before);
}
