// SPDX-License-Identifier: Apache-2.0
// A member is erased by the operator, with the real binary: beside a running server, without one,
// cut short, and again after an older backup was restored.
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include <SQLiteCpp/SQLiteCpp.h>

#include "server/journal/keyring.hpp"
#include "server/journal/sqlite_journal.hpp"
#include "tests/crash/support/http.hpp"
#include "tests/crash/support/operated_clinic.hpp"
#include "tests/crash/support/visitor.hpp"
#include "tests/journal/support/print.hpp"
#include "tests/journal/support/run.hpp"

using namespace support;
using Catch::Matchers::Contains;
using protocol::group::LineKind;
using protocol::group::WriteLine;

namespace {

// Dana leads; Ben and Cleo are members, and Ben has said something.
struct Story {
    OperatedClinic clinic;
    OperatedClinic::Running running = clinic.serve();
    bots::LoadRoom group = OperatedClinic::people(running.server, 1, 2).at(0);
    std::string seat;
    std::string login;

    Story() {
        auto ben = enter(1);
        REQUIRE(ben->ask(WriteLine{LineKind::words, protocol::Words{"my own words"}}) == "ok");
        seat = ben->my_seat();
        login = field(get(running.server, "/api/me", group.cookies.at(1)), "login_name");
        REQUIRE_FALSE(login.empty());
    }

    std::unique_ptr<Visitor> enter(std::size_t who) const {
        return std::make_unique<Visitor>(running.server, group.room, group.cookies.at(who));
    }
    void restart() {
        running.process.kill(SIGTERM);
        running = clinic.serve();
    }

    protocol::PersonId ben() const {
        return {field(get(running.server, "/api/me", group.cookies.at(1)), "person")};
    }

    // The key to his words, wrapped by the master key, as it lies on the disk.
    std::string wrapped_key(const protocol::PersonId& person) const {
        SQLite::Database keys{(clinic.data() / "keys.db").string()};
        SQLite::Statement row{keys, "SELECT wrapped FROM data_key WHERE kind = ? AND owner = ?"};
        row.bind(1, static_cast<int>(journal::OwnerKind::person_words));
        row.bind(2, person.value);
        REQUIRE(row.executeStep());
        return row.getColumn(0).getString();
    }

    // Not even a third of it.
    void no_file_holds(const std::string& wrapped) const {
        const auto third = wrapped.size() / 3;
        for (std::size_t at = 0; at + third <= wrapped.size(); at += third) {
            CHECK(files_holding(clinic.data(), wrapped.substr(at, third)) == "");
        }
        CHECK(files_holding(clinic.data(), "my own words") == "");
    }

    void he_is_gone() const {
        const auto dana = enter(0);
        CHECK(dana->name_of(seat).empty());
        const auto& lines = *dana->document().find("lines")->members();
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].value.find("words") == nullptr);
        CHECK_FALSE(enter(2)->my_name().empty());
        CHECK(field(get(running.server, "/api/me", group.cookies.at(1)), "login_name").empty());
        CHECK_FALSE(Visitor::may_enter(running.server, group.room, group.cookies.at(1)));
        CHECK_THAT(clinic.must({"verify"}), Contains("Whole"));
    }
};

}  // namespace

TEST_CASE("F1 F4: a member is erased while the server runs, and the receipt says what and why",
          "[crash][erasure]") {
    Story story;
    auto ben = story.enter(1);

    CHECK_THAT(story.clinic.must({"person", "erase", "--login", story.login}),
               Contains("Nothing was done yet"));
    CHECK(ben->ask(WriteLine{LineKind::pause, {}}) == "ok");
    const auto receipt = story.clinic.must({"person", "erase", "--login", story.login, "--really"});
    CHECK_THAT(receipt, Contains("Erased on") && Contains("gone for good") && Contains("stays:") &&
                            Contains("article 17") && Contains("seat in Load 1 is given up"));
    CHECK(ben->close_code() >= 4500);  // do not come back
    ben.reset();
}

TEST_CASE("the receipt names each backup in the data directory, which has the key still",
          "[crash][erasure]") {
    const Story story;
    story.clinic.must({"backup"});
    const auto backups = story.clinic.data() / "backups";
    std::ofstream{backups / "before-schema-3.backup"} << "as a migration leaves it";
    const auto receipt = story.clinic.must({"person", "erase", "--login", story.login, "--really"});
    std::size_t named = 0;
    for (const auto& backup : std::filesystem::directory_iterator{backups}) {
        ++named;
        CHECK_THAT(receipt,
                   Contains("Still has the key: " + backup.path().string() + ". Delete it by 20"));
    }
    CHECK(named == 2);
}

TEST_CASE("F1 F2: nothing of an erased member is shown or found, also after a restart",
          "[crash][erasure]") {
    Story story;
    const auto wrapped = story.wrapped_key(story.ben());
    REQUIRE(wrapped.size() > 60);
    REQUIRE(files_holding(story.clinic.data(), wrapped) == "keys.db ");  // a copy is a copy
    story.clinic.must({"person", "erase", "--login", story.login, "--really"});
    story.he_is_gone();
    story.no_file_holds(wrapped);
    story.running.process.kill(SIGKILL);
    story.no_file_holds(wrapped);
    story.running = story.clinic.serve();
    story.he_is_gone();
    story.restart();
    story.he_is_gone();
    story.no_file_holds(wrapped);
    CHECK_THAT(
        story.clinic.octet({"person", "erase", "--login", story.login, "--really"}).complained,
        Contains("Nobody signs in as"));
    CHECK_THAT(story.clinic.octet({"person", "erase", "--login", dana, "--really"}).complained,
               Contains("leads Load 1"));
}

TEST_CASE("F1: an erasure that was cut short after the key was destroyed is finished at the start",
          "[crash][erasure]") {
    Story story;
    const auto person = story.ben();
    const auto wrapped = story.wrapped_key(person);
    story.running.process.kill(SIGKILL);
    {
        auto key = journal::load_master_key(story.clinic.key());
        REQUIRE(key);
        auto opened = journal::open_journal({.dir = story.clinic.data(), .key = std::move(*key)});
        REQUIRE(opened);
        REQUIRE(wait((*opened)->erase(person)));
    }
    story.running = story.clinic.serve();
    story.he_is_gone();
    story.no_file_holds(wrapped);
}

TEST_CASE("F3: a backup that was made before erases again what the newest ledger says",
          "[crash][erasure]") {
    Story story;
    const auto backup = story.clinic.home() / "before.backup";
    story.clinic.must({"backup", backup.string()});
    story.clinic.must({"person", "erase", "--login", story.login, "--really"});
    story.running.process.kill(SIGTERM);
    const auto newest = story.clinic.home() / "newest-keys.db";
    std::filesystem::copy_file(story.clinic.data() / "keys.db", newest);
    std::filesystem::remove_all(story.clinic.data());

    // Not without a word about who was erased since.
    const auto refused = story.clinic.octet({"restore", backup.string()});
    CHECK(refused.code != 0);
    CHECK_THAT(refused.complained, Contains("--newest-keys") && Contains("--no-newer-keys"));
    CHECK_FALSE(std::filesystem::exists(story.clinic.data()));

    CHECK_THAT(story.clinic.must({"restore", backup.string(), "--newest-keys", newest.string()}),
               Contains("1 who had been erased since"));
    story.running = story.clinic.serve();
    story.he_is_gone();
}
