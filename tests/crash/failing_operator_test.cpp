// SPDX-License-Identifier: Apache-2.0
// What an operator asks of the real binary, while every single call of it that changes a file fails
// once, or finds no room from then on: it ends by itself with one clear sentence, and what it left
// is whole.
#include <catch2/catch.hpp>

#include "server/journal/rotation.hpp"
#include "server/journal/verify.hpp"
#include "tests/crash/support/copied_clinic.hpp"
#include "tests/crash/support/failing_disk.hpp"
#include "tests/crash/support/not_tried.hpp"
#include "tests/journal/support/print.hpp"

using namespace support;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

// Two faults: a disk that fails once leaves the most to be told, and one that stays full takes the
// least back.
template <class Check>
void sweep(const Words& files, const std::function<Words(const CopiedClinic&)>& words,
           Check check) {
    if (!Watched::possible()) {
        return not_tried("the kernel does not ask about calls that change files.");
    }
    fail_at_every_call(
        {Fault{EIO, false}, Fault{ENOSPC, true}},
        [&] { return std::make_unique<CopiedClinic>(files); },
        [&](CopiedClinic& place, FailingDisk& disk) -> std::string {
            place.ran = run(place.command(words(place)), disk.judge());
            CAPTURE(place.ran.code, place.ran.said, place.ran.complained);
            if (place.done()) {
                CHECK(place.ran.complained.empty());
                return "done";
            }
            CHECK(place.ran.code == 1);
            CHECK(disk.failed());
            const std::string begins = "octet: ";
            REQUIRE(place.ran.complained.starts_with(begins));
            REQUIRE(place.ran.complained.ends_with('\n'));
            is_clear(place.ran.complained.substr(begins.size(),
                                                 place.ran.complained.size() - begins.size() - 1));
            return "refused";
        },
        check);
}

}  // namespace

TEST_CASE("L3 octet key new on a disk that fails anywhere", "[crash][fails]") {
    const auto words = [](const CopiedClinic&) { return Words{"key", "new"}; };
    sweep({}, words, [&](const CopiedClinic& place, const FailingDisk& disk) {
        if (disk.once()) CHECK(fs::exists(place.key()) == place.done());
        if (!fs::exists(place.key())) CHECK(place.again(words(place)).code == 0);
        CHECK(journal::load_master_key(place.key()));
    });
}

TEST_CASE("L3 a clinic's first start on a disk that fails anywhere", "[crash][fails]") {
    const auto words = [](const CopiedClinic&) {
        return Words{"clinic", "create", "--name", "Maple"};
    };
    sweep({"octet.key"}, words, [&](const CopiedClinic& place, const FailingDisk&) {
        const auto again = place.again(words(place));
        // It is named once: perhaps it was already, although nobody was told so.
        if (place.done() || again.code != 0) CHECK_THAT(again.complained, Contains("already"));
        const auto key = journal::load_master_key(place.key());
        REQUIRE(key);
        const auto report = journal::verify(place.data(), *key);
        REQUIRE(report);
        CHECK(report->whole());
    });
}

TEST_CASE("L3 octet backup on a disk that fails anywhere", "[crash][fails]") {
    const auto words = [](const CopiedClinic& place) {
        return Words{"backup", place.backup().string()};
    };
    sweep({"data", "octet.key"}, words, [&](const CopiedClinic& place, const FailingDisk& disk) {
        place.holds_the_clinic();
        if (disk.once()) CHECK(fs::exists(place.backup()) == place.done());
        if (!fs::exists(place.backup())) CHECK(place.again(words(place)).code == 0);
        place.backup_holds_the_clinic();
    });
}

TEST_CASE("L3 octet restore on a disk that fails anywhere", "[crash][fails]") {
    const auto words = [](const CopiedClinic& place) {
        return Words{"restore", place.backup().string(), "--no-newer-keys"};
    };
    sweep({"a.backup", "octet.key"}, words,
          [&](const CopiedClinic& place, const FailingDisk& disk) {
              if (disk.once()) CHECK(fs::exists(place.data()) == place.done());
              if (!fs::exists(place.data())) CHECK(place.again(words(place)).code == 0);
              place.holds_the_clinic();
          });
}

TEST_CASE("L3 octet key rotate on a disk that fails anywhere", "[crash][fails]") {
    const auto words = [](const CopiedClinic&) { return Words{"key", "rotate"}; };
    static const auto before = content_of(CopiedClinic::original().key());
    sweep({"data", "octet.key"}, words, [&](const CopiedClinic& place, const FailingDisk&) {
        if (place.done()) CHECK(content_of(place.key()) != before);
        place.holds_the_clinic();
        CHECK(place.again(words(place)).code == 0);
        place.holds_the_clinic();
        CHECK(content_of(place.key()) != before);
    });
}
