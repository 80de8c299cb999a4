// SPDX-License-Identifier: Apache-2.0
// Danger: whoever gives a sign of it has one open item, and a clock that goes on until a person has
// answered. It works in every state of the group.
#pragma once

#include <map>
#include <vector>

#include "protocol/group/risk_views.hpp"
#include "server/domain/group/actor.hpp"

namespace domain::group {

// What a step says of the member, and what they said: it goes with them.
struct StepFacts {
    std::optional<bool> now;
    std::optional<LineAnswer> answer;
    std::optional<RiskTier> tier;
    std::vector<RiskAction> actions;
    std::optional<Words> words;
};
BOOST_DESCRIBE_STRUCT(StepFacts, (), (now, answer, tier, actions, words))

struct RiskStep {
    RiskStepKind kind{};
    Timestamp at{};
    std::int64_t times = 1;
    std::optional<RiskTrigger> trigger;
    std::optional<LineId> line;  // of a sign: the member's words stand there
    std::optional<DangerAnswer> answered;
    std::optional<SeatId> by;
    std::vector<SeatId> to;
    std::optional<Personal<StepFacts>> facts;
    std::optional<Timestamp> next_check_at;
    std::optional<std::int64_t> plan_version;
};
BOOST_DESCRIBE_STRUCT(RiskStep, (),
                      (kind, at, times, trigger, line, answered, by, to, facts, next_check_at,
                       plan_version))

// Somebody has to answer; at next_at it goes further.
struct Waiting {
    Timestamp since{};     // the last that somebody has to answer
    Timestamp begun_at{};  // the first that nobody has answered
    Timestamp told_at{};   // when anybody was told last
    RiskClock clock;
    std::int64_t step = 0;  // that were taken
    Timestamp next_at{};
    bool overdue = false;  // the whole clock ran, and nobody has answered
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (since, begun_at, told_at, clock, step, next_at, overdue))

// One e-mail that is owed to somebody whom the item reaches. One for each of them, the last. With a
// next try it is still owed.
struct Notice {
    NoticeId id;
    SeatId seat;
    NoticeState state{};
    std::int64_t tries = 0;  // that failed
    std::optional<Timestamp> next_try_at;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, seat, state, tries, next_try_at))

// To the sign that is answered, for the member to read.
struct RiskAnswer {
    SeatId by;
    Timestamp at{};
    Personal<LineAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(RiskAnswer, (), (by, at, answer))

struct Risk {
    RiskId id;
    SeatId seat;  // the member's
    Timestamp opened_at{};
    Timestamp asked_at{};  // the sign that somebody has to answer, or has answered
    RiskTrigger sign{};    // the last; of those that nobody has answered the most urgent
    bool urgent = false;
    std::optional<Personal<bool>> now;     // said with that sign, or since
    std::optional<Personal<Place>> place;  // said with that sign, or since
    Timestamp place_at{};
    RiskState state{};
    std::optional<Waiting> waiting;
    std::optional<SeatId> held_by;
    std::optional<Timestamp> next_check_at;
    std::optional<Timestamp> closed_at;
    std::vector<SeatId> reached;
    std::vector<SeatId> watching;  // who sees it beside the facilitators, for as long as they act
    std::vector<Notice> notices;
    std::vector<RiskStep> steps;
    std::vector<RiskAnswer> answers;  // to that sign

    bool closed() const { return state == RiskState::closed; }
    bool has_reached(const SeatId& seat) const;
    bool is_watched_by(const SeatId& seat) const;
    // Nobody has looked since the last sign, and one of this urgency would not hurry them more.
    bool alarmed(bool urgently) const;
    // And people were told of it a moment ago.
    bool told_lately(bool urgently, Timestamp at) const;
};
BOOST_DESCRIBE_STRUCT(Risk, (),
                      (id, seat, opened_at, asked_at, sign, urgent, now, place, place_at, state,
                       waiting, held_by, next_check_at, closed_at, reached, watching, notices,
                       steps, answers))

struct Risks {
    std::map<RiskId, Risk> all;

    const Risk* find(const RiskId& id) const;
    // The member's item that is not closed. Null when there is none.
    const Risk* open_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Risks, (), (all))

// What a member said that tells of danger, and where they said it.
struct Sign {
    RiskTrigger trigger{};
    std::optional<LineId> line{};
    std::optional<DangerAnswer> answered{};
};

// What happens because of a sign of danger, for the record that holds the sign itself: an item is
// opened, or the member's open one has another sign, and asks anew unless people were told of just
// that a moment ago. Never refuses; `seat` is a member's.
void give_sign(const GroupState& group, const SeatId& seat, Sign sign, Context context,
               Events& events);

// One answer for an item and for the private lines that were its signs, but for `answered`.
void acknowledge(const GroupState& group, const Risk& risk, const SeatId& by, LineAnswer answer,
                 Timestamp at, Events& events, const LineId& answered = {});

// Somebody is there to see a sign at once: on watch by the rota, or a facilitator in the session
// that runs.
bool someone_on_watch(const GroupState& group, Timestamp at);

Decision decide(const GroupState& group, const Actor& actor, const SayNow& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AcknowledgeRisk& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AssessRisk& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const PlanRisk& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const HandOverRisk& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const CloseRisk& command,
                Context context);
Decision decide(const GroupState& group, const NoteNotice& command, Context context);

// The next instant at which an item goes further or asks for another look.
std::optional<Timestamp> next_risk_deadline(const GroupState& group);
// Adds what is due by now.
void due_risks(const GroupState& group, Context context, Events& events);

// Evolve: this person has no seat any more. What they held asks for somebody else at once, and no
// mail goes to them.
void leave_risks(GroupState& group, const SeatId& seat, Timestamp at);
// Evolve: the rota or the list has changed. Who is on neither sees no item any more, unless they
// hold it.
Touched narrow_watch(GroupState& group, Timestamp at);

Touched evolve(GroupState& group, const RiskOpened& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskSigned& event, Stamp stamp);
Touched evolve(GroupState& group, const NowSaid& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskEscalated& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskAcknowledged& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskAssessed& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskPlanned& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskHandedOver& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskCheckDue& event, Stamp stamp);
Touched evolve(GroupState& group, const RiskClosed& event, Stamp stamp);
Touched evolve(GroupState& group, const NoticeSent& event, Stamp stamp);
Touched evolve(GroupState& group, const NoticeFailed& event, Stamp stamp);

// A notice to send: not before that time, to this address ("" when it is not known any more).
struct OwedNotice {
    NoticeId id;
    std::int64_t tries = 0;
    Timestamp not_before{};
    std::string address;
    bool operator==(const OwedNotice&) const = default;
};
std::vector<OwedNotice> owed_notices(const GroupState& group);

// Items that wait for somebody to answer; `overdue`: for as long as the whole clock, however often
// the member gave a sign meanwhile.
struct Unanswered {
    std::uint64_t waiting = 0;
    std::uint64_t overdue = 0;
};
Unanswered unanswered_risks(const GroupState& group);

// The items that wait and that this viewer acts on. None for a member.
std::vector<const Risk*> waiting_for(const GroupState& group, const Viewer& viewer);

// What people and time do about danger: such a record may use the disk's reserve.
bool concerns_danger(const Events& events);

// What shows in the open item of this member, if there is one, has changed.
Touched touched_risk_of(const GroupState& group, const SeatId& seat);
// The item, for those who work on it and for its member.
Touched touched_risk(const RiskId& risk);

std::optional<RiskView> view(const GroupState& group, const Risk& risk, const Lens& lens);
std::optional<CareView> care_view(const Risk& risk, const Lens& lens);

}  // namespace domain::group
