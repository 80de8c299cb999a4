// SPDX-License-Identifier: Apache-2.0
// Measures as data: what Octet brings, and what is said to whoever writes one.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "server/definitions/programmes.hpp"
#include "tests/support/measures.hpp"

using namespace support;
using definitions::own_measures;
using definitions::read_measure;

namespace {

std::string fault_of(const Measure& asked) {
    const auto read = read_measure("mine.json", encode(asked));
    REQUIRE_FALSE(read.has_value());
    return read.error().sentence();
}

std::vector<std::string> codes_of(const Measure& asked) {
    std::vector<std::string> codes;
    for (const auto& item : asked.sheet.items.items) codes.push_back(item.code.value);
    return codes;
}

}  // namespace

TEST_CASE("Octet brings five measures, in English and in Spanish", "[definitions][measures]") {
    const char* ids[] = {"gad-7", "mood", "phq-2", "phq-9", "room-pulse"};
    REQUIRE(own_measures().size() == std::size(ids));
    for (std::size_t i = 0; i < std::size(ids); ++i) {
        const auto& asked = own_measures()[i];
        CHECK(asked.id.value == ids[i]);
        CHECK(asked.sheet.languages.contains("en"));
        CHECK(asked.sheet.languages.contains("es"));
        CHECK(read_measure("again.json", encode(asked)).value() == asked);
    }
}

TEST_CASE("the codes are those of the published table", "[definitions][measures]") {
    CHECK(codes_of(measure("phq-9")) ==
          std::vector<std::string>{"44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2",
                                   "44252-5", "44253-3", "44260-8", "69722-7"});
    CHECK(codes_of(measure("gad-7")) == std::vector<std::string>{"69725-0", "68509-9", "69733-4",
                                                                 "69734-2", "69735-9", "69689-8",
                                                                 "69736-7"});
    const auto& answers = measure("phq-9").sheet.answers.items;
    CHECK(answers[0].codes.items ==
          std::vector<MeasureKey>{{"LA6568-5"}, {"LA6569-3"}, {"LA6570-1"}, {"LA6571-9"}});
    // Out of numeric order in the table itself.
    CHECK(answers[1].codes.items ==
          std::vector<MeasureKey>{{"LA6572-7"}, {"LA6573-5"}, {"LA6575-0"}, {"LA6574-3"}});
}

TEST_CASE("both short questions are the first two of the long form", "[definitions][measures]") {
    for (const auto* language : {"en", "es"}) {
        const auto& two = measure("phq-2").sheet.languages.at(language).items.items;
        const auto& nine = measure("phq-9").sheet.languages.at(language).items.items;
        CHECK(std::equal(two.begin(), two.end(), nine.begin()));
    }
}

TEST_CASE("a licence, its makers and its source stand in every measure",
          "[definitions][measures]") {
    for (const auto* id : {"phq-9", "phq-2", "gad-7"}) {
        const auto& licence = measure(id).sheet.licence;
        CHECK(licence.terms.value ==
              "No permission required to reproduce, translate, display or distribute.");
        CHECK(licence.attribution.value.find("Spitzer") != std::string::npos);
        CHECK(licence.attribution.value.find("Pfizer") != std::string::npos);
    }
    for (const auto* id : {"mood", "room-pulse"}) {
        CHECK(measure(id).sheet.licence.terms.value.find("Not a validated scale") !=
              std::string::npos);
    }
}

TEST_CASE("a measure whose parts do not fit is refused with the place", "[definitions][measures]") {
    const auto& good = measure("phq-9");
    auto asked = good;
    asked.sheet.items.items[1].answers = {"nowhere"};
    CHECK(fault_of(asked) ==
          "mine.json, at /sheet/items/1/answers: No answer set here has this id.");

    asked = good;
    asked.id = {"my \"scale\""};
    CHECK(fault_of(asked) ==
          "mine.json, at /id: An id has small letters without accents, digits, - and _ only.");

    asked = good;
    asked.sheet.items.items[1].id = asked.sheet.items.items[0].id;
    CHECK(fault_of(asked) == "mine.json, at /sheet/items/1/id: Another item here has this id.");

    asked = good;
    asked.sheet.languages["es"].items.items.pop_back();
    CHECK(fault_of(asked) ==
          "mine.json, at /sheet/languages/es/items: It must have the words of each item, in "
          "order.");

    asked = good;
    asked.sheet.languages["en"].answers.items[0].words.items.pop_back();
    CHECK(fault_of(asked) ==
          "mine.json, at /sheet/languages/en/answers/0/words: It must name all 4 answers, or the "
          "two ends.");

    asked = good;
    asked.bands.items[2].from = {5};
    CHECK(fault_of(asked) == "mine.json, at /bands/2/from: Bands go upwards.");

    asked = good;
    asked.bands.items[4].from = {28};
    CHECK(fault_of(asked) == "mine.json, at /bands/4/from: No total can be more than 27.");

    asked = good;
    asked.bands_source.reset();
    CHECK(fault_of(asked) == "mine.json, at /bands_source: Say where these bands come from.");

    asked = good;
    asked.danger.items[0].item = {"nowhere"};
    CHECK(fault_of(asked) == "mine.json, at /danger/0/item: No item here has this id.");

    asked = good;
    asked.danger.items[0].from.value = {4};
    CHECK(fault_of(asked) ==
          "mine.json, at /danger/0/from/value: No answer to this item counts so much.");

    asked = good;
    asked.missing.items_max = {9};
    CHECK(fault_of(asked) ==
          "mine.json, at /missing/items_max: Some item must have been answered.");

    asked = good;
    asked.missing.items_max = {2};
    CHECK(read_measure("mine.json", encode(asked)).has_value());
    asked.sheet.items.items[9].counts = true;
    asked.sheet.answers.items[1].points.items.back() = {9};
    CHECK(fault_of(asked) ==
          "mine.json, at /missing/items_max: The mean of the others stands for an item only where "
          "each counts as much.");

    asked = good;
    asked.attention.midpoint_while_at.reset();
    CHECK(fault_of(asked) ==
          "mine.json, at /attention: The two numbers for half-way belong together.");

    asked = good;
    asked.sheet.languages.clear();
    CHECK(fault_of(asked) ==
          "mine.json, at /sheet/languages: A measure needs the words of at least one language.");
}

TEST_CASE("a file that is no measure is refused with the place", "[definitions][measures]") {
    auto text = encode(measure("phq-9"));
    text.replace(text.find("\"recall_days\":14"), 16, "\"recall_days\":-1");
    const auto read = read_measure("mine.json", text);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().at == "/recall_days");
    CHECK_FALSE(read_measure("mine.json", "{").has_value());
}

TEST_CASE("a clinic's own measures come from a folder, beside ours", "[definitions][measures]") {
    const auto folder = std::filesystem::temp_directory_path() / "octet-measures-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto mine = measure("phq-2");
    mine.id = {"our-two"};
    std::ofstream{folder / "our-two.json"} << encode(mine);

    auto clinics = definitions::load_measures(folder);
    REQUIRE(clinics.has_value());
    const auto all = definitions::with_clinics(own_measures(), std::move(*clinics));
    std::filesystem::remove_all(folder);
    REQUIRE(all.has_value());
    CHECK(all->size() == own_measures().size() + 1);
    CHECK(*definitions::find_measure(*all, "our-two") == mine);
}

TEST_CASE("a clinic's version of one of ours must be a higher one", "[definitions][measures]") {
    auto mine = measure("phq-9");
    const auto same = definitions::with_clinics(own_measures(), {mine});
    REQUIRE_FALSE(same.has_value());
    CHECK(same.error().sentence() ==
          "phq-9.json, at /version: Octet brings version 1 of this measure: give yours a higher "
          "one, or another id.");

    mine.version = {2};
    const auto all = definitions::with_clinics(own_measures(), {mine});
    REQUIRE(all.has_value());
    CHECK(all->size() == own_measures().size());
    CHECK(definitions::find_measure(*all, "phq-9")->version.value == 2);
}

TEST_CASE("programmes ask for forms that there are", "[definitions][measures]") {
    CHECK(definitions::check_programmes(definitions::own_programmes(), own_measures()).has_value());
    auto programme = short_programme();
    programme.measures = {{ProgrammeMeasure{{"phq-8"}, {{{1}}}}}};
    const auto unknown = definitions::check_programmes({programme}, own_measures());
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().sentence() ==
          "short-3.json, at /measures/0/measure: No measure with forms has this id.");

    programme.measures->items[0].sessions.items = {{1}, {4}};
    const auto read = definitions::read_programme("short-3.json", encode(programme));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().sentence() ==
          "short-3.json, at /measures/0/sessions/1: The course has 3 sessions.");
}
