// SPDX-License-Identifier: Apache-2.0
#include "server/demo/quiet_story.hpp"

namespace demo {

// Seven of eight weeks are over; the last session is in two days.
QuietCourse about_to_end() {
    return {
        .group = "Tuesday group",
        .programme = "weekly-8",
        .sessions_over = 7,
        .days_to_next = 2,
        .companions = {
            {.name = "Elena",
             .about = "Her course ends in two days. There are words to leave and to take along.",
             .goal = "Tell my brother what I need, before I am angry.",
             .why = "We only shout or say nothing.",
             .wins = {"I came.", "I wrote the sentence down.", "I said half of it.",
                      "He asked what I meant.", "We ate together.", "I said no to Sunday.",
                      "He rang me first."},
             .step = "Ask my brother for ten minutes, and begin with 'I'.",
             .strength = "You say the hard sentence slowly, and then wait. I learned that from "
                         "you.",
             .signs = "I answer with one word. I count what others owe me. I wake at four.",
             .told = "My brother and Ana at work. They may say: you are counting again.",
             .worked = "Writing the first sentence down. Walking before I ring.",
             .crisis = "I ring Ana, day or night, then the help line. The number is on my fridge.",
             .come_back = "After two bad weeks in a row I write to Ines."},
            {.name = "Marek",
             .about = "He lost his work, and found something to do with his hands.",
             .goal = "Say 'I lost my work' to three people without a joke.",
             .why = "The joke makes them laugh, and me alone.",
             .wins = {"I told the group.", "I told my father.", "No joke for a whole evening.",
                      "I repaired the neighbour's chair.", "I asked for a reference.",
                      "I told my daughter.", "I slept seven hours."},
             .step = "Tell my daughter on the way to school.",
             .strength = "When you stopped joking I saw how brave you are.",
             .signs = "I joke all day. The blinds stay down. I do not open letters.",
             .told = "My father. He may ask: letters?",
             .worked = "Repairing things for people. Telling it straight.",
             .crisis = "I go to my father's and stay there, and he rings the doctor.",
             .come_back = "When the letters lie for a week, I ring the clinic."},
            {.name = "Yusra",
             .about = "New in this town; she has begun to know her street.",
             .goal = "Know three people here by their first name.",
             .why = "At home everybody knew mine.",
             .wins = {"I greeted the baker.", "She told me her name.", "I went to the choir door.",
                      "I went in.", "I sang.", "Somebody kept me a chair.", "I kept one for her."},
             .step = "Go into the choir and sit down, without singing.",
             .strength = "You notice who has no chair, and you find one.",
             .signs = "I ring home three times a day. I walk the long way round the bakery.",
             .told = "Lidia from the choir. She may say: Thursday, eight, no excuse.",
             .worked = "Going to the door first. One name at a time.",
             .crisis = "I ring my sister, then the number that Ines gave me.",
             .come_back = "When I have missed the choir three times."},
            {.name = "Tom",
             .about = "He has not written anything yet. That is all right.",
             .goal = "Sit at the table with my wife for a meal, phone in the drawer.",
             .why = "We live beside each other.",
             .wins = {"Two meals.", "The drawer works.", "She asked where it was, and laughed."},
             .step = "Sunday breakfast, phone in the drawer.",
             .strength = "You are quiet, and then you say the one thing that we needed.",
             .signs = "",
             .told = "",
             .worked = "",
             .crisis = "",
             .come_back = ""}}};
}

}  // namespace demo
