// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/names.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/protocol/sample.hpp"

namespace {

struct QRShown {};
struct Phq9Filled {};
struct Beat {};

namespace other {
struct Beat {};
}  // namespace other

}  // namespace

using namespace protocol;

TEST_CASE("a type is called on the wire as it is called in C++", "[names]") {
    CHECK(name_of<sample::SetGoal>() == "SetGoal");
    CHECK(name_of<QRShown>() == "QRShown");
    CHECK(snake_name<sample::SetGoal>() == "set_goal");
    CHECK(snake_name<QRShown>() == "qr_shown");
    CHECK(snake_name<Phq9Filled>() == "phq9_filled");
    CHECK(snake_name<Beat>() == "beat");
}

TEST_CASE("names are known at compile time", "[names]") {
    STATIC_REQUIRE(snake_name<sample::RaiseHand>() == "raise_hand");
    STATIC_REQUIRE(has_alternative<sample::Command>("rate_week"));
    STATIC_REQUIRE_FALSE(has_alternative<sample::Command>("RateWeek"));
}

TEST_CASE("two alternatives that share a name are noticed", "[names]") {
    STATIC_REQUIRE(names_are_distinct<sample::Command>());
    STATIC_REQUIRE_FALSE(names_are_distinct<std::variant<Beat, QRShown, other::Beat>>());
}

TEST_CASE("the alternatives of a variant are visited in order", "[names]") {
    std::vector<std::string> met;
    for_each_alternative<sample::Command>(
        [&]<class T>(std::type_identity<T>) { met.emplace_back(snake_name<T>()); });
    CHECK(met == std::vector<std::string>{"set_goal", "raise_hand", "rate_week"});
}
