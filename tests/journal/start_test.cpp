// SPDX-License-Identifier: Apache-2.0
// Whatever an operator can get wrong ends in one sentence, and no file is changed by it.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>
#include <functional>

#include "server/journal/sqlite_journal.hpp"
#include "server/journal/verify.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;
using Catch::Matchers::Contains;

namespace {

// A clinic with something in it, closed.
struct ClosedClinic {
    Directory dir;
    ClosedClinic() {
        auto journal = open(dir.path());
        REQUIRE(append(*journal, blue, 0, records(1, 3)));
    }
};

bool is_one_sentence(const std::string& text) {
    const bool ends = !text.empty() && text.back() == '.';
    return ends && text.find(". ") == std::string::npos && text.find('\n') == std::string::npos;
}

// What a process of an ordinary user is told: root may write everywhere.
std::string as_nobody(const std::function<std::string()>& ask) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const auto child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0) ::_exit(1);
        const auto said = ask();
        const auto written = ::write(pipe_ends[1], said.data(), said.size());
        ::_exit(written < 0 ? 1 : 0);
    }
    ::close(pipe_ends[1]);
    std::string said(4096, '\0');
    const auto got = ::read(pipe_ends[0], said.data(), said.size());
    said.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    ::close(pipe_ends[0]);
    ::waitpid(child, nullptr, 0);
    return said;
}

}  // namespace

TEST_CASE("E5 the wrong key is refused, with the names of both keys", "[journal][start]") {
    ClosedClinic clinic;
    const auto before = files_below(clinic.dir.path());

    auto options = options_for(clinic.dir.path());
    options.key = key_of(2);
    const auto said = refusal(std::move(options));

    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains(key_of(1).id()) && Contains(key_of(2).id()));
    CHECK(files_below(clinic.dir.path()) == before);
}

TEST_CASE("E6 a key file is found missing, loose or malformed", "[journal][start]") {
    Directory dir;
    const auto file = dir / "clinic.key";
    const auto said = [&] {
        const auto key = journal::load_master_key(file);
        return key ? "it loaded" : key.error().sentence;
    };

    SECTION("missing: the sentence says how to make one") {
        CHECK_THAT(said(), Contains(file.string()) && Contains("octet key"));
        CHECK(is_one_sentence(said()));
    }
    SECTION("loose: the sentence says how to tighten it") {
        REQUIRE(journal::make_key_file(file));
        ::chmod(file.c_str(), 0640);
        CHECK_THAT(said(), Contains("chmod 600 " + file.string()));
        CHECK(is_one_sentence(said()));
        ::chmod(file.c_str(), 0400);
        CHECK(said() == "it loaded");
    }
    SECTION("malformed: too short, too long, no digits") {
        REQUIRE(journal::make_key_file(file));
        const auto good = content_of(file);
        for (const auto& bad : {good.substr(2), good + "00", std::string(65, 'x'),
                                std::string(31, 'k'), std::string()}) {
            overwrite(file, bad);
            CHECK_THAT(said(), Contains("is not a key file"));
        }
        overwrite(file, std::string(32, '\x01'));  // 32 raw bytes
        CHECK(journal::load_master_key(file)->id() == key_of(1).id());
    }
}

TEST_CASE("a new key file is private, and never replaces another", "[journal][start]") {
    Directory dir;
    const auto file = dir / "clinic.key";
    const auto old_mask = ::umask(0777);
    REQUIRE(journal::make_key_file(file));
    ::umask(old_mask);
    CHECK(mode_of(file) == 0600);
    const auto id = journal::load_master_key(file)->id();

    const auto again = journal::make_key_file(file);
    REQUIRE_FALSE(again);
    CHECK(is_one_sentence(again.error().sentence));
    CHECK(journal::load_master_key(file)->id() == id);
}

TEST_CASE("the key comes from the service manager when no file is named", "[journal][start]") {
    Directory dir;
    REQUIRE(journal::make_key_file(dir / "octet.key"));
    ::chmod((dir / "octet.key").c_str(), 0440);  // as the service manager may leave it
    ::setenv("CREDENTIALS_DIRECTORY", dir.path().c_str(), 1);
    const auto found = journal::load_master_key({});
    ::unsetenv("CREDENTIALS_DIRECTORY");
    CHECK(found);
    CHECK_FALSE(journal::load_master_key({}));
    CHECK(is_one_sentence(journal::load_master_key({}).error().sentence));
}

TEST_CASE("E6 everything is private, whatever the umask", "[journal][start]") {
    Directory dir;
    const auto data = dir / "data";
    const auto old_mask = ::umask(0);
    REQUIRE(journal::create_data_dir(data));
    {
        auto journal = open(data);
        REQUIRE(append(*journal, blue, 0, records(1, 1)));
        REQUIRE(wait(journal->back_up(dir / "copy.backup")));
        REQUIRE(wait(journal->keep_heads()));
        for (const auto& [name, bytes] : files_below(data)) {
            INFO(name);
            CHECK(mode_of(data / name) == 0600);
        }
    }
    ::umask(old_mask);
    CHECK(mode_of(data) == 0700);
    CHECK(mode_of(dir / "copy.backup") == 0600);
}

TEST_CASE("a directory that may not be written is refused", "[journal][start]") {
    ClosedClinic clinic;
    ::chmod(clinic.dir.path().c_str(), 0755);
    const auto before = files_below(clinic.dir.path());
    const auto said = as_nobody([&] { return refusal(clinic.dir.path()); });
    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains(clinic.dir.path().string()) && Contains("may not be written"));
    CHECK(files_below(clinic.dir.path()) == before);
}

TEST_CASE("a directory that is not there is refused, not made", "[journal][start]") {
    Directory dir;
    const auto said = refusal(dir / "nowhere");
    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains("does not exist"));
    CHECK_FALSE(std::filesystem::exists(dir / "nowhere"));
}

TEST_CASE("L7 a second octet on the same directory is refused", "[journal][start]") {
    Directory dir;
    auto journal = open(dir.path());
    REQUIRE(append(*journal, blue, 0, records(1, 1)));
    const auto said = refusal(dir.path());
    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains("Another octet") && Contains(dir.path().string()));
    CHECK_FALSE(journal::verify(dir.path(), key_of(1)));
    REQUIRE(append(*journal, blue, 1, records(2, 2)));
}

TEST_CASE("L7 a foreign, damaged or truncated file is refused and left alone", "[journal][start]") {
    ClosedClinic clinic;
    const auto name = GENERATE(as<std::string>{}, "octet.db", "keys.db");
    const auto file = clinic.dir / name;
    const auto good = content_of(file);

    SECTION("text where a database should be") { overwrite(file, std::string(9000, 'x')); }
    SECTION("another program's database") {
        std::filesystem::remove(file);
        SQLite::Database other(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE recipes (name TEXT)");
    }
    SECTION("half of it") { overwrite(file, good.substr(0, good.size() / 2)); }
    SECTION("a page of zeros in it") {
        auto bad = good;
        bad.replace(4096, 4096, std::string(4096, '\0'));
        overwrite(file, bad);
    }
    const auto before = files_below(clinic.dir.path());
    const auto said = refusal(clinic.dir.path());
    INFO(said);
    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains(name));
    for (const auto& [path, bytes] : before) CHECK(content_of(clinic.dir / path) == bytes);
}

TEST_CASE("one file without the other is refused", "[journal][start]") {
    ClosedClinic clinic;
    const auto lost = GENERATE(as<std::string>{}, "octet.db", "keys.db");
    std::filesystem::remove(clinic.dir / lost);
    const auto before = files_below(clinic.dir.path());
    const auto said = refusal(clinic.dir.path());
    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains(lost + " is missing"));
    CHECK(files_below(clinic.dir.path()) == before);
}

TEST_CASE("the log of one clinic beside the keys of another is refused", "[journal][start]") {
    ClosedClinic one;
    ClosedClinic other;
    std::filesystem::copy_file(other.dir / "keys.db", one.dir / "keys.db",
                               std::filesystem::copy_options::overwrite_existing);
    const auto said = refusal(one.dir.path());
    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains("belongs to clinic"));
}

TEST_CASE("a first start that was cut short is taken up again", "[journal][start]") {
    Directory dir;
    SECTION("after the empty key store was made") { overwrite(dir / "keys.db", ""); }
    SECTION("after the keys, before the log") {
        open(dir.path());
        std::filesystem::remove(dir / "octet.db");
    }
    SECTION("with an empty log") {
        open(dir.path());
        overwrite(dir / "octet.db", "");
    }
    auto journal = open(dir.path());
    CHECK(append(*journal, blue, 0, records(1, 1)));
}

TEST_CASE("N2 a log of a newer version is refused, with both versions", "[journal][start]") {
    ClosedClinic clinic;
    SQLite::Database((clinic.dir / "octet.db").string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA user_version = 99");
    const auto before = files_below(clinic.dir.path());
    const auto said = refusal(clinic.dir.path());
    CHECK(is_one_sentence(said));
    CHECK_THAT(said, Contains("schema 99") && Contains("up to 2"));
    for (const auto& [path, bytes] : before) CHECK(content_of(clinic.dir / path) == bytes);
}
