// SPDX-License-Identifier: Apache-2.0
// Which commands were accepted: what is remembered, for how long, and what a snapshot keeps of it.
#include <catch2/catch.hpp>

#include "server/rooms/accepted.hpp"
#include "server/rooms/digest.hpp"

using namespace protocol;
using rooms::AcceptedIds;
using Seen = AcceptedIds::Seen;

namespace {

const std::optional<PersonId> ana = PersonId{"ana"};
const std::optional<PersonId> ben = PersonId{"ben"};
const std::optional<PersonId> server;
const CommandId first{"command-1"};
const CommandId second{"command-2"};

}  // namespace

TEST_CASE("an id belongs to its person and to what it was used for", "[rooms][ids]") {
    AcceptedIds ids;
    ids.remember(ana, first, 7, Timestamp{1});
    CHECK(ids.look_up(ana, first, 7) == Seen::same);
    CHECK(ids.look_up(ana, first, 8) == Seen::other);
    CHECK(ids.look_up(ana, second, 7) == Seen::never);
    CHECK(ids.look_up(ben, first, 7) == Seen::never);
    CHECK(ids.look_up(server, first, 7) == Seen::never);
}

TEST_CASE("ids are forgotten by the time of their record", "[rooms][ids]") {
    AcceptedIds ids;
    ids.remember(ana, first, 7, Timestamp{100});
    ids.remember(server, first, 7, Timestamp{100});
    ids.remember(ana, second, 7, Timestamp{101});
    ids.forget_before(Timestamp{101});
    CHECK(ids.look_up(ana, first, 7) == Seen::never);
    CHECK(ids.look_up(server, first, 7) == Seen::never);
    CHECK(ids.look_up(ana, second, 7) == Seen::same);
}

TEST_CASE("a snapshot keeps each person's ids under that person's key", "[rooms][ids]") {
    AcceptedIds ids;
    ids.remember(ana, first, 7, Timestamp{1});
    ids.remember(ana, second, {}, Timestamp{2});
    ids.remember(ben, first, 9, Timestamp{3});
    ids.remember(server, first, 11, Timestamp{4});
    auto kept = ids.kept();

    AcceptedIds again;
    REQUIRE(again.restore(kept));
    CHECK(again.look_up(ana, first, 7) == Seen::same);
    CHECK(again.look_up(ana, first, 8) == Seen::other);
    CHECK(again.look_up(ana, second, 1234) == Seen::same);  // its digest was erased: the id decides
    CHECK(again.look_up(ben, first, 9) == Seen::same);
    CHECK(again.look_up(server, first, 11) == Seen::same);

    REQUIRE(kept.persons.size() == 2);
    CHECK(kept.persons[0].of == *ana);
    kept.persons[0].value.reset();  // erased
    AcceptedIds without;
    REQUIRE(without.restore(kept));
    CHECK(without.look_up(ana, first, 7) == Seen::never);
    CHECK(without.look_up(ben, first, 9) == Seen::same);

    kept.persons[1].value->back() = 'x';
    CHECK_FALSE(AcceptedIds{}.restore(kept));
    kept.persons[1].value->pop_back();
    CHECK_FALSE(AcceptedIds{}.restore(kept));
}

TEST_CASE("what the server did by itself is not remembered", "[rooms][ids]") {
    AcceptedIds ids;
    ids.remember({Timestamp{1}, {}, {"server-12"}, {}, {}, {}});
    ids.remember({Timestamp{1}, {}, {"invite-12"}, rooms::hex(5), {}, {}});
    CHECK(ids.look_up(server, {"server-12"}, 0) == Seen::never);
    CHECK(ids.look_up(server, {"invite-12"}, 5) == Seen::same);
    CHECK(ids.look_up(server, {"invite-12"}, 6) == Seen::other);
}

TEST_CASE("what the server seated somebody by is remembered without a digest", "[rooms][ids]") {
    AcceptedIds ids;
    ids.remember({Timestamp{1}, {}, {"seat-12"}, {}, {}, {}});
    AcceptedIds again;
    REQUIRE(again.restore(ids.kept()));
    CHECK(again.look_up(server, {"seat-12"}, 5) == Seen::same);
}

TEST_CASE("only a ULID tells when it was made", "[rooms][ids]") {
    CHECK(rooms::made_at({"01ARZ3NDEKTSV4RRFFQ69G5FAV"}) == Timestamp{1'469'922'850'259});
    CHECK_FALSE(rooms::made_at({"01ARZ3NDEKTSV4RRFFQ69G5FA"}));   // 25
    CHECK_FALSE(rooms::made_at({"01ARZ3NDEKTSV4RRFFQ69G5FAU"}));  // no U in this alphabet
    CHECK_FALSE(rooms::made_at({"81ARZ3NDEKTSV4RRFFQ69G5FAV"}));  // beyond 48 bits of time
    CHECK_FALSE(rooms::made_at({"aGk8_kdjf-93kKDjfie3"}));
}

TEST_CASE("digests are the published FNV-1a", "[rooms][ids]") {
    CHECK(rooms::digest_of("") == 0xcbf29ce484222325);
    CHECK(rooms::digest_of("foobar") == 0x85944171f73967e8);
    CHECK(rooms::from_hex(rooms::hex(0x85944171f73967e8)) == 0x85944171f73967e8);
    CHECK_FALSE(rooms::from_hex("85944171f73967eg"));
    CHECK_FALSE(rooms::from_hex("85944171f73967e"));
}
