// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "server/demo/quiet_story.hpp"

namespace demo {

namespace {

using enum protocol::group::SheetBox;
using enum protocol::group::SheetKind;

constexpr auto ruth_choice =
    std::to_array<SheetLine>({{"Ruth", option, "Ask the neighbour every week"},
                              {"Aisha", follows, "Then a Sunday without her is a hole."},
                              {"Ruth", option, "Ask three people in turn"},
                              {"Pavel", follows, "Then it is a table."}});

Companion ruth() {
    return {.name = "Ruth",
            .about = "Her course is long over; once a month she looks at her plan.",
            .goal = "Keep Sunday for people, and not for worries.",
            .why = "It was the worst day of the week for a year.",
            .weeks = {{"One Sunday I tidied until night.", "Nobody", "Watchful",
                       "Three Sundays of four.", "Invite the neighbour once.", 7},
                      {"She brought the bread.", "My neighbour", "At home",
                       "I invited the neighbour.", "Ask the neighbour for soup on Sunday.", 5}},
            .strength = "",
            .signs = "I tidy at night. I say that I am fine before anybody asks.",
            .told = "My neighbour and my son. They may say: fine, or fine?",
            .worked = "Soup on Sundays. Saying it out loud on the first day.",
            .working_on = "Leaving the dishes when somebody is at the table.",
            .ahead = "The Sundays before Christmas. My son comes for one, the neighbour for one.",
            .crisis = "My son comes and stays the night. His number is the first in my phone.",
            .come_back = "When two Sundays in a row are bad I ring Ines."};
}

Companion pavel() {
    return {.name = "Pavel",
            .about = "He moved out a year ago, and learned to live alone.",
            .goal = "Ring somebody before the evening, not after it.",
            .why = "At ten it is too late to ring, and then I do not.",
            .weeks = {{"I rang from the bus.", "Karl", "Brave", "I rang at six.",
                       "Ring on two days.", 6},
                      {"The phone rang while I cooked.", "Karl", "Thought of", "Somebody rang me.",
                       "Ring Karl at six on Tuesdays.", 12}},
            .strength = "",
            .signs = "I eat standing. The telly is on before my coat is off.",
            .told = "Karl. He may ask: did you sit down to eat?",
            .worked = "A fixed hour to ring. Cooking for two and freezing one.",
            .working_on = "Saying that I am low before I am asked.",
            .ahead = "The long evenings from November. I move the ringing to five.",
            .crisis = "I ring Karl, then the help line.",
            .come_back = "When I have eaten standing for a week."};
}

Companion aisha() {
    return {
        .name = "Aisha",
        .about = "She has a child now, and a list of people who come when she rings.",
        .goal = "Let somebody else hold the baby while I sleep.",
        .why = "I thought that I must do it all.",
        .weeks = {{"I stood behind the door and listened.", "My aunt", "Uneasy",
                   "My aunt came twice.", "Sleep while she is there.", 8},
                  {"I slept two hours, and woke up by myself.", "My aunt", "Rested",
                   "I slept, and nothing happened.", "Ask my aunt for Wednesday afternoon.", 6}},
        .strength = "",
        .signs = "I check the door three times. I stop ringing back.",
        .told = "My aunt and my midwife. They may say: sleep first, then talk.",
        .worked = "Asking early. Sleeping when she sleeps.",
        .working_on = "Letting a message wait until I have slept.",
        .ahead = "Back to work in June. My aunt has the Wednesdays until August.",
        .crisis = "My aunt takes the child, and I go to the clinic by taxi.",
        .come_back = "When I have not rung anybody back for five days."};
}

}  // namespace

// Once a month, until they settle on an end. Two sessions are over.
QuietCourse staying_well() {
    return {.group = "First Monday",
            .programme = "monthly-open",
            .sessions_over = 2,
            .days_to_next = 9,
            .companions = {ruth(), pavel(), aisha()},
            .sheets = {{1,
                        {.owner = "Ruth",
                         .kind = decision,
                         .about = "Sundays from now on",
                         .lines = ruth_choice,
                         .me_too = "Pavel",
                         .taken = "Three people are a table.",
                         .shared = true}}},
            .notes = {"All three told of their plans. Signs of return were small, and seen early.",
                      "One had a harder month, and said so first. The others knew it."},
            .wrote = "Aisha",
            .line = "I may be ten minutes late next time: the baby. Please keep my place."};
}

}  // namespace demo
