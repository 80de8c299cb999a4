// SPDX-License-Identifier: Apache-2.0
// Which rule answers which command: only the way there. Every command has a rule of exactly its
// own type, or this does not compile.
#include "server/domain/group/deadlines.hpp"
#include "server/domain/group/group.hpp"
#include "server/domain/group/next.hpp"

namespace domain::group {

namespace {

// What still works while the room is held: help and all that has to do with danger, the private
// line, the side room, one's own way out and back, out of a role, the facilitators' own papers, a
// removal, forms, which are nobody else's matter, the pre-group meeting, which is nobody else's
// matter, and going on.
template <class SomeCommand>
constexpr bool works_in_hold() {
    return is_among<
        SomeCommand, WriteLine, AnswerLine, StepOut, StepBackIn, WriteNote, CorrectAttendance,
        RemovePerson, Next, ResumeSession, TakeOver, SayNow, AcknowledgeRisk, AssessRisk, PlanRisk,
        HandOverRisk, CloseRisk, AddDuty, RemoveDuty, SetEscalation, WriteCrisisPlan,
        GiveEmergencyContact, StopPlay, StepOutOfRole, RecordLeaving, WriteGoodbye, WriteGroupNote,
        FanOutNote, WriteMemberNote, SignNote, AmendNote, PlanMeeting, NoteMeeting, WritePlanPart,
        PlanForms, WithdrawForm, StartForm, AnswerItem, SendForm, SayFit, AnswerFlag, WriteIntake,
        SayPreferences, DecideCaution, Agree, TakeBackAgreement, SignIntake, AgreeArea, ShareArea,
        AddTie, DescribeTie, PlaceTie, LiftTie, RemoveTie, AddMoment, ChangeMoment, RemoveMoment,
        ReviewGoal, MarkFidelity, DraftSummary, WriteSummary, ReleaseSummary, AskAside, TakeAside,
        AgreeAside, LeaveAside, SayAside>;
}

// Their own name, and what is done for an item by whoever it reaches.
template <class SomeCommand>
constexpr bool works_on_call() {
    return is_among<SomeCommand, RenameMe, AcknowledgeRisk, AssessRisk, PlanRisk, HandOverRisk,
                    CloseRisk>;
}

struct Ask {
    const GroupState& group;
    const Actor& actor;
    Context context;

    template <class SomeCommand>
    Decision operator()(const SomeCommand& command) const {
        constexpr Decision (*rule)(const GroupState&, const Actor&, const SomeCommand&, Context) =
            &decide;
        if (actor.seat.left && !works_after_leaving<SomeCommand>()) return Refusal::has_left;
        if (actor.seat.role == Role::on_call) {
            // Before the hold: they do not learn that there is a session.
            if (!works_on_call<SomeCommand>()) return Refusal::not_for_your_role;
            return rule(group, actor, command, context);
        }
        if (!works_in_hold<SomeCommand>() && group.held()) return Refusal::session_held;
        return rule(group, actor, command, context);
    }
};

struct AskByServer {
    const GroupState& group;
    Context context;

    template <class SomeCommand>
    Decision operator()(const SomeCommand& command) const {
        constexpr Decision (*rule)(const GroupState&, const SomeCommand&, Context) = &decide;
        return rule(group, command, context);
    }
};

}  // namespace

Decision decide(const GroupState& group, const PersonId& person, const Command& command,
                Context context) {
    const auto* seat = group.membership.seat_of(person);
    if (!seat) return Refusal::not_in_group;
    return std::visit(Ask{group, Actor{person, *seat}, context}, command);
}

Decision decide(const GroupState& group, const ServerCommand& command, Context context) {
    return std::visit(AskByServer{group, context}, command);
}

bool is_danger(const GroupState& group, const Command& command) {
    if (const auto* answer = std::get_if<AnswerItem>(&command)) return says_danger(group, *answer);
    if (const auto* line = std::get_if<WriteLine>(&command)) return is_sign(line->kind);
    const auto* said = std::get_if<SayNow>(&command);
    return said && (said->now.value_or(false) || said->place);
}

}  // namespace domain::group
