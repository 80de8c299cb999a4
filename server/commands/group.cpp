// SPDX-License-Identifier: Apache-2.0
// octet group: therapy groups and their courses.
#include <fmt/core.h>

#include <memory>
#include <optional>

#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"
#include "server/commands/words.hpp"
#include "server/definitions/programmes.hpp"

namespace commands {
namespace {

struct Options {
    config::Place place;
    std::string name;
    std::string time_zone;
    std::string programme = "weekly-12";
    std::string language = "en";
    std::string first_session;
    std::string facilitator;
    std::string cofacilitator;
    std::int64_t seats = 8;
    std::optional<std::int64_t> hold_after_s;
};

int create(const Options& options) {
    CreateGroup command;
    command.group.name = title_of(options.name, "--name");
    command.group.time_zone = title_of(options.time_zone, "--time-zone");
    command.group.programme = title_of(options.programme, "--programme");
    command.group.language =
        options.language == "es" ? protocol::group::Language::es : protocol::group::Language::en;
    command.group.first_session_at =
        time_of(options.first_session, options.time_zone, "--first-session");
    command.seats_max = {options.seats};
    command.facilitator = login_of(options.facilitator, "--facilitator");
    if (!options.cofacilitator.empty()) {
        command.group.cofacilitator = login_of(options.cofacilitator, "--cofacilitator");
    }
    if (options.hold_after_s) {
        command.hold_after_s = protocol::Whole<10, 300>{*options.hold_after_s};
    }
    return on_clinic(options.place, command);
}

struct Lead {
    config::Place place;
    std::string room;
    std::string login;
    bool co = false;
};

int lead(const Lead& options) {
    return on_clinic(options.place, LeadGroup{room_of(options.room, "--room"),
                                              login_of(options.login, "--login"), options.co});
}

int list_programmes() {
    for (const auto& one : definitions::own_programmes()) {
        if (one.language) continue;  // the same in another language
        fmt::print("{:<16} {} ({} sessions of {} minutes)\n", one.id.value, one.title.value,
                   one.sessions.items.size(), one.session_minutes.value);
    }
    return 0;
}

void add_create(CLI::App& group, Chosen& chosen) {
    auto* command = group.add_subcommand("create", "Found a group");
    auto options = std::make_shared<Options>();
    add_place(*command, options->place);
    add(*command, "--name", options->name, "Its name, as members read it")->required();
    add(*command, "--first-session", options->first_session, "\"2026-12-03 18:00\"")->required();
    add(*command, "--time-zone", options->time_zone, "The clinic's, like Europe/Berlin")
        ->required();
    add(*command, "--facilitator", options->facilitator, "Sign-in name of who leads it")
        ->required();
    add(*command, "--cofacilitator", options->cofacilitator, "Sign-in name of who helps");
    add(*command, "--programme", options->programme, "The course: see octet group programmes")
        ->capture_default_str();
    add(*command, "--language", options->language, "Of the course's texts")
        ->capture_default_str()
        ->check(CLI::IsMember({"en", "es"}));
    add(*command, "--seats", options->seats, "Members at most")
        ->capture_default_str()
        ->check(CLI::Range(2, 12));
    add(*command, "--hold-after", options->hold_after_s,
        "Seconds without anybody who leads, until a session is held; 30 when not given")
        ->check(CLI::Range(10, 300));
    add_examples(
        *command,
        "  octet group create --name \"Thursday group\" --first-session \"2026-12-03 18:00\" \\\n"
        "      --time-zone Europe/Berlin --facilitator dana --programme weekly-14");
    command->callback([&chosen, options] { chosen = [options] { return create(*options); }; });
}

void add_lead(CLI::App& group, Chosen& chosen) {
    auto* command = group.add_subcommand("lead", "Let somebody more lead a group, or help with it");
    auto options = std::make_shared<Lead>();
    add_place(*command, options->place);
    add(*command, "--room", options->room, "The group's room: see octet group list")->required();
    add(*command, "--login", options->login, "What they sign in with")->required();
    add_flag(*command, "--co", options->co, "As co-facilitator, who takes over when it is needed");
    add_examples(*command,
                 "  octet group lead --room k3x9qw07pa --login noor --co\n"
                 "  octet group lead --room k3x9qw07pa --login noor\n"
                 "Asked again it changes nothing. Who has another seat in the group already is\n"
                 "removed from it first, by a facilitator, in the group.");
    command->callback([&chosen, options] { chosen = [options] { return lead(*options); }; });
}

}  // namespace

void add_group(CLI::App& octet, Chosen& chosen) {
    auto* group = octet.add_subcommand("group", "Found groups, list them, say who leads");
    group->require_subcommand(1);
    add_create(*group, chosen);
    add_lead(*group, chosen);

    auto* list = group->add_subcommand("list", "List the groups and their rooms");
    auto place = std::make_shared<config::Place>();
    add_place(*list, *place);
    list->callback(
        [&chosen, place] { chosen = [place] { return on_clinic(*place, ListGroups{}); }; });

    auto* programmes =
        group->add_subcommand("programmes", "List the courses that a group can follow");
    programmes->callback([&chosen] { chosen = list_programmes; });
}

}  // namespace commands
