// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/presence.hpp"

namespace rooms {

using protocol::Connection;

void Presence::arrived(Steady now) {
    if (++sockets_ > 1) return;
    connection_ = Connection::here;
    changed(protocol::group::Presence::here, now);
}

void Presence::went(Departure how, Steady now) {
    if (--sockets_ > 0) return;
    const bool left = how == Departure::left;
    connection_ = left ? Connection::away : Connection::lost;
    changed(left ? protocol::group::Presence::left : protocol::group::Presence::lost, now);
}

void Presence::changed(protocol::group::Presence to, Steady now) {
    now_ = to;
    since_ = now;
    if (noted_ == to)
        note_at_.reset();
    else
        note_at_ = now + patience;
}

std::optional<protocol::group::Presence> Presence::to_note(Steady now) {
    if (!note_at_ || *note_at_ > now) return std::nullopt;
    note_at_.reset();
    noted_ = now_;
    return now_;
}

void Presence::not_noted(Steady now) {
    noted_.reset();
    note_at_ = now + patience;
}

void Presence::note_anew(Steady now) {
    noted_.reset();
    if (here()) note_at_ = now;
}

bool Presence::over(Steady now) const { return !here() && !note_at_ && since_ + kept <= now; }

std::optional<Steady> Presence::next() const {
    if (note_at_) return note_at_;
    if (!here()) return since_ + kept;
    return std::nullopt;
}

}  // namespace rooms
