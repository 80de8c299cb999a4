// SPDX-License-Identifier: Apache-2.0
// Lines of the security checklist on keys that no single part of the journal can show alone. The
// others are in tests/journal (vault, start, verify, backup), under the same names.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "server/journal/contexts.hpp"
#include "server/journal/keystore.hpp"
#include "server/journal/rotation.hpp"
#include "server/journal/vault.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;

TEST_CASE("E2: no nonce comes twice in a million", "[keys]") {
    constexpr std::size_t many = 1'000'000;
    const auto key = journal::Secret::random();
    using Nonce = std::array<char, 24>;
    std::vector<Nonce> nonces(many);
    for (auto& nonce : nonces) {
        const auto sealed = journal::seal(key.key(), "about", "");
        std::copy_n(sealed.begin() + 1, nonce.size(), nonce.begin());
    }
    std::ranges::sort(nonces);
    CHECK(std::ranges::adjacent_find(nonces) == nonces.end());
}

TEST_CASE("E3: every context is in the one list, and no other place makes one", "[keys]") {
    const std::filesystem::path source = OCTET_SOURCE;
    std::vector<std::string> elsewhere;
    for (const auto& folder : {"server", "protocol"}) {
        for (const auto& [name, text] : files_below(source / folder)) {
            const bool the_list = name == "journal/contexts.hpp";
            if (!the_list && text.find("\"octet/1/") != std::string::npos)
                elsewhere.push_back(name);
        }
    }
    CHECK(elsewhere == std::vector<std::string>{});
    for (const auto& context : journal::context::all) CHECK(context.starts_with("octet/1/"));
}

TEST_CASE("E7: a rotation rewrites no data, and leaves no key wrapped by the old one", "[keys]") {
    Directory dir;
    {
        auto journal = open(dir.path());
        REQUIRE(append(*journal, blue, 0, {record("1", amina, "one"), record("2", ben, "two")}));
    }
    const auto wrapped = [&] {
        std::vector<std::string> all;
        SQLite::Database keys((dir / "keys.db").string());
        SQLite::Statement rows(keys, "SELECT wrapped FROM data_key ORDER BY number");
        while (rows.executeStep()) all.push_back(rows.getColumn(0).getString());
        return all;
    };
    const auto log_before = content_of(dir / "octet.db");
    const auto wrapped_before = wrapped();
    {
        auto journal = open(dir.path());
        REQUIRE(wait(journal->rewrap(key_of(2))));
    }
    CHECK(content_of(dir / "octet.db") == log_before);
    REQUIRE(wrapped().size() == wrapped_before.size());
    for (const auto& old : wrapped_before) {
        for (std::size_t at = 0; at + 16 <= old.size(); at += 8) {
            CHECK(files_holding(dir.path(), old.substr(at, 16)) == "");
        }
    }
    auto options = options_for(dir.path());
    options.key = key_of(2);
    CHECK(load(*open(std::move(options)), blue)->after.size() == 2);
}

TEST_CASE("E7: the key file keeps its name, and the one before it is kept under another",
          "[keys]") {
    Directory dir;
    const auto file = dir / "clinic.key";
    REQUIRE(journal::make_key_file(file));
    const auto opened = [&] {
        const auto key = journal::load_key_of(dir / "data", file);
        REQUIRE(key);
        auto options = options_for(dir / "data");
        options.key = key->copy();
        return open(std::move(options));
    };
    REQUIRE(journal::create_data_dir(dir / "data"));
    REQUIRE(append(*opened(), blue, 0, records(1, 1)));
    REQUIRE(wait(opened()->back_up(dir / "old.backup")));

    const auto rotated = journal::rotate_key(dir / "data", file);
    REQUIRE(rotated);
    CHECK(rotated->old_id != rotated->new_id);
    CHECK(journal::load_master_key(file)->id() == rotated->new_id);
    CHECK(journal::load_master_key(rotated->old_file)->id() == rotated->old_id);
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(rotated->old_file) == 0600);
    CHECK(load(*opened(), blue)->after == records(1, 1));

    SECTION("which opens the backups that were made with it") {
        auto old = journal::load_master_key(rotated->old_file);
        REQUIRE(old);
        CHECK(journal::restore({.backup = dir / "old.backup",
                                .dir = dir / "again",
                                .key = std::move(*old),
                                .newest_keys = {}}));
    }
    SECTION("and while somebody uses the data it is refused") {
        const auto journal = opened();
        const auto refused = journal::rotate_key(dir / "data", file);
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().sentence, Catch::Matchers::Contains("Another octet"));
    }
}
