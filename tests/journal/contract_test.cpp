// SPDX-License-Identifier: Apache-2.0
// Each sentence of journal.hpp, for every journal.
#include <catch2/catch.hpp>
#include <thread>

#include "server/journal/memory_journal.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;
using journal::Failure;
using protocol::Timestamp;

namespace {

struct InMemory {
    journal::MemoryJournal journal;
    journal::Journal& operator*() { return journal; }
};

struct InSqlite {
    Directory dir;
    std::unique_ptr<journal::SqliteJournal> journal = open(dir.path());
    journal::Journal& operator*() { return *journal; }
};

}  // namespace

TEMPLATE_TEST_CASE("records come back in order, with their words", "[journal]", InMemory,
                   InSqlite) {
    TestType box;
    const std::vector<journal::Record> first{record("one", amina, "I rang my sister"),
                                             record("two")};
    const std::vector<journal::Record> then{record("three", ben, "a small step")};
    REQUIRE(append(*box, blue, 0, first));
    REQUIRE(append(*box, blue, 2, then));

    const auto loaded = load(*box, blue);

    REQUIRE(loaded);
    CHECK_FALSE(loaded->snapshot);
    CHECK(loaded->after == std::vector<journal::Record>{first[0], first[1], then[0]});
}

TEMPLATE_TEST_CASE("a record holds the words of several persons and notes of their own class",
                   "[journal]", InMemory, InSqlite) {
    TestType box;
    journal::Record shared{"an offer",
                           {{{amina, protocol::KeyClass::words}, "asked"},
                            {{ben, protocol::KeyClass::words}, "answered"},
                            {{ben, protocol::KeyClass::process_note}, "noted"}}};
    REQUIRE(append(*box, blue, 0, {shared}));
    CHECK(load(*box, blue)->after.at(0) == shared);
}

TEMPLATE_TEST_CASE("an unknown room is an empty log", "[journal]", InMemory, InSqlite) {
    TestType box;
    const auto loaded = load(*box, blue);
    REQUIRE(loaded);
    CHECK_FALSE(loaded->snapshot);
    CHECK(loaded->after.empty());
}

TEMPLATE_TEST_CASE(
    "an append that does not follow the last record is a conflict and writes nothing", "[journal]",
    InMemory, InSqlite) {
    TestType box;
    REQUIRE(append(*box, blue, 0, records(1, 2)));

    CHECK(why(append(*box, blue, 1, records(2, 2))) == "conflict");  // a fork
    CHECK(why(append(*box, blue, 3, records(4, 4))) == "conflict");  // a gap
    CHECK(why(append(*box, green, 1, records(2, 2))) == "conflict");
    CHECK(load(*box, blue)->after == records(1, 2));
    CHECK(load(*box, green)->after.empty());
    REQUIRE(append(*box, blue, 2, records(3, 3)));
}

TEMPLATE_TEST_CASE("rooms do not see each other", "[journal]", InMemory, InSqlite) {
    TestType box;
    REQUIRE(append(*box, blue, 0, records(1, 2)));
    REQUIRE(append(*box, green, 0, records(7, 7)));
    CHECK(load(*box, blue)->after == records(1, 2));
    CHECK(load(*box, green)->after == records(7, 7));
    CHECK(*wait((*box).rooms()) == std::vector{blue, green});
}

TEMPLATE_TEST_CASE("a snapshot shortens the next load", "[journal]", InMemory, InSqlite) {
    TestType box;
    REQUIRE(append(*box, blue, 0, records(1, 5)));
    const journal::Snapshot kept{3, record("state at 3", amina, "her words")};
    REQUIRE(wait((*box).keep_snapshot(blue, kept)));

    auto loaded = load(*box, blue);
    REQUIRE(loaded);
    REQUIRE(loaded->snapshot);
    CHECK(loaded->snapshot->position == 3);
    CHECK(loaded->snapshot->state == kept.state);
    CHECK(loaded->after == records(4, 5));

    SECTION("and an older one that comes late does not replace it") {
        REQUIRE(wait((*box).keep_snapshot(blue, {2, record("state at 2")})));
        CHECK(load(*box, blue)->snapshot->position == 3);
    }
    SECTION("and a newer one does") {
        REQUIRE(wait((*box).keep_snapshot(blue, {5, record("state at 5")})));
        loaded = load(*box, blue);
        CHECK(loaded->snapshot->position == 5);
        CHECK(loaded->after.empty());
    }
    SECTION("but not for who keeps another shape, nor for who wants the whole log") {
        REQUIRE(wait((*box).keep_snapshot(blue, {4, record("state at 4", amina, "hers"), 77})));
        loaded = wait((*box).load(blue, 77));
        REQUIRE(loaded->snapshot);
        CHECK(loaded->snapshot->state == record("state at 4", amina, "hers"));
        CHECK(loaded->after == records(5, 5));
        for (const auto& other : {std::optional<journal::Shape>{}, {journal::Shape{0}}, {78}}) {
            loaded = wait((*box).load(blue, other));
            CHECK_FALSE(loaded->snapshot);
            CHECK(loaded->after == records(1, 5));
        }
        // An update keeps its own also where nothing was written since.
        REQUIRE(wait((*box).keep_snapshot(blue, {4, record("as folded now"), 78})));
        CHECK(wait((*box).load(blue, 78))->snapshot->state == record("as folded now"));
        REQUIRE(wait((*box).keep_snapshot(blue, {5, record("state at 5"), 78})));
        CHECK(wait((*box).load(blue, 78))->snapshot->position == 5);
    }
    SECTION("but one of a future that was never written is refused") {
        CHECK(why(wait((*box).keep_snapshot(blue, {6, record("?")}))) == "conflict");
        CHECK(why(wait((*box).keep_snapshot(green, {0, record("?")}))) == "conflict");
    }
}

TEMPLATE_TEST_CASE("the wake time is set with the records, rounded down to the second", "[journal]",
                   InMemory, InSqlite) {
    TestType box;
    REQUIRE(append(*box, blue, 0, records(1, 1), Timestamp{61'999}));
    REQUIRE(append(*box, green, 0, records(1, 1), Timestamp{30'000}));

    const auto due = wait((*box).wakes());
    REQUIRE(due->size() == 2);
    CHECK(due->at(0).room == green);
    CHECK(due->at(0).at == Timestamp{30'000});
    CHECK(due->at(1).room == blue);
    CHECK(due->at(1).at == Timestamp{61'000});

    SECTION("and the next append without one takes it away") {
        REQUIRE(append(*box, green, 1, records(2, 2)));
        CHECK(wait((*box).wakes())->size() == 1);
    }
    SECTION("and an append that is refused leaves it as it was") {
        REQUIRE_FALSE(append(*box, green, 0, records(2, 2)));
        CHECK(wait((*box).wakes())->size() == 2);
    }
}

TEST_CASE("an append completes on the loop that asked", "[journal]") {
    InSqlite box;
    boost::asio::io_context loop;
    std::thread::id completed;
    const auto work = [](journal::Journal& journal,
                         std::thread::id& on) -> boost::asio::awaitable<void> {
        co_await journal.append(blue, 0, records(1, 1), {});
        on = std::this_thread::get_id();
    };
    boost::asio::co_spawn(loop, work(*box, completed), [](std::exception_ptr) {});
    loop.run();
    CHECK(completed == std::this_thread::get_id());
}

TEST_CASE("the memory journal fails when a test asks it to", "[journal]") {
    journal::MemoryJournal memory;

    memory.fail_next_append({Failure::full});
    CHECK(why(append(memory, blue, 0, records(1, 1))) == "full");
    CHECK(memory.log_of(blue).empty());

    memory.fail_next_append({Failure::unknown, true});
    CHECK(why(append(memory, blue, 0, records(1, 1))) == "unknown");
    CHECK(memory.log_of(blue) == records(1, 1));
    REQUIRE(append(memory, blue, 1, records(2, 2)));
}

TEST_CASE("a closed journal opens again with everything in it", "[journal]") {
    InSqlite box;
    REQUIRE(append(*box, blue, 0, {record("one", amina, "words")}, Timestamp{5'000}));
    REQUIRE(wait((*box).keep_snapshot(blue, {1, record("state")})));
    box.journal.reset();

    box.journal = open(box.dir.path());

    const auto loaded = load(*box, blue);
    REQUIRE(loaded);
    CHECK(loaded->snapshot->state == record("state"));
    CHECK(wait((*box).wakes())->size() == 1);
    CHECK(why(append(*box, blue, 0, records(1, 1))) == "conflict");
    REQUIRE(append(*box, blue, 1, records(2, 2)));
    CHECK(load(*box, blue)->after == records(2, 2));
}
