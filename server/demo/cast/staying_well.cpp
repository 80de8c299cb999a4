// SPDX-License-Identifier: Apache-2.0
#include "server/demo/quiet_story.hpp"

namespace demo {

// Once a month, until they settle on an end. Two sessions are over.
QuietCourse staying_well() {
    return {.group = "First Monday",
            .programme = "monthly-open",
            .sessions_over = 2,
            .days_to_next = 9,
            .companions = {
                {.name = "Ruth",
                 .about = "Her course is long over; once a month she looks at her plan.",
                 .goal = "Keep Sunday for people, and not for worries.",
                 .why = "It was the worst day of the week for a year.",
                 .wins = {"Three Sundays of four.", "I invited the neighbour."},
                 .step = "Ask the neighbour for soup on Sunday.",
                 .strength = "",
                 .signs = "I tidy at night. I say that I am fine before anybody asks.",
                 .told = "My neighbour and my son. They may say: fine, or fine?",
                 .worked = "Soup on Sundays. Saying it out loud on the first day.",
                 .crisis = "My son comes and stays the night. His number is the first in my phone.",
                 .come_back = "When two Sundays in a row are bad I ring Ines."},
                {.name = "Pavel",
                 .about = "He moved out a year ago, and learned to live alone.",
                 .goal = "Ring somebody before the evening, not after it.",
                 .why = "At ten it is too late to ring, and then I do not.",
                 .wins = {"I rang at six.", "Somebody rang me."},
                 .step = "Ring Karl at six on Tuesdays.",
                 .strength = "",
                 .signs = "I eat standing. The telly is on before my coat is off.",
                 .told = "Karl. He may ask: did you sit down to eat?",
                 .worked = "A fixed hour to ring. Cooking for two and freezing one.",
                 .crisis = "I ring Karl, then the help line.",
                 .come_back = "When I have eaten standing for a week."},
                {.name = "Aisha",
                 .about = "She has a child now, and a list of people who come when she rings.",
                 .goal = "Let somebody else hold the baby while I sleep.",
                 .why = "I thought that I must do it all.",
                 .wins = {"My aunt came twice.", "I slept, and nothing happened."},
                 .step = "Ask my aunt for Wednesday afternoon.",
                 .strength = "",
                 .signs = "I check the door three times. I stop ringing back.",
                 .told = "My aunt and my midwife. They may say: sleep first, then talk.",
                 .worked = "Asking early. Sleeping when she sleeps.",
                 .crisis = "My aunt takes the child, and I go to the clinic by taxi.",
                 .come_back = "When I have not rung anybody back for five days."}}};
}

}  // namespace demo
