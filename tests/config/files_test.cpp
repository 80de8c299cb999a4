// SPDX-License-Identifier: Apache-2.0
// What a clinic lays beside the server is read before anybody is let in, or refused in a sentence.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "server/config/config.hpp"

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

namespace {

// A file with these words; gone when the test is.
class File {
public:
    explicit File(const std::string& content) {
        std::string pattern = fs::temp_directory_path() / "octet-pages-XXXXXX";
        const int opened = ::mkstemp(pattern.data());
        REQUIRE(opened >= 0);
        ::close(opened);
        path_ = pattern;
        std::ofstream{path_} << content;
    }
    ~File() { fs::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string page(const std::string& id, const std::string& language = "en") {
    return R"({"language":")" + language + R"(","shelf":"skills","id":")" + id +
           R"(","title":"Walk","summary":"With somebody.",)" +
           R"("sections":[{"list":["Ask one person."]}],"areas":["isolation"]})";
}

std::string pages(const std::string& all) { return R"({"pages":[)" + all + "]}"; }

std::string mistake_in(const std::string& content) {
    const File file{content};
    try {
        config::read_reading(file.path());
    } catch (const config::Mistake& mistake) {
        CHECK_THAT(mistake.what(), Contains(file.path().string()));
        return mistake.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a clinic's own pages are read as they are written", "[config]") {
    const File file{pages(page("h13") + "," + page("h13", "es"))};
    const auto reading = config::read_reading(file.path());
    REQUIRE(reading.pages.items.size() == 2);
    CHECK(reading.pages.items[1].language.value == "es");
    CHECK(reading.pages.items[0].sections.items[0].list->items[0].value == "Ask one person.");
}

TEST_CASE("a page that is not in order is named by its place", "[config]") {
    CHECK_THAT(mistake_in(pages(R"({"language":"en"})")), Contains(" at /pages/0/"));
    CHECK_THAT(mistake_in("[]"), EndsWith("."));
    CHECK_THAT(mistake_in(pages(page("h1") + "," + page("grief"))),
               Contains(" at /pages/1/id: An id"));
    CHECK_THAT(mistake_in(pages(page("h1") + "," + page("h1"))),
               Contains(" at /pages/1/id: There is another page"));
}

TEST_CASE("files that are not there are said so", "[config]") {
    CHECK_THROWS_WITH(config::read_reading("/no/pages.json"),
                      "The pages to read in /no/pages.json cannot be read.");
    CHECK_THROWS_WITH(config::read_help("/no/numbers.json"),
                      "The help numbers in /no/numbers.json cannot be read.");
}

TEST_CASE("the clinic's own numbers are read, and a fault in them is named", "[config]") {
    const File good{R"({"places":[]})"};
    CHECK(config::read_help(good.path()).places.items.empty());
    const File bad{R"({"places":[{"code":"IS"}]})"};
    CHECK_THROWS_WITH(config::read_help(bad.path()), Contains(" at /places/0/"));
}
