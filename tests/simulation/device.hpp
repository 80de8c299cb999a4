// SPDX-License-Identifier: Apache-2.0
// One browser of one person in one room, as the web client behaves: it keeps what it has said until
// it is answered, says it again after every break, and comes back with what it has.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "tests/simulation/line.hpp"
#include "tests/support/page.hpp"

namespace simulation {

class Device {
public:
    Device(World& world, RoomId room, PersonId person, std::size_t number)
        : room{std::move(room)}, person{std::move(person)}, number{number}, world_{world} {}

    const RoomId room;
    const PersonId person;
    const std::size_t number;

    // With which cursor it comes back.
    enum class Since { page, older, nothing, nonsense };
    void connect(Since since);
    void leave();                                                     // says goodbye
    void lose(std::optional<std::chrono::milliseconds> heard_after);  // the line breaks
    void too_slow();

    void act(const CommandId& id, const Command& command);
    // As it was said before, or with another content: nothing is kept for an answer.
    void say_again(const CommandId& id, const Command& command);
    void ask(const CommandId& id, const Query& query);
    void say_nonsense(const std::string& text, const std::string& id);

    bool connected() const { return line_ != nullptr; }
    bool welcomed() const { return line_ && welcomed_; }
    bool waits_for(std::string_view id) const;
    bool waits() const { return !waiting_.empty(); }
    // Sent away for good, until somebody tries once more.
    bool sent_away() const { return sent_away_; }
    Line* line() const { return line_.get(); }
    const support::Page& page() const { return page_; }
    void keep_page() { older_ = page_; }
    // Its person was erased: it says and is nothing any more.
    void retire();
    // The lid is closed: nothing is said any more, and nobody is told.
    void sleep();
    void wake() { tries_ = 0; }

    void hear(const Line& line, const rooms::Frame& frame);
    void ended(const Line& line, std::optional<protocol::CloseCode> code);

    // Everything that it was sent, when that is to be kept.
    std::vector<rooms::Frame> heard;

private:
    struct Waiting {
        Asked asked;
        Command command;
        std::string text;
        bool put_off = false;  // the server could not just now
    };

    void say_all();
    void answered(std::string_view id);
    void put_off(std::string_view id);
    void try_later();
    void come_back_later();
    void beat(const std::shared_ptr<Line>& line);

    World& world_;
    support::Page page_;
    std::optional<support::Page> older_;
    std::deque<Waiting> waiting_;
    std::shared_ptr<Line> line_;
    bool welcomed_ = false;
    bool sent_away_ = false;
    bool trying_later_ = false;
    int tries_ = 0;          // to come back, without a welcome
    std::size_t slept_ = 0;  // how often: who sleeps does not come back by itself
};

}  // namespace simulation
