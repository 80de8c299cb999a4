// SPDX-License-Identifier: Apache-2.0
// Everybody in some rooms, over the wire: each writes as fast as the room takes it, and after a
// break sends again what was not answered, as a browser does.
#pragma once

#include <boost/asio/io_context.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "clients/bots/load.hpp"
#include "protocol/json/value.hpp"

namespace support {

// What was said to whom, over all lives of a server.
struct Heard {
    std::set<std::string> acknowledged;  // command ids
    std::set<std::string> refused;       // and never acknowledged since
    std::set<std::string> cries;         // words of distress that were acknowledged
    int acknowledged_in_this_life = 0;
    int acknowledged_again = 0;      // sent again after they had been acknowledged
    int reuses_refused = 0;          // the same id with other words
    std::vector<std::string> wrong;  // what nobody may be told or shown
};

class Person;

class People {
public:
    explicit People(std::vector<bots::LoadRoom> rooms);
    ~People();

    const std::vector<bots::LoadRoom>& rooms() const { return rooms_; }
    const Heard& heard() const { return heard_; }

    // Everybody enters and writes until so many commands are acknowledged; then `end` is called
    // (which ends the server), and this comes back when every line is broken. False: time ran out.
    bool live(const bots::Server& server, int enough, const std::function<void()>& end);

    // Everybody enters, sends again what is unanswered, looks, and leaves.
    bool look_once(const bots::Server& server);

private:
    bool run_until(const std::function<bool()>& reached);

    std::vector<bots::LoadRoom> rooms_;
    Heard heard_;
    boost::asio::io_context io_{1};
    std::vector<std::unique_ptr<Person>> all_;
};

}  // namespace support
