// SPDX-License-Identifier: Apache-2.0
// What a socket needs to know of rooms, and rooms of sockets: nothing else passes between the two.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/close_codes.hpp"
#include "protocol/ids.hpp"

namespace rooms {

// One JSON message, without line feeds, shared by all who get it.
using Frame = std::shared_ptr<const std::string>;

// The socket's side. All calls come on the loop of the room that was entered, and none blocks.
class Client {
public:
    virtual ~Client() = default;

    // Queues one message; what is pending for this client leaves in one write at the end of the
    // loop's turn, one message a line. A client that cannot keep up closes itself (too_slow).
    virtual void send(Frame message) = 0;

    // Sends what is pending, then the close frame, then closes. Later calls do nothing.
    virtual void close(protocol::CloseCode why) = 0;
};

// How a socket ended: a person who said goodbye has left; one whose line broke is lost.
enum class Departure { left, lost };

// The room's side of one socket. Call on the loop of the room only.
class Visit {
public:
    virtual ~Visit() = default;

    // One message as it came, not yet decoded. Answers through Client::send.
    virtual void hear(std::string_view message) = 0;

    // The socket is gone. No call to Client is made from here on. At most once.
    virtual void gone(Departure how) = 0;
};

// All rooms of this process.
class Hall {
public:
    virtual ~Hall() = default;

    // The loop that `room` lives on. From any thread.
    virtual boost::asio::any_io_executor loop_of(const protocol::RoomId& room) = 0;

    // Begins a visit; call it on loop_of(room). The client then gets `welcome` (or patches, when
    // `since` can be honoured), or is closed with not_invited, room_moved or room_broken: whether
    // the person may enter is the room's own state. Never null.
    virtual std::shared_ptr<Visit> enter(const protocol::RoomId& room,
                                         const protocol::PersonId& person,
                                         std::optional<std::string> since,
                                         std::shared_ptr<Client> client) = 0;
};

}  // namespace rooms
