// SPDX-License-Identifier: Apache-2.0
// One thing that happens from outside, in full: a history is a list of these and can be played
// again without some of them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "protocol/group/commands.hpp"

namespace simulation {

using namespace protocol;
using namespace protocol::group;

enum class Do {
    nothing,   // only time passes
    act,       // somebody asks for something
    again,     // the same once more, from any of their devices
    reuse,     // the same id with another content
    ask,       // a question
    nonsense,  // what no client of ours would say
    flood,     // far too much at once, and a sign of danger in it
    connect,
    lose,      // the line breaks
    leave,     // with a goodbye
    too_slow,  // does not read what is sent
    keep,      // keeps the page, to come back with an old cursor later
    seat,      // the desk gives somebody a seat, maybe twice
    crash,
    restart,
    jump,  // somebody sets the machine's clock
    erase,
    backup,
    restore,
    disk_full,
    disk_busy,
    disk_loses,
    disk_conflicts,
    disk_unreadable,
    disk_well,
};

struct Input {
    std::size_t step = 0;
    std::chrono::milliseconds before{};  // time that passes first
    Do what{};
    RoomId room;
    PersonId person;
    std::size_t device = 0;
    CommandId id;
    std::optional<Command> command;
    std::optional<ServerCommand> served;
    std::optional<Query> query;
    std::string text;
    std::int64_t n = 0;  // how long, how, or how much: as `what` needs it

    // Only this person and those who lead can tell what it says, or that it was said.
    bool secret = false;
};

// In words, for who reads a failure.
std::string told(const Input& input);

}  // namespace simulation
