// SPDX-License-Identifier: Apache-2.0
// Danger: from a sign of it until somebody has looked, acted and closed it. One open item for each
// member; peers never learn of any of it, not even that something happened.
#pragma once

#include "protocol/group/line.hpp"
#include "protocol/group/measure.hpp"

namespace protocol::group {

// What told of danger. form: the answer in a form that always asks for a person. now: the member
// said that it is happening now.
enum class RiskTrigger { form, distress, now, call };
BOOST_DESCRIBE_ENUM(RiskTrigger, form, distress, now, call)

// open: nobody has looked yet, or there was a new sign since.
enum class RiskState { open, acknowledged, assessed, planned, closed };
BOOST_DESCRIBE_ENUM(RiskState, open, acknowledged, assessed, planned, closed)

enum class RiskTier { low, moderate, high, immediate };
BOOST_DESCRIBE_ENUM(RiskTier, low, moderate, high, immediate)

enum class RiskAction {
    talked,           // with the member
    went_over_plan,   // the crisis plan, together
    reached_contact,  // the emergency contact
    stayed_with,      // until somebody else took over
    called_services,  // emergency services
    told_supervisor,
    referred  // to other care
};
BOOST_DESCRIBE_ENUM(RiskAction, talked, went_over_plan, reached_contact, stayed_with,
                    called_services, told_supervisor, referred)

// How long nobody may answer, in minutes. Each step reaches one more person; after the last, as
// long as there is somebody new, one more each time, and then all of them again: after `again`, and
// then after twice as long each time, up to `again_max`.
struct RiskClock {
    List<Minutes, 6> steps;  // since the sign
    Whole<1, 1440> again{};
    Whole<1, 1440> again_max{};
    bool operator==(const RiskClock&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskClock, (), (steps, again, again_max))

// What whoever looked says of it; and what was done. Both are the member's, and go with them.
struct RiskJudgement {
    RiskTier tier{};
    std::optional<Words> words;
    bool operator==(const RiskJudgement&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskJudgement, (), (tier, words))

struct RiskCare {
    std::vector<RiskAction> actions;
    std::optional<Words> words;
    bool operator==(const RiskCare&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskCare, (), (actions, words))

// Somebody whom an item reaches; with a notice when they have an address.
struct Reached {
    SeatId seat;
    std::optional<NoticeId> notice;
    bool operator==(const Reached&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reached, (), (seat, notice))

// The answer in a form that was the sign.
struct DangerAnswer {
    FormId form;
    MeasureKey item;
    Personal<Choice> choice;
    bool operator==(const DangerAnswer&) const = default;
};
BOOST_DESCRIBE_STRUCT(DangerAnswer, (), (form, item, choice))

// Commands

// The member's answer to "Is this happening now?", where they are, or both. Yes without an open
// item opens one; yes that nobody has answered for a while tells everybody again.
struct SayNow {
    std::optional<bool> now;
    std::optional<Place> place;
    bool operator==(const SayNow&) const = default;
};
BOOST_DESCRIBE_STRUCT(SayNow, (), (now, place))

// The following: facilitators, and whoever the item has reached.

// I have seen this, and the member is told what I do next. `waits_since` as the item shows it:
// refused with moved_meanwhile when there was another sign since, which this does not answer.
struct AcknowledgeRisk {
    RiskId risk;
    LineAnswer answer{};
    std::optional<Timestamp> waits_since;
    bool operator==(const AcknowledgeRisk&) const = default;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeRisk, (), (risk, answer, waits_since))

struct AssessRisk {
    RiskId risk;
    RiskTier tier{};
    std::optional<Words> words;
    bool operator==(const AssessRisk&) const = default;
};
BOOST_DESCRIBE_STRUCT(AssessRisk, (), (risk, tier, words))

// What was done and agreed, and when somebody looks again.
struct PlanRisk {
    RiskId risk;
    List<RiskAction, 7> actions;
    std::optional<Words> words;
    Timestamp next_check_at{};
    bool operator==(const PlanRisk&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanRisk, (), (risk, actions, words, next_check_at))

// To a facilitator or somebody on the escalation list, who has to acknowledge it anew.
struct HandOverRisk {
    RiskId risk;
    SeatId to;
    std::optional<Words> words;
    bool operator==(const HandOverRisk&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandOverRisk, (), (risk, to, words))

// Only what was assessed and planned is closed.
struct CloseRisk {
    RiskId risk;
    Words words;
    bool operator==(const CloseRisk&) const = default;
};
BOOST_DESCRIBE_STRUCT(CloseRisk, (), (risk, words))

// Events

struct RiskOpened {
    RiskId risk;
    SeatId seat;  // the member's
    RiskTrigger trigger{};
    bool urgent = false;
    RiskClock clock;
    std::vector<Reached> reached;
    std::optional<LineId> line;              // that was the sign: its words show in the item
    std::optional<DangerAnswer> answered{};  // likewise
    bool operator==(const RiskOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskOpened, (), (risk, seat, trigger, urgent, clock, reached, line, answered))

// Another sign while the item was open. With `asks_anew` the clock begins again and these people
// are told; without, they were told of just that a moment ago.
struct RiskSigned {
    RiskId risk;
    RiskTrigger trigger{};
    bool urgent = false;
    bool asks_anew = false;
    RiskClock clock;
    std::vector<Reached> reached;
    std::optional<LineId> line;
    std::optional<DangerAnswer> answered{};
    bool operator==(const RiskSigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskSigned, (),
                      (risk, trigger, urgent, asks_anew, clock, reached, line, answered))

struct NowSaid {
    RiskId risk;
    std::optional<Personal<bool>> now;
    std::optional<Personal<Place>> place;
    bool operator==(const NowSaid&) const = default;
};
BOOST_DESCRIBE_STRUCT(NowSaid, (), (risk, now, place))

// time: nobody answered by then. mail: a notice could not be sent, and the clock stays as it is.
enum class RiskStepCause { time, mail };
BOOST_DESCRIBE_ENUM(RiskStepCause, time, mail)

// It goes further. `further`: somebody new; else all who were reached are told again.
struct RiskEscalated {
    RiskId risk;
    RiskStepCause cause{};
    bool further = false;
    std::vector<Reached> reached;
    bool operator==(const RiskEscalated&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskEscalated, (), (risk, cause, further, reached))

// Until it is planned it asks for another look by itself, at next_check_at.
struct RiskAcknowledged {
    RiskId risk;
    SeatId by;
    Personal<LineAnswer> answer;  // of the member, as all that is said and written of an item
    Timestamp next_check_at{};
    bool operator==(const RiskAcknowledged&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskAcknowledged, (), (risk, by, answer, next_check_at))

struct RiskAssessed {
    RiskId risk;
    SeatId by;
    Personal<RiskJudgement> judged;
    Timestamp next_check_at{};
    bool operator==(const RiskAssessed&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskAssessed, (), (risk, by, judged, next_check_at))

struct RiskPlanned {
    RiskId risk;
    SeatId by;
    Personal<RiskCare> care;
    Timestamp next_check_at{};
    std::optional<std::int64_t> plan_version;  // of the member's crisis plan at that time
    bool operator==(const RiskPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskPlanned, (), (risk, by, care, next_check_at, plan_version))

struct RiskHandedOver {
    RiskId risk;
    SeatId by;
    SeatId to;
    std::optional<Personal<Words>> words;
    RiskClock clock;
    std::vector<Reached> reached;
    bool operator==(const RiskHandedOver&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskHandedOver, (), (risk, by, to, words, clock, reached))

// The time to look again has come, or whoever held the item is gone.
struct RiskCheckDue {
    RiskId risk;
    RiskClock clock;
    std::vector<Reached> reached;
    bool operator==(const RiskCheckDue&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskCheckDue, (), (risk, clock, reached))

struct RiskClosed {
    RiskId risk;
    SeatId by;
    Personal<Words> words;
    bool operator==(const RiskClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskClosed, (), (risk, by, words))

}  // namespace protocol::group
