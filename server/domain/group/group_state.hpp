// SPDX-License-Identifier: Apache-2.0
// All that a group's log adds up to: one member for each family of rules.
#pragma once

#include "server/domain/group/absence.hpp"
#include "server/domain/group/agenda.hpp"
#include "server/domain/group/aside.hpp"
#include "server/domain/group/attendance.hpp"
#include "server/domain/group/board.hpp"
#include "server/domain/group/chart.hpp"
#include "server/domain/group/checkin.hpp"
#include "server/domain/group/closing.hpp"
#include "server/domain/group/course.hpp"
#include "server/domain/group/ending.hpp"
#include "server/domain/group/fidelity.hpp"
#include "server/domain/group/flags.hpp"
#include "server/domain/group/floor.hpp"
#include "server/domain/group/focus.hpp"
#include "server/domain/group/forms.hpp"
#include "server/domain/group/goals.hpp"
#include "server/domain/group/intake.hpp"
#include "server/domain/group/leaving.hpp"
#include "server/domain/group/line.hpp"
#include "server/domain/group/meetings.hpp"
#include "server/domain/group/membership.hpp"
#include "server/domain/group/notes.hpp"
#include "server/domain/group/risk.hpp"
#include "server/domain/group/safety.hpp"
#include "server/domain/group/session.hpp"
#include "server/domain/group/sheets.hpp"
#include "server/domain/group/summary.hpp"
#include "server/domain/group/ties.hpp"
#include "server/domain/group/timeline.hpp"
#include "server/domain/group/voices.hpp"
#include "server/domain/group/watch.hpp"

namespace domain::group {

struct GroupState {
    Membership membership;
    Course course;
    Sessions sessions;
    Attendance attendance;
    Agenda agenda;
    Floor floor;
    Checkins checkins;
    Goals goals;
    Board board;
    Closing closing;
    Lines lines;
    Notes notes;
    Risks risks;
    Watch watch;
    Safety safety;
    Sheets sheets;
    Focuses focuses;
    Absences absences;
    Leavings leavings;
    Chart chart;
    Voices voices;
    Meetings meetings;
    Fidelity fidelity;
    Ending ending;
    Forms forms;
    Flags flags;
    Intakes intakes;
    Ties ties;
    Timeline timeline;
    Summaries summaries;
    Asides asides;

    // The coming session or the one that runs: the first that is neither ended nor cancelled. Null
    // when the course is over.
    const Session* current_session() const;
    // The one that ended last. Null before the first has.
    const Session* last_session() const;
    // The current session while it runs (lobby, open or closing), else null.
    const Session* running_session() const;
    // The document carries the current and the last session in full.
    bool in_document(const SessionId& session) const;
    // The session that runs is held.
    bool held() const;

    // Of the course so far, what every look at the state asks for. Known between two events, and
    // unknown while one is folded: then the answers above are looked for.
    struct Place {
        std::optional<SessionId> current;
        std::optional<SessionId> last;
    };
    std::optional<Place> place;  // derived: not part of what is kept
    void find_place();
};
BOOST_DESCRIBE_STRUCT(GroupState, (),
                      (membership, course, sessions, attendance, agenda, floor, checkins, goals,
                       board, closing, lines, notes, risks, watch, safety, sheets, focuses,
                       absences, leavings, chart, voices, meetings, fidelity, ending, forms, flags,
                       intakes, ties, timeline, summaries, asides))

}  // namespace domain::group
