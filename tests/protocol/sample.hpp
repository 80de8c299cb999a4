// SPDX-License-Identifier: Apache-2.0
// A small wire of our own, with one of everything that the real one may have.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/json/raw.hpp"
#include "protocol/limits.hpp"
#include "protocol/personal.hpp"

namespace sample {

using protocol::CommandId;
using protocol::GoalId;
using protocol::Lines;
using protocol::List;
using protocol::Personal;
using protocol::personal;
using protocol::PersonId;
using protocol::ProcessNote;
using protocol::Text;
using protocol::Timestamp;
using protocol::Whole;

enum class Sharing { only_me, group };
BOOST_DESCRIBE_ENUM(Sharing, only_me, group)

// Fields in every form that is not personal.
struct SetGoal {
    Text<1, 20> text;
    std::optional<Lines<1, 40>> why;
    Sharing sharing{};
    bool operator==(const SetGoal&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetGoal, (), (text, why, sharing))

struct RaiseHand {
    bool operator==(const RaiseHand&) const = default;
};
BOOST_DESCRIBE_STRUCT(RaiseHand, (), ())

struct RateWeek {
    Whole<0, 10> mood;
    List<Whole<1, 5>, 3> parts;
    bool operator==(const RateWeek&) const = default;
};
BOOST_DESCRIBE_STRUCT(RateWeek, (), (mood, parts))

using Command = std::variant<SetGoal, RaiseHand, RateWeek>;

struct Dated {
    Timestamp at{};
    bool operator==(const Dated&) const = default;
};
BOOST_DESCRIBE_STRUCT(Dated, (), (at))

// Has a base, and a name that C++ keeps for itself.
struct Line : Dated {
    std::string do_;
    bool urgent = false;
    std::int32_t step = 0;
    bool operator==(const Line&) const = default;
};
BOOST_DESCRIBE_STRUCT(Line, (Dated), (do_, urgent, step))

struct GoalWords {
    Lines<1, 40> text;
    std::optional<Text<1, 20>> with_whom;
    bool operator==(const GoalWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalWords, (), (text, with_whom))

struct GoalSet {
    GoalId goal;
    Personal<GoalWords> words;
    Sharing sharing{};
    bool operator==(const GoalSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalSet, (), (goal, words, sharing))

struct NoteWritten {
    ProcessNote<Lines<0, 60>> note;
    std::optional<Personal<Text<1, 20>>> about;
    bool operator==(const NoteWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteWritten, (), (note, about))

struct HandRaised {
    bool operator==(const HandRaised&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandRaised, (), ())

using Event = std::variant<GoalSet, NoteWritten, HandRaised>;

struct Record {
    CommandId command;
    std::optional<PersonId> by;
    std::vector<Event> events;
    std::map<GoalId, Personal<GoalWords>> goals;
    std::map<std::string, std::vector<Personal<std::string>>> kept;
    std::int64_t version = 3;  // a field that came later
    bool operator==(const Record&) const = default;
};
BOOST_DESCRIBE_STRUCT(Record, (), (command, by, events, goals, kept, version))

}  // namespace sample
