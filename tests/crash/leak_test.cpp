// SPDX-License-Identifier: Apache-2.0
// Everything that a person can say is said to the real server, which logs all that it logs: in a
// whole course, of which the server takes every kind, by a busy group in any order, and as it
// comes, most of which is refused. None of it is then found in any file that it wrote, nor in its
// log.
#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "protocol/group/codec.hpp"
#include "tests/crash/support/busy_group.hpp"
#include "tests/crash/support/operated_clinic.hpp"
#include "tests/crash/support/visitor.hpp"
#include "tests/crash/support/whole_course.hpp"

using namespace support;
using protocol::group::Command;

namespace {

// What all marked words of either kind begin with, and nothing else does.
constexpr std::uint64_t first_mark = 100'000'000;
const std::array<std::string, 2> beginnings{"MARK1", "ZQ1000"};

constexpr int asked_for = 6000;

// Texts by type that are names of things which Octet itself has made up: nobody's words fit there.
const std::set<std::string> no_words{"agree/agreement",  "take_back_agreement/agreement",
                                     "sign_intake/mark", "plan_forms/measure",
                                     "answer_item/item", "start_form/language"};

// One of each command, with a marked word in each of its texts.
std::vector<Command> all_commands(Marks& marks) {
    std::vector<Command> all;
    protocol::for_each_alternative<Command>([&]<class One>(std::type_identity<One>) {
        all.emplace_back(marks.made<One>(std::string{protocol::snake_name<One>()}));
    });
    return all;
}

std::set<std::string> commands_with_words(const Marks& marks) {
    std::set<std::string> names;
    for (const auto& mark : marks.all()) names.insert(mark.where.substr(0, mark.where.find('/')));
    return names;
}

std::set<std::string> fields_with_words(const std::vector<Mark>& marks) {
    std::set<std::string> fields;
    for (const auto& mark : marks) fields.insert(mark.where);
    return fields;
}

std::set<std::string> only_in_first(const std::set<std::string>& first,
                                    const std::set<std::string>& second) {
    std::set<std::string> rest;
    std::ranges::set_difference(first, second, std::inserter(rest, rest.end()));
    return rest;
}

std::string core_limit_of(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/limits");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("Max core file size")) return line.substr(26, 1);
    }
    return {};
}

WholeCourse::Said whole_course(const OperatedClinic& clinic, const bots::Server& server,
                               bots::LoadRoom room, LiveGroup& group, Marks& marks) {
    room.cookies.push_back(clinic.helper(server, room.room));
    return WholeCourse{server, room, group, marks}.tell();
}

void say_all_as_it_comes(const bots::Server& server, const bots::LoadRoom& room, Marks& marks) {
    for (const auto& cookie : {room.cookies.at(1), room.cookies.at(0)}) {
        if (!Visitor::may_enter(server, room.room, cookie)) continue;
        Visitor person{server, room.room, cookie};
        for (const auto& command : all_commands(marks)) person.ask(command);
    }
}

// Names that somebody has checked in a text, and headings under which nobody had said anything.
bool is_read_and_not_kept(const Mark& mark) {
    return mark.where.ends_with("/checked") || mark.where.find("/headings/") != std::string::npos;
}

// Every kind of command with a word in each of its texts, and with the key all of it is there.
void took_all(const WholeCourse::Said& said, const LiveGroup& group, const Marks& marks) {
    CHECK(only_in_first(commands_with_words(marks), said.commands) == std::set<std::string>{});
    CHECK(only_in_first(fields_with_words(marks.all()), fields_with_words(said.words)) == no_words);
    for (const auto& mark : said.words) {
        INFO(mark.where);
        CHECK((is_read_and_not_kept(mark) || group.holds(mark.word)));
    }
}

void holds_no_mark(std::string_view bytes) {
    for (const auto& beginning : beginnings) CHECK(bytes.find(beginning) == std::string::npos);
}

}  // namespace

TEST_CASE("E1 K2: nothing that anybody says is found in a file or in the log", "[crash][keys]") {
    const OperatedClinic clinic;
    auto running = clinic.serve(
        {"--log-level", "debug", "--limit-commands", "100000", "--limit-messages", "100000"});
    CHECK(core_limit_of(running.process.pid()) == "0");
    const auto rooms = OperatedClinic::people(running.server, 2, 4);
    Marks marks;
    LiveGroup whole{clinic.data(), clinic.key(), {rooms.at(0).room}};
    const auto said = whole_course(clinic, running.server, rooms.at(0), whole, marks);
    const auto& room = rooms.at(1);
    LiveGroup group{clinic.data(), clinic.key(), {room.room}};
    Taken taken;
    {
        BusyGroup people{running.server, room, group};
        taken = people.talk(asked_for, 1, first_mark);
    }
    say_all_as_it_comes(running.server, room, marks);
    clinic.must({"backup", (clinic.data() / "copy.backup").string()});

    const auto check = [&](const std::string& when) {
        INFO(when);
        const auto files = files_below(clinic.home());
        CHECK(files.size() >= 8);
        for (const auto& [file, bytes] : files) {
            INFO(file);
            holds_no_mark(bytes);
        }
    };
    check("while it runs");
    running.process.kill(SIGKILL);
    check("after it was killed");
    CHECK(running.process.complained().find("listening") != std::string::npos);
    holds_no_mark(running.process.complained());

    // The test itself: there was something to find.
    took_all(said, whole, marks);
    std::size_t kept = 0;
    for (const auto mark : taken.marks) kept += group.marks().count(mark);
    CHECK(kept > taken.marks.size() / 2);
    WARN("a whole course: " << said.commands.size() << " kinds of commands with words, all taken; "
                            << "a busy group: " << taken.accepted << " of " << taken.asked
                            << " commands taken, " << kept << " of " << taken.marks.size()
                            << " marked words in the log");
}
