// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/wire/support/served.hpp"

using namespace wire;
namespace fs = std::filesystem;

namespace {

// A folder as the build of the browser client leaves it; gone when the test is.
class Folder {
public:
    Folder() {
        std::string pattern = fs::temp_directory_path() / "octet-web-XXXXXX";
        path_ = ::mkdtemp(pattern.data());
        fs::create_directory(path_ / "assets");
        put("index.html", "<!doctype html>");
        put("assets/index-4f3a.js", "let it = 'be';");
        put("assets/index-4f3a.js.br", "[br]");
        put("assets/index-4f3a.js.gz", "[gz]");
        put("icon.svg", "<svg/>");
        put(".hidden", "no");
        put("assets/orphan.css.br", "no");
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void put(const std::string& name, const std::string& content) {
        std::ofstream{path_ / name} << content;
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

Answer answer_to(const Served& served, const std::string& path, const std::string& headers = {}) {
    auto wire = served.wire();
    wire.say(get(path, headers));
    return wire.answer();
}

constexpr auto script = "/assets/index-4f3a.js";

}  // namespace

TEST_CASE("the page is asked for again each time, what it loads is kept for ever", "[static]") {
    Folder folder;
    Served served{{}, {}, net::StaticFiles{folder.path()}};
    const auto page = answer_to(served, "/");
    CHECK(page.body == "<!doctype html>");
    CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.header("Cache-Control") == "no-cache");
    CHECK(answer_to(served, "/index.html").body == page.body);

    const auto asset = answer_to(served, script);
    CHECK(asset.body == "let it = 'be';");
    CHECK(asset.header("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(asset.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(answer_to(served, "/icon.svg").header("Content-Type") == "image/svg+xml");
    CHECK_FALSE(asset.header("Content-Security-Policy").empty());
}

TEST_CASE("the smallest encoding that the browser takes is sent", "[static]") {
    Folder folder;
    Served served{{}, {}, net::StaticFiles{folder.path()}};
    const auto encoding_for = [&served](const std::string& accepted) {
        const auto answer = answer_to(served, script, "Accept-Encoding: " + accepted + "\r\n");
        CHECK(answer.header("Vary") == "Accept-Encoding");
        return answer.header("Content-Encoding") + answer.body;
    };
    CHECK(encoding_for("gzip, deflate, br") == "br[br]");
    CHECK(encoding_for("gzip") == "gzip[gz]");
    CHECK(encoding_for("br;q=0, gzip;q=0.5") == "gzip[gz]");
    CHECK(encoding_for("br;q=0.000") == "let it = 'be';");
    CHECK(encoding_for("identity") == "let it = 'be';");
    CHECK(encoding_for("brotli") == "let it = 'be';");
    CHECK(answer_to(served, "/", "Accept-Encoding: br\r\n").header("Content-Encoding").empty());
}

TEST_CASE("who has a file already is told so", "[static]") {
    Folder folder;
    Served served{{}, {}, net::StaticFiles{folder.path()}};
    const auto etag = answer_to(served, script).header("ETag");
    REQUIRE(etag.starts_with("W/\""));
    auto wire = served.wire();
    wire.say(get(script, "If-None-Match: \"other\", " + etag + "\r\n") + get(script));
    const auto same = wire.answer();
    CHECK(same.status == 304);
    CHECK(same.header("ETag") == etag);
    CHECK(same.header("Content-Length").empty());
    CHECK(wire.answer().status == 200);
    CHECK(answer_to(served, script, "If-None-Match: \"other\"\r\n").status == 200);
}

TEST_CASE("HEAD tells the length of what would come", "[static]") {
    Folder folder;
    Served served{{}, {}, net::StaticFiles{folder.path()}};
    auto wire = served.wire();
    wire.say("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto head = wire.answer("HEAD");
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "15");
}

TEST_CASE("nothing but the files of the folder is served", "[static]") {
    Folder folder;
    Served served{{}, {}, net::StaticFiles{folder.path()}};
    for (const auto* path : {"/.hidden", "/../etc/passwd", "/assets/../index.html", "/assets",
                             "/%2e%2e/etc/passwd", "//index.html", "/assets/orphan.css",
                             "/assets/index-4f3a.js.br", "/INDEX.HTML", "/index.html/"}) {
        CAPTURE(path);
        CHECK(answer_to(served, path).status == 404);
    }
}

TEST_CASE("a folder without the page is refused at start", "[static]") {
    Folder folder;
    fs::remove(folder.path() / "index.html");
    CHECK_THROWS_WITH(
        net::StaticFiles{folder.path()},
        folder.path().string() + " has no index.html: build the browser client first.");
    CHECK_THROWS(net::StaticFiles{folder.path() / "nowhere"});
}

TEST_CASE("a large file comes whole to a slow reader", "[static]") {
    Folder folder;
    const std::string large(3 * 1024 * 1024, 'L');
    folder.put("large.txt", large);
    Served served{{}, {}, net::StaticFiles{folder.path()}};
    Wire slow{served.bound.listen.port, Wire::Over::tcp, "127.0.0.1", 4096};
    slow.say(get("/large.txt") + get("/icon.svg"));
    served.server.pass(29);
    CHECK((slow.answer().body == large));
    CHECK(slow.answer().body == "<svg/>");
}

TEST_CASE("who takes nothing of an answer is closed", "[static]") {
    Folder folder;
    folder.put("large.txt", std::string(32 * 1024 * 1024, 'L'));
    net::ServerOptions options;
    options.http.silent_per_address_max = 1;
    Served served{options, {}, net::StaticFiles{folder.path()}};
    auto stuck = served.wire();
    stuck.say(get("/large.txt", "Connection: close\r\n"));
    CHECK(stuck.answer("HEAD").status == 200);
    CHECK(served.wire().is_over());

    served.server.pass(29);
    CHECK(served.wire().is_over());
    served.server.pass(1);
    auto other = served.wire();
    other.say(get("/icon.svg"));
    CHECK(other.answer().status == 200);
}
