// SPDX-License-Identifier: Apache-2.0
// What the made-up people of the demo went through, week by week, in their own words.
#pragma once

#include <string_view>
#include <vector>

#include "protocol/group/board.hpp"
#include "protocol/group/checkin.hpp"

namespace demo {

using protocol::group::CardPlace;
using protocol::group::MoodChange;
using protocol::group::PartSharing;
using protocol::group::Sharing;
using protocol::group::StepOutcome;

// How a week was, as its check-in says before the session. Empty words were not filled in.
struct Checkin {
    int mood = 5;
    MoodChange change = MoodChange::same;
    std::string_view happened{};
    std::string_view with_whom{};
    StepOutcome outcome = StepOutcome::done;
    std::string_view learned{};
    std::string_view win{};
    PartSharing week_for = PartSharing::facilitator;  // the other parts are for the group
};

// The next step that was taken on in the session, and what became of it.
struct Step {
    std::string_view what;
    std::string_view with_whom{};
    std::string_view when{};
    std::string_view obstacle{};
    std::string_view plan_b{};
    Sharing sharing = Sharing::group;
    CardPlace ends_as = CardPlace::done;
};

struct Week {
    Checkin checkin;
    Step step;
    std::string_view word;  // the closing word
    bool absent = false;
    bool late = false;
};

struct Story {
    std::string_view name;
    std::string_view about;  // who this is, for a visitor who is to be this person
    std::string_view goal;
    std::string_view why;
    Sharing goal_sharing = Sharing::group;
    std::string_view topic{};  // brought to the agenda in the week `topic_in`
    int topic_in = 0;
    int before_the_group = 0;  // PHQ-9 totals: then, and before each session; -1: not filled in
    std::vector<int> totals = {};
    std::vector<Week> weeks;  // the four that are over
    Checkin today;            // before the session that is under way
};

Story amina();
Story luis();
Story rosa();
Story samir();
Story joon();
Story mila();
Story tariq();

}  // namespace demo
