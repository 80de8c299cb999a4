// SPDX-License-Identifier: Apache-2.0
// Every edge of every band, every rule of change, and what is missing: the numbers are the
// measures' own, from their files.
#include <catch2/catch.hpp>

#include "tests/support/measures.hpp"

using namespace support;
using domain::group::band_of;
using domain::group::change_of;
using domain::group::Choices;
using domain::group::points_max;
using domain::group::score_of;
using enum ChangeWord;

namespace {

Choices answers(const Measure& asked, std::int64_t total) {
    Choices choices;
    const auto given = adding_up_to(asked, total);
    for (std::size_t i = 0; i < given.size(); ++i) {
        choices[asked.sheet.items.items[i].id.value] = given[i];
    }
    return choices;
}

struct Edge {
    const char* measure;
    std::int64_t from;
    std::int64_t to;
    const char* band;
};

struct Changed {
    std::int64_t baseline;
    std::int64_t now;
    std::vector<ChangeWord> words;
};

std::string told(const std::vector<ChangeWord>& words) {
    std::string all;
    for (const auto word : words) all += std::string{name_of_choice(word)} + " ";
    return all;
}

}  // namespace

TEST_CASE("each total falls into its band, up to the edge", "[measures][scoring]") {
    const Edge edges[] = {{"phq-9", 0, 4, "minimal"},     {"phq-9", 5, 9, "mild"},
                          {"phq-9", 10, 14, "moderate"},  {"phq-9", 15, 19, "moderately_severe"},
                          {"phq-9", 20, 27, "severe"},    {"phq-2", 0, 2, "below"},
                          {"phq-2", 3, 6, "at_or_above"}, {"gad-7", 0, 4, "minimal"},
                          {"gad-7", 5, 9, "mild"},        {"gad-7", 10, 14, "moderate"},
                          {"gad-7", 15, 21, "severe"}};
    for (const auto& edge : edges) {
        const auto& asked = measure(edge.measure);
        for (auto total = edge.from; total <= edge.to; ++total) {
            INFO(edge.measure << " " << total);
            const auto score = score_of(asked, answers(asked, total));
            REQUIRE(score.total == total);
            CHECK(score.missing == 0);
            CHECK(band_of(asked, total)->id.value == edge.band);
        }
    }
    CHECK(points_max(measure("phq-9")) == 27);
    CHECK(points_max(measure("phq-2")) == 6);
    CHECK(points_max(measure("gad-7")) == 21);
}

TEST_CASE("a total needs every item, whichever is missing", "[measures][scoring]") {
    for (const auto* id : {"phq-9", "phq-2", "gad-7"}) {
        const auto& asked = measure(id);
        for (const auto& item : asked.sheet.items.items) {
            INFO(id << " without " << item.id.value);
            auto choices = answers(asked, 4);
            choices.erase(item.id.value);
            const auto score = score_of(asked, choices);
            CHECK(score.total.has_value() == !item.counts);
            CHECK(score.missing == (item.counts ? 1 : 0));
        }
        CHECK_FALSE(score_of(asked, {}).total);
    }
}

TEST_CASE("the question about how difficult it was does not count", "[measures][scoring]") {
    const auto& asked = measure("phq-9");
    auto choices = answers(asked, 12);
    choices["difficulty"] = 3;

    CHECK(score_of(asked, choices).total == 12);
}

TEST_CASE("a measure may let the mean stand for what is missing", "[measures][scoring]") {
    auto asked = measure("gad-7");
    asked.missing.items_max = {1};
    auto choices = answers(asked, 9);
    choices.erase("afraid");
    CHECK(score_of(asked, choices).total == 11);  // 9 of six items is 10.5 of seven: rounded up

    choices.erase("irritable");
    CHECK_FALSE(score_of(asked, choices).total);
}

TEST_CASE("an answer that a question does not have counts nothing", "[measures][scoring]") {
    const auto& asked = measure("phq-9");
    for (const std::int64_t choice : {-1, 4, 40}) {
        CHECK_FALSE(domain::group::points_of(asked, "sleep", choice));
    }
    CHECK_FALSE(domain::group::points_of(asked, "unheard_of", 0));
    auto choices = answers(asked, 3);
    choices["sleep"] = 4;
    CHECK(score_of(asked, choices).missing == 1);
}

TEST_CASE("the change of a PHQ-9 since the first one, at every edge", "[measures][scoring]") {
    const Changed all[] = {
        // Reliable from six, meaningful from five.
        {16, 16, {no_reliable_change}},
        {16, 12, {no_reliable_change}},
        {16, 11, {no_reliable_change, meaningful_change}},
        {16, 10, {reliable_improvement, meaningful_change}},
        {16, 20, {no_reliable_change}},
        {16, 21, {no_reliable_change, meaningful_change}},
        {16, 22, {reliable_deterioration, meaningful_change}},
        // Response from half.
        {18, 10, {reliable_improvement, meaningful_change}},
        {18, 9, {response, reliable_improvement, meaningful_change, recovery, reliable_recovery}},
        {15, 8, {reliable_improvement, meaningful_change, recovery, reliable_recovery}},
        {15, 7, {response, reliable_improvement, meaningful_change, recovery, reliable_recovery}},
        // Remission below five.
        {12, 5, {response, reliable_improvement, meaningful_change, recovery, reliable_recovery}},
        {12,
         4,
         {remission, response, reliable_improvement, meaningful_change, recovery,
          reliable_recovery}},
        // Recovery crosses ten downwards; without a reliable fall it is no reliable recovery.
        {10, 9, {no_reliable_change, recovery}},
        {10, 10, {no_reliable_change}},
        {14, 9, {no_reliable_change, meaningful_change, recovery}},
        {15, 9, {reliable_improvement, meaningful_change, recovery, reliable_recovery}},
        // Not a case at the start: no recovery, whatever comes.
        {9, 4, {remission, response, no_reliable_change, meaningful_change, not_a_case_at_start}},
        {9, 15, {reliable_deterioration, meaningful_change, not_a_case_at_start}},
        {9, 9, {no_reliable_change, not_a_case_at_start}},
        // Nobody comes out of what they were never in, and nought has no half.
        {5, 4, {remission, no_reliable_change, not_a_case_at_start}},
        {4, 3, {no_reliable_change, not_a_case_at_start}},
        {0, 0, {no_reliable_change, not_a_case_at_start}}};
    for (const auto& changed : all) {
        INFO(changed.baseline << " to " << changed.now);
        CHECK(told(change_of(measure("phq-9"), changed.baseline, changed.now)) ==
              told(changed.words));
    }
}

TEST_CASE("a GAD-7 is reliable from four, and a case from eight", "[measures][scoring]") {
    const Changed all[] = {{12, 9, {no_reliable_change}},
                           {12, 8, {reliable_improvement}},
                           {12, 7, {reliable_improvement, recovery, reliable_recovery}},
                           {9, 7, {no_reliable_change, recovery}},
                           {7, 10, {no_reliable_change, not_a_case_at_start}},
                           {7, 11, {reliable_deterioration, not_a_case_at_start}}};
    for (const auto& changed : all) {
        INFO(changed.baseline << " to " << changed.now);
        CHECK(told(change_of(measure("gad-7"), changed.baseline, changed.now)) ==
              told(changed.words));
    }
    CHECK(change_of(measure("phq-2"), 6, 0).empty());
}

TEST_CASE("only the ninth item is a sign of danger, from several days on", "[measures][scoring]") {
    const auto& asked = measure("phq-9");
    for (const auto& item : asked.sheet.items.items) {
        for (const std::int64_t choice : {0, 1, 2, 3}) {
            INFO(item.id.value << " " << choice);
            CHECK(domain::group::is_danger(asked, item.id.value, choice) ==
                  (item.id == self_harm && choice > 0));
        }
    }
    CHECK(measure("phq-2").danger.items.empty());
    CHECK(measure("gad-7").danger.items.empty());
}
