// SPDX-License-Identifier: Apache-2.0
// Nobody appears in another's record, by any name that the group knows.
#include <catch2/catch.hpp>

#include "server/domain/group/names_in.hpp"
#include "tests/support/group.hpp"

using namespace support;
using domain::group::names_in;

namespace {

Group named_group() {
    auto group = a_group();
    group.seat({"joe"}, Role::member, "Joana Mar");
    group.seat({"zoe"}, Role::member, "Zo\u00eb");
    group.seat({"will"}, Role::member, "Will");
    group.seat({"mei"}, Role::member, "\u7f8e\u7389");
    return group;
}

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const auto& word : words) list += ' ' + word;
    return list;
}

// "sure: Ben", "asked: ben", or "" where nobody is named in a note about Ana.
std::string found(const Group& group, std::string_view text, bool initials = true) {
    const auto names = names_in(group.state(), text, group.seat(ana), initials);
    if (!names.sure.empty()) return "sure:" + listed(names.sure);
    return names.unsure.empty() ? "" : "asked:" + listed(names.unsure);
}

}  // namespace

TEST_CASE("another member's name is found, however it is written", "[group][names]") {
    const auto group = named_group();

    CHECK(found(group, "She sat beside Ben.") == "sure: Ben");
    CHECK(found(group, "Ben's brother came up.") == "sure: Ben");
    CHECK(found(group, "(BEN)") == "sure: BEN");
    CHECK(found(group, "Zoe and she") == "sure: Zoe");
    CHECK(found(group, "with Joana") == "sure: Joana");
    CHECK(found(group, "Frau Mar") == "sure: Mar");
    CHECK(found(group, "\u5979\u548c\u7f8e\u7389\u8bf4\u8bdd") == "sure: \u7f8e\u7389");
}

TEST_CASE("one's own name may stand in one's note, and a facilitator's", "[group][names]") {
    const auto group = named_group();

    CHECK(found(group, "Ana came on time. Maria asked her first.") == "");
    CHECK(found(group, "Bennett is her boss; the benefit is clear.") == "");
}

TEST_CASE("a word that is also a name is asked about in small letters", "[group][names]") {
    const auto group = named_group();

    CHECK(found(group, "She will call.") == "asked: will");
    CHECK(found(group, "Will you call?") == "sure: Will");
    CHECK(found(group, "Bens Idee") == "asked: Bens");
}

TEST_CASE("what could be initials is asked about", "[group][names]") {
    const auto group = named_group();

    CHECK(found(group, "Supported by B. today") == "asked: B");
    CHECK(found(group, "She heard B speak") == "asked: B");
    CHECK(found(group, "JM said so") == "asked: JM");
    CHECK(found(group, "Can she? Can B") == "asked: B");
    CHECK(found(group, "D began") == "asked: D");
    CHECK(found(group, "A good week. I agree.") == "");
    CHECK(found(group, "Supported by B. today", false) == "");
}

TEST_CASE("the name that somebody had before is theirs still", "[group][names]") {
    auto group = named_group();
    group.when(ben, RenameMe{{"Benito"}}).events();

    CHECK(found(group, "She sat beside Ben.") == "sure: Ben");
    CHECK(found(group, "She sat beside Benito.") == "sure: Benito");
}

TEST_CASE("who is gone is not to be named either", "[group][names]") {
    auto group = named_group();
    group.when(maria, RemovePerson{group.seat(ben), {"Moved"}}).events();
    group.when(maria, RecordLeaving{group.seat(carl), LeavingReason::moved, {}}).events();

    CHECK(found(group, "She misses Ben.") == "sure: Ben");
    CHECK(found(group, "She misses Carl.") == "sure: Carl");
}

TEST_CASE("a sure name goes before one that is asked about", "[group][names]") {
    const auto group = named_group();

    CHECK(found(group, "She will ask B. and Dora.") == "sure: Dora");
    CHECK(found(group, "She will ask B. and JM.") == "asked: will B JM");
}

TEST_CASE("small parts of a name count with what follows them", "[group][names]") {
    auto group = a_group();
    group.seat({"lola"}, Role::member, "Lola de la Paz");

    CHECK(found(group, "El plan de la semana") == "");
    CHECK(found(group, "Con Lola de la Paz") == "sure: Lola Paz");
}
