// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/wake.hpp"

#include <algorithm>

namespace rooms {

using namespace protocol;
using namespace protocol::group;
namespace group = domain::group;

namespace {

// Words and signs have no deadline of their own. What is not listed may have: then the state is
// copied and folded to see, which costs more than all the rest of a command.
template <class E>
inline constexpr bool keeps_deadlines = group::is_among<
    E, PersonRenamed, SeatsMaxChanged, AttendanceCorrected, ItemProposed, ItemWithdrawn, ItemAdded,
    ItemAccepted, ItemPlaced, HandRaised, HandLowered, MoodCheckedIn, WeekCheckedIn, StepCheckedIn,
    WinCheckedIn, CheckinShared, GoalSet, GoalEdited, GoalShared, GoalLaidAside, GoalTakenUp,
    Committed, CardEdited, Encouraged, EncouragementTakenBack, WordSaid, PulseGiven, LineWritten,
    LineAnswered, NoteWritten, DutyAdded, DutyRemoved, EscalationSet, CrisisPlanWritten,
    EmergencyContactGiven, FormStarted, ItemAnswered, FitSaid, FlagRaised, FlagAnswered,
    IntakeWritten, PreferencesSaid, CautionDecided, Agreed, AgreementTakenBack, IntakeSigned,
    AreaAgreed, AreaShared, TieAdded, TieDescribed, TiePlaced, TieLifted, TieRemoved, MomentAdded,
    MomentChanged, MomentRemoved, GoalReviewed, AbsenceTold, AbsenceTakenBack, MakeUpOffered,
    MakeUpTaken, MakeUpDeclined, MakeUpWithdrawn, GoodbyeWritten, GoodbyeReleased, GroupNoteWritten,
    MemberNoteDrafted, MemberNoteWritten, NoteSigned, GroupNoteAmended, MemberNoteAmended,
    LinkCheckedIn, SheetOpened, EntryWritten, EntryStruck, EntryKept, OptionChosen, SheetClosed,
    SheetShared, SceneSet, PlayJoined, PlayStarted, PlayStopped, SteppedOutOfRole, FocusGiven,
    FocusEnded, MeTooSaid, MeTooTakenBack, TakenForMyself, FidelityMarked, SummaryWritten,
    SummaryReleased, AsideAsked, AsideOffered, AsideSaid>;

// Whatever the deadlines in a session, the room wakes at start; these leave the session running.
template <class E>
inline constexpr bool keeps_session =
    keeps_deadlines<E> ||
    group::is_among<E, PresenceNoted, MemberArrived, MemberAdmitted, SessionStarted, MovedOn,
                    ClosingStarted, SessionHeld, SessionResumed, DowntimePassed, SteppedOut,
                    SteppedBackIn, ItemParked, ItemUnparked, ItemMinutesSet, ItemStarted,
                    ItemExtended, ItemFinished, RoundStarted, TurnGiven, TurnFinished, TurnPassed,
                    TurnSkipped, TurnExtended, RoundFinished, CardMoved, CardShared, AskOffered,
                    OfferAnswered, OfferWithdrawn, Asked, CardHidden, CardUnhidden, MeasuresOffered,
                    FormsPlanned, SessionFormsOver, FormsOpened, FormsClosed, FormWithdrawn,
                    FormSent, AsideBegun, AsideEnded>;

bool keep_session(const Events& events) {
    return std::ranges::all_of(events, [](const Event& event) {
        return std::visit([]<class E>(const E&) { return keeps_session<E>; }, event);
    });
}

// Long ago: a clock that was set back while the server was off must not put it off.
constexpr Timestamp at_once{0};

Timestamp to_the_second(Timestamp at) { return Timestamp{ms(at) - ms(at) % 1000}; }

// While somebody has to answer a sign of danger the room is open, and counted among those that
// wait.
bool needs_to_be_open(const group::GroupState& group) {
    return session_runs(group) || unanswered_risks(group).waiting > 0 ||
           !owed_notices(group).empty();
}

journal::Wake wake_of(const group::GroupState& group) {
    if (needs_to_be_open(group)) return at_once;
    const auto deadline = next_deadline(group);
    return deadline ? journal::Wake{to_the_second(*deadline)} : std::nullopt;
}

}  // namespace

bool keep_deadlines(const Events& events) {
    return std::ranges::all_of(events, [](const Event& event) {
        return std::visit([]<class E>(const E&) { return keeps_deadlines<E>; }, event);
    });
}

journal::Wake wake_after(const group::GroupState& group, const Recorded& recorded) {
    const bool known =
        session_runs(group) ? keep_session(recorded.events) : keep_deadlines(recorded.events);
    if (known) return wake_of(group);
    auto then = group;
    for (const auto& event : recorded.events) evolve(then, event, {recorded.at});
    return wake_of(then);
}

}  // namespace rooms
