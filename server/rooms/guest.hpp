// SPDX-License-Identifier: Apache-2.0
// One socket in a room, for as long as it is there.
#pragma once

#include <memory>
#include <utility>

#include "server/rooms/budget.hpp"
#include "server/rooms/hall.hpp"

namespace rooms {

class Guest {
public:
    // More messages than this that cannot be read are not a slip: it is another program.
    static constexpr Budget::Terms unreadable_terms{.at_once = 19, .per_second = 20.0 / 60};
    // Two beats of 20 s may get lost.
    static constexpr std::chrono::seconds silence_max{45};

    Guest(protocol::PersonId who, std::shared_ptr<Client> through, Steady now)
        : person{std::move(who)},
          heard_at{now},
          unreadable{unreadable_terms, now},
          client_{std::move(through)} {}

    void send(const Frame& message) const {
        if (client_) client_->send(message);
    }

    // The room is done with this socket, or it with the room: nothing is sent after this.
    void close(protocol::CloseCode why) {
        if (const auto client = std::exchange(client_, nullptr)) client->close(why);
    }
    void gone() { client_.reset(); }
    bool here() const { return client_ != nullptr; }

    Departure departure(Departure as_seen) const { return said_bye ? Departure::left : as_seen; }

    const protocol::PersonId person;
    Steady heard_at;
    Budget unreadable;
    bool said_bye = false;

private:
    std::shared_ptr<Client> client_;
};

}  // namespace rooms
