// SPDX-License-Identifier: Apache-2.0
// Hostile input: each is refused with its code and its place.
#include "protocol/json/strict.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace protocol;
using namespace std::string_literals;

namespace {

struct Refused {
    std::string text;
    std::string code;
    std::string at;
};

void check_refused(const std::vector<Refused>& rows, const ParseLimits& limits = {}) {
    for (const auto& row : rows) {
        INFO(row.text.substr(0, 60));
        const auto value = parse(row.text, limits);
        REQUIRE(value.has_error());
        CHECK(value.error().code == row.code);
        CHECK(value.error().at == row.at);
        CHECK(value.error().message.ends_with('.'));
    }
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::string object_of(std::size_t fields) {
    std::string out = "{";
    for (std::size_t i = 0; i < fields; ++i) {
        out += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":1";
    }
    return out + "}";
}

ParseLimits only(std::size_t bytes_max) { return {.bytes_max = bytes_max}; }

}  // namespace

TEST_CASE("JSON is read as it stands", "[strict]") {
    const auto value = parse(R"( {"a":[1,-2,true,null],"b":{"c":"\u00e4\n\ud83c\udf31"}} )");
    REQUIRE(value.has_value());
    std::string again;
    json::append_value(again, *value);
    CHECK(again == R"({"a":[1,-2,true,null],"b":{"c":"ä\n🌱"}})");
    CHECK(*value->find("a")->items()->at(1).whole() == -2);
    CHECK(value->find("nothing") == nullptr);
    CHECK(value->find("a")->find("b") == nullptr);
}

TEST_CASE("what is not JSON is refused", "[strict]") {
    check_refused({{"", "not_json", ""},
                   {"{", "not_json", ""},
                   {"{} {}", "not_json", ""},
                   {"{}x", "not_json", ""},
                   {"{}\0"s, "not_json", ""},
                   {"{}\0{}"s, "not_json", ""},
                   {"\"a\0b\""s, "not_json", ""},
                   {"\xEF\xBB\xBF{}", "not_json", ""},
                   {"{\"a\":1,}", "not_json", "/a"},
                   {"{\"a\":[1,2,]}", "not_json", "/a/1"},
                   {"{'a':1}", "not_json", ""},
                   {"{a:1}", "not_json", ""},
                   {"[1 2]", "not_json", "/0"},
                   {"// words\n1", "not_json", ""},
                   {"/* words */1", "not_json", ""},
                   {"NaN", "not_json", ""},
                   {"{\"a\":Infinity}", "not_json", "/a"},
                   {"01", "not_json", ""},
                   {"+1", "not_json", ""},
                   {"1.", "not_json", ""},
                   {"tru", "not_json", ""},
                   {"True", "not_json", ""},
                   {"\"a\nb\"", "not_json", ""},
                   {"\"\\x41\"", "not_json", ""},
                   {"\"\\u12\"", "not_json", ""},
                   {"\"open", "not_json", ""}});
}

TEST_CASE("numbers are whole, written in digits, and exact in every reader", "[strict]") {
    check_refused({{"1.0", "not_whole", ""},
                   {"{\"n\":1e3}", "not_whole", "/n"},
                   {"{\"n\":1E400}", "not_whole", "/n"},
                   {"[1,2.5]", "not_whole", "/1"},
                   {"-0", "not_whole", ""},
                   {"-0.0", "not_whole", ""},
                   {"9007199254740992", "out_of_range", ""},
                   {"-9007199254740992", "out_of_range", ""},
                   {"18446744073709551616", "out_of_range", ""},
                   {"{\"n\":" + repeated("9", 400) + "}", "out_of_range", "/n"}});
    CHECK(*parse("9007199254740991")->whole() == 9007199254740991);
    CHECK(*parse("-9007199254740991")->whole() == -9007199254740991);
    CHECK(*parse("0")->whole() == 0);
}

TEST_CASE("a field that is there twice is refused, however many there are", "[strict]") {
    auto many = object_of(300);
    many.insert(1, "\"299\":0,");
    check_refused({{R"({"a":1,"a":1})", "duplicate_field", "/a"},
                   {R"({"a":1,"\u0061":1})", "duplicate_field", "/a"},
                   {R"([0,{"x":{"~/":1,"b":2,"~/":3}}])", "duplicate_field", "/1/x/~0~1"},
                   {many, "duplicate_field", "/299"}});
    CHECK(parse(R"({"a":{"a":1},"b":{"a":1}})").has_value());
}

TEST_CASE("depth, number and size are bounded before anything is built", "[strict]") {
    const auto twelve = repeated("[", 12) + repeated("]", 12);
    CHECK(parse(twelve).has_value());
    const auto twelve_deep = repeated("/0", 12);
    check_refused({{"[" + twelve + "]", "too_deep", twelve_deep},
                   {repeated("[", 16384), "too_deep", twelve_deep},
                   {repeated("[", 16385), "too_big", ""},
                   {"\"" + repeated("a", 20000) + "\"", "too_big", ""}});
    check_refused({{repeated("[", 100000), "too_deep", twelve_deep},
                   {repeated("{\"a\":", 100000), "too_deep", repeated("/a", 12)},
                   {object_of(100000), "too_many_values", "/2047"}},
                  only(10'000'000));
    check_refused({{"[" + repeated("1,", 5) + "1]", "too_many_values", "/4"}},
                  {.values_max = 5 + 1});
    check_refused(
        {{"{\"a\":\"12345\"}", "too_long", "/a"}, {"{\"12345\":1}", "too_long", "/12345"}},
        {.string_bytes_max = 4});
}

TEST_CASE("text is UTF-8 and whole code points", "[strict]") {
    check_refused({{"\"\xFF\"", "bad_utf8", ""},
                   {"\"\xC0\xAF\"", "bad_utf8", ""},
                   {"\"\xE0\x80\xAF\"", "bad_utf8", ""},
                   {"\"\xED\xA0\x80\"", "bad_utf8", ""},
                   {"\"\xF4\x90\x80\x80\"", "bad_utf8", ""},
                   {"\"\xE2\x82\"", "bad_utf8", ""},
                   {"\"\x80\"", "bad_utf8", ""},
                   {"{\"a\":\"\\ud83c\"}", "bad_utf8", "/a"},
                   {"{\"a\":\"\\udf31\"}", "bad_utf8", "/a"},
                   {"{\"a\":\"\\ud83c\\ud83c\"}", "bad_utf8", "/a"}});
}

TEST_CASE("characters that no honest keyboard sends are refused, in words and in names",
          "[strict]") {
    const std::vector<std::string> forbidden{
        R"(\u0000)", R"(\u0007)",       R"(\r)",  R"(\u001b)", R"(\u007f)", "\u0080", "\u009F",
        "\u202A",    "\u202E",          "\u2066", "\u2069",    "\uFEFF",    "\uFFFE", "\uFFFF",
        "\uFDD0",    R"(\ud83f\udffe)", "\uFDEF", R"(\u202e)", "\x7F",      R"(\b)",  "\U0010FFFF"};
    for (const auto& character : forbidden) {
        check_refused({{"{\"a\":[\"x" + character + "\"]}", "forbidden_character", "/a/0"}});
        check_refused({{"{\"x" + character + "y\":1}", "forbidden_character", "/x"}});
    }
    for (const auto& text : {"\"a\\n\\tb\"", "\"\u200D\"", "\"\u2029\"", "\"\uFFFD\"",
                             "\"👩‍👩‍👧\"", "\"עברית\""}) {
        CHECK(parse(text).has_value());
    }
}

TEST_CASE("what the server wrote itself may hold any character", "[strict]") {
    CHECK(*parse(R"("\u0000\u202e")", stored_limits())->text() == "\0\u202E"s);
    check_refused({{R"("\ud800")", "bad_utf8", ""}, {R"({"a":1,"a":1})", "duplicate_field", "/a"}},
                  stored_limits());
}

TEST_CASE("an error repeats only the beginning of a stranger's key", "[strict]") {
    const auto error = parse("{\"" + repeated("ä", 5000) + "\":1.5}").error();
    CHECK(error.code == "not_whole");
    CHECK(error.at == "/" + repeated("ä", 30));
}

TEST_CASE("a result without a value says why when it is asked for one", "[strict]") {
    CHECK_THROWS_WITH(parse("[1.5]").value(), Catch::StartsWith("not_whole at '/0': This must"));
}
