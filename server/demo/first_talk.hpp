// SPDX-License-Identifier: Apache-2.0
// What the made-up people told before their group began: the pre-group meeting of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "protocol/group/intake.hpp"
#include "protocol/group/ties.hpp"
#include "protocol/group/timeline.hpp"

namespace demo {

using protocol::group::Caution;
using protocol::group::CautionDecision;
using protocol::group::Closeness;
using protocol::group::DisputeStage;
using protocol::group::Lane;
using protocol::group::ProblemArea;

// Somebody who matters, and how close they felt then.
struct Near {
    std::string_view name;
    std::string_view relation;
    Closeness closeness = Closeness::close;
    std::string_view good{};
    std::string_view hard{};
    std::string_view wished{};
};

// A mood below 0 was not asked about.
struct Then {
    std::int64_t months_ago = 0;
    std::string_view what;
    int mood = -1;
};

struct FirstTalk {
    std::string_view story;
    std::string_view since;
    std::string_view earlier;
    std::string_view expectations;
    std::string_view strengths;
    std::string_view formulation;
    ProblemArea area{};
    std::optional<ProblemArea> beside = {};
    std::optional<DisputeStage> stage = {};
    std::string_view about{};
    bool shared = false;  // the group knows the area
    std::vector<Near> people;
    std::vector<Then> moments;
    std::string_view pronouns{};
    std::string_view device{};
    std::string_view place{};
    bool captions = false;
    std::string_view sign;   // of the crisis plan: how it begins,
    std::string_view alone;  // what helps alone,
    std::string_view ask;    // and whom to ask
    std::string_view call;   // the emergency contact
    std::string_view number;
    std::optional<Caution> caution = {};  // the one that needed thought
    CautionDecision decision = CautionDecision::join_with_support;
    std::string_view plan{};
};

// Of everybody in the cast, by name.
FirstTalk first_talk_of(std::string_view name);

}  // namespace demo
