// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <ranges>

#include "server/definitions/programmes.hpp"
#include "server/definitions/translation.hpp"
#include "tests/support/group.hpp"

using namespace support;
using definitions::find_programme;
using definitions::own_programmes;
using definitions::read_programme;

namespace {

std::string fault_of(Programme programme) {
    const auto read = read_programme("mine.json", encode(programme));
    REQUIRE_FALSE(read.has_value());
    return read.error().sentence();
}

std::ptrdiff_t sessions_in(const Programme& programme, Phase phase) {
    return std::ranges::count(programme.sessions.items, phase, &ProgrammeSession::phase);
}

const protocol::group::Agenda& last_agenda(const Programme& programme) {
    const auto& name = programme.sessions.items.back().agenda;
    return *std::ranges::find(programme.agendas.items, name, &protocol::group::Agenda::name);
}

// A folder that goes with the test.
class Folder {
public:
    Folder() : path_{std::filesystem::temp_directory_path() / "octet-programmes-test"} {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        std::ofstream{path_ / name} << text;
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("Octet brings the courses that groups are held in", "[definitions]") {
    struct Expected {
        const char* id;
        std::ptrdiff_t initial, middle, ending, maintenance;
        std::int64_t ending_from;  // 0: nothing ends
    };
    const Expected all[] = {{"weekly-6", 1, 3, 2, 0, 5},      {"weekly-8", 1, 6, 1, 0, 7},
                            {"weekly-12", 2, 8, 2, 0, 11},    {"weekly-14", 2, 10, 2, 0, 13},
                            {"weekly-16", 2, 11, 3, 0, 14},   {"ipt-g-20", 5, 10, 5, 0, 16},
                            {"young-8", 3, 3, 2, 0, 7},       {"perinatal-8", 1, 5, 2, 0, 7},
                            {"maintenance-6", 0, 0, 0, 6, 6}, {"quarterly-4", 0, 0, 0, 4, 4},
                            {"monthly-open", 0, 0, 0, 3, 0}};
    CHECK(own_programmes().size() == 2 * std::size(all));
    for (const auto& expected : all) {
        INFO(expected.id);
        const auto* programme = find_programme(own_programmes(), expected.id);
        REQUIRE(programme);
        CHECK(sessions_in(*programme, Phase::initial) == expected.initial);
        CHECK(sessions_in(*programme, Phase::middle) == expected.middle);
        CHECK(sessions_in(*programme, Phase::ending) == expected.ending);
        CHECK(sessions_in(*programme, Phase::maintenance) == expected.maintenance);
        CHECK((programme->ending_from ? programme->ending_from->value : 0) == expected.ending_from);
        CHECK_FALSE(programme->sources->items.empty());
        CHECK(programme->contact.has_value());
    }
    CHECK_FALSE(find_programme(own_programmes(), "weekly-9"));
}

TEST_CASE("each course has a session at half-way, and follow-ups at 3, 6 and 12 months",
          "[definitions]") {
    for (const auto& programme : own_programmes()) {
        if (programme.sessions.items.back().phase != Phase::ending) continue;
        INFO(programme.id.value);
        CHECK(std::ranges::count(programme.sessions.items, std::optional{true},
                                 &ProgrammeSession::midpoint) == 1);
        for (const std::int64_t months : {3, 6, 12}) {
            CHECK(std::ranges::any_of(programme.meetings->items, [&](const auto& meeting) {
                return meeting.when == MeetingWhen::months_after_last &&
                       meeting.number.value == months;
            }));
        }
        CHECK(std::ranges::any_of(last_agenda(programme).entries.items, [](const auto& entry) {
            return entry.kind == ItemKind::goodbye_round;
        }));
    }
}

TEST_CASE("in every course of ours a form comes before each session, and who keeps away is seen",
          "[definitions]") {
    for (const auto& programme : own_programmes()) {
        INFO(programme.id.value);
        REQUIRE(programme.measures);
        const auto& measures = programme.measures->items;
        const auto asked =
            std::ranges::find(measures, MeasureKey{"phq-9"}, &ProgrammeMeasure::measure);
        REQUIRE(asked != measures.end());
        const auto& before = asked->sessions.items;
        REQUIRE(before.size() == programme.sessions.items.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            CHECK(before[i].value == static_cast<std::int64_t>(i) + 1);
        }
        REQUIRE(programme.attention);
        CHECK((programme.attention->absent_running || programme.attention->absent_in_all));
        if (sessions_in(programme, Phase::maintenance) > 0) continue;
        CHECK(programme.attention->without_step);
        CHECK(programme.attention->without_focus);
    }
}

TEST_CASE("the course of twenty has three meetings alone", "[definitions]") {
    const auto& meetings = find_programme(own_programmes(), "ipt-g-20")->meetings->items;
    CHECK(meetings[0].when == MeetingWhen::before_first);
    CHECK(meetings[0].minutes.value == 120);
    CHECK(meetings[1].when == MeetingWhen::after_session);
    CHECK(meetings[1].number.value == 10);
    CHECK(meetings[2].when == MeetingWhen::days_after_last);
    CHECK(meetings[2].number.value == 7);
}

TEST_CASE("every course of ours speaks Spanish too, in the same shape", "[definitions]") {
    for (const auto& english : own_programmes()) {
        if (english.language) continue;
        INFO(english.id.value);
        const auto* spanish = find_programme(own_programmes(), english.id.value, Language::es);
        REQUIRE(spanish);
        CHECK(find_programme(own_programmes(), english.id.value) == &english);
        CHECK(spanish->language == Language::es);
        CHECK(spanish->title != english.title);
        CHECK(spanish->sessions.items.size() == english.sessions.items.size());
        CHECK(spanish->agendas.items.front().entries.items.front().title.value !=
              english.agendas.items.front().entries.items.front().title.value);
    }
}

TEST_CASE("a phrase book that lacks a text is named with the text", "[definitions]") {
    const auto book = definitions::read_phrase_book(
        "es.json", R"({"language":"es","phrases":[{"text":"Three sessions","says":"Tres"}]})");
    REQUIRE(book.has_value());
    const auto spanish = definitions::in_language(short_programme(), *book);
    REQUIRE_FALSE(spanish.has_value());
    CHECK(spanish.error().sentence() ==
          "short-3.json: There are no words for \"Made up for tests.\".");
}

TEST_CASE("every agenda of ours fills its session to the minute", "[definitions]") {
    for (const auto& programme : own_programmes()) {
        for (const auto& agenda : programme.agendas.items) {
            std::int64_t minutes = 0;
            for (const auto& entry : agenda.entries.items) minutes += entry.minutes.value;
            INFO(programme.id.value << ", " << agenda.name.value);
            CHECK(minutes == programme.session_minutes.value);
            CHECK(agenda.entries.items.back().kind == ItemKind::closing_round);
        }
    }
}

TEST_CASE("a programme whose parts do not fit is refused with the place", "[definitions]") {
    auto programme = short_programme();
    programme.sessions.items[2].agenda = {"Nowhere"};
    CHECK(fault_of(programme) == "mine.json, at /sessions/2/agenda: No agenda here has this name.");

    programme = short_programme();
    programme.sessions.items[2].phase = Phase::initial;
    CHECK(fault_of(programme) ==
          "mine.json, at /sessions/2/phase: A course does not go back to an earlier phase.");

    programme = short_programme();
    programme.session_minutes = {45};
    CHECK(fault_of(programme) ==
          "mine.json, at /agendas/0/entries: Its entries take 46 minutes; a session has 45.");

    programme = short_programme();
    programme.agendas.items.push_back(programme.agendas.items.front());
    CHECK(fault_of(programme) ==
          "mine.json, at /agendas/0/name: Another agenda here has this name.");

    programme = short_programme();
    programme.sessions.items.pop_back();
    programme.sessions.items.pop_back();
    CHECK(fault_of(programme) == "mine.json, at /agendas/1/name: No session uses this agenda.");

    programme = short_programme();
    programme.meetings->items[1] = {MeetingWhen::after_session, {4}, {"x"}, {"y"}, {30}};
    CHECK(fault_of(programme) == "mine.json, at /meetings/1/number: There is no such session.");

    programme = short_programme();
    programme.sessions.items[1].midpoint = programme.sessions.items[2].midpoint = true;
    CHECK(fault_of(programme) == "mine.json, at /sessions: A course has one session at half-way.");

    programme = short_programme();
    programme.ending_from = {{4}};
    CHECK(fault_of(programme) == "mine.json, at /ending_from: There is no such session.");

    programme.sessions.items.clear();
    CHECK(fault_of(programme) ==
          "mine.json, at /sessions: A programme needs at least one session.");
}

TEST_CASE("an agreement says something, and once", "[definitions]") {
    auto programme = short_programme();
    auto& agreements = programme.agreements->items;
    agreements.push_back(agreements.front());
    CHECK(fault_of(programme) ==
          "mine.json, at /agreements/0/id: Another agreement here has this id.");

    agreements.pop_back();
    agreements.front().points.items.clear();
    CHECK(fault_of(programme) ==
          "mine.json, at /agreements/0/points: An agreement says at least one thing.");

    agreements.clear();
    CHECK(fault_of(programme) ==
          "mine.json, at /agreements: A programme says what its members agree to.");
    programme.agreements.reset();
    CHECK(fault_of(programme) ==
          "mine.json, at /agreements: A programme says what its members agree to.");
}

TEST_CASE("every programme that comes with Octet says what its members agree to", "[definitions]") {
    for (const auto& programme : own_programmes()) {
        INFO(programme.id.value);
        CHECK(programme.agreements);
    }
}

TEST_CASE("a programme that is not one is refused with the place", "[definitions]") {
    const auto broken = read_programme("mine.json", "{\"id\":\"x\",");
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().file == "mine.json");

    auto text = encode(short_programme());
    text.replace(text.find("\"session_minutes\":60"), 20, "\"session_minutes\":20");
    const auto too_short = read_programme("mine.json", text);
    REQUIRE_FALSE(too_short.has_value());
    CHECK(too_short.error().at == "/session_minutes");
}

TEST_CASE("a clinic's own programmes come from a folder", "[definitions]") {
    const Folder folder;
    folder.write("short-3.json", encode(short_programme()));
    folder.write("readme.txt", "not a programme");

    const auto loaded = definitions::load_programmes(folder.path());
    REQUIRE(loaded.has_value());
    REQUIRE(loaded->size() == 1);
    CHECK(loaded->front() == short_programme());

    folder.write("other.json", encode(short_programme()));
    const auto misnamed = definitions::load_programmes(folder.path());
    REQUIRE_FALSE(misnamed.has_value());
    CHECK(misnamed.error().sentence() ==
          "other.json, at /id: The file must be called short-3.json.");

    CHECK_FALSE(definitions::load_programmes(folder.path() / "none").has_value());

    auto ours = short_programme();
    ours.id = {"weekly-8"};
    const auto all = definitions::with_own_programmes({ours});
    CHECK(*find_programme(all, "weekly-8") == ours);
    CHECK(find_programme(all, "weekly-14"));
}

TEST_CASE("a group begins with every programme of ours", "[definitions][group][course]") {
    for (const auto& programme : own_programmes()) {
        INFO(programme.id.value);
        Group group{programme};
        group.seat(maria, Role::facilitator).seat(ana, Role::member);
        const auto course = group.sees<CourseView>(ana, Kind::course).value();
        CHECK(course.sessions == static_cast<std::int64_t>(programme.sessions.items.size()));
        CHECK(course.session_minutes == programme.session_minutes.value);
        std::int64_t days = 0;
        for (const auto& session : programme.sessions.items | std::views::drop(1)) {
            days += session.days_before ? session.days_before->value : programme.days_between.value;
        }
        CHECK(ms(course.last_session_at) == ms(evening(days)));
        CHECK_FALSE(group.document_of(maria)[Kind::prompts].empty());
    }
}
