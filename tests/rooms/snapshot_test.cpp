// SPDX-License-Identifier: Apache-2.0
// A snapshot saves time. What a room knows comes from its log, whatever was kept by whom.
#include <catch2/catch.hpp>

#include "server/domain/shape.hpp"
#include "server/rooms/codec.hpp"
#include "tests/rooms/support/world.hpp"

using namespace support;

namespace shapes {

struct Chair {
    Name name;
};
BOOST_DESCRIBE_STRUCT(Chair, (), (name))

namespace later {

// As an update has it, which folds one thing more.
struct Chair {
    Name name;
    bool taken = false;
};
BOOST_DESCRIBE_STRUCT(Chair, (), (name, taken))

}  // namespace later

}  // namespace shapes

namespace {

// Lays this among the room's snapshots in the place of what is there.
void keep(World& world, std::string skeleton, journal::Shape shape) {
    const auto last = world.journal.memory.log_of(monday).size();
    REQUIRE(world
                .await(world.journal.memory.keep_snapshot(monday,
                                                          {last, {std::move(skeleton), {}}, shape}))
                .has_value());
}

template <class T>
std::string told_of() {
    std::string text;
    std::set<std::string_view> told;
    domain::tell_shape<T>(text, told);
    return text;
}

std::string an_empty_group() { return encode_split(rooms::Kept{{}, first_monday, {}}).skeleton; }

}  // namespace

TEST_CASE("a state that holds one thing more has another shape", "[rooms][snapshot]") {
    using domain::shape_of;
    using std::vector;
    CHECK(shape_of<vector<shapes::Chair>>(1) == shape_of<vector<shapes::Chair>>(1));
    CHECK(shape_of<vector<shapes::Chair>>(1) != shape_of<vector<shapes::Chair>>(2));
    CHECK(shape_of<shapes::Chair>(1) != shape_of<shapes::later::Chair>(1));
    CHECK_THAT(told_of<shapes::Chair>(), Catch::EndsWith("Chair name:" + told_of<Name>()));
    CHECK_THAT(told_of<shapes::later::Chair>(),
               Catch::EndsWith("Chair name:" + told_of<Name>() + "taken:bool "));
    CHECK(rooms::shape_of_kept() != 0);
}

TEST_CASE("a room opens by its whole log where the snapshot is of another version",
          "[rooms][snapshot]") {
    World world;
    world.found_group();
    world.enter(ana)->act("goal-0001", SetGoal{{"Call my sister"}, {}, Sharing::group});
    world.settle();
    // It would be read without a complaint: what it lacks has its default.
    keep(world, an_empty_group(), GENERATE(journal::Shape{0}, rooms::shape_of_kept() + 1));

    world.restart();
    const auto again = world.enter(ana);
    CHECK(again->welcomes == 1);
    CHECK(again->doc["goals"].size() == 1);
    CHECK(world.noted.faults.empty());
}

TEST_CASE("a room opens by its whole log where the snapshot cannot be read, and that is told",
          "[rooms][snapshot]") {
    World world;
    world.found_group();
    world.enter(ana)->act("goal-0001", SetGoal{{"Call my sister"}, {}, Sharing::group});
    world.settle();
    keep(world, R"({"group":"nonsense"})", rooms::shape_of_kept());

    world.restart();
    const auto again = world.enter(ana);
    CHECK(again->welcomes == 1);
    CHECK(again->doc["goals"].size() == 1);
    CHECK(world.noted.faults.size() == 1);
    CHECK(world.noted.broken.empty());
    again->act("goal-0001", SetGoal{{"Call my sister"}, {}, Sharing::group});
    world.settle();
    CHECK(again->saved("goal-0001"));
    CHECK(again->doc["goals"].size() == 1);
}

TEST_CASE("after an update a room keeps a snapshot of its own as soon as it has opened",
          "[rooms][snapshot]") {
    World world;
    world.found_group();
    const auto of_ana = world.enter(ana);
    for (int i = 0; i < 600; ++i) {
        of_ana->act("rename-" + std::to_string(1000 + i), RenameMe{{i % 2 == 0 ? "Anna" : "Ana"}});
        world.after_with_beats(std::chrono::milliseconds{100});
    }
    keep(world, an_empty_group(), rooms::shape_of_kept() + 1);
    world.restart();
    CHECK(world.enter(ana)->doc == of_ana->doc);

    const auto kept = world.await(world.journal.memory.load(monday, rooms::shape_of_kept()));
    REQUIRE(kept.has_value());
    CHECK(kept->snapshot.has_value());
    CHECK(kept->after.empty());
    world.restart();
    CHECK(world.enter(ana)->doc == of_ana->doc);
}
