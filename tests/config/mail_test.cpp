// SPDX-License-Identifier: Apache-2.0
// Notices and the password for their mail server pass no open line and lie in no open file.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "server/config/config.hpp"

namespace fs = std::filesystem;
using Catch::Matchers::Contains;

namespace {

config::Mail to(const char* url) { return {url, "octet@clinic.test", {}, {}}; }

class PasswordFile {
public:
    PasswordFile() {
        std::string pattern = fs::temp_directory_path() / "octet-mail-XXXXXX";
        const int opened = ::mkstemp(pattern.data());  // for its owner alone
        REQUIRE(opened >= 0);
        ::close(opened);
        path = pattern;
        std::ofstream{path} << "correct horse\n";
    }
    ~PasswordFile() { fs::remove(path); }
    PasswordFile(const PasswordFile&) = delete;
    PasswordFile& operator=(const PasswordFile&) = delete;

    fs::path path;
};

}  // namespace

TEST_CASE("only mail to this machine itself may go unprotected", "[config][mail]") {
    for (const auto* url : {"smtp://127.0.0.1:25", "smtp://localhost", "smtp://[::1]:2525"}) {
        INFO(url);
        CHECK_FALSE(to(url).require_tls());
        auto signing_in = to(url);
        signing_in.user = "octet";
        CHECK(signing_in.require_tls());
    }
    for (const auto* url : {"smtp://mail.example:587", "smtp://localhost.example",
                            "smtp://127.0.0.1.example", "smtp://127.0.0.1@mail.example"}) {
        INFO(url);
        CHECK(to(url).require_tls());
    }
}

TEST_CASE("a password is read from a file that only its owner may read", "[config][mail]") {
    const PasswordFile file;
    CHECK(config::read_password(file.path) == "correct horse");

    fs::permissions(file.path, fs::perms::group_read, fs::perm_options::add);
    CHECK_THROWS_WITH(config::read_password(file.path), Contains("chmod 600"));
    CHECK_THROWS_WITH(config::read_password("/no/password"), Contains("cannot be read"));
}
