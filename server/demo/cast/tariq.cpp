// SPDX-License-Identifier: Apache-2.0
#include "server/demo/story.hpp"

namespace demo {

// Divorced, and learning to be a father on every second weekend.
Story tariq() {
    return {
        .name = "Tariq",
        .about = "Divorced, a father on every second weekend.",
        .goal =
            "Be calm at the handover, so that the children come in without looking at our faces.",
        .why = "My son asked me if he has to choose.",
        .goal_sharing = Sharing::facilitator,
        .before_the_group = 9,
        .totals = {8, 7, 5, 4, 4},
        .weeks =
            {{.checkin = {.mood = 4,
                          .change = MoodChange::same,
                          .happened = "We argued at the door again, about shoes.",
                          .with_whom = "Their mother",
                          .win = "We baked bread, it was flat and good."},
              .step = {.what = "At the door I say hello, the time, thank you. Nothing else.",
                       .with_whom = "Their mother",
                       .when = "Friday at five",
                       .obstacle = "She has a list.",
                       .plan_b = "I say: 'I will write to you about it tonight.'"},
              .word = "careful"},
             {.checkin = {.mood = 5,
                          .change = MoodChange::up,
                          .happened =
                              "Three sentences at the door. My daughter ran in without her coat.",
                          .with_whom = "Their mother",
                          .outcome = StepOutcome::done,
                          .learned = "The children hear the short version too.",
                          .win = "No argument in front of them.",
                          .week_for = PartSharing::group},
              .step = {.what = "Write to her about the school trip, facts only.",
                       .with_whom = "Their mother",
                       .when = "Wednesday",
                       .obstacle = "Old matters creep in.",
                       .plan_b = "I let Luis's night pass over it."},
              .word = "calmer"},
             {.checkin = {.mood = 5,
                          .change = MoodChange::same,
                          .happened = "She thanked me for the message about the trip.",
                          .with_whom = "Their mother",
                          .outcome = StepOutcome::done,
                          .learned =
                              "I can be right or I can be kind. Sometimes both, but kind first.",
                          .win = "My son told me about a girl in his class."},
              .step = {.what = "Tell my son that he never has to choose.",
                       .with_whom = "My son",
                       .when = "On our walk to the river",
                       .obstacle = "I get solemn and he makes jokes.",
                       .plan_b = "I say it while we throw stones.",
                       .ends_as = CardPlace::done},
              .word = "clear"},
             {.checkin = {.mood = 7,
                          .change = MoodChange::up,
                          .happened = "I said it. He threw a stone and said 'I know, Baba'.",
                          .with_whom = "My son",
                          .outcome = StepOutcome::done,
                          .learned = "He needed six words, not a speech.",
                          .win = "He took my hand on the way back.",
                          .week_for = PartSharing::group},
              .step = {.what = "Ask their mother how the weekdays are going for her.",
                       .with_whom = "Their mother",
                       .when = "At the next handover",
                       .obstacle = "She may think that I want something.",
                       .plan_b = "I ask in writing.",
                       .ends_as = CardPlace::under_way},
              .word = "thankful"}},
        .today = {
            .mood = 6,
            .change = MoodChange::down,
            .happened = "I asked. She said 'Why do you want to know?' and I said 'Because I do'.",
            .with_whom = "Their mother",
            .outcome = StepOutcome::partly,
            .learned = "It will take more than one question.",
            .win = "I did not defend myself."}};
}

}  // namespace demo
