// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/encode.hpp"

#include <catch2/catch.hpp>

#include "protocol/json/strict.hpp"
#include "tests/protocol/sample.hpp"

using namespace protocol;
using namespace sample;

TEST_CASE("a struct is an object of its fields in their order", "[encode]") {
    CHECK(encode(SetGoal{{"Call"}, {{"She rang"}}, Sharing::group}) ==
          R"({"text":"Call","why":"She rang","sharing":"group"})");
    CHECK(encode(RaiseHand{}) == "{}");
}

TEST_CASE("an empty optional field is absent, wherever it stands", "[encode]") {
    CHECK(encode(SetGoal{{"Call"}, {}, Sharing::only_me}) ==
          R"({"text":"Call","sharing":"only_me"})");
    CHECK(encode(GoalWords{{"a"}, {}}) == R"({"text":"a"})");
    CHECK(encode(NoteWritten{}) == R"({"note":{"of":""}})");
}

TEST_CASE("a variant says first what it is", "[encode]") {
    CHECK(encode(Command{RaiseHand{}}) == R"({"is":"raise_hand"})");
    CHECK(encode(Command{RateWeek{{7}, {{{1}, {5}}}}}) ==
          R"({"is":"rate_week","mood":7,"parts":[1,5]})");
}

TEST_CASE("the fields of a base come first, and a trailing underscore stays in C++", "[encode]") {
    Line line;
    line.at = Timestamp{1700000000123};
    line.do_ = "open";
    line.step = -4;
    CHECK(encode(line) == R"({"at":1700000000123,"do":"open","urgent":false,"step":-4})");
}

TEST_CASE("what is personal names its person, and has no value once it was removed", "[encode]") {
    const std::map<GoalId, Personal<Text<1, 20>>> goals{
        {{"a1"}, personal(PersonId{"ada"}, Text<1, 20>{"Call"})}, {{"b2"}, {{"ben"}, {}}}};
    CHECK(encode(goals) == R"({"a1":{"of":"ada","value":"Call"},"b2":{"of":"ben"}})");
}

TEST_CASE("JSON that is already text goes out as it is", "[encode]") {
    const std::map<std::string, RawJson> views{{"a", {R"({"x":1})"}}, {"b", {"null"}}};
    CHECK(encode(views) == R"({"a":{"x":1},"b":null})");
}

TEST_CASE("append_json leaves alone what the text already holds", "[encode]") {
    std::string line = "{\"live\":";
    append_json(line, Command{RaiseHand{}});
    CHECK(line == R"({"live":{"is":"raise_hand"})");
}

TEST_CASE("strings are escaped into one line of strict JSON", "[encode]") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"a\"b\\c/d", R"("a\"b\\c/d")"},
        {"line\nfeed\ttab\rreturn", R"("line\nfeed\ttab\rreturn")"},
        {std::string{"\0\x01\x1f", 3}, R"("\u0000\u0001\u001f")"},
        {"Zoë 🌱", R"("Zoë 🌱")"},
        {"", R"("")"},
    };
    for (const auto& [text, json] : rows) CHECK(encode(text) == json);
}

TEST_CASE("what is not UTF-8 in a string of the server's own becomes U+FFFD", "[encode]") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"a\xFFz", "\"a\uFFFDz\""},
        {"\xC3", "\"\uFFFD\""},                                  // cut short
        {"\xC0\xAF", "\"\uFFFD\uFFFD\""},                        // overlong
        {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},              // a surrogate
        {"\xF4\x90\x80\x80.", "\"\uFFFD\uFFFD\uFFFD\uFFFD.\""},  // beyond U+10FFFF
    };
    for (const auto& [text, json] : rows) {
        CHECK(encode(text) == json);
        CHECK(parse(encode(text)).has_value());
    }
}
