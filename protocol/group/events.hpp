// SPDX-License-Identifier: Apache-2.0
// Everything that can have happened in a group. Past tense: never undone, only followed.
#pragma once

#include "protocol/group/commands.hpp"

namespace protocol::group {

using AnyEvent = std::variant<
    GroupFounded, PersonSeated, PersonRenamed, SeatsMaxChanged, PersonRemoved, SessionMoved,
    SessionCancelled, LobbyOpened, MemberArrived, MemberAdmitted, SessionStarted, MovedOn,
    MovedBack, ClosingStarted, SessionEnded, SessionMissed, SessionHeld, SessionResumed,
    DowntimePassed, SteppedOut, SteppedBackIn, PresenceNoted, AttendanceCorrected, AgendaDrawn,
    ItemProposed, ItemWithdrawn, ItemAdded, ItemAccepted, ItemPlaced, ItemParked, ItemUnparked,
    ItemMinutesSet, ItemStarted, ItemExtended, ItemFinished, RoundStarted, TurnGiven, TurnFinished,
    TurnPassed, TurnSkipped, TurnExtended, RoundFinished, HandRaised, HandLowered, MoodCheckedIn,
    WeekCheckedIn, StepCheckedIn, WinCheckedIn, CheckinShared, GoalSet, GoalEdited, GoalShared,
    GoalLaidAside, GoalTakenUp, Committed, CardEdited, CardMoved, CardShared, Encouraged,
    EncouragementTakenBack, AskOffered, OfferAnswered, OfferWithdrawn, OfferCameDue, Asked,
    CardHidden, CardUnhidden, WordSaid, PulseGiven, LineWritten, LineAnswered, NoteWritten,
    PersonErased, RiskOpened, RiskSigned, NowSaid, RiskEscalated, RiskAcknowledged, RiskAssessed,
    RiskPlanned, RiskHandedOver, RiskCheckDue, RiskClosed, NoticeSent, NoticeFailed, DutyAdded,
    DutyRemoved, EscalationSet, CrisisPlanWritten, EmergencyContactGiven, SheetOpened, EntryWritten,
    EntryStruck, EntryKept, OptionChosen, SheetClosed, SheetShared, SceneSet, PlayJoined,
    PlayStarted, PlayStopped, SteppedOutOfRole, FocusGiven, FocusEnded, MeTooSaid, MeTooTakenBack,
    TakenForMyself, LinkCheckedIn, AbsenceTold, AbsenceTakenBack, MakeUpOffered, MakeUpTaken,
    MakeUpDeclined, MakeUpWithdrawn, MemberLeft, GoodbyeWritten, GoodbyeReleased, GroupNoteWritten,
    MemberNoteDrafted, MemberNoteWritten, NoteSigned, GroupNoteAmended, MemberNoteAmended,
    SessionPlanned, NoMorePlanned, MeetingPlanned, MeetingNoted, StrengthWritten, StrengthTakenBack,
    StrengthsReleased, PlanPartWritten, PlanShared, MeasuresOffered, FormsPlanned, SessionFormsOver,
    FormsOpened, FormsClosed, FormWithdrawn, FormStarted, ItemAnswered, FormSent, FitSaid,
    FlagRaised, FlagAnswered, IntakeWritten, PreferencesSaid, CautionDecided, Agreed,
    AgreementTakenBack, IntakeSigned, AreaAgreed, AreaShared, TieAdded, TieDescribed, TiePlaced,
    TieLifted, TieRemoved, MomentAdded, MomentChanged, MomentRemoved, GoalReviewed, FidelityMarked,
    SummaryWritten, SummaryReleased, AsideAsked, AsideOffered, AsideBegun, AsideEnded, AsideSaid>;

// Visited, asked and read like the variant that it is. What copies, moves and destroys so many
// alternatives is compiled once, in one_of.cpp, and not in every file that says what happened.
class Event : public AnyEvent {
public:
    using variant = AnyEvent;

    Event() noexcept;
    template <AlternativeOf<AnyEvent> E>
    Event(E event) : variant{std::in_place_type<E>, std::move(event)} {}
    Event(const Event&);
    Event(Event&&) noexcept;
    Event& operator=(const Event&);
    Event& operator=(Event&&) noexcept;
    ~Event();
    bool operator==(const Event&) const;
};

using Events = std::vector<Event>;

// One accepted command, as the journal keeps it. A command that changed nothing has no events.
struct Recorded {
    Timestamp at{};
    std::optional<PersonId> by;  // missing: the server itself
    CommandId command;
    // Of the command's bytes, so that its id cannot be used for another. Where the command says
    // something personal its digest is kept like it: few words can be guessed from their digest.
    std::optional<std::string> digest;
    std::optional<Personal<std::string>> own_digest;
    Events events;
    bool operator==(const Recorded&) const = default;
};
BOOST_DESCRIBE_STRUCT(Recorded, (), (at, by, command, digest, own_digest, events))

}  // namespace protocol::group
