// SPDX-License-Identifier: Apache-2.0
// Everything that a person can say is said to the real server, which logs all that it logs; none of
// it is then found in any file that it wrote, nor in its log.
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "protocol/group/codec.hpp"
#include "tests/crash/support/operated_clinic.hpp"
#include "tests/crash/support/visitor.hpp"
#include "tests/keys/support/marks.hpp"

using namespace support;
using protocol::group::Command;

namespace {

// One of each command, with a marked word in each of its texts.
std::vector<Command> all_commands(Marks& marks) {
    std::vector<Command> all;
    protocol::for_each_alternative<Command>([&]<class One>(std::type_identity<One>) {
        all.emplace_back(marks.made<One>(std::string{protocol::snake_name<One>()}));
    });
    return all;
}

std::string core_limit_of(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/limits");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("Max core file size")) return line.substr(26, 1);
    }
    return {};
}

}  // namespace

TEST_CASE("E1 K2: nothing that anybody says is found in a file or in the log", "[crash][keys]") {
    const OperatedClinic clinic;
    auto running = clinic.serve({"--log-level", "debug"});
    CHECK(core_limit_of(running.process.pid()) == "0");
    const auto group = OperatedClinic::people(running.server, 1, 2).at(0);
    Marks marks;
    int accepted = 0;
    for (const auto& cookie : {group.cookies.at(1), group.cookies.at(0)}) {
        Visitor person{running.server, group.room, cookie};
        for (const auto& command : all_commands(marks)) {
            accepted += person.ask(command) == "ok" ? 1 : 0;
        }
    }
    CHECK(marks.all().size() > 60);
    CHECK(accepted > 5);
    clinic.must({"backup", (clinic.data() / "copy.backup").string()});

    const auto check = [&](const std::string& when) {
        INFO(when);
        const auto files = files_below(clinic.home());
        CHECK(files.size() >= 8);
        for (const auto& [file, bytes] : files) {
            INFO(file);
            CHECK(bytes.find("MARK1") == std::string::npos);
        }
    };
    check("while it runs");
    running.process.kill(SIGKILL);
    check("after it was killed");
    CHECK(running.process.complained().find("listening") != std::string::npos);
    CHECK(running.process.complained().find("MARK1") == std::string::npos);
    WARN(marks.all().size() << " marked words in " << accepted
                            << " accepted and many refused commands");
}
