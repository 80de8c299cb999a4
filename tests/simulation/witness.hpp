// SPDX-License-Identifier: Apache-2.0
// Sees every frame at the moment when the server lets it go, and holds it against the truth.
#pragma once

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "server/rooms/hall.hpp"
#include "tests/simulation/truth.hpp"

namespace simulation {

// Something that a client said and that wants an answer.
struct Asked {
    enum class What { command, query, nonsense };
    What what{};
    std::string id;  // empty where none can be read
    std::uint64_t digest = 0;
    bool danger = false;
};

// One socket as the witness knows it.
struct Ear {
    RoomId room;
    PersonId person;
    std::vector<Asked> asked;  // heard by the server, not yet answered
    std::size_t beats = 0;
    std::optional<journal::Position> saved_at;  // where the log was at the last "ok"
    std::int64_t changed_at = 0;                // of the last patch, in ms
};

// Who may know that somebody is here: written down from what protocol/frames.hpp promises.
bool may_know(const GroupState& group, const domain::group::Seat& viewer, const SeatId& of);

class Witness {
public:
    Witness(Findings& findings, const std::map<RoomId, Truth>& truths)
        : findings_{findings}, truths_{truths} {}

    void sent(Ear& ear, const rooms::Frame& frame);

    // The server was told that nobody knows whether this is on disk: it must not say.
    void in_doubt(const PersonId& person, const CommandId& id) { in_doubt_.insert({person, id}); }
    // Another process: it may know again.
    void restarted() { in_doubt_.clear(); }

    std::size_t frames() const { return frames_; }

    // A step is over: what was read is forgotten.
    void forget() { read_.clear(); }

private:
    struct Reading {
        rooms::Frame frame;
        std::vector<std::uint64_t> marks;
        support::Shown shown;
    };

    void saved(Ear& ear, const Truth& truth, std::string_view frame);
    void refused(Ear& ear, const Truth& truth, std::string_view frame);
    void changed(Ear& ear, const Truth& truth, std::string_view frame);
    void welcomed(const Ear& ear, const Truth& truth, std::string_view frame);
    void live_told(Ear& ear, const Truth& truth, std::string_view frame);
    void look_for_others(const Ear& ear, const Truth& truth, const rooms::Frame& frame);
    const Reading& read(const rooms::Frame& frame);
    bool take_doubt(const Ear& ear, std::string_view id);

    Findings& findings_;
    const std::map<RoomId, Truth>& truths_;
    std::size_t frames_ = 0;
    std::set<std::pair<PersonId, CommandId>> in_doubt_;
    std::unordered_map<const std::string*, Reading> read_;
};

}  // namespace simulation
