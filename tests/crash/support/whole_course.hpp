// SPDX-License-Identifier: Apache-2.0
// A course at the real server, from the first talk to the goodbye, in which everything that has
// words is said: by somebody who may and when they may, so that the server takes all of it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "clients/bots/load.hpp"
#include "tests/crash/support/live_group.hpp"
#include "tests/crash/support/visitor.hpp"
#include "tests/keys/support/marks.hpp"

namespace support {

class WholeCourse {
public:
    // Who leads comes first and who helps last; between them are three members or more. Nothing
    // has happened in the group. All words are marked.
    WholeCourse(const bots::Server& server, const bots::LoadRoom& room, LiveGroup& group,
                Marks& marks);

    // What was said, and taken.
    struct Said {
        std::set<std::string> commands;  // by name
        std::vector<Mark> words;         // that stood in them
    };
    // Fails the test where anything is refused.
    Said tell();

private:
    void first_talk();
    void people_in_life();
    void agree_and_sign();
    void form();
    void week();
    void danger();
    void begin_evening();
    void scene();
    void side_room();
    void step();
    void close_evening();
    void notes();
    void summary();
    void come_to_the_end();
    void goodbyes();

    const domain::group::GroupState& now() const { return group_.state(); }
    static protocol::SeatId seat(const Visitor& who) { return {who.my_seat()}; }

    void ask(Visitor& who, const protocol::group::Command& command);
    // Of the marked words from this one on, those that stand in the command.
    void note_words(std::size_t from, const protocol::group::Command& command);

    // `fill` puts in what no word can be: whom and what it is about, and names of things.
    template <class SomeCommand, class Fill>
    void say(Visitor& who, Fill fill) {
        const auto name = std::string{protocol::snake_name<SomeCommand>()};
        const auto first = marks_.all().size();
        auto command = marks_.made<SomeCommand>(name);
        fill(command);
        ask(who, command);
        said_.commands.insert(name);
        note_words(first, command);
    }
    template <class SomeCommand>
    void say(Visitor& who) {
        say<SomeCommand>(who, [](auto&) {});
    }

    LiveGroup& group_;
    Marks& marks_;
    Visitor leads_;
    Visitor helps_;
    Visitor ana_;
    Visitor ben_;
    Visitor carl_;
    Said said_;
};

}  // namespace support
