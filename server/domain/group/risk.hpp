// SPDX-License-Identifier: Apache-2.0
// Danger: whoever gives a sign of it has one open item, and a clock that goes on until a person has
// answered. It works in every state of the group.
#pragma once

#include <map>
#include <vector>

#include "protocol/group/risk_views.hpp"
#include "server/domain/group/actor.hpp"

namespace domain::group {

struct RiskStep {
    RiskStepKind kind{};
    Timestamp at{};
    std::int64_t times = 1;
    std::optional<RiskTrigger> trigger;
    std::optional<SeatId> by;
    std::vector<SeatId> to;
    std::optional<LineAnswer> answer;
    std::optional<RiskTier> tier;
    std::vector<RiskAction> actions;
    std::optional<Personal<Words>> words;
    std::optional<Timestamp> next_check_at;
    std::optional<std::int64_t> plan_version;
};
BOOST_DESCRIBE_STRUCT(RiskStep, (),
                      (kind, at, times, trigger, by, to, answer, tier, actions, words,
                       next_check_at, plan_version))

// Somebody has to answer; at next_at it goes further.
struct Waiting {
    Timestamp since{};
    RiskClock clock;
    std::int64_t step = 0;  // that were taken
    Timestamp next_at{};
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (since, clock, step, next_at))

// One e-mail that is owed to somebody whom the item reaches. One for each of them, the last.
struct Notice {
    NoticeId id;
    SeatId seat;
    NoticeState state{};
    std::int64_t tries = 0;  // that failed
    std::optional<Timestamp> next_try_at;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (id, seat, state, tries, next_try_at))

struct Risk {
    RiskId id;
    SeatId seat;  // the member's
    Timestamp opened_at{};
    Timestamp asked_at{};            // the sign that somebody has to answer, or has answered
    std::vector<RiskTrigger> signs;  // since somebody looked last
    bool urgent = false;
    std::optional<bool> now;
    std::optional<Personal<Place>> place;
    RiskState state{};
    std::optional<Waiting> waiting;
    std::optional<SeatId> held_by;
    std::optional<RiskTier> tier;
    std::optional<Timestamp> next_check_at;
    std::optional<Timestamp> closed_at;
    std::vector<SeatId> reached;
    std::vector<Notice> notices;
    std::vector<RiskStep> steps;
    std::vector<CareAnswer> answers;  // to that sign

    bool closed() const { return state == RiskState::closed; }
    bool has_reached(const SeatId& seat) const;
    // Nobody has looked since the last sign, and one of this urgency would not hurry them more.
    bool alarmed(bool urgently) const;
};
BOOST_DESCRIBE_STRUCT(Risk, (),
                      (id, seat, opened_at, asked_at, signs, urgent, now, place, state, waiting,
                       held_by, tier, next_check_at, closed_at, reached, notices, steps, answers))

struct Risks {
    std::map<RiskId, Risk> all;

    const Risk* find(const RiskId& id) const;
    // The member's item that is not closed. Null when there is none.
    const Risk* open_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Risks, (), (all))

// What happens because of a sign of danger, for the record that holds the sign itself: an item is
// opened, or the member's open one asks anew; nothing when people are being told of just that
// already. Never refuses; `seat` is a member's.
Events open_risk(const GroupState& group, const SeatId& seat, RiskTrigger trigger, Context context);

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

// Items that wait for somebody to answer; `overdue`: after everybody on the clock was reached.
struct Unanswered {
    std::uint64_t waiting = 0;
    std::uint64_t overdue = 0;
};
Unanswered unanswered_risks(const GroupState& group);

// What people and time do about danger: such a record may use the disk's reserve.
bool concerns_danger(const Events& events);

// What shows in the open item of this member, if there is one, has changed.
Touched touched_risk_of(const GroupState& group, const SeatId& seat);
// The item, for those who work on it and for its member.
Touched touched_risk(const RiskId& risk);

std::optional<RiskView> view(const GroupState& group, const Risk& risk, const Lens& lens);
std::optional<CareView> care_view(const Risk& risk, const Lens& lens);

}  // namespace domain::group
