// SPDX-License-Identifier: Apache-2.0
// What is wrong with a file of options is said with the file, the line, and what to do.
#include <catch2/catch.hpp>

#include "tests/commands/line.hpp"

using namespace support;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::string mistake(Line& line, const std::string& words) {
    try {
        line.octet.parse(words);
    } catch (const CLI::ParseError& error) {
        return options::mistake_in_file(line.octet, error);
    }
    return "there was none";
}

std::string mistake_with(const std::string& text, const std::string& words = "serve") {
    const File file{text};
    Line line;
    auto said = mistake(line, words + " --config " + file.path.string());
    const auto at = said.find(file.path.string());
    return at == 0 ? "FILE" + said.substr(file.path.string().size()) : said;
}

}  // namespace

TEST_CASE("an option that there is not is named with its line", "[commands][config]") {
    CHECK_THAT(mistake_with("# ours\nloops = 2\n\nlisten-on = \"x\"\n"),
               StartsWith("FILE, line 4: there is no option \"listen-on\". Correct the name"));
    CHECK_THAT(mistake_with("listener = 1\nlisten = \"127.0.0.1:1\"\n"),
               StartsWith("FILE, line 1: there is no option \"listener\""));
}

TEST_CASE("an option of another command is nothing to this one", "[commands][config]") {
    CHECK(mistake_with("seats = 6\nname = \"Maple\"\n") == "there was none");
}

TEST_CASE("a value that cannot be is named with its line", "[commands][config]") {
    CHECK_THAT(mistake_with("listen = \"127.0.0.1:1\"\nlimit-commands = many\n"),
               StartsWith("FILE, line 2: ") && Contains("--limit-commands") &&
                   Contains("Correct that line or take it out."));
    CHECK_THAT(mistake_with("fresh = perhaps\n", "demo"), StartsWith("FILE, line 1: "));
}

TEST_CASE("sections are told to be of no use", "[commands][config]") {
    CHECK_THAT(mistake_with("loops = 2\n[serve]\nlisten = \"x\"\n"),
               StartsWith("FILE, line 2: sections and dots are not used."));
    CHECK_THAT(mistake_with("loops = 2\nserve.listen = \"x\"\n"),
               StartsWith("FILE, line 2: sections and dots are not used."));
}

TEST_CASE("what must be asked for each time cannot be left in a file", "[commands][config]") {
    CHECK_THAT(mistake_with("really = true\n", "person erase --login ben"),
               StartsWith("FILE, line 1: --really is given on the command line only."));
}

TEST_CASE("a file that is not there is named", "[commands][config]") {
    Line line;
    CHECK(mistake(line, "serve --config /nowhere/octet.conf") ==
          "/nowhere/octet.conf cannot be read: check the path that is given as --config.");
    const Variable config{"OCTET_CONFIG", "/nowhere/else.conf"};
    Line other;
    CHECK(mistake(other, "serve") ==
          "/nowhere/else.conf cannot be read: check the path that is given as --config.");
}

TEST_CASE("a mistake on the command line is not the file's", "[commands][config]") {
    CHECK(mistake_with("limit-messages = 5\n", "serve --limit-commands many").empty());
}
