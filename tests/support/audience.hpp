// SPDX-License-Identifier: Apache-2.0
// Who may read whose words: the golden table, written down a second time from what was promised to
// people and not from the code that shows things.
#pragma once

#include <map>
#include <set>
#include <string>

#include "tests/support/group.hpp"

namespace support {

// What somebody's words are. Each has one line in the table.
enum class Secret {
    everybody,    // titles, reasons that all read
    name,         // what somebody wants to be called
    nobody,       // why somebody was removed
    arrival,      // of the arrival check
    place,        // where they are, from it
    goal_now,     // the goal as it stands
    goal_inside,  // why, reasons, earlier versions
    card_front,   // what, with whom, when
    card_inside,  // what may get in the way, plan B
    hide_reason,
    mood_part,
    week_part,
    step_part,
    win_part,
    proposal,
    closing_word,
    pulse,
    line,
    note,
    sign,         // what came with a sign of danger
    judgement,    // what is written of an item
    whereabouts,  // where a member in danger says they are
    plan,
    contact,
    address,      // of the escalation list
    sheet,        // what a sheet is about: its scene and its parts too
    sheet_entry,  // a line of it
    link_part,    // of a check-in
    takeaway,
    absence,  // why somebody does not come
    leaving,  // what was recorded when somebody left
    goodbye,
    chart,         // of the clinic's notes about a session
    summary,       // for the group, until it is given out; a line goes with whom it is about
    fidelity,      // what a facilitator notes about how a session was led
    meeting_note,  // what facilitators noted about a meeting
    strength,      // of a peer, until it is given out to them
    staying_well,  // a plan for it
    staying_well_for_few,  // its steps in a crisis, and the way back
    fit,                   // beside one's own result
    flag_answer,           // what a facilitator did about a flag
    intake,                // all that belongs to the pre-group meeting
    aside,                 // said in a side room
};

// Somebody who is where the session goes on.
bool in_the_room(const GroupState& group, const domain::group::Seat& viewer);

// Whom a sheet is for: its owner and who leads; whoever is in the room while it is worked on; the
// group when it is shared.
bool reads_sheet(const GroupState& group, const domain::group::Seat& viewer,
                 const domain::group::Sheet& sheet);

class Audience {
public:
    // An accepted command: whose marked words it brought, and what they are.
    void learn(const GroupState& before, const PersonId& actor, const Command& command,
               const Events& events);

    // Nobody reads their words any more.
    void erased(const SeatId& seat) { erased_.insert(seat); }

    // Whether the words with this mark are for this person now.
    bool may_read(const GroupState& group, const PersonId& person, std::uint64_t mark) const;

    // What this person sees and should not; empty when all is well. `document` may also be a part
    // of one, such as what a patch brings.
    std::string breach(const GroupState& group, const PersonId& person,
                       const Shown& document) const;

private:
    struct Kept {
        Secret secret{};
        SeatId owner;
        std::string id;  // of the goal, card, check-in, item or session
        // Put into a draft of a note while facilitators read them: there they stay.
        bool quoted = false;
        bool recorded = false;            // in a note that is signed, which outlives them
        std::set<SessionId> given_out{};  // in the summaries of these sessions
    };
    struct Learn;

    bool may_read(const GroupState& group, const domain::group::Seat& viewer,
                  std::uint64_t mark) const;

    std::map<std::uint64_t, Kept> kept_;
    std::set<SeatId> erased_;
};

}  // namespace support
