// SPDX-License-Identifier: Apache-2.0
// Whether one person is here, lost or gone, and when that has lasted long enough to be noted.
#pragma once

#include <cstddef>
#include <optional>

#include "protocol/frames.hpp"
#include "server/rooms/clock.hpp"
#include "server/rooms/hall.hpp"

namespace rooms {

class Presence {
public:
    // A page that reloads or a phone that changes its network is back before that.
    static constexpr std::chrono::seconds patience{5};
    // How long a lost person is shown as lost, and their stream is kept.
    static constexpr std::chrono::minutes kept{2};

    // One socket more, one less. A person is here while there is one, whatever became of others.
    void arrived(Steady now);
    void went(Departure how, Steady now);

    bool here() const { return sockets_ > 0; }
    // For others to see.
    protocol::Connection connection() const { return connection_; }

    // What the log should know by now and does not. Taken once: whoever takes it notes it, or
    // says not_noted().
    std::optional<protocol::group::Presence> to_note(Steady now);
    void not_noted(Steady now);
    // What the log knew was of another session: whoever is here is to be noted once more.
    void note_anew(Steady now);

    // Nobody has been here for as long as anything is kept.
    bool over(Steady now) const;
    // When to look again: something is to be noted, or it is over.
    std::optional<Steady> next() const;

private:
    void changed(protocol::group::Presence to, Steady now);

    std::size_t sockets_ = 0;
    protocol::Connection connection_ = protocol::Connection::away;
    protocol::group::Presence now_{};
    Steady since_;
    std::optional<protocol::group::Presence> noted_;
    std::optional<Steady> note_at_;
};

}  // namespace rooms
