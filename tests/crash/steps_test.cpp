// SPDX-License-Identifier: Apache-2.0
// Whatever an operator does to a clinic's data is killed before every single call that changes a
// file. Afterwards it starts, nothing that was acknowledged is lost, nothing half done bears a
// final name, and the same command goes through.
#include <catch2/catch.hpp>

#include "server/journal/rotation.hpp"
#include "tests/crash/support/file_calls.hpp"
#include "tests/crash/support/not_tried.hpp"
#include "tests/crash/support/scene.hpp"

using namespace support;
namespace fs = std::filesystem;

namespace {

// How many places there were to be killed at.
template <class Begin, class Work, class Check>
void kill_at_every_call(Begin begin, Work work, Check check) {
    if (!Watched::possible()) {
        return not_tried("the kernel does not ask about calls that change files.");
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
                const auto last = old_records().size() + static_cast<journal::Position>(i) - 1;
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
            const auto there = static_cast<int>(from + loaded->after.size() - old_records().size());
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
            CHECK(log.at(1) == old_records()[1]);
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
            REQUIRE(journal::restore(scene.restore_into(scene.dir / "again")));
            has_the_old_records(scene.dir / "again");
        });
}

TEST_CASE("G5 a restore that is killed anywhere is whole or not there", "[crash][steps]") {
    static const Scene source;
    REQUIRE(wait(open(source.data())->back_up(source.backup())));
    kill_at_every_call(
        an_empty_scene,
        [](const Scene& scene) { must(journal::restore(source.restore_into(scene.data()))); },
        [](const Scene& scene) {
            if (!fs::exists(scene.data())) {
                REQUIRE(journal::restore(source.restore_into(scene.data())));
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
    kill_at_every_call(
        a_scene_with_its_own_key,
        [](const Scene& scene) { must(journal::rotate_key(scene.data(), scene.key())); },
        [&](const Scene& scene) {
            for (int again = 0; again < 2; ++again) {
                auto journal = open(options_with_its_own_key(scene));
                CHECK(load(*journal, blue)->after == old_records());
                is_whole(*journal);
                journal.reset();
                REQUIRE(journal::rotate_key(scene.data(), scene.key()));
            }
        });
}

TEST_CASE("N1 a migration that is killed anywhere goes through at the next start, after its backup",
          "[crash][steps]") {
    const auto before = bodies_of(a_clinic() / "data");
    REQUIRE(before.size() == old_records().size());
    kill_at_every_call(
        a_scene, [](const Scene& scene) { must(migrate(scene.data())); },
        [&](const Scene& scene) {
            REQUIRE(migrate(scene.data()));
            CHECK(bodies_of(scene.data()) == before);
            CHECK(schema_of(scene.data()) == later_schema);

            was_backed_up_before(scene);
        });
}
