// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "server/definitions/programmes.hpp"
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

TEST_CASE("Octet brings courses of 8, 12, 14 and 16 weeks and one to stay well", "[definitions]") {
    struct Expected {
        const char* id;
        std::ptrdiff_t initial, middle, ending, maintenance;
    };
    const Expected all[] = {{"weekly-8", 1, 6, 1, 0},
                            {"weekly-12", 2, 8, 2, 0},
                            {"weekly-14", 2, 10, 2, 0},
                            {"weekly-16", 2, 11, 3, 0},
                            {"maintenance-6", 0, 0, 0, 6}};
    CHECK(own_programmes().size() == std::size(all));
    for (const auto& expected : all) {
        INFO(expected.id);
        const auto* programme = find_programme(own_programmes(), expected.id);
        REQUIRE(programme);
        CHECK(sessions_in(*programme, Phase::initial) == expected.initial);
        CHECK(sessions_in(*programme, Phase::middle) == expected.middle);
        CHECK(sessions_in(*programme, Phase::ending) == expected.ending);
        CHECK(sessions_in(*programme, Phase::maintenance) == expected.maintenance);
    }
    CHECK_FALSE(find_programme(own_programmes(), "weekly-9"));
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

    programme.sessions.items.clear();
    CHECK(fault_of(programme) ==
          "mine.json, at /sessions: A programme needs at least one session.");
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
}

TEST_CASE("a group begins with every programme of ours", "[definitions][group][course]") {
    for (const auto& programme : own_programmes()) {
        INFO(programme.id.value);
        Group group{programme};
        group.seat(maria, Role::facilitator).seat(ana, Role::member);
        const auto course = group.sees<CourseView>(ana, Kind::course).value();
        CHECK(course.sessions == static_cast<std::int64_t>(programme.sessions.items.size()));
        CHECK(course.session_minutes == programme.session_minutes.value);
        const auto days = programme.days_between.value * (course.sessions - 1);
        CHECK(ms(course.last_session_at) == ms(later(first_monday, days * day)));
        CHECK_FALSE(group.document_of(maria)[Kind::prompts].empty());
    }
}
