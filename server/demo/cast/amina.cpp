// SPDX-License-Identifier: Apache-2.0
#include "server/demo/story.hpp"

namespace demo {

// A move to a new town, far from her sister.
Story amina() {
    return {
        .name = "Amina",
        .about = "New in town, far from her sister.",
        .goal = "Find two people here whom I can call when the evening is long.",
        .why = "Since the move I talk to my sister on the phone and to nobody else.",
        .topic = "How do you ask somebody twice when they said no the first time?",
        .topic_in = 3,
        .before_the_group = 17,
        .totals = {16, 14, 12, 11, -1},
        .weeks =
            {{.checkin = {.mood = 3,
                          .change = MoodChange::same,
                          .happened = "I unpacked the last boxes. Nobody has seen the flat yet.",
                          .with_whom = "My sister, on the phone",
                          .win = "I came here although I nearly did not."},
              .step = {.what =
                           "Say hello to the neighbour across the landing and tell her my name.",
                       .with_whom = "The neighbour",
                       .when = "Saturday morning",
                       .obstacle = "She is often in a hurry.",
                       .plan_b = "I put a note under her door."},
              .word = "nervous"},
             {.checkin = {.mood = 4,
                          .change = MoodChange::up,
                          .happened =
                              "The neighbour is called Helga. We talked about the heating for "
                              "ten minutes.",
                          .with_whom = "Helga next door",
                          .outcome = StepOutcome::done,
                          .learned = "Small talk is a door, it need not be the room.",
                          .win = "I laughed with somebody in this house.",
                          .week_for = PartSharing::group},
              .step = {.what = "Ask Helga if she would like to have tea on Sunday.",
                       .with_whom = "Helga",
                       .when = "Thursday after work",
                       .obstacle = "I think that I would be a burden.",
                       .plan_b = "I ask her which bakery is good, and start from there.",
                       .ends_as = CardPlace::hard_this_week},
              .word = "lighter"},
             {.checkin = {.mood = 3,
                          .change = MoodChange::down,
                          .happened =
                              "I asked and she had no time. I stayed in bed most of Sunday.",
                          .with_whom = "Helga",
                          .outcome = StepOutcome::partly,
                          .learned = "I heard 'not you' when she said 'not Sunday'.",
                          .win = "I told my sister that it hurt."},
              .step = {.what = "Ask Helga once more, for any day she likes.",
                       .with_whom = "Helga",
                       .when = "When I meet her on the stairs",
                       .obstacle = "I go past quickly.",
                       .plan_b = "I call Rosa's way: one sentence, then breathe."},
              .word = "understood"},
             {.checkin = {.mood = 6,
                          .change = MoodChange::up,
                          .happened =
                              "Tea with Helga on Wednesday. She showed me photographs of the "
                              "house before the war.",
                          .with_whom = "Helga",
                          .outcome = StepOutcome::done,
                          .learned = "The second question was easier than waiting.",
                          .win = "She asked me to come again.",
                          .week_for = PartSharing::group},
              .step = {.what = "Go to the choir in the library and stay for one song.",
                       .with_whom = "People I do not know",
                       .when = "Tuesday at seven",
                       .obstacle = "The first five minutes at the door.",
                       .plan_b = "I ask Helga to walk there with me.",
                       .ends_as = CardPlace::under_way},
              .word = "warm"}},
        .today = {.mood = 6,
                  .change = MoodChange::same,
                  .happened = "I stood outside the library and heard them sing. I did not go in.",
                  .with_whom = "Helga walked me home",
                  .outcome = StepOutcome::partly,
                  .learned = "Going as far as the door is also going.",
                  .win = "I know the song now."}};
}

}  // namespace demo
