// SPDX-License-Identifier: Apache-2.0
#include "server/demo/story.hpp"

namespace demo {

// A quarrel with his brother about their father's care.
Story luis() {
    return {
        .name = "Luis",
        .about = "At odds with his brother about their father.",
        .goal = "Talk with my brother about our father without one of us hanging up.",
        .why = "We share the care and we have not shared a meal since spring.",
        .before_the_group = 15,
        .totals = {14, 13, 10, 8, 6},
        .weeks =
            {{.checkin = {.mood = 4,
                          .change = MoodChange::down,
                          .happened =
                              "We shouted about who drives Papa on Mondays. I hung up first.",
                          .with_whom = "My brother",
                          .win = "I cooked for Papa and he ate all of it."},
              .step = {.what = "Write my brother one message that has no reproach in it.",
                       .with_whom = "My brother",
                       .when = "Before Sunday",
                       .obstacle = "I start well and then the old list comes.",
                       .plan_b = "I write it, sleep on it, and cut the second half."},
              .word = "tired"},
             {.checkin = {.mood = 4,
                          .change = MoodChange::same,
                          .happened = "I sent it. He answered with a thumb.",
                          .with_whom = "My brother",
                          .outcome = StepOutcome::done,
                          .learned = "I wanted a letter back. A thumb is not nothing.",
                          .win = "I did not send the second half.",
                          .week_for = PartSharing::group},
              .step = {.what = "Ask him what the Mondays are like for him, and only listen.",
                       .with_whom = "My brother",
                       .when = "When he brings Papa home",
                       .obstacle = "He says 'fine' and leaves.",
                       .plan_b = "I walk with him to his car."},
              .word = "patient"},
             {.checkin = {.mood = 6,
                          .change = MoodChange::up,
                          .happened =
                              "He told me that he is afraid of finding Papa on the floor one day. "
                              "I did not know that.",
                          .with_whom = "My brother, in the car",
                          .outcome = StepOutcome::done,
                          .learned = "He is not lazy. He is frightened, like me.",
                          .win = "We sat in the car for half an hour.",
                          .week_for = PartSharing::group},
              .step = {.what = "Tell him that I am frightened too.",
                       .with_whom = "My brother",
                       .when = "On the phone, Wednesday",
                       .obstacle = "My voice.",
                       .plan_b = "I write it down and read it out.",
                       .ends_as = CardPlace::done},
              .word = "hopeful"},
             {.checkin = {.mood = 5,
                          .change = MoodChange::down,
                          .happened =
                              "I said it. Then Papa fell, not badly, and we were back to lists.",
                          .with_whom = "My brother and Papa",
                          .outcome = StepOutcome::done,
                          .learned = "One good talk does not make the next one easy.",
                          .win = "We drove to the hospital in one car."},
              .step = {.what = "Ask for a family talk at the clinic, the three of us.",
                       .with_whom = "The nurse on Papa's ward",
                       .when = "Friday morning",
                       .obstacle = "Papa says that he needs nobody.",
                       .plan_b = "My brother and I go, just the two of us.",
                       .ends_as = CardPlace::done},
              .word = "steady"}},
        .today = {.mood = 6,
                  .change = MoodChange::up,
                  .happened =
                      "The talk is set for Monday. My brother wrote the questions down and sent "
                      "them to me first.",
                  .with_whom = "My brother",
                  .outcome = StepOutcome::done,
                  .learned = "He can plan and I can talk. That is a team.",
                  .win = "He signed with his childhood name.",
                  .week_for = PartSharing::group}};
}

}  // namespace demo
