// SPDX-License-Identifier: Apache-2.0
// Danger: from a sign of it until somebody has looked, acted and closed it. One open item for each
// member; peers never learn of any of it, not even that something happened.
#pragma once

#include "protocol/group/line.hpp"

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

// Somebody whom an item reaches; with a notice when they have an address.
struct Reached {
    SeatId seat;
    std::optional<NoticeId> notice;
    bool operator==(const Reached&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reached, (), (seat, notice))

// Commands

// The member's answer to "Is this happening now?"; yes without an open item opens one.
struct SayNow {
    bool now = false;
    std::optional<Place> place;
    bool operator==(const SayNow&) const = default;
};
BOOST_DESCRIBE_STRUCT(SayNow, (), (now, place))

// The following: facilitators, and whoever the item has reached.

// I have seen this, and the member is told what I do next.
struct AcknowledgeRisk {
    RiskId risk;
    LineAnswer answer{};
    bool operator==(const AcknowledgeRisk&) const = default;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeRisk, (), (risk, answer))

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
    std::optional<Timestamp> next_check_at;
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
    bool operator==(const RiskOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskOpened, (), (risk, seat, trigger, urgent, clock, reached))

// Another sign while the item was open: somebody has to look anew.
struct RiskSigned {
    RiskId risk;
    RiskTrigger trigger{};
    bool urgent = false;
    RiskClock clock;
    std::vector<Reached> reached;
    bool operator==(const RiskSigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskSigned, (), (risk, trigger, urgent, clock, reached))

struct NowSaid {
    RiskId risk;
    bool now = false;
    std::optional<Personal<Place>> place;
    bool operator==(const NowSaid&) const = default;
};
BOOST_DESCRIBE_STRUCT(NowSaid, (), (risk, now, place))

// Nobody answered in time. `further`: somebody new; else all who were reached are told again.
struct RiskEscalated {
    RiskId risk;
    bool further = false;
    std::vector<Reached> reached;
    bool operator==(const RiskEscalated&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskEscalated, (), (risk, further, reached))

struct RiskAcknowledged {
    RiskId risk;
    SeatId by;
    LineAnswer answer{};
    bool operator==(const RiskAcknowledged&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskAcknowledged, (), (risk, by, answer))

struct RiskAssessed {
    RiskId risk;
    SeatId by;
    RiskTier tier{};
    std::optional<Personal<Words>> words;  // of the member, as all that is written of an item
    bool operator==(const RiskAssessed&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskAssessed, (), (risk, by, tier, words))

struct RiskPlanned {
    RiskId risk;
    SeatId by;
    std::vector<RiskAction> actions;
    std::optional<Personal<Words>> words;
    std::optional<Timestamp> next_check_at;
    std::optional<std::int64_t> plan_version;  // of the member's crisis plan at that time
    bool operator==(const RiskPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(RiskPlanned, (), (risk, by, actions, words, next_check_at, plan_version))

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

// The time to look again has come.
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
