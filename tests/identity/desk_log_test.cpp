// SPDX-License-Identifier: Apache-2.0
// The desk comes back from its log, whatever an earlier version kept of it.
#include <catch2/catch.hpp>

#include "protocol/json/split.hpp"
#include "server/identity/desk_log.hpp"
#include "tests/identity/world.hpp"

using namespace identity;

namespace {

// Lays this in the place of the desk's snapshot, over all that is in the log.
void keep(World& world, std::string skeleton, journal::Shape shape) {
    const auto last = world.journal.log_of(desk_room).size();
    REQUIRE(world
                .wait_for(world.journal.keep_snapshot(desk_room,
                                                      {last, {std::move(skeleton), {}}, shape}))
                .has_value());
}

}  // namespace

TEST_CASE("the desk opens by its whole log where its snapshot is of another version",
          "[identity][desk]") {
    World world;
    world.clinic_with_dana();
    keep(world, protocol::encode_split(domain::desk::DeskState{}).skeleton,
         GENERATE(journal::Shape{0}, shape_of_desk() + 1));
    world.begin();
    CHECK(world.sign_in(danas_name, good_password).has_value());
}

TEST_CASE("the desk opens by its whole log where its snapshot cannot be read", "[identity][desk]") {
    World world;
    world.clinic_with_dana();
    keep(world, R"({"accounts":7})", shape_of_desk());
    world.begin();
    CHECK(world.sign_in(danas_name, good_password).has_value());
}

TEST_CASE("the desk opens with a snapshot of its own version", "[identity][desk]") {
    World world;
    world.clinic_with_dana();
    keep(world, protocol::encode_split(domain::desk::DeskState{}).skeleton, shape_of_desk());
    world.begin();
    CHECK_FALSE(world.sign_in(danas_name, good_password).has_value());  // it holds nobody
}
