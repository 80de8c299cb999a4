// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/busy_group.hpp"

#include <chrono>

#include "clients/bots/wire.hpp"
#include "tests/support/random_commands.hpp"

namespace support {
namespace {

protocol::Timestamp now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return protocol::Timestamp{
        std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

std::string name_of_command(const protocol::group::Command& command) {
    std::string name;
    protocol::for_each_alternative<protocol::group::Command>(
        [&]<class One>(std::type_identity<One>) {
            if (std::holds_alternative<One>(command)) name = protocol::snake_name<One>();
        });
    return name;
}

}  // namespace

BusyGroup::BusyGroup(const bots::Server& server, const bots::LoadRoom& room, LiveGroup& group)
    : server_{server}, room_{room}, group_{group}, people_(room.cookies.size()) {
    for (std::size_t who = 0; who < people_.size(); ++who) come_back(who);
    group_.read_on();
}

void BusyGroup::come_back(std::size_t who) {
    const auto& cookie = room_.cookies[who];
    people_[who] = Visitor::may_enter(server_, room_.room, cookie)
                       ? std::make_unique<Visitor>(server_, room_.room, cookie)
                       : nullptr;
}

Taken BusyGroup::talk(int times, std::uint64_t seed, std::uint64_t first_mark) {
    RandomCommands commands{seed, first_mark};
    Taken taken;
    for (; taken.asked < times; ++taken.asked) {
        const auto command = commands.next(group_.state(), now());
        // Half of what can be asked for is for who leads.
        const auto who = commands.once_in(2) ? 0 : commands.below(people_.size());
        if (!people_[who]) continue;
        const auto answer = people_[who]->ask(command);
        if (answer == "gone") come_back(who);
        if (answer != "ok") continue;
        ++taken.accepted;
        taken.commands.insert(name_of_command(command));
        for (const auto mark : marks_in(bots::command_message(command, "any-command"))) {
            taken.marks.insert(mark);
        }
        group_.read_on();
    }
    return taken;
}

}  // namespace support
