// SPDX-License-Identifier: Apache-2.0
// Everybody who watches one room, and the one way by which anything of it reaches them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/rooms/guest.hpp"
#include "server/rooms/metrics.hpp"
#include "server/rooms/presence.hpp"
#include "server/rooms/random.hpp"
#include "server/rooms/rendering.hpp"
#include "server/rooms/stream.hpp"

namespace rooms {

class Audience {
public:
    Audience(Random random, Metrics& metrics) : random_{std::move(random)}, metrics_{metrics} {}

    // Sends this guest all that it may see, or what it missed since its cursor, and everything
    // that follows. Somebody without a seat is closed with not_invited.
    void welcome(const domain::group::GroupState& group, const std::shared_ptr<Guest>& guest,
                 const std::optional<std::string>& since, protocol::Timestamp at, Steady now);

    // The guest's socket is gone.
    void gone(const std::shared_ptr<Guest>& guest, Departure how, Steady now);

    // The room is done with this socket.
    void close(const std::shared_ptr<Guest>& guest, protocol::CloseCode why, Steady now);

    // Sends everybody what changed for them; who has no seat any more is closed and hears nothing.
    void tell(const domain::group::GroupState& group, domain::group::Touched touched,
              protocol::Timestamp at);

    // Sends who is here to whoever may know it and had it otherwise.
    void tell_live(const domain::group::GroupState& group);

    // Closes who has been silent for too long and forgets who is long gone. True: who is here has
    // changed.
    bool tend(Steady now);
    // When tend() or to_note() has something to do.
    std::optional<Steady> next() const;

    struct Note {
        protocol::PersonId person;
        protocol::group::Presence presence;
    };
    std::vector<Note> to_note(Steady now);
    void not_noted(const protocol::PersonId& person, Steady now);
    // A session has begun: the log knows of nobody yet.
    void note_anew(Steady now);

    bool facilitator_here(const domain::group::GroupState& group) const;
    bool empty() const { return watching_.empty(); }
    void close_all(protocol::CloseCode why);

private:
    // A person who is here on one device or several, or was a moment ago.
    struct Spectator {
        domain::group::Viewer viewer;
        Stream stream;
        std::vector<std::shared_ptr<Guest>> guests;
        Presence presence;
        Frame live;  // as sent last

        void send(const Frame& message) const {
            for (const auto& guest : guests) guest->send(message);
        }
    };
    using Watching = std::map<protocol::PersonId, Spectator>;

    void send_patches(const std::vector<Spectator*>& whom, std::vector<Rendering::Look>& looks,
                      protocol::Timestamp at);
    void send_document(const domain::group::GroupState& group, Spectator& to, const Guest* only,
                       protocol::Timestamp at);
    void tell_live(const domain::group::GroupState& group, Spectator& spectator,
                   const Guest* just_came);
    protocol::LiveView live_for(const domain::group::GroupState& group,
                                const Spectator& spectator) const;
    void drop_guest(Spectator& spectator, const std::shared_ptr<Guest>& guest, Departure how,
                    Steady now);
    void close_spectator(Spectator& spectator, protocol::CloseCode why);
    std::string some_epoch();

    Random random_;
    Metrics& metrics_;
    Rendering rendering_;
    Watching watching_;
};

}  // namespace rooms
