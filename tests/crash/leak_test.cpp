// SPDX-License-Identifier: Apache-2.0
// Everything that a person can say is said to the real server, which logs all that it logs: first
// everything as it comes, most of which is refused, then by a busy group of which the server takes
// nearly every kind. None of it is then found in any file that it wrote, nor in its log.
#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "protocol/group/codec.hpp"
#include "tests/crash/support/busy_group.hpp"
#include "tests/crash/support/operated_clinic.hpp"
#include "tests/crash/support/visitor.hpp"
#include "tests/keys/support/marks.hpp"

using namespace support;
using protocol::group::Command;

namespace {

// What all marked words of either kind begin with, and nothing else does.
constexpr std::uint64_t first_mark = 100'000'000;
const std::array<std::string, 2> beginnings{"MARK1", "ZQ1000"};

constexpr int asked_for = 6000;

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

void holds_no_mark(std::string_view bytes) {
    for (const auto& beginning : beginnings) CHECK(bytes.find(beginning) == std::string::npos);
}

}  // namespace

TEST_CASE("E1 K2: nothing that anybody says is found in a file or in the log", "[crash][keys]") {
    const OperatedClinic clinic;
    auto running = clinic.serve(
        {"--log-level", "debug", "--limit-commands", "100000", "--limit-messages", "100000"});
    CHECK(core_limit_of(running.process.pid()) == "0");
    const auto room = OperatedClinic::people(running.server, 1, 4).at(0);
    Marks marks;
    LiveGroup group{clinic.data(), clinic.key(), {room.room}};
    Taken taken;
    {
        BusyGroup people{running.server, room, group};
        taken = people.talk(asked_for, 1, first_mark);
    }
    for (const auto& cookie : {room.cookies.at(1), room.cookies.at(0)}) {
        if (!Visitor::may_enter(running.server, room.room, cookie)) continue;
        Visitor person{running.server, room.room, cookie};
        for (const auto& command : all_commands(marks)) person.ask(command);
    }
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

    // The test itself: there was something to find, and with the key it is there.
    CHECK(marks.all().size() > 60);
    const auto with_words = commands_with_words(marks);
    const auto never_taken = only_in_first(with_words, taken.commands);
    CAPTURE(never_taken);
    CHECK(never_taken.size() < with_words.size() / 4);
    std::size_t kept = 0;
    for (const auto mark : taken.marks) kept += group.marks().count(mark);
    CHECK(kept > taken.marks.size() / 2);
    WARN(taken.accepted << " of " << taken.asked << " commands accepted, of "
                        << with_words.size() - never_taken.size() << " of the " << with_words.size()
                        << " kinds that carry words; " << kept << " of " << taken.marks.size()
                        << " marked words are in the log");
}
