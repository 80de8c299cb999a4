// SPDX-License-Identifier: Apache-2.0
#include "server/demo/story.hpp"

namespace demo {

// He lost his work, and with it his days and his colleagues.
Story samir() {
    return {
        .name = "Samir",
        .about = "Lost his work, and with it his days.",
        .goal = "Have three fixed things with other people in my week.",
        .why = "Without work every day is the same, and I have stopped answering my phone.",
        .before_the_group = 18,
        .totals = {18, 17, -1, 16, 15},
        .weeks =
            {{.checkin = {.mood = 2,
                          .change = MoodChange::down,
                          .happened = "I slept until noon on four days.",
                          .with_whom = "Nobody, really",
                          .win = "I shaved for this."},
              .step = {.what = "Answer one message a day, even if it is short.",
                       .with_whom = "Whoever has written",
                       .when = "At noon",
                       .obstacle = "I am ashamed because it is late.",
                       .plan_b = "I write: 'Late, but I am here.'"},
              .word = "heavy"},
             {.checkin = {.mood = 4,
                          .change = MoodChange::up,
                          .happened = "Five messages. Two people wrote back within a minute.",
                          .with_whom = "Old colleagues",
                          .outcome = StepOutcome::partly,
                          .learned = "Nobody asked why it had taken so long.",
                          .win = "Karim wants to walk with me.",
                          .week_for = PartSharing::group},
              .step = {.what = "Walk with Karim and do not talk about work for the first hour.",
                       .with_whom = "Karim",
                       .when = "Saturday at ten",
                       .obstacle = "If it rains I will call it off.",
                       .plan_b = "Then we meet in the tea house.",
                       .ends_as = CardPlace::hard_this_week},
              .word = "surprised"},
             {.checkin = {.mood = 2,
                          .change = MoodChange::down,
                          .happened = "I called Karim off.",
                          .with_whom = "Karim",
                          .outcome = StepOutcome::not_yet},
              .step = {.what = ""},
              .word = "",
              .absent = true},
             {.checkin = {.mood = 3,
                          .change = MoodChange::up,
                          .happened =
                              "I was not here last week. I sat with my coat on and could not go "
                              "to the computer.",
                          .with_whom = "My mother rang",
                          .outcome = StepOutcome::not_yet,
                          .learned = "Nobody was angry that I was missing. Two of you sent a sign.",
                          .win = "I came back.",
                          .week_for = PartSharing::group},
              .step = {.what = "Ring Karim and say the true reason in one sentence.",
                       .with_whom = "Karim",
                       .when = "Tomorrow at noon",
                       .obstacle = "The phone weighs a hundred kilos.",
                       .plan_b = "I send it as a voice message.",
                       .ends_as = CardPlace::done},
              .word = "back"}},
        .today = {.mood = 4,
                  .change = MoodChange::up,
                  .happened =
                      "Karim said that he had been out of work too, for a year. He never told me.",
                  .with_whom = "Karim",
                  .outcome = StepOutcome::done,
                  .learned = "The true sentence was shorter than all the excuses.",
                  .win = "We walk every Saturday now.",
                  .week_for = PartSharing::group}};
}

}  // namespace demo
