// SPDX-License-Identifier: Apache-2.0
// One page before a session: whom to keep in mind, and what is open.
#pragma once

#include "protocol/group/checkin.hpp"
#include "protocol/group/common.hpp"
#include "protocol/group/measures.hpp"

namespace protocol::group {

// Why somebody may be worse than before. For the facilitator's attention, never a verdict.
enum class BriefWorse {
    not_on_track,         // a flag of a form stands that nobody has answered
    reliably_worse,       // the last score has risen reliably over the first (ChangeWord)
    not_better_half_way,  // a flag stands: half of the course is over, and little has changed
    mood_down             // the mood of the last weeks goes down
};
BOOST_DESCRIBE_ENUM(BriefWorse, not_on_track, reliably_worse, not_better_half_way, mood_down)

// What of a member a facilitator should know before the session. Nothing of it is a rank.
struct BriefMember {
    SeatId seat;
    bool away = false;       // said that they would not come
    bool silent = false;     // was there last time, and said nothing in any round
    bool open_risk = false;  // an item of danger that is not closed
    std::int64_t missed_in_a_row = 0;
    bool call = false;
    bool owed_turn = false;           // by the ledger of focus turns (OwedView)
    bool nothing_written = false;     // about the week, so far
    std::optional<StepOutcome> step;  // how the last step went, when it was not done
    std::vector<BriefWorse> worse;
    std::vector<MeasureKey> forms_missing;  // for this session: opened, and not sent
};
BOOST_DESCRIBE_STRUCT(BriefMember, (),
                      (seat, away, silent, open_risk, missed_in_a_row, call, owed_turn,
                       nothing_written, step, worse, forms_missing))

// "brief/this": facilitators only, until the session begins.
struct BriefView {
    SessionId session;
    std::int64_t began = 0;  // members who ever had a seat
    std::int64_t left = 0;   // of them, who have left or were removed
    std::vector<BriefMember> members;
    std::vector<AgendaItemId> parked;
    std::vector<LineId> open_lines;         // private lines without an answer
    std::vector<SessionId> unsigned_notes;  // sessions with a note that is still a draft
};
BOOST_DESCRIBE_STRUCT(BriefView, (),
                      (session, began, left, members, parked, open_lines, unsigned_notes))

}  // namespace protocol::group
