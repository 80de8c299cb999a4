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

TEST_CASE("mail that would tell nobody where to sign in is not sent at all", "[config][mail]") {
    config::Server server;
    server.place = {"/var/lib/octet", "/etc/octet.key"};
    server.mail = to("smtp://localhost");
    CHECK_THROWS_WITH(config::check(server), Contains("--public-url"));
    server.public_url = "https://clinic.test";
    CHECK_NOTHROW(config::check(server));
}

TEST_CASE("a server that others reach must be told by which address", "[config]") {
    config::Server server;
    CHECK_FALSE(config::needs_public_url(server));  // on this machine only
    SECTION("by a proxy") { server.proxies = {"127.0.0.1"}; }
    SECTION("by a page elsewhere") { server.allow_origins = {"https://clinic.test"}; }
    SECTION("by themselves") { server.listen = config::endpoint_of("0.0.0.0:443"); }
    CHECK(config::needs_public_url(server));
    server.public_url = "https://clinic.test";
    CHECK_FALSE(config::needs_public_url(server));
}

TEST_CASE("a password is read from a file that only its owner may read", "[config][mail]") {
    const PasswordFile file;
    CHECK(config::read_password(file.path) == "correct horse");

    fs::permissions(file.path, fs::perms::group_read, fs::perm_options::add);
    CHECK_THROWS_WITH(config::read_password(file.path), Contains("chmod 600"));
    CHECK_THROWS_WITH(config::read_password("/no/password"), Contains("cannot be read"));
}
