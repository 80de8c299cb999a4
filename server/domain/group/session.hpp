// SPDX-License-Identifier: Apache-2.0
// The life of the sessions: lobby, opening, moving on, hold, closing, end.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/agenda.hpp"
#include "server/domain/group/floor.hpp"
#include "server/domain/group/things.hpp"
#include "server/domain/group/voices.hpp"

namespace domain::group {

struct Session {
    SessionId id;
    std::int64_t n = 0;  // 1 is the first
    Phase phase{};
    Sentence purpose;
    Title agenda;
    bool midpoint = false;  // half of the way is looked back on here
    SessionState state{};
    Timestamp starts_at{};
    std::optional<Timestamp> moved_from;
    bool missed = false;  // its time went by
    std::optional<Timestamp> lobby_at;
    std::optional<Timestamp> started_at;
    std::optional<Timestamp> ends_at;  // while open: of the time; while closing: of the grace
    std::optional<Timestamp> ended_at;
    std::optional<EndedBy> ended_by;
    std::optional<HoldReason> held;
    std::optional<SeatId> held_by;  // who asked for it
    std::optional<Timestamp> held_at;
    std::optional<SeatId> led_by;
    std::optional<Sentence> cancelled_reason;

    bool over() const { return state == SessionState::ended || state == SessionState::cancelled; }
    // Somebody may be in the room.
    bool runs() const {
        return state == SessionState::lobby || state == SessionState::open ||
               state == SessionState::closing;
    }
    // The group is at work.
    bool at_work() const { return state == SessionState::open || state == SessionState::closing; }
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, n, phase, purpose, agenda, midpoint, state, starts_at, moved_from,
                       missed, lobby_at, started_at, ends_at, ended_at, ended_by, held, held_by,
                       held_at, led_by, cancelled_reason))

// A member in the lobby or the room of the session that runs.
struct Arrival {
    Timestamp arrived_at{};
    bool admitted = false;
    bool stepped_out = false;
    Personal<ArrivalCheck> check;
};
BOOST_DESCRIBE_STRUCT(Arrival, (), (arrived_at, admitted, stepped_out, check))

struct ItemPlaceBefore {
    AgendaItemId item;
    ItemState state{};
    std::optional<Timestamp> ends_at;
};
BOOST_DESCRIBE_STRUCT(ItemPlaceBefore, (), (item, state, ends_at))

// Where the group stood before the last Next: what an undo brings back.
struct PlaceBefore {
    Timestamp at{};
    std::int64_t step_after = 0;  // when the room stands at another step, it is too late
    SessionState state{};
    std::optional<Timestamp> started_at;
    std::optional<Timestamp> ends_at;
    std::vector<ItemPlaceBefore> items;
    Floor floor;
    std::map<SeatId, Voice> voices;
};
BOOST_DESCRIBE_STRUCT(PlaceBefore, (),
                      (at, step_after, state, started_at, ends_at, items, floor, voices))

struct Sessions {
    Things<SessionId, Session> all;
    std::vector<SessionId> order;      // as the programme has them
    Things<SeatId, Arrival> arrivals;  // of the session that runs
    std::int64_t step = 0;             // counts every move of the place
    std::optional<PlaceBefore> before;

    const Session* find(const SessionId& id) const;
    const Arrival* arrival(const SeatId& seat) const;
    bool admitted(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Sessions, (), (all, order, arrivals, step, before))

Decision decide(const GroupState& group, const Actor& actor, const OpenLobby& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const Arrive& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const Admit& command, Context context);
Decision decide(const GroupState& group, const Actor& actor, const AdmitAll& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StartSession& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StartClosing& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const EndSession& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const HoldSession& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ResumeSession& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeOver& command,
                Context context);
Decision decide(const GroupState& group, const HoldForSafety& command, Context context);
Decision decide(const GroupState& group, const NoteDowntime& command, Context context);

// The session that comes after this one, if the course goes on. Null when it does not.
const Session* next_after(const GroupState& group, const Session& session);

// What the steps of a session's life consist of, whoever asks for them: a person, Next, or time.
Events open_lobby(const Session& session);
Events start_session(const GroupState& group, const Session& session, Context context);
Events start_closing(const GroupState& group, const Session& session, Timestamp now);
Events end_session(const GroupState& group, const Session& session, EndedBy by, Context context);
Decision resume_session(const GroupState& group, const Actor& actor, Timestamp now);

Touched evolve(GroupState& group, const LobbyOpened& event, Stamp stamp);
Touched evolve(GroupState& group, const MemberArrived& event, Stamp stamp);
Touched evolve(GroupState& group, const MemberAdmitted& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionStarted& event, Stamp stamp);
Touched evolve(GroupState& group, const ClosingStarted& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionEnded& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionMissed& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionHeld& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionResumed& event, Stamp stamp);
Touched evolve(GroupState& group, const DowntimePassed& event, Stamp stamp);

std::optional<SessionView> view(const GroupState& group, const Session& session, const Lens& lens);
std::optional<ArrivalView> view(const GroupState& group, const Arrival& arrival, const Lens& lens);

}  // namespace domain::group
