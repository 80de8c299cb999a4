// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <set>

#include "server/journal/contexts.hpp"
#include "server/journal/keystore.hpp"
#include "server/journal/sealer.hpp"
#include "server/journal/vault.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;
using journal::SealedAs;

namespace {

std::unique_ptr<journal::KeyStore> key_store(const Directory& dir, unsigned char master = 1) {
    auto store = journal::KeyStore::open(dir / "keys.db", key_of(master));
    if (!store) FAIL(store.error().sentence);
    return std::move(*store);
}

const journal::Record hers = record("checkin", amina, "I slept badly");

}  // namespace

TEST_CASE("E3 no two purposes share a context", "[journal][vault]") {
    const std::set<std::string_view> distinct(journal::context::all.begin(),
                                              journal::context::all.end());
    CHECK(distinct.size() == journal::context::all.size());
}

TEST_CASE("what is sealed opens only with its key, in its place, and as it was",
          "[journal][vault]") {
    const auto key = journal::Secret::random();
    const auto sealed = journal::seal(key.key(), "here", "words");
    CHECK(journal::unseal(key.key(), "here", sealed) == "words");
    CHECK_FALSE(journal::unseal(key.key(), "there", sealed));
    CHECK_FALSE(journal::unseal(journal::Secret::random().key(), "here", sealed));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto bad = sealed;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        CHECK_FALSE(journal::unseal(key.key(), "here", bad));
    }
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        CHECK_FALSE(journal::unseal(key.key(), "here", sealed.substr(0, size)));
    }
}

TEST_CASE("E3 a record opens only as what it is and where it was written", "[journal][vault]") {
    Directory dir;
    const auto keys = key_store(dir);
    const journal::Sealer sealer(keys->clinic(), keys->keyring());
    keys->ensure(sealer.lacking(blue, hers));
    keys->ensure(sealer.lacking(green, record("x", ben, "y")));

    const auto body = sealer.seal(SealedAs::record, blue, 7, hers);
    CHECK(sealer.open(SealedAs::record, blue, 7, body) == hers);
    CHECK_FALSE(sealer.open(SealedAs::record, blue, 8, body));
    CHECK_FALSE(sealer.open(SealedAs::record, green, 7, body));
    CHECK_FALSE(sealer.open(SealedAs::snapshot, blue, 7, body));
    CHECK_FALSE(
        journal::Sealer("another clinic", keys->keyring()).open(SealedAs::record, blue, 7, body));
}

TEST_CASE("E3 parts cannot be swapped, moved or taken away", "[journal][vault]") {
    Directory dir;
    const auto keys = key_store(dir);
    const journal::Sealer sealer(keys->clinic(), keys->keyring());
    const journal::Record two{
        "offer",
        {{{amina, protocol::KeyClass::words}, "aaaa"}, {{ben, protocol::KeyClass::words}, "bbbb"}}};
    keys->ensure(sealer.lacking(blue, two));
    const auto body = sealer.seal(SealedAs::record, blue, 1, two);
    const auto other = sealer.seal(SealedAs::record, blue, 2, two);
    REQUIRE(body.size() == other.size());
    REQUIRE(sealer.open(SealedAs::record, blue, 1, body) == two);

    // Each part: 8 bytes key number, 8 bytes size, 41 + 4 bytes sealed.
    constexpr std::size_t part = 8 + 8 + 45;
    const auto start = body.size() - 2 * part;

    auto moved = body;  // the first part of another record
    moved.replace(start, part, other.substr(start, part));
    CHECK_FALSE(sealer.open(SealedAs::record, blue, 1, moved));

    auto swapped = body;  // ben's ciphertext under amina's key number
    swapped.replace(start + 16, 45, body.substr(start + part + 16, 45));
    CHECK_FALSE(sealer.open(SealedAs::record, blue, 1, swapped));

    auto fewer = body.substr(0, body.size() - part);  // as if ben had been erased
    fewer[start - 8] = 1;
    CHECK_FALSE(sealer.open(SealedAs::record, blue, 1, fewer));
}

TEST_CASE("a sealed record that is cut off anywhere does not open", "[journal][vault]") {
    Directory dir;
    const auto keys = key_store(dir);
    const journal::Sealer sealer(keys->clinic(), keys->keyring());
    keys->ensure(sealer.lacking(blue, hers));
    const auto body = sealer.seal(SealedAs::record, blue, 1, hers);
    for (std::size_t size = 0; size < body.size(); ++size) {
        CHECK_FALSE(sealer.open(SealedAs::record, blue, 1, body.substr(0, size)));
    }
    CHECK_FALSE(sealer.open(SealedAs::record, blue, 1, body + "x"));
}

TEST_CASE("E4 every room and every person's class has a key of its own", "[journal][keys]") {
    Directory dir;
    const auto keys = key_store(dir);
    const journal::Sealer sealer(keys->clinic(), keys->keyring());
    const journal::Record both{"note",
                               {{{amina, protocol::KeyClass::words}, "a"},
                                {{amina, protocol::KeyClass::process_note}, "n"}}};
    keys->ensure(sealer.lacking(blue, both));
    keys->ensure(sealer.lacking(green, record("x", ben, "b")));
    CHECK(sealer.lacking(green, both).empty());

    std::set<std::string> bytes;
    for (journal::KeyNumber number = 1; number < 20; ++number) {
        keys->keyring().with(number, [&](journal::KeyBytes key) {
            return bytes.insert({key.begin(), key.end()}).second;
        });
    }
    CHECK(bytes.size() == 5);
}

TEST_CASE("E7 another master key opens everything, and the old one nothing", "[journal][keys]") {
    Directory dir;
    {
        auto journal = open(dir.path());
        REQUIRE(append(*journal, blue, 0, {hers}));
        REQUIRE(wait(journal->rewrap(key_of(2))));
        REQUIRE(append(*journal, blue, 1, {record("then", ben, "new words")}));
    }
    CHECK_THAT(refusal(dir.path()), Catch::Matchers::Contains(key_of(2).id()));
    auto options = options_for(dir.path());
    options.key = key_of(2);
    auto journal = open(std::move(options));
    CHECK(load(*journal, blue)->after.size() == 2);
    CHECK(load(*journal, blue)->after.at(0) == hers);
}

TEST_CASE("F1 an erased person's words are gone, and the rest is whole", "[journal][keys]") {
    Directory dir;
    const protocol::PartKey note{amina, protocol::KeyClass::process_note};
    auto journal = open(dir.path());
    auto noted = hers;
    noted.parts[note] = "a process note";
    REQUIRE(append(*journal, blue, 0, {noted, record("hers", ben, "his")}));
    REQUIRE(append(*journal, green, 0, {hers}));
    REQUIRE(wait(journal->keep_snapshot(green, {1, hers})));

    REQUIRE(wait(journal->erase(amina)));

    const auto check = [&] {
        const auto log = load(*journal, blue)->after;
        CHECK(log.at(0).skeleton == "checkin");
        CHECK(log.at(0).parts ==
              std::map<protocol::PartKey, std::string>{{note, "a process note"}});
        CHECK(log.at(1) == record("hers", ben, "his"));
        CHECK(load(*journal, green)->snapshot->state == record("checkin"));
        CHECK(wait(journal->verify())->whole());
    };
    check();

    SECTION("also after a restart, and twice changes nothing") {
        REQUIRE(wait(journal->erase(amina)));
        journal.reset();
        journal = open(dir.path());
        check();
    }
    SECTION("and what is still to come of them is not kept either") {
        REQUIRE(append(*journal, green, 1, {hers}));
        CHECK(load(*journal, green)->after.at(0) == record("checkin"));
    }
    SECTION("nor of somebody who was erased before they wrote anything") {
        const protocol::PersonId cleo{"cleo"};
        REQUIRE(wait(journal->erase(cleo)));
        REQUIRE(append(*journal, green, 1, {record("x", cleo, "words")}));
        CHECK(load(*journal, green)->after.at(0) == record("x"));
    }
}

TEST_CASE("F2 the bytes of a destroyed key are in no file", "[journal][keys]") {
    Directory dir;
    auto journal = open(dir.path());
    // Enough keys for several pages, so that the row moves about.
    for (int i = 0; i < 200; ++i) {
        const protocol::PersonId person{"person" + std::to_string(i)};
        REQUIRE(append(*journal, blue, static_cast<journal::Position>(i),
                       {record("x", person, "words")}));
    }
    std::string wrapped;
    {
        SQLite::Database keys((dir / "keys.db").string());
        const auto column =
            keys.execAndGet("SELECT wrapped FROM data_key WHERE owner = 'person77'");
        wrapped.assign(static_cast<const char*>(column.getBlob()),
                       static_cast<std::size_t>(column.getBytes()));
    }
    REQUIRE(wrapped.size() > 32);
    CHECK(files_holding(dir.path(), wrapped) == "keys.db ");

    REQUIRE(wait(journal->erase(protocol::PersonId{"person77"})));

    // Not even a part of it.
    for (std::size_t at = 0; at + 16 <= wrapped.size(); at += 8) {
        CHECK(files_holding(dir.path(), wrapped.substr(at, 16)) == "");
    }
    REQUIRE(wait(journal->rewrap(key_of(3))));
}

TEST_CASE("E1 nothing that anybody wrote is readable in any file", "[journal][vault]") {
    Directory dir;
    const std::string shape = "MARKER-skeleton-with-closed-choices";
    const std::string words = "MARKER-her-own-words";
    const std::string state = "MARKER-state-of-the-room";
    auto options = options_for(dir.path());
    auto journal = open(std::move(options));
    for (journal::Position i = 0; i < 50; ++i) {
        REQUIRE(append(*journal, blue, i, {record(shape, amina, words)}));
    }
    REQUIRE(wait(journal->keep_snapshot(blue, {50, record(state, amina, words)})));
    REQUIRE(wait(journal->keep_heads()));
    REQUIRE(wait(journal->back_up(dir / "copy.backup")));

    const auto check = [&] {
        CHECK(files_below(dir.path()).size() >= 6);
        CHECK(files_holding(dir.path(), "MARKER") == "");
        const auto master = key_of(1);
        const std::string key(master.bytes().begin(), master.bytes().end());
        CHECK(files_holding(dir.path(), key) == "");
    };
    check();
    journal.reset();
    CHECK(files_holding(dir.path(), "MARKER") == "");
}
