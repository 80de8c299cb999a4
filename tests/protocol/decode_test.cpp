// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/decode.hpp"

#include <catch2/catch.hpp>

#include "tests/protocol/sample.hpp"

using namespace protocol;
using namespace sample;

namespace {

template <class T>
void check_refused(std::string_view text, std::string_view code, std::string_view at) {
    INFO(text);
    const auto value = decode<T>(text);
    REQUIRE(value.has_error());
    CHECK(value.error().code == code);
    CHECK(value.error().at == at);
    CHECK(value.error().message.ends_with('.'));
}

std::string text_of(std::string_view words) {
    return R"({"text":")" + std::string{words} + R"(","sharing":"group"})";
}

}  // namespace

TEST_CASE("a command is read field by field, in any order", "[decode]") {
    CHECK(decode<SetGoal>(R"({"text":"Call","why":"She rang","sharing":"group"})").value() ==
          SetGoal{{"Call"}, {{"She rang"}}, Sharing::group});
    CHECK(decode<SetGoal>(R"({"sharing":"only_me","text":"Call"})").value() ==
          SetGoal{{"Call"}, {}, Sharing::only_me});
    CHECK(decode<RaiseHand>("{}").has_value());
}

TEST_CASE("fields are exactly those of the type", "[decode]") {
    check_refused<SetGoal>(R"({"text":"a","sharing":"group","colour":1})", "unknown_field",
                           "/colour");
    check_refused<SetGoal>(R"({"text":"a"})", "missing_field", "/sharing");
    check_refused<SetGoal>(R"({"sharing":"group"})", "missing_field", "/text");
    check_refused<SetGoal>(R"({"text":"a","text":"b","sharing":"group"})", "duplicate_field",
                           "/text");
    check_refused<SetGoal>(R"({"Text":"a","sharing":"group"})", "unknown_field", "/Text");
    check_refused<SetGoal>(R"({"is":"set_goal","text":"a","sharing":"group"})", "unknown_field",
                           "/is");
    check_refused<RaiseHand>(R"({"a":1})", "unknown_field", "/a");
}

TEST_CASE("a value of another type is refused at its place", "[decode]") {
    check_refused<SetGoal>("[]", "wrong_type", "");
    check_refused<SetGoal>(R"({"text":1,"sharing":"group"})", "wrong_type", "/text");
    check_refused<SetGoal>(R"({"text":null,"sharing":"group"})", "wrong_type", "/text");
    check_refused<SetGoal>(R"({"text":"a","why":null,"sharing":"group"})", "wrong_type", "/why");
    check_refused<SetGoal>(R"({"text":"a","sharing":0})", "wrong_type", "/sharing");
    check_refused<RateWeek>(R"({"mood":"7","parts":[]})", "wrong_type", "/mood");
    check_refused<RateWeek>(R"({"mood":true,"parts":[]})", "wrong_type", "/mood");
    check_refused<RateWeek>(R"({"mood":7,"parts":{}})", "wrong_type", "/parts");
    check_refused<RateWeek>(R"({"mood":7,"parts":[1,[]]})", "wrong_type", "/parts/1");
    check_refused<Line>(R"({"urgent":0})", "wrong_type", "/urgent");
    check_refused<Line>(R"({"at":"now"})", "wrong_type", "/at");
    check_refused<std::map<std::string, bool>>("[]", "wrong_type", "");
}

TEST_CASE("a choice is one of its names", "[decode]") {
    check_refused<SetGoal>(R"({"text":"a","sharing":"Group"})", "not_a_choice", "/sharing");
    check_refused<SetGoal>(R"({"text":"a","sharing":""})", "not_a_choice", "/sharing");
}

TEST_CASE("numbers keep within the limits of their type", "[decode]") {
    check_refused<RateWeek>(R"({"mood":11,"parts":[]})", "out_of_range", "/mood");
    check_refused<RateWeek>(R"({"mood":-1,"parts":[]})", "out_of_range", "/mood");
    check_refused<RateWeek>(R"({"mood":1.0,"parts":[]})", "not_whole", "/mood");
    check_refused<RateWeek>(R"({"mood":1,"parts":[1,6]})", "out_of_range", "/parts/1");
    check_refused<std::uint8_t>("256", "out_of_range", "");
    check_refused<std::uint8_t>("-1", "out_of_range", "");
    check_refused<std::int32_t>("2147483648", "out_of_range", "");
    CHECK(decode<std::int32_t>("-2147483648").value() == std::numeric_limits<std::int32_t>::min());
    CHECK(decode<std::uint64_t>("9007199254740991").value() == 9007199254740991);
}

TEST_CASE("a list may be empty and has its most", "[decode]") {
    CHECK(decode<RateWeek>(R"({"mood":1,"parts":[]})").has_value());
    CHECK(decode<RateWeek>(R"({"mood":1,"parts":[1,2,3]})").has_value());
    check_refused<RateWeek>(R"({"mood":1,"parts":[1,2,3,4]})", "too_many", "/parts");
}

TEST_CASE("text is measured in code points, not in bytes", "[decode]") {
    CHECK(decode<SetGoal>(text_of("äöü🌱äöü🌱äöü🌱äöü🌱äöü🌱")).has_value());
    check_refused<SetGoal>(text_of("äöü🌱äöü🌱äöü🌱äöü🌱äöü🌱x"), "too_long", "/text");
    check_refused<SetGoal>(text_of(""), "too_short", "/text");
    CHECK(decode<Lines<0, 5>>(R"("")").has_value());
}

TEST_CASE("words that say nothing are too short", "[decode]") {
    for (const auto* blank :
         {" ", "   ", "\u00A0", "\u200B\u200D", "\u3000 ", "\u2800", "\u00AD"}) {
        check_refused<SetGoal>(text_of(blank), "too_short", "/text");
    }
    check_refused<Lines<1, 9>>(R"("\n\t\n")", "too_short", "");
    CHECK(decode<Lines<0, 9>>(R"("  ")").has_value());
    CHECK(decode<SetGoal>(text_of(" . ")).has_value());
}

TEST_CASE("one line stays one line", "[decode]") {
    check_refused<SetGoal>(text_of("a\\nb"), "forbidden_character", "/text");
    check_refused<SetGoal>(text_of("a\\tb"), "forbidden_character", "/text");
    check_refused<SetGoal>(text_of("a\\u202eb"), "forbidden_character", "/text");
    CHECK(decode<Lines<1, 9>>(R"("a\n\tb")").value().value == "a\n\tb");
}

TEST_CASE("ids look like ids", "[decode]") {
    CHECK(decode<GoalId>(R"("k3x9q")").value() == GoalId{"k3x9q"});
    for (const auto* id :
         {R"("")", R"("K3")", R"("a b")", R"("a-b")", R"("1234567890123456")", R"("ä")"}) {
        check_refused<GoalId>(id, "bad_id", "");
    }
    CHECK(decode<CommandId>(R"("aZ_-0123")").has_value());
    for (const auto* id :
         {R"("short")", R"("with space")", R"("12345678901234567890123456789012345678901")"}) {
        check_refused<CommandId>(id, "bad_id", "");
    }
    check_refused<std::map<GoalId, bool>>(R"({"a1":true,"B":true})", "bad_id", "/B");
}

TEST_CASE("a variant is told by its name", "[decode]") {
    CHECK(decode<Command>(R"({"is":"raise_hand"})").value() == Command{RaiseHand{}});
    CHECK(decode<Command>(R"({"mood":3,"parts":[],"is":"rate_week"})").value() ==
          Command{RateWeek{{3}, {}}});
    check_refused<Command>(R"({"mood":3})", "missing_field", "/is");
    check_refused<Command>(R"({"is":7})", "wrong_type", "/is");
    check_refused<Command>(R"({"is":"lower_hand"})", "not_a_choice", "/is");
    check_refused<Command>(R"({"is":"raise_hand","x":1})", "unknown_field", "/x");
    check_refused<Command>(R"({"is":"raise_hand","is":"rate_week"})", "duplicate_field", "/is");
    check_refused<Command>(R"("raise_hand")", "wrong_type", "");
}

TEST_CASE("the body of an envelope is read by its name, and errors say where in the envelope",
          "[decode]") {
    const auto frame = parse(R"({"do":"rate_week","with":{"mood":3,"parts":[9]}})").value();
    const auto& with = *frame.find("with");

    CHECK(decode_named<Command>("raise_hand", parse("{}").value()).value() == Command{RaiseHand{}});
    const auto refused = decode_named<Command>("rate_week", with, "/do", "/with");
    CHECK(refused.error().at == "/with/parts/0");
    CHECK(decode_named<Command>("fly", with, "/do", "/with").error().at == "/do");
    CHECK(decode_named<Command>("fly", with, "/do", "/with").error().code == "not_a_choice");
    CHECK(decode_value<RateWeek>(with, "/with").error() == refused.error());

    const auto tagged = parse(R"({"is":"raise_hand"})").value();
    CHECK(decode_named<Command>("raise_hand", tagged).error().code == "unknown_field");
}

TEST_CASE("stored records may lack what a later version added, and nothing else", "[decode]") {
    CHECK(decode<Record>(R"({"command":"12345678"})").error().code == "missing_field");

    const auto old = decode_stored<Record>(R"({"command":"12345678"})").value();
    CHECK(old.command.value == "12345678");
    CHECK(old.version == 3);
    CHECK(old.events.empty());
    CHECK(decode_stored<Record>(R"({"colour":1})").error().code == "unknown_field");
    CHECK(decode_stored<Record>(R"({"version":"3"})").error().at == "/version");
    CHECK(decode_stored<Record>(R"({"events":[{"goal":"g1"}]})").error().at == "/events/0/is");
    CHECK(decode_stored<Record>(R"({"goals":{"g1":{}}})").error().at == "/goals/g1/of");
}

TEST_CASE("any JSON can be passed on as text", "[decode]") {
    CHECK(decode<RawJson>(R"( {"a" : [1, null]} )").value().text == R"({"a":[1,null]})");
}
