// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/scene.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "server/journal/migrate.hpp"
#include "server/journal/rotation.hpp"

namespace support {
namespace fs = std::filesystem;

Shared::Shared()
    : told_{static_cast<Told*>(::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE,
                                      MAP_SHARED | MAP_ANONYMOUS, -1, 0))} {}

Shared::~Shared() { ::munmap(told_, sizeof(Told)); }

void Shared::tell(const journal::StartFailure& failure) const {
    const auto size = std::min(failure.sentence.size(), told_->why.size() - 1);
    std::copy_n(failure.sentence.begin(), size, told_->why.begin());
}

Answer Shared::note(int append, const journal::Result<void>& answer) const {
    auto& noted = told_->each.at(static_cast<std::size_t>(append));
    if (answer) {
        ++told_->records;
        return noted = Answer::yes;
    }
    return noted = answer.error() == journal::Failure::full ? Answer::no : Answer::unknown;
}

void must_not_fail() { ::_exit(1); }

std::unique_ptr<journal::SqliteJournal> opened(const fs::path& data) {
    auto journal = journal::open_journal(options_for(data));
    must(journal);
    return std::move(*journal);
}

const std::vector<journal::Record>& old_records() {
    static const std::vector<journal::Record> all{
        record("1", amina, "one"), record("2", ben, "two"), record("3", amina, "three")};
    return all;
}

const Directory& a_clinic() {
    static const Directory dir;
    static const bool made = [] {
        REQUIRE(journal::create_data_dir(dir / "data"));
        REQUIRE(append(*open(dir / "data"), blue, 0, old_records()));
        REQUIRE(journal::make_key_file(dir / "clinic.key"));
        return true;
    }();
    static_cast<void>(made);
    return dir;
}

Scene::Scene(bool with_clinic) {
    if (with_clinic) fs::copy(a_clinic().path(), dir.path(), fs::copy_options::recursive);
}

journal::RestoreOptions Scene::restore_into(const fs::path& target) const {
    return {.backup = backup(), .dir = target, .key = key_of(1), .newest_keys = {}};
}

std::unique_ptr<Scene> a_scene() { return std::make_unique<Scene>(); }
std::unique_ptr<Scene> an_empty_scene() { return std::make_unique<Scene>(false); }

journal::OpenOptions options_with_its_own_key(const Scene& scene) {
    const auto key = journal::load_key_of(scene.data(), scene.key());
    REQUIRE(key);
    auto options = options_for(scene.data());
    options.key = key->copy();
    return options;
}

std::unique_ptr<Scene> a_scene_with_its_own_key() {
    static const auto source = [] {
        auto scene = a_scene();
        fs::remove_all(scene->data());
        REQUIRE(journal::create_data_dir(scene->data()));
        REQUIRE(append(*open(options_with_its_own_key(*scene)), blue, 0, old_records()));
        return scene;
    }();
    auto scene = an_empty_scene();
    fs::copy(source->dir.path(), scene->dir.path(), fs::copy_options::recursive);
    return scene;
}

void is_whole(journal::SqliteJournal& journal) {
    const auto report = wait(journal.verify());
    REQUIRE(report);
    CHECK(report->whole());
}

void has_the_old_records(const fs::path& data) {
    const auto journal = open(data);
    CHECK(load(*journal, blue)->after == old_records());
    is_whole(*journal);
}

journal::Started<void> migrate(const fs::path& data) {
    const journal::DataDir dir{data};
    auto keys = journal::KeyStore::open(dir.keys(), key_of(1));
    if (!keys) return keys.error();
    return journal::bring_up_to_date(dir, **keys, "", later_migrations());
}

int schema_of(const fs::path& data) {
    SQLite::Database db(journal::DataDir{data}.log().string());
    const int version = db.execAndGet("PRAGMA user_version").getInt();
    // The table has six columns at the end, and each step adds one.
    CHECK(db.execAndGet("SELECT count(*) FROM pragma_table_info('room')").getInt() == 2 + version);
    return version;
}

std::vector<std::string> bodies_of(const fs::path& data) {
    std::vector<std::string> all;
    SQLite::Database db(journal::DataDir{data}.log().string());
    SQLite::Statement rows(db, "SELECT hash, body FROM log ORDER BY id");
    while (rows.executeStep()) {
        all.push_back(rows.getColumn(0).getString() + rows.getColumn(1).getString());
    }
    return all;
}

void was_backed_up_before(const Scene& migrated) {
    auto options = migrated.restore_into(migrated.dir / "again");
    options.backup = migrated.data() / "backups" / backup_before_later();
    REQUIRE(journal::restore(options));
    has_the_old_records(migrated.dir / "again");
}

}  // namespace support
