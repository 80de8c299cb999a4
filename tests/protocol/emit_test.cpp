// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "protocol/emit/emitter.hpp"
#include "protocol/json/strict.hpp"
#include "tests/protocol/sample.hpp"

using namespace protocol;
using namespace sample;
using Catch::Contains;
using emit::Emitter;

namespace other {

struct SetGoal {
    bool now = false;
};
BOOST_DESCRIBE_STRUCT(SetGoal, (), (now))

}  // namespace other

namespace {

Emitter sample_emitter() {
    Emitter emitter{"Sample", "Printed; do not edit."};
    emitter.heading("Goals", "What a member wants.");
    emitter.add<SetGoal, Record>();
    emitter.heading("Lists");
    emitter.add_commands<Command>("Command");
    emitter.add_variant<Event>("Event");
    emitter.add_names("Refusal", {{"not_found", "There is no such thing | here."}});
    return emitter;
}

Value definition(const std::string& schema, std::string_view name) {
    return *parse(schema, stored_limits()).value().find("$defs")->find(name);
}

std::string compact(const Value& value) {
    std::string out;
    json::append_value(out, value);
    return out;
}

}  // namespace

TEST_CASE("the schema closes every object and carries every limit", "[emit]") {
    const auto schema = sample_emitter().schema();
    CHECK(compact(definition(schema, "SetGoal")) ==
          R"({"type":"object","properties":{)"
          R"("text":{"type":"string","minLength":1,"maxLength":20},)"
          R"("why":{"type":"string","minLength":1,"maxLength":40},)"
          R"("sharing":{"$ref":"#/$defs/Sharing"}},)"
          R"("required":["text","sharing"],"additionalProperties":false})");
    CHECK(compact(definition(schema, "Sharing")) == R"({"enum":["only_me","group"]})");
    CHECK(compact(definition(schema, "GoalId")) ==
          R"({"type":"string","pattern":"^[a-z0-9]{1,15}$"})");
    CHECK(
        compact(definition(schema, "RateWeek")) ==
        R"({"type":"object","properties":{)"
        R"("mood":{"type":"integer","minimum":0,"maximum":10},)"
        R"("parts":{"type":"array","items":{"type":"integer","minimum":1,"maximum":5},"maxItems":3}},)"
        R"("required":["mood","parts"],"additionalProperties":false})");
}

TEST_CASE("the schema tells alternatives and commands by a constant", "[emit]") {
    const auto schema = sample_emitter().schema();
    const auto events = definition(schema, "Event");
    CHECK(compact(events.find("oneOf")->items()->at(2)) ==
          R"({"type":"object","properties":{"is":{"const":"hand_raised"}},)"
          R"("required":["is"],"additionalProperties":false})");
    const auto commands = definition(schema, "Command");
    CHECK(compact(commands.find("oneOf")->items()->at(1)) ==
          R"({"type":"object","properties":{"do":{"const":"raise_hand"},)"
          R"("id":{"$ref":"#/$defs/CommandId"},"with":{"$ref":"#/$defs/RaiseHand"}},)"
          R"("required":["do","id","with"],"additionalProperties":false})");
    CHECK_THAT(compact(definition(schema, "Record")),
               Contains(R"("events":{"type":"array","items":{"$ref":"#/$defs/Event"}})"));
}

TEST_CASE("TypeScript has the same fields, read only", "[emit]") {
    const auto text = sample_emitter().typescript();
    CHECK_THAT(text, Contains("export interface SetGoal {\n  readonly text: string;\n"
                              "  readonly why?: string;\n  readonly sharing: Sharing;\n}\n"));
    CHECK_THAT(text, Contains("export type Sharing = 'only_me' | 'group';\n"));
    CHECK_THAT(text, Contains("export type GoalId = string;\n"));
    CHECK_THAT(text, Contains("export type RaiseHand = Record<string, never>;\n"));
    CHECK_THAT(text, Contains("  | ({ readonly is: 'goal_set' } & GoalSet)\n"));
    CHECK_THAT(text, Contains("  | { readonly is: 'hand_raised' };\n"));
    CHECK_THAT(text,
               Contains("  readonly goals: Readonly<Record<GoalId, Personal<GoalWords>>>;\n"));
    CHECK_THAT(text, Contains("  readonly events: readonly Event[];\n"));
    CHECK_THAT(text, Contains("export interface CommandBodies {\n  readonly set_goal: SetGoal;\n"));
    CHECK_THAT(text, Contains("export type Refusal = 'not_found';\n"));
}

TEST_CASE("the reference has a table for each struct", "[emit]") {
    const auto text = sample_emitter().reference();
    CHECK_THAT(text, Contains("## Goals\n\nWhat a member wants.\n"));
    CHECK_THAT(text, Contains("### SetGoal\n\n`set_goal` of [Command](#command).\n"));
    CHECK_THAT(text, Contains("| `why` | text with line feeds | 1 to 40 characters | |\n"));
    CHECK_THAT(
        text,
        Contains("| `parts` | list of whole number | up to 3 entries, each 1 to 5 | yes |\n"));
    CHECK_THAT(text, Contains("| `not_found` | There is no such thing \\| here. |\n"));
}

TEST_CASE("a type is printed once, under its own heading if it has one", "[emit]") {
    Emitter emitter{"Sample"};
    emitter.heading("First");
    emitter.add<Record>();  // reaches GoalWords
    emitter.heading("Second");
    emitter.add<GoalWords>();
    const auto text = emitter.reference();
    CHECK(text.find("### GoalWords") == text.rfind("### GoalWords"));
    CHECK(text.find("### GoalWords") > text.find("## Second"));
    CHECK(emitter.reference() == text);
}

TEST_CASE("two types under one name stop the printing", "[emit]") {
    Emitter emitter{"Sample"};
    emitter.add<SetGoal>();
    emitter.add<other::SetGoal>();
    CHECK_THROWS_WITH(emitter.schema(),
                      "two things are printed as SetGoal: sample::SetGoal and "
                      "other::SetGoal");
    Emitter twice{"Sample"};
    twice.add_variant<Event>("SetGoal");
    twice.add_commands<Command>("Command");  // reaches sample::SetGoal
    CHECK_THROWS_AS(twice.typescript(), std::logic_error);
}

TEST_CASE("one type can be printed alone, with what it is made of", "[emit]") {
    CHECK_THAT(emit::schema_of<Line>(), Contains("\"$defs\": {\n    \"Line\": {"));
    CHECK_THAT(
        emit::typescript_of<Line>(),
        Contains("export interface Line {\n  readonly at: Timestamp;\n  readonly do: string;\n"));
    CHECK_THAT(emit::typescript_of<Line>(), Contains("export type Timestamp = number;\n"));
}
