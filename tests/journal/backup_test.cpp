// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "server/journal/backup.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;
using Catch::Matchers::Contains;

namespace {

journal::RestoreOptions into(const std::filesystem::path& backup,
                             const std::filesystem::path& dir) {
    return {.backup = backup, .dir = dir, .key = key_of(1), .newest_keys = {}};
}

std::string restore_refusal(const journal::RestoreOptions& options) {
    const auto report = journal::restore(options);
    return report ? "it restored" : report.error().sentence;
}

struct BackedUp {
    Directory dir;
    std::filesystem::path data = dir / "data";
    std::filesystem::path backup = dir / "clinic.backup";

    BackedUp() {
        REQUIRE(journal::create_data_dir(data));
        auto journal = open(data);
        REQUIRE(append(*journal, blue, 0, {record("1", amina, "one"), record("2", ben, "two")}));
        REQUIRE(append(*journal, green, 0, records(1, 2)));
        REQUIRE(wait(journal->back_up(backup)));
    }
};

}  // namespace

TEST_CASE("a backup brings everything back", "[journal][backup]") {
    const BackedUp clinic;
    const auto report = journal::restore(into(clinic.backup, clinic.dir / "again"));
    REQUIRE(report);
    CHECK(report->log.records == 4);
    CHECK(report->log.no_tail_cut_before);

    auto journal = open(clinic.dir / "again");
    CHECK(load(*journal, blue)->after ==
          std::vector{record("1", amina, "one"), record("2", ben, "two")});
    REQUIRE(append(*journal, blue, 2, records(3, 3)));
    CHECK(mode_of(clinic.dir / "again") == 0700);
}

TEST_CASE("G1 a backup made under load holds all that was acknowledged before it",
          "[journal][backup]") {
    Directory dir;
    REQUIRE(journal::create_data_dir(dir / "data"));
    auto journal = open(dir / "data");
    // Several mebibytes, so that the copy takes many steps.
    const auto big = record(std::string(20'000, 'x'), amina, std::string(20'000, 'y'));
    for (journal::Position i = 0; i < 150; ++i) REQUIRE(append(*journal, blue, i, {big}));

    boost::asio::io_context loop;
    bool done = false;
    journal::Position written = 0;
    std::optional<journal::Started<journal::BackupReport>> report;
    const auto back_up = [](journal::SqliteJournal& from, std::filesystem::path to, auto& out,
                            bool& ended) -> boost::asio::awaitable<void> {
        out.emplace(co_await from.back_up(std::move(to)));
        ended = true;
    };
    const auto write = [](journal::SqliteJournal& to, const bool& ended,
                          journal::Position& count) -> boost::asio::awaitable<void> {
        while (!ended) {
            const auto stored = co_await to.append(green, count, records(1, 1), {});
            if (!stored) co_return;
            ++count;
        }
    };
    const auto ignore = [](std::exception_ptr) {};
    boost::asio::co_spawn(loop, back_up(*journal, dir / "a.backup", report, done), ignore);
    boost::asio::co_spawn(loop, write(*journal, done, written), ignore);
    loop.run();

    REQUIRE(report);
    REQUIRE(*report);
    CHECK(written > 0);
    CHECK((*report)->log.whole());
    CHECK((*report)->log.records >= 150);
    REQUIRE(journal::restore(into(dir / "a.backup", dir / "again")));
    auto restored = open(dir / "again");
    CHECK(load(*restored, blue)->after.size() == 150);
    CHECK(load(*restored, green)->after.size() <= written);
}

TEST_CASE("G2 a backup that was changed anywhere is refused, with the place", "[journal][backup]") {
    const BackedUp clinic;
    const auto good = content_of(clinic.backup);
    const auto target = clinic.dir / "again";
    const auto refused = [&](const std::string& bytes) {
        overwrite(clinic.backup, bytes);
        const auto said = restore_refusal(into(clinic.backup, target));
        CHECK_FALSE(std::filesystem::exists(target));
        return said;
    };

    CHECK_THAT(refused("not a backup"), Contains("is not a backup of Octet"));
    for (std::size_t at = 16; at < good.size(); at += good.size() / 40) {
        auto flipped = good;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x20);
        CHECK_THAT(refused(flipped), Contains("damaged at byte"));
        CHECK_THAT(refused(good.substr(0, at)), Contains("damaged at byte"));
    }
    CHECK_THAT(refused(good.substr(0, good.size() - 1)), Contains("damaged at byte"));
    CHECK_THAT(refused(good + "x"), Contains("damaged at byte"));
}

TEST_CASE("G5 restore never overwrites", "[journal][backup]") {
    const BackedUp clinic;
    const auto before = files_below(clinic.data);
    const auto said = restore_refusal(into(clinic.backup, clinic.data));
    CHECK_THAT(said, Contains("is not empty"));
    CHECK(files_below(clinic.data) == before);

    SECTION("but an empty directory is fine") {
        std::filesystem::create_directory(clinic.dir / "empty");
        CHECK(journal::restore(into(clinic.backup, clinic.dir / "empty")));
        CHECK(open(clinic.dir / "empty"));
    }
    SECTION("and what an interrupted one left behind is no hindrance") {
        std::filesystem::create_directory(clinic.dir / "again.unfinished");
        overwrite(clinic.dir / "again.unfinished" / "octet.db", "half");
        CHECK(journal::restore(into(clinic.backup, clinic.dir / "again")));
        CHECK_FALSE(std::filesystem::exists(clinic.dir / "again.unfinished"));
    }
}

TEST_CASE("a backup never overwrites, and clears what an interrupted one left",
          "[journal][backup]") {
    const BackedUp clinic;
    auto journal = open(clinic.data);
    const auto before = content_of(clinic.backup);
    const auto refused = wait(journal->back_up(clinic.backup));
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().sentence, Contains("exists already"));
    CHECK(content_of(clinic.backup) == before);

    std::filesystem::create_directory(clinic.dir / "b.backup.unfinished");
    overwrite(clinic.dir / "b.backup.unfinished" / "octet.db", "half");
    CHECK(wait(journal->back_up(clinic.dir / "b.backup")));
    CHECK_FALSE(std::filesystem::exists(clinic.dir / "b.backup.unfinished"));

    const auto nowhere = wait(journal->back_up(clinic.dir / "no" / "such.backup"));
    REQUIRE_FALSE(nowhere);
    CHECK_THAT(nowhere.error().sentence, Contains("does not exist"));
    CHECK(append(*journal, blue, 2, records(3, 3)));
}

TEST_CASE("a backup is restored only with its key", "[journal][backup]") {
    const BackedUp clinic;
    auto options = into(clinic.backup, clinic.dir / "again");
    options.key = key_of(2);
    CHECK_THAT(restore_refusal(options), Contains(key_of(1).id()) && Contains(key_of(2).id()));
    CHECK_FALSE(std::filesystem::exists(clinic.dir / "again"));
    CHECK_FALSE(std::filesystem::exists(clinic.dir / "again.unfinished"));
}

TEST_CASE("F3 whoever was erased since is erased again", "[journal][backup]") {
    const BackedUp clinic;
    {
        auto journal = open(clinic.data);
        REQUIRE(wait(journal->erase(amina)));
    }
    auto options = into(clinic.backup, clinic.dir / "again");
    options.newest_keys = clinic.data / "keys.db";
    const auto report = journal::restore(options);
    REQUIRE(report);
    CHECK(report->erased_again == 1);
    auto journal = open(clinic.dir / "again");
    CHECK(load(*journal, blue)->after == std::vector{record("1"), record("2", ben, "two")});

    SECTION("also by a newer backup, whose other parts leave no trace") {
        const auto newer = clinic.dir / "newer.backup";
        REQUIRE(wait(open(clinic.data)->back_up(newer)));
        auto by_backup = into(clinic.backup, clinic.dir / "fourth");
        by_backup.newest_keys = newer;
        const auto again = journal::restore(by_backup);
        REQUIRE(again);
        CHECK(again->erased_again == 1);
        CHECK_FALSE(std::filesystem::exists(clinic.dir / "fourth" / "newer"));
        CHECK(open(clinic.dir / "fourth"));

        std::filesystem::resize_file(newer, std::filesystem::file_size(newer) - 1);
        by_backup.dir = clinic.dir / "fifth";
        CHECK_THAT(restore_refusal(by_backup), Contains("newer.backup"));
        CHECK_FALSE(std::filesystem::exists(clinic.dir / "fifth"));
    }
    SECTION("and the ledger of another clinic is refused") {
        Directory other;
        open(other.path());
        auto wrong = into(clinic.backup, clinic.dir / "third");
        wrong.newest_keys = other / "keys.db";
        CHECK_THAT(restore_refusal(wrong), Contains("another clinic"));
        CHECK_FALSE(std::filesystem::exists(clinic.dir / "third"));
    }
}
