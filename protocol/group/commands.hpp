// SPDX-License-Identifier: Apache-2.0
// Everything that a person may ask of a group. Imperative: it may still be refused.
#pragma once

#include <variant>

#include "protocol/group/absence.hpp"
#include "protocol/group/agenda.hpp"
#include "protocol/group/aside.hpp"
#include "protocol/group/board.hpp"
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
#include "protocol/group/queries.hpp"
#include "protocol/group/risk.hpp"
#include "protocol/group/safety.hpp"
#include "protocol/group/session.hpp"
#include "protocol/group/sheets.hpp"
#include "protocol/group/summary.hpp"
#include "protocol/group/ties.hpp"
#include "protocol/group/timeline.hpp"
#include "protocol/group/watch.hpp"
#include "protocol/json/names.hpp"

namespace protocol::group {

using AnyCommand = std::variant<
    RenameMe, ChangeSeatsMax, RemovePerson, MoveSession, CancelSession, OpenLobby, Arrive, Admit,
    AdmitAll, StartSession, Next, UndoNext, StartClosing, EndSession, HoldSession, ResumeSession,
    TakeOver, StepOut, StepBackIn, CorrectAttendance, ProposeItem, WithdrawItem, AddItem,
    AcceptItem, PlaceItem, ParkItem, UnparkItem, SetItemMinutes, StartItem, ExtendItem, StartRound,
    GiveTurn, FinishTurn, PassTurn, SkipTurn, ExtendTurn, RaiseHand, LowerHand, CheckInMood,
    CheckInWeek, CheckInStep, CheckInWin, ShareCheckin, SetGoal, EditGoal, ShareGoal, LayGoalAside,
    TakeGoalUp, Commit, EditCard, MoveCard, ShareCard, Encourage, TakeBackEncouragement, OfferToAsk,
    AnswerOffer, WithdrawOffer, MarkAsked, HideCard, UnhideCard, SayWord, GivePulse, WriteLine,
    AnswerLine, WriteNote, SayNow, AcknowledgeRisk, AssessRisk, PlanRisk, HandOverRisk, CloseRisk,
    AddDuty, RemoveDuty, SetEscalation, WriteCrisisPlan, GiveEmergencyContact, OpenSheet,
    WriteEntry, StrikeEntry, KeepEntry, ChooseOption, CloseSheet, ShareSheet, SetScene, JoinPlay,
    StartPlay, StopPlay, StepOutOfRole, GiveFocus, EndFocus, SayMeToo, TakeBackMeToo, TakeForMyself,
    CheckInLink, TellAbsence, TakeBackAbsence, OfferMakeUp, TakeMakeUp, DeclineMakeUp,
    WithdrawMakeUp, RecordLeaving, WriteGoodbye, ReleaseGoodbye, WriteGroupNote, FanOutNote,
    WriteMemberNote, SignNote, AmendNote, PlanNoMore, PlanMeeting, NoteMeeting, WriteStrength,
    TakeBackStrength, ReleaseStrengths, WritePlanPart, SharePlan, PlanForms, WithdrawForm,
    StartForm, AnswerItem, SendForm, SayFit, AnswerFlag, WriteIntake, SayPreferences, DecideCaution,
    Agree, TakeBackAgreement, SignIntake, AgreeArea, ShareArea, AddTie, DescribeTie, PlaceTie,
    LiftTie, RemoveTie, AddMoment, ChangeMoment, RemoveMoment, ReviewGoal, MarkFidelity,
    DraftSummary, WriteSummary, ReleaseSummary, AskAside, TakeAside, AgreeAside, LeaveAside,
    SayAside>;

// As Event is: see there.
class Command : public AnyCommand {
public:
    using variant = AnyCommand;

    Command() noexcept;
    template <AlternativeOf<AnyCommand> C>
    Command(C command) : variant{std::in_place_type<C>, std::move(command)} {}
    Command(const Command&);
    Command(Command&&) noexcept;
    Command& operator=(const Command&);
    Command& operator=(Command&&) noexcept;
    ~Command();
    bool operator==(const Command&) const;
};

using Query = std::variant<RecallSession, RecallWeeks, RecallMeasures, RecallCourse>;

// Everything that the server asks of a group by itself. Never read from a socket.

// The first record of every group.
struct FoundGroup {
    Title name;
    Title time_zone;
    Whole<2, 12> seats_max;
    Timestamp first_session_at{};
    Programme programme;
    // Nobody who leads is there for so long: safe hold. Missing: 30. A page that is loaded anew,
    // or a telephone that changes its network, is back within ten seconds; for longer than five
    // minutes no clinic may leave a group alone.
    std::optional<Whole<10, 300>> hold_after_s{};
    bool operator==(const FoundGroup&) const = default;
};
BOOST_DESCRIBE_STRUCT(FoundGroup, (),
                      (name, time_zone, seats_max, first_session_at, programme, hold_after_s))

struct SeatPerson {
    PersonId person;
    Name name;
    Role role{};
    bool operator==(const SeatPerson&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeatPerson, (), (person, name, role))

// A person's connection, after a moment's patience.
struct NotePresence {
    PersonId person;
    Presence presence{};
    bool operator==(const NotePresence&) const = default;
};
BOOST_DESCRIBE_STRUCT(NotePresence, (), (person, presence))

// No facilitator has been here for the hold time.
struct HoldForSafety {
    bool operator==(const HoldForSafety&) const = default;
};
BOOST_DESCRIBE_STRUCT(HoldForSafety, (), ())

// The room was opened again while a session ran; nothing was heard since this instant.
struct NoteDowntime {
    Timestamp since{};
    bool operator==(const NoteDowntime&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteDowntime, (), (since))

// A deadline has passed: do what is due by now.
struct ActOnDeadlines {
    bool operator==(const ActOnDeadlines&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActOnDeadlines, (), ())

// The key to the person's words is destroyed; now the room forgets them too.
struct ErasePerson {
    PersonId person;
    bool operator==(const ErasePerson&) const = default;
};
BOOST_DESCRIBE_STRUCT(ErasePerson, (), (person))

// The measures that the clinic has now, each checked whole. Versions that the group knows change
// nothing.
struct OfferMeasures {
    std::vector<Measure> measures;
    bool operator==(const OfferMeasures&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferMeasures, (), (measures))

using ServerCommand =
    std::variant<FoundGroup, SeatPerson, NotePresence, HoldForSafety, NoteDowntime, ActOnDeadlines,
                 ErasePerson, NoteNotice, OfferMeasures>;

}  // namespace protocol::group
