// SPDX-License-Identifier: Apache-2.0
// One person at one socket who asks one thing at a time and waits for the answer.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>
#include <string>

#include "clients/bots/socket.hpp"
#include "protocol/group/commands.hpp"
#include "protocol/json/value.hpp"

namespace support {

class Visitor {
public:
    // Enters and waits for the document. The test fails if none comes. `since`: a cursor.
    Visitor(const bots::Server& server, const std::string& room, const std::string& cookie,
            const std::string& since = {});
    ~Visitor();
    // Whether a document comes at all.
    static bool may_enter(const bots::Server& server, const std::string& room,
                          const std::string& cookie);
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    // "ok", the code of the refusal, or "gone" when the line ended without an answer.
    std::string ask(const protocol::group::Command& command);
    // The same under an id that was used before.
    std::string ask_again(const protocol::group::Command& command, const std::string& id);
    const std::string& last_id() const { return last_id_; }

    // The document as it was on entering.
    const protocol::Value& document() const { return document_; }
    // What others call this person there; empty: it was erased, or there is no such seat.
    std::string my_name() const;
    std::string name_of(const std::string& seat) const;
    const std::string& my_seat() const { return seat_; }
    const std::string& cursor() const { return cursor_; }  // of that document

    // The code with which the line ended; waits for it.
    unsigned close_code();

private:
    Visitor() = default;
    void open(const bots::Server& server, const std::string& room, const std::string& cookie,
              const std::string& since);
    void hear(std::string_view text);
    template <class Reached>
    bool run_until(Reached reached);

    boost::asio::io_context io_{1};
    std::unique_ptr<bots::Socket> socket_;
    protocol::Value document_;
    std::string seat_;
    std::string cursor_;
    bool in_ = false;
    std::optional<unsigned> closed_;
    std::string last_id_;
    std::optional<std::string> answer_;  // to last_id_
};

}  // namespace support
