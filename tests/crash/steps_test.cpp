// SPDX-License-Identifier: Apache-2.0
// Whatever an operator does to a clinic's data is killed before every single call that changes a
// file. Afterwards it starts, nothing that was acknowledged is lost, nothing half done bears a
// final name, and the same command goes through.
#include <sys/mman.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include "server/journal/backup.hpp"
#include "server/journal/migrate.hpp"
#include "server/journal/rotation.hpp"
#include "tests/crash/support/file_calls.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;
namespace fs = std::filesystem;

namespace {

// What the child has been told, in memory that outlives it.
struct Told {
    int records = 0;
    bool done = false;
};

class Shared {
public:
    Shared()
        : told_{static_cast<Told*>(::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE,
                                          MAP_SHARED | MAP_ANONYMOUS, -1, 0))} {}
    ~Shared() { ::munmap(told_, sizeof(Told)); }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    Told* operator->() const { return told_; }

private:
    Told* told_;
};

// In the child: what does not work there ends it, and then the test.
template <class T>
void must(const T& result) {
    if (!result) ::_exit(1);
}

std::unique_ptr<journal::SqliteJournal> opened(const fs::path& data) {
    auto journal = journal::open_journal(options_for(data));
    must(journal);
    return std::move(*journal);
}

const std::vector<journal::Record> old_records{record("1", amina, "one"), record("2", ben, "two"),
                                               record("3", amina, "three")};

// A closed clinic with some records, to be copied: what each kill begins with.
const Directory& a_clinic() {
    static const Directory dir;
    static const bool made = [] {
        REQUIRE(journal::create_data_dir(dir / "data"));
        REQUIRE(append(*open(dir / "data"), blue, 0, old_records));
        REQUIRE(journal::make_key_file(dir / "clinic.key"));
        return true;
    }();
    static_cast<void>(made);
    return dir;
}

struct Scene {
    Directory dir;
    Shared told;

    explicit Scene(bool with_clinic = true) {
        if (with_clinic) fs::copy(a_clinic().path(), dir.path(), fs::copy_options::recursive);
    }
    fs::path data() const { return dir / "data"; }
    fs::path key() const { return dir / "clinic.key"; }
    fs::path backup() const { return dir / "clinic.backup"; }
};

// How many places there were to be killed at.
template <class Begin, class Work, class Check>
void kill_at_every_call(Begin begin, Work work, Check check) {
    if (!Watched::possible()) {
        WARN("The kernel does not ask about calls here: not tried.");
        return;
    }
    for (long nth = 1;; ++nth) {
        INFO("killed before its call number " << nth);
        const auto scene = begin();
        const bool killed = killed_at(nth, [&] { work(*scene); });
        check(*scene);
        if (killed) continue;
        CHECK(nth > 5);
        WARN(nth - 1 << " places");
        return;
    }
}

std::unique_ptr<Scene> a_scene() { return std::make_unique<Scene>(); }
std::unique_ptr<Scene> an_empty_scene() { return std::make_unique<Scene>(false); }

void is_whole(journal::SqliteJournal& journal) {
    const auto report = wait(journal.verify());
    REQUIRE(report);
    CHECK(report->whole());
}

void has_the_old_records(const fs::path& data) {
    const auto journal = open(data);
    CHECK(load(*journal, blue)->after == old_records);
    is_whole(*journal);
}

void add_a_column(SQLite::Database& db) { db.exec("ALTER TABLE room ADD COLUMN colour TEXT"); }
void add_another(SQLite::Database& db) { db.exec("ALTER TABLE room ADD COLUMN shade TEXT"); }

constexpr std::array later{journal::Migration{1, journal::first_tables},
                           journal::Migration{2, add_a_column}, journal::Migration{3, add_another}};

journal::Started<void> migrate(const fs::path& data) {
    const journal::DataDir dir{data};
    auto keys = journal::KeyStore::open(dir.keys(), key_of(1));
    if (!keys) return keys.error();
    return journal::bring_up_to_date(dir, **keys, "", later);
}

// The newest schema is of no journal yet: its bodies are read as they lie there.
std::vector<std::string> bodies_of(const fs::path& log) {
    std::vector<std::string> all;
    SQLite::Database db(log.string());
    SQLite::Statement rows(db, "SELECT hash, body FROM log ORDER BY id");
    while (rows.executeStep()) {
        all.push_back(rows.getColumn(0).getString() + rows.getColumn(1).getString());
    }
    return all;
}

journal::RestoreOptions into(const Scene& scene, const fs::path& target) {
    return {.backup = scene.backup(), .dir = target, .key = key_of(1), .newest_keys = {}};
}

}  // namespace

TEST_CASE("L1 a first start that is killed anywhere is taken up again", "[crash][steps]") {
    kill_at_every_call(
        an_empty_scene,
        [](const Scene& scene) {
            must(journal::create_data_dir(scene.data()));
            opened(scene.data());
        },
        [](const Scene& scene) {
            REQUIRE(journal::create_data_dir(scene.data()));
            const auto journal = open(scene.data());
            CHECK(append(*journal, blue, 0, records(1, 1)));
            is_whole(*journal);
        });
}

TEST_CASE("L1 a life that is killed anywhere keeps what it acknowledged", "[crash][steps]") {
    constexpr int written = 6;
    kill_at_every_call(
        a_scene,
        [](const Scene& scene) {
            const auto journal = opened(scene.data());
            for (int i = 1; i <= written; ++i) {
                const auto last = old_records.size() + static_cast<journal::Position>(i) - 1;
                const protocol::PersonId newcomer{"newcomer" + std::to_string(i)};
                must(append(*journal, blue, last, {record("new", newcomer, "words")}));
                scene.told->records = i;
                if (i == 3) must(wait(journal->keep_snapshot(blue, {last, record("state")})));
                if (i == 4) must(wait(journal->keep_heads()));
            }
        },
        [](const Scene& scene) {
            const auto journal = open(scene.data());
            const auto loaded = load(*journal, blue);
            REQUIRE(loaded);
            const auto from = loaded->snapshot ? loaded->snapshot->position : 0;
            const auto there = static_cast<int>(from + loaded->after.size() - old_records.size());
            CHECK(there >= scene.told->records);
            CHECK(there <= scene.told->records + 1);
            is_whole(*journal);
        });
}

TEST_CASE("F1 an erasure that is killed anywhere is done or not, and done when it was said",
          "[crash][steps]") {
    kill_at_every_call(
        a_scene,
        [](const Scene& scene) {
            const auto journal = opened(scene.data());
            must(wait(journal->erase(amina)));
            scene.told->done = true;
        },
        [](const Scene& scene) {
            const auto journal = open(scene.data());
            const auto log = load(*journal, blue)->after;
            const bool gone = log.at(0).parts.empty();
            CHECK(log.at(2).parts.empty() == gone);
            CHECK(log.at(1) == old_records[1]);
            if (scene.told->done) CHECK(gone);
            CHECK(wait(journal->ledger())->size() == (gone ? 1 : 0));
            is_whole(*journal);
            CHECK(wait(journal->erase(amina)));
            CHECK(load(*journal, blue)->after.at(0).parts.empty());
        });
}

TEST_CASE("G5 a backup that is killed anywhere is whole or not there", "[crash][steps]") {
    kill_at_every_call(
        a_scene,
        [](const Scene& scene) { must(wait(opened(scene.data())->back_up(scene.backup()))); },
        [](const Scene& scene) {
            has_the_old_records(scene.data());
            if (!fs::exists(scene.backup())) {
                REQUIRE(wait(open(scene.data())->back_up(scene.backup())));
            }
            REQUIRE(journal::restore(into(scene, scene.dir / "again")));
            has_the_old_records(scene.dir / "again");
        });
}

TEST_CASE("G5 a restore that is killed anywhere is whole or not there", "[crash][steps]") {
    static const Scene source;
    REQUIRE(wait(open(source.data())->back_up(source.backup())));
    kill_at_every_call(
        an_empty_scene,
        [](const Scene& scene) { must(journal::restore(into(source, scene.data()))); },
        [](const Scene& scene) {
            if (!fs::exists(scene.data())) {
                REQUIRE(journal::restore(into(source, scene.data())));
            }
            has_the_old_records(scene.data());
        });
}

TEST_CASE("E7 a new key file that is killed anywhere is whole or not there", "[crash][steps]") {
    kill_at_every_call(
        an_empty_scene,
        [](const Scene& scene) { must(journal::make_key_file(scene.dir / "octet.key")); },
        [](const Scene& scene) {
            const auto file = scene.dir / "octet.key";
            if (!fs::exists(file)) REQUIRE(journal::make_key_file(file));
            CHECK(journal::load_master_key(file));
        });
}

TEST_CASE("E7 a rotation that is killed anywhere starts with the same key file", "[crash][steps]") {
    static const Scene source;
    const auto options = [](const Scene& scene) {
        const auto key = journal::load_key_of(scene.data(), scene.key());
        REQUIRE(key);
        auto options = options_for(scene.data());
        options.key = key->copy();
        return options;
    };
    static const bool made = [&] {
        fs::remove_all(source.data());
        REQUIRE(journal::create_data_dir(source.data()));
        REQUIRE(append(*open(options(source)), blue, 0, old_records));
        return true;
    }();
    REQUIRE(made);
    kill_at_every_call(
        [&] {
            auto scene = an_empty_scene();
            fs::copy(source.dir.path(), scene->dir.path(),
                     fs::copy_options::recursive | fs::copy_options::overwrite_existing);
            return scene;
        },
        [](const Scene& scene) { must(journal::rotate_key(scene.data(), scene.key())); },
        [&](const Scene& scene) {
            for (int again = 0; again < 2; ++again) {
                auto journal = open(options(scene));
                CHECK(load(*journal, blue)->after == old_records);
                is_whole(*journal);
                journal.reset();
                REQUIRE(journal::rotate_key(scene.data(), scene.key()));
            }
        });
}

TEST_CASE("N1 a migration that is killed anywhere goes through at the next start, after its backup",
          "[crash][steps]") {
    const auto before = bodies_of(a_clinic() / "data/octet.db");
    REQUIRE(before.size() == old_records.size());
    kill_at_every_call(
        a_scene, [](const Scene& scene) { must(migrate(scene.data())); },
        [&](const Scene& scene) {
            REQUIRE(migrate(scene.data()));
            CHECK(bodies_of(scene.data() / "octet.db") == before);
            SQLite::Database db((scene.data() / "octet.db").string());
            CHECK(db.execAndGet("PRAGMA user_version").getInt() == 3);
            CHECK(db.execAndGet("SELECT count(*) FROM pragma_table_info('room')").getInt() == 5);

            auto options = into(scene, scene.dir / "again");
            options.backup = scene.data() / "backups" / "before-schema-3.backup";
            REQUIRE(journal::restore(options));
            has_the_old_records(scene.dir / "again");
        });
}
