// SPDX-License-Identifier: Apache-2.0
// Every single call that changes a file fails once, or from then on, as on broken hardware or for
// want of room, in all that a journal and its operator do to a clinic's files: also those that are
// not SQLite's. Whoever asked is told in one clear sentence, nothing acknowledged is lost, what is
// there is whole, and on a healthy disk the same goes through.
#include <algorithm>
#include <catch2/catch.hpp>

#include "server/journal/rotation.hpp"
#include "tests/crash/support/failing_disk.hpp"
#include "tests/crash/support/not_tried.hpp"
#include "tests/crash/support/scene.hpp"

using namespace support;
namespace fs = std::filesystem;

namespace {

const std::vector<Fault> all_faults{faults.begin(), faults.end()};

// What the work in a child comes to, whose answer is in what it was told.
template <class Work>
auto attempt(Work work) {
    return [work](const Scene& scene, FailingDisk& disk) -> std::string {
        const int ended = run_on(disk, [&] { work(scene); });
        CHECK(ended == 0);
        if (std::ranges::count(scene.told->each, Answer::unknown) != 0) return "unknown";
        if (std::ranges::count(scene.told->each, Answer::no) != 0) return "no room";
        if (scene.told->done) return "done";
        is_clear(scene.told.why());
        CHECK(disk.failed());
        return "refused";
    };
}

template <class Begin, class Work, class Check>
void sweep(Begin begin, Work work, Check check) {
    if (!Watched::possible()) {
        return not_tried("the kernel does not ask about calls that change files.");
    }
    fail_at_every_call(all_faults, begin, attempt(work), check);
}

auto told_start(const Scene& scene) {
    auto opened = journal::open_journal(options_for(scene.data()));
    scene.told.tell(opened);
    return opened;
}

// Appends `count` records of one newcomer each, and says of each what came of it.
void write(const Scene& scene, journal::SqliteJournal& journal, int count) {
    const auto first = load(journal, blue)->after.size();
    for (int i = 0; i < count; ++i) {
        const protocol::PersonId newcomer{"newcomer" + std::to_string(i)};
        const auto last = first + static_cast<journal::Position>(scene.told->records);
        auto answer = append(journal, blue, last, {record(std::to_string(i), newcomer, "words")});
        if (scene.told.note(i, answer) == Answer::unknown) return;  // as a server that ends
        static_cast<void>(wait(journal.keep_heads()));
    }
}

// What was acknowledged is there in its order, what was refused is not; whether what nobody was
// told of is there does not matter.
void answers_hold(const Scene& scene, const std::vector<journal::Record>& log) {
    std::string there;
    for (const auto& one : log) there += one.skeleton;
    std::string expected;
    std::string with_unknown;
    for (std::size_t i = 0; i < scene.told->each.size(); ++i) {
        const auto answer = scene.told->each.at(i);
        if (answer == Answer::yes) expected += std::to_string(i);
        if (answer == Answer::unknown) with_unknown = expected + std::to_string(i);
    }
    CAPTURE(there, expected, with_unknown);
    CHECK((there == expected || (!with_unknown.empty() && there == with_unknown)));
}

// A second try, and that the heads of the first one do not speak against it.
void goes_on(const fs::path& data, journal::Position last) {
    const auto journal = open(data);
    is_whole(*journal);
    CHECK(append(*journal, blue, last, records(1, 1)));
    CHECK(wait(journal->keep_heads()));
    const auto report = wait(journal->verify());
    REQUIRE(report);
    CHECK(report->whole());
    CHECK(report->no_tail_cut_before);
}

void only_whole(const fs::path& file, const fs::path& folder) {
    INFO("what else lies beside " << file);
    for (const auto& entry : fs::directory_iterator(folder)) {
        CHECK(entry.path().extension() != ".unfinished");
    }
}

}  // namespace

TEST_CASE("L3 a first start on a disk that fails anywhere is refused clearly and done again",
          "[crash][fails]") {
    sweep(
        an_empty_scene,
        [](const Scene& scene) {
            if (const auto made = journal::create_data_dir(scene.data()); !made) {
                return scene.told.tell(made);
            }
            if (const auto opened = told_start(scene)) write(scene, **opened, 2);
        },
        [](const Scene& scene, const FailingDisk&) {
            REQUIRE(journal::create_data_dir(scene.data()));
            const auto log = load(*open(scene.data()), blue)->after;
            answers_hold(scene, log);
            goes_on(scene.data(), log.size());
        });
}

TEST_CASE("L3 a life and its stop on a disk that fails anywhere keep what was acknowledged",
          "[crash][fails]") {
    sweep(
        a_scene,
        [](const Scene& scene) {
            if (const auto opened = told_start(scene)) write(scene, **opened, 4);
        },
        [](const Scene& scene, const FailingDisk&) {
            auto log = load(*open(scene.data()), blue)->after;
            REQUIRE(log.size() >= old_records().size());
            const auto end_of_old = log.begin() + std::ssize(old_records());
            CHECK(std::vector(log.begin(), end_of_old) == old_records());
            answers_hold(scene, {end_of_old, log.end()});
            goes_on(scene.data(), log.size());
        });
}

TEST_CASE("L3 F1 an erasure on a disk that fails anywhere is done or not, as it was said",
          "[crash][fails]") {
    sweep(
        a_scene,
        [](const Scene& scene) {
            if (const auto opened = told_start(scene)) {
                scene.told.note(0, wait((*opened)->erase(amina)));
            }
        },
        [](const Scene& scene, const FailingDisk&) {
            const auto journal = open(scene.data());
            const auto log = load(*journal, blue)->after;
            const bool gone = log.at(0).parts.empty();
            CHECK(log.at(2).parts.empty() == gone);
            CHECK(log.at(1) == old_records()[1]);
            if (scene.told->each[0] == Answer::yes) CHECK(gone);
            if (scene.told->each[0] == Answer::no) CHECK_FALSE(gone);
            CHECK(wait(journal->ledger())->size() == (gone ? 1 : 0));
            CHECK(wait(journal->erase(amina)));
            CHECK(load(*journal, blue)->after.at(0).parts.empty());
            is_whole(*journal);
        });
}

TEST_CASE("L3 G5 a backup onto a disk that fails anywhere is whole or not there",
          "[crash][fails]") {
    sweep(
        a_scene,
        [](const Scene& scene) {
            const auto opened = journal::open_journal(options_for(scene.data()));
            if (!opened) return scene.told.tell(opened);
            scene.told.tell(wait((*opened)->back_up(scene.backup())));
        },
        [](const Scene& scene, const FailingDisk& disk) {
            has_the_old_records(scene.data());
            // What fails for good cannot be taken back either.
            if (disk.once()) CHECK(fs::exists(scene.backup()) == scene.told->done);
            if (!fs::exists(scene.backup())) {
                CHECK_FALSE(scene.told->done);
                REQUIRE(wait(open(scene.data())->back_up(scene.backup())));
                only_whole(scene.backup(), scene.dir.path());
            }
            REQUIRE(journal::restore(scene.restore_into(scene.dir / "again")));
            has_the_old_records(scene.dir / "again");
        });
}

TEST_CASE("L3 G5 a restore onto a disk that fails anywhere is whole or not there",
          "[crash][fails]") {
    static const Scene source;
    REQUIRE(wait(open(source.data())->back_up(source.backup())));
    sweep(
        an_empty_scene,
        [](const Scene& scene) {
            scene.told.tell(journal::restore(source.restore_into(scene.data())));
        },
        [](const Scene& scene, const FailingDisk& disk) {
            if (disk.once()) CHECK(fs::exists(scene.data()) == scene.told->done);
            if (!fs::exists(scene.data())) {
                CHECK_FALSE(scene.told->done);
                REQUIRE(journal::restore(source.restore_into(scene.data())));
                only_whole(scene.data(), scene.dir.path());
            }
            has_the_old_records(scene.data());
        });
}

TEST_CASE("L3 E7 a new key file on a disk that fails anywhere is whole or not there",
          "[crash][fails]") {
    sweep(
        an_empty_scene,
        [](const Scene& scene) { scene.told.tell(journal::make_key_file(scene.key())); },
        [](const Scene& scene, const FailingDisk& disk) {
            if (disk.once()) CHECK(fs::exists(scene.key()) == scene.told->done);
            if (!fs::exists(scene.key())) {
                CHECK_FALSE(scene.told->done);
                REQUIRE(journal::make_key_file(scene.key()));
            }
            CHECK(journal::load_master_key(scene.key()));
        });
}

TEST_CASE("L3 E7 a rotation on a disk that fails anywhere leaves a key file that opens",
          "[crash][fails]") {
    const auto before = a_scene_with_its_own_key();
    const auto old = journal::load_master_key(before->key());
    REQUIRE(old);
    sweep(
        a_scene_with_its_own_key,
        [](const Scene& scene) { scene.told.tell(journal::rotate_key(scene.data(), scene.key())); },
        [&](const Scene& scene, const FailingDisk&) {
            if (scene.told->done) CHECK(journal::load_master_key(scene.key())->id() != old->id());
            for (int again = 0; again < 2; ++again) {
                auto journal = open(options_with_its_own_key(scene));
                CHECK(load(*journal, blue)->after == old_records());
                is_whole(*journal);
                journal.reset();
                REQUIRE(journal::rotate_key(scene.data(), scene.key()));
            }
            // A backup from before needs the key of then.
            const auto kept = journal::old_key_file(scene.key(), old->id());
            const auto of_then = journal::load_master_key(kept);
            REQUIRE(of_then);
            CHECK(of_then->id() == old->id());
        });
}

TEST_CASE("L3 N1 a migration on a disk that fails anywhere goes through at the next start",
          "[crash][fails]") {
    const auto before = bodies_of(a_clinic() / "data");
    REQUIRE(before.size() == old_records().size());
    sweep(
        a_scene, [](const Scene& scene) { scene.told.tell(migrate(scene.data())); },
        [&](const Scene& scene, const FailingDisk&) {
            const int now = schema_of(scene.data());
            if (scene.told->done) CHECK(now == later_schema);
            CHECK(bodies_of(scene.data()) == before);
            REQUIRE(migrate(scene.data()));
            CHECK(schema_of(scene.data()) == later_schema);
            CHECK(bodies_of(scene.data()) == before);

            was_backed_up_before(scene);
        });
}
