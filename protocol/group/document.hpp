// SPDX-License-Identifier: Apache-2.0
// The document that a viewer of a group is sent: { kind: { id: entity } }.
#pragma once

#include <map>
#include <string>

#include "protocol/group/absence.hpp"
#include "protocol/group/agenda.hpp"
#include "protocol/group/board.hpp"
#include "protocol/group/brief.hpp"
#include "protocol/group/chart.hpp"
#include "protocol/group/checkin.hpp"
#include "protocol/group/closing.hpp"
#include "protocol/group/course.hpp"
#include "protocol/group/ending.hpp"
#include "protocol/group/fidelity.hpp"
#include "protocol/group/floor.hpp"
#include "protocol/group/focus.hpp"
#include "protocol/group/goals.hpp"
#include "protocol/group/intake.hpp"
#include "protocol/group/leaving.hpp"
#include "protocol/group/line.hpp"
#include "protocol/group/measures.hpp"
#include "protocol/group/meetings.hpp"
#include "protocol/group/membership.hpp"
#include "protocol/group/notes.hpp"
#include "protocol/group/risk_views.hpp"
#include "protocol/group/session.hpp"
#include "protocol/group/sheets.hpp"
#include "protocol/group/summary.hpp"
#include "protocol/group/ties.hpp"
#include "protocol/group/timeline.hpp"

namespace protocol::group {

// Every kind of entity, by the name that it has in the document.
enum class Kind {
    group,
    course,
    seats,
    sessions,
    arrivals,
    attendance,
    next,
    agenda,
    prompts,
    floor,
    checkins,
    goals,
    cards,
    encouragements,
    offers,
    words,
    pulses,
    lines,
    notes,
    risks,
    care,
    watch,
    crisis_plans,
    contacts,
    sheets,
    focus,
    owed,
    me_toos,
    takeaways,
    absences,
    catch_ups,
    make_ups,
    leavings,
    chart,
    brief,
    meetings,
    fidelity,
    ending,
    given,
    received,
    wins,
    plans,
    measures,
    forms,
    progress,
    flags,
    agreements,
    intakes,
    areas,
    ties,
    moments,
    summaries
};
BOOST_DESCRIBE_ENUM(Kind, group, course, seats, sessions, arrivals, attendance, next, agenda,
                    prompts, floor, checkins, goals, cards, encouragements, offers, words, pulses,
                    lines, notes, risks, care, watch, crisis_plans, contacts, sheets, focus, owed,
                    me_toos, takeaways, absences, catch_ups, make_ups, leavings, chart, brief,
                    meetings, fidelity, ending, given, received, wins, plans, measures, forms,
                    progress, flags, agreements, intakes, areas, ties, moments, summaries)

// For the schema and the TypeScript types: the server assembles documents entity by entity.
struct Document {
    std::optional<std::map<std::string, GroupView>> group;
    std::optional<std::map<std::string, CourseView>> course;
    std::optional<std::map<std::string, SeatView>> seats;
    std::optional<std::map<std::string, SessionView>> sessions;
    std::optional<std::map<std::string, ArrivalView>> arrivals;
    std::optional<std::map<std::string, AttendanceView>> attendance;
    std::optional<std::map<std::string, NextView>> next;
    std::optional<std::map<std::string, AgendaItemView>> agenda;
    std::optional<std::map<std::string, PromptsView>> prompts;
    std::optional<std::map<std::string, FloorView>> floor;
    std::optional<std::map<std::string, CheckinView>> checkins;
    std::optional<std::map<std::string, GoalView>> goals;
    std::optional<std::map<std::string, CardView>> cards;
    std::optional<std::map<std::string, EncouragementView>> encouragements;
    std::optional<std::map<std::string, OfferView>> offers;
    std::optional<std::map<std::string, ClosingWordView>> words;
    std::optional<std::map<std::string, PulseView>> pulses;
    std::optional<std::map<std::string, LineView>> lines;
    std::optional<std::map<std::string, NoteView>> notes;
    std::optional<std::map<std::string, RiskView>> risks;
    std::optional<std::map<std::string, CareView>> care;
    std::optional<std::map<std::string, WatchView>> watch;
    std::optional<std::map<std::string, CrisisPlanView>> crisis_plans;
    std::optional<std::map<std::string, EmergencyContactView>> contacts;
    std::optional<std::map<std::string, SheetView>> sheets;
    std::optional<std::map<std::string, FocusView>> focus;
    std::optional<std::map<std::string, OwedView>> owed;
    std::optional<std::map<std::string, MeTooView>> me_toos;
    std::optional<std::map<std::string, TakeawayView>> takeaways;
    std::optional<std::map<std::string, AbsenceView>> absences;
    std::optional<std::map<std::string, CatchUpView>> catch_ups;
    std::optional<std::map<std::string, MakeUpView>> make_ups;
    std::optional<std::map<std::string, LeavingView>> leavings;
    std::optional<std::map<std::string, ChartNoteView>> chart;
    std::optional<std::map<std::string, BriefView>> brief;
    std::optional<std::map<std::string, MeetingsView>> meetings;
    std::optional<std::map<std::string, FidelityView>> fidelity;
    std::optional<std::map<std::string, EndingView>> ending;
    std::optional<std::map<std::string, GivenView>> given;
    std::optional<std::map<std::string, ReceivedView>> received;
    std::optional<std::map<std::string, WinsView>> wins;
    std::optional<std::map<std::string, PlanView>> plans;
    std::optional<std::map<std::string, MeasureView>> measures;
    std::optional<std::map<std::string, FormView>> forms;
    std::optional<std::map<std::string, ProgressView>> progress;
    std::optional<std::map<std::string, FlagView>> flags;
    std::optional<std::map<std::string, AgreementView>> agreements;
    std::optional<std::map<std::string, IntakeView>> intakes;
    std::optional<std::map<std::string, AreaView>> areas;
    std::optional<std::map<std::string, TieView>> ties;
    std::optional<std::map<std::string, MomentView>> moments;
    std::optional<std::map<std::string, SummaryView>> summaries;
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (group, course, seats, sessions, arrivals, attendance, next, agenda, prompts,
                       floor, checkins, goals, cards, encouragements, offers, words, pulses, lines,
                       notes, risks, care, watch, crisis_plans, contacts, sheets, focus, owed,
                       me_toos, takeaways, absences, catch_ups, make_ups, leavings, chart, brief,
                       meetings, fidelity, ending, given, received, wins, plans, measures, forms,
                       progress, flags, agreements, intakes, areas, ties, moments, summaries))

}  // namespace protocol::group
