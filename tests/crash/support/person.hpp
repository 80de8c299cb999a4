// SPDX-License-Identifier: Apache-2.0
// One member or facilitator at a socket, who changes their name again and again: each name says how
// far they have come, so that everybody can see what was kept.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "tests/crash/support/people.hpp"

namespace support {

class Person {
public:
    // `name`: unlike any other's in any room. `cries`: a member who also calls for help.
    Person(boost::asio::io_context& io, std::string room, std::string cookie, std::string name,
           bool cries, Heard& heard);

    // Opens a line; then sends again what is unanswered, and if `writing` goes on with more.
    void enter(const bots::Server& server, bool writing);
    void leave();
    bool is_in() const { return in_; }
    bool is_gone() const { return gone_; }
    bool has_unanswered() const { return !waiting_.empty(); }

private:
    struct Sent {
        std::string id;
        std::string message;
        std::string cry;  // empty: it was a name
    };

    void hear(std::string_view text);
    void welcome(const protocol::Value& welcome);
    void look_at_names(const protocol::Value& doc, const std::string& seat);
    void look_at_cries(const protocol::Value& doc);
    void acknowledged(const std::string& id);
    void refused(const std::string& id, const std::string& code);
    void settle(const std::string& id);
    void try_ids_again();
    void write_more();
    std::string rename_to(const std::string& id, std::size_t n) const;

    boost::asio::io_context& io_;
    std::string room_;
    std::string cookie_;
    std::string name_;
    bool cries_;
    Heard& heard_;
    std::unique_ptr<bots::Socket> socket_;
    std::deque<Sent> waiting_;
    std::set<std::string> cries_before_;  // this life: what everybody must be shown
    std::optional<Sent> kept_;            // the last name that was acknowledged
    std::size_t written_ = 0;
    std::size_t kept_number_ = 0;
    std::size_t in_this_life_ = 0;
    bool writing_ = false;
    bool in_ = false;
    bool gone_ = true;
};

}  // namespace support
