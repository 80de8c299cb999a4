// SPDX-License-Identifier: Apache-2.0
// What is seen of danger: by those who act on it, and by the member it is about.
#pragma once

#include <map>
#include <string>

#include "protocol/group/risk.hpp"
#include "protocol/group/safety.hpp"
#include "protocol/group/watch.hpp"

namespace protocol::group {

enum class RiskStepKind {
    opened,
    signed_again,
    said,  // whether it is happening now
    reached,
    told_again,
    acknowledged,
    assessed,
    planned,
    handed_over,
    check_due,
    closed
};
BOOST_DESCRIBE_ENUM(RiskStepKind, opened, signed_again, said, reached, told_again, acknowledged,
                    assessed, planned, handed_over, check_due, closed)

// An answer in a form that asks for a person. Whoever acts on the item reads it, also before the
// form is sent; of the other answers nothing. Its words by language.
struct DangerAnswerView {
    Title measure;  // as its field calls it
    std::int64_t points = 0;
    std::int64_t points_max = 0;                // of this question
    std::map<std::string, Title> answers;       // none between two ends that alone have words
    std::map<std::string, Sentence> questions;  // none in the steps
};
BOOST_DESCRIBE_STRUCT(DangerAnswerView, (), (measure, points, points_max, answers, questions))

// One line of an incident's story, as the events tell it. What was said of the member, and by
// them, is missing once they were erased.
struct RiskStepView {
    RiskStepKind kind{};
    Timestamp at{};
    std::int64_t times = 1;  // of what happens again and again, with the time of the last
    std::optional<RiskTrigger> trigger;
    std::optional<SeatId> by;
    std::vector<SeatId> to;
    std::optional<bool> now;
    std::optional<LineAnswer> answer;
    std::optional<RiskTier> tier;
    std::vector<RiskAction> actions;
    std::optional<Words> words;
    std::optional<Timestamp> next_check_at;
    std::optional<std::int64_t> plan_version;
    std::optional<DangerAnswerView> answered;  // that was this sign
};
BOOST_DESCRIBE_STRUCT(RiskStepView, (),
                      (kind, at, times, trigger, by, to, now, answer, tier, actions, words,
                       next_check_at, plan_version, answered))

// failed: several times. It is tried on, now and then, as long as the item waits.
enum class NoticeState { waiting, sent, failed, not_set_up };
BOOST_DESCRIBE_ENUM(NoticeState, waiting, sent, failed, not_set_up)

struct NoticeView {
    SeatId seat;
    NoticeState state{};
    std::int64_t tries = 0;  // that failed
    std::optional<Timestamp> next_try_at;
};
BOOST_DESCRIBE_STRUCT(NoticeView, (), (seat, state, tries, next_try_at))

// What helps to reach the member; only in an item that is not closed.
struct RiskHelp {
    std::optional<EmergencyContact> contact;
    std::optional<Place> place;  // as they said last, with this sign or in this session
    std::optional<CrisisPlan> plan;
};
BOOST_DESCRIBE_STRUCT(RiskHelp, (), (contact, place, plan))

// "risks/{risk}": facilitators; while it waits whoever it has reached, then whoever holds it.
struct RiskView {
    SeatId seat;
    Timestamp opened_at{};
    RiskTrigger trigger{};  // the last
    bool urgent = false;
    std::optional<bool> now;  // what the member said with this sign
    RiskState state{};
    std::optional<Timestamp> waits_since;   // for somebody to acknowledge
    std::optional<Timestamp> next_step_at;  // then it goes further
    std::optional<SeatId> held_by;
    std::optional<RiskTier> tier;
    std::optional<Timestamp> next_check_at;
    std::optional<Timestamp> closed_at;
    std::vector<SeatId> reached;
    std::vector<NoticeView> notices;
    std::vector<RiskStepView> steps;
    // To the question whose answer was the last sign in a form: as it stands now, which may be no
    // sign any more. Only in an item that is not closed.
    std::optional<DangerAnswerView> answered;
    std::optional<RiskHelp> help;
};
BOOST_DESCRIBE_STRUCT(RiskView, (),
                      (seat, opened_at, trigger, urgent, now, state, waits_since, next_step_at,
                       held_by, tier, next_check_at, closed_at, reached, notices, steps, answered,
                       help))

struct CareAnswer {
    SeatId by;
    Timestamp at{};
    LineAnswer answer{};
};
BOOST_DESCRIBE_STRUCT(CareAnswer, (), (by, at, answer))

// "care/{risk}": the member it is about, while it is open: that a person knows, and nothing of
// what is written or decided.
struct CareView {
    Timestamp at{};
    RiskTrigger trigger{};
    std::optional<bool> now;
    std::vector<CareAnswer> answers;
};
BOOST_DESCRIBE_STRUCT(CareView, (), (at, trigger, now, answers))

}  // namespace protocol::group
