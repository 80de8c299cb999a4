// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/split.hpp"

#include <catch2/catch.hpp>

#include "tests/protocol/random_sample.hpp"

using namespace protocol;
using namespace sample;

namespace {

const PersonId ada{"ada"};
const PersonId ben{"ben"};

Record two_people() {
    Record record{{"12345678"}, ada, {}, {}, {}, 3};
    record.events.push_back(
        GoalSet{{"g1"}, personal(ada, GoalWords{{"Call"}, {}}), Sharing::group});
    record.events.push_back(NoteWritten{{ben, {{"calm"}}}, personal(ada, Text<1, 20>{"of ada"})});
    record.kept["a/b"] = {personal(ben, std::string{"ben's"})};
    return record;
}

// Takes away what one key protects, the slow way: for comparison.
struct Eraser {
    PartKey key;

    template <class T, KeyClass Class>
    void operator()(Personal<T, Class>& personal) const {
        if (PartKey{personal.of, Class} == key) personal.value.reset();
    }
    void operator()(GoalSet& event) const { (*this)(event.words); }
    void operator()(NoteWritten& event) const {
        (*this)(event.note);
        if (event.about) (*this)(*event.about);
    }
    void operator()(HandRaised&) const {}
    void operator()(Record& record) const {
        for (auto& event : record.events) std::visit(*this, event);
        for (auto& [goal, words] : record.goals) (*this)(words);
        for (auto& [name, list] : record.kept) {
            for (auto& one : list) (*this)(one);
        }
    }
};

}  // namespace

TEST_CASE("the skeleton says whose words there were, the parts say the words", "[split]") {
    const auto split = encode_split(two_people());
    CHECK(split.skeleton ==
          R"({"command":"12345678","by":"ada","events":[)"
          R"({"is":"goal_set","goal":"g1","words":{"of":"ada"},"sharing":"group"},)"
          R"({"is":"note_written","note":{"of":"ben"},"about":{"of":"ada"}}],)"
          R"("goals":{},"kept":{"a/b":[{"of":"ben"}]},"version":3})");
    REQUIRE(split.parts.size() == 3);
    CHECK(split.parts.at({ada, KeyClass::words}) ==
          R"({"/events/0/words":{"text":"Call"},"/events/1/about":"of ada"})");
    CHECK(split.parts.at({ben, KeyClass::words}) == R"({"/kept/a~1b/0":"ben's"})");
    CHECK(split.parts.at({ben, KeyClass::process_note}) == R"({"/events/1/note":"calm"})");
}

TEST_CASE("a value that is itself personal is its own part", "[split]") {
    const auto split = encode_split(personal(ada, std::string{"hers"}));
    CHECK(split.skeleton == R"({"of":"ada"})");
    CHECK(split.parts.at({ada}) == R"({"":"hers"})");
    CHECK(decode_joined<Personal<std::string>>(split.skeleton, split.parts).value().value ==
          "hers");
}

TEST_CASE("what is not personal has no parts", "[split]") {
    const auto split = encode_split(SetGoal{{"Call"}, {}, Sharing::group});
    CHECK(split.skeleton == encode(SetGoal{{"Call"}, {}, Sharing::group}));
    CHECK(split.parts.empty());
}

TEST_CASE("a part of another record, or words left in the skeleton, are an error", "[split]") {
    auto split = encode_split(two_people());
    split.parts[{ada}] = R"({"/events/7/words":{"text":"Call"}})";
    const auto foreign = decode_joined<Record>(split.skeleton, split.parts);
    CHECK(foreign.error().code == "unknown_field");
    CHECK(foreign.error().at == "/events/7/words");

    const auto whole = decode_joined<Record>(encode(two_people()), {});
    CHECK(whole.error().at == "/events/0/words/value");

    split.parts[{ada}] = R"({"/events/0/words":{"text":7}})";
    CHECK(decode_joined<Record>(split.skeleton, split.parts).error().at == "/events/0/words/text");
    split.parts[{ada}] = "[]";
    CHECK(decode_joined<Record>(split.skeleton, split.parts).error().code == "wrong_type");
    split.parts[{ada}] = "{";
    CHECK(decode_joined<Record>(split.skeleton, split.parts).error().code == "not_json");
}

TEST_CASE("what was split joins to what it was", "[split][property]") {
    Random random{20261123};
    for (int i = 0; i < 500; ++i) {
        const auto record = random.record();
        const auto split = encode_split(record);
        INFO(split.skeleton);
        const auto joined = decode_joined<Record>(split.skeleton, split.parts);
        REQUIRE(joined.has_value());
        REQUIRE(*joined == record);
        REQUIRE(encode_split(*joined) == split);
    }
}

TEST_CASE("a part that is gone takes exactly that person's words with it", "[split][property]") {
    Random random{42};
    for (int i = 0; i < 200; ++i) {
        const auto record = random.record();
        const auto split = encode_split(record);
        for (const auto& [key, text] : split.parts) {
            auto parts = split.parts;
            parts.erase(key);
            auto erased = record;
            Eraser{key}(erased);
            const auto joined = decode_joined<Record>(split.skeleton, parts);
            REQUIRE(joined.has_value());
            REQUIRE(*joined == erased);
        }
    }
}

TEST_CASE("no word of anybody is in a skeleton", "[split][property]") {
    Random random{7};
    for (int i = 0; i < 200; ++i) {
        auto record = random.record();
        for (auto& event : record.events) {
            if (auto* set = std::get_if<GoalSet>(&event))
                set->words.value = GoalWords{{"SECRET"}, {}};
        }
        for (auto& [goal, words] : record.goals) words.value = GoalWords{{"SECRET"}, {{"SECRET"}}};
        REQUIRE(encode_split(record).skeleton.find("SECRET") == std::string::npos);
    }
}
