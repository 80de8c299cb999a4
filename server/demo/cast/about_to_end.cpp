// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "server/demo/quiet_story.hpp"

namespace demo {

namespace {

using enum protocol::group::SheetBox;
using enum protocol::group::SheetKind;

constexpr auto elena_talk = std::to_array<SheetLine>(
    {{"Elena", said, "I said: You owe me a Sunday. He said: Here we go again."},
     {"Elena", felt, "Cold in the stomach. Then I wanted to leave."},
     {"Elena", meant, "I miss you, and I do not know how to say it."},
     {"Yusra", heard, "Maybe he heard a bill."},
     {"Marek", could_say, "I would like an hour with you. When is good?"}});

constexpr auto marek_choice = std::to_array<SheetLine>(
    {{"Marek", option, "Tell my daughter before school"},
     {"Yusra", follows, "She has the whole day to ask you in the evening."},
     {"Marek", option, "Wait until I have found something"},
     {"Elena", follows, "And until then you joke."}});

Companion elena() {
    return {.name = "Elena",
            .about = "Her course ends in two days. There are words to leave and to take along.",
            .goal = "Tell my brother what I need, before I am angry.",
            .why = "We only shout or say nothing.",
            .weeks = {{"He did not come on Sunday, and I said nothing.", "My brother", "Bitter",
                       "I came.", "Write the sentence down.", 16},
                      {"I wrote it, and tore it up.", "My brother", "Small",
                       "I wrote the sentence down.", "Write it again and keep it.", 15},
                      {"He rang about the car.", "My brother", "Tense", "I said half of it.",
                       "Say the other half.", 13},
                      {"I said it in the car, looking ahead.", "My brother", "Shaky",
                       "He asked what I meant.", "Answer him on Wednesday.", 11},
                      {"We cooked at his place.", "My brother", "Warm", "We ate together.",
                       "Ask what he needs.", 9},
                      {"They wanted me on Sunday again.", "My brother and his wife", "Firm",
                       "I said no to Sunday.", "Offer Saturday.", 8},
                      {"He rang before I was angry.", "My brother", "Glad", "He rang me first.",
                       "Ask my brother for ten minutes, and begin with 'I'.", 6}},
            .strength = "You say the hard sentence slowly, and then wait. I learned that from you.",
            .signs = "I answer with one word. I count what others owe me. I wake at four.",
            .told = "My brother and Ana at work. They may say: you are counting again.",
            .worked = "Writing the first sentence down. Walking before I ring.",
            .working_on = "Asking him what he needs before I say what I need.",
            .ahead = "The feast at his place in June. I come for two hours, and drive my own car.",
            .crisis = "I ring Ana, day or night, then the help line. The number is on my fridge.",
            .come_back = "After two bad weeks in a row I write to Ines."};
}

Companion marek() {
    return {.name = "Marek",
            .about = "He lost his work, and found something to do with his hands.",
            .goal = "Say 'I lost my work' to three people without a joke.",
            .why = "The joke makes them laugh, and me alone.",
            .weeks = {{"I left at eight as if I went to work.", "Nobody", "Ashamed",
                       "I told the group.", "Stay at home on Thursday.", 14},
                      {"My father asked about the firm.", "My father", "Caught",
                       "I told my father.", "Tell one friend.", 13},
                      {"A whole evening at cards.", "Old colleagues", "Light",
                       "No joke for a whole evening.", "Look at the neighbour's chair.", 12},
                      {"The chair was easy.", "The neighbour", "Useful",
                       "I repaired the neighbour's chair.", "Ask for a reference.", 11},
                      {"I rang the old boss.", "My old boss", "Straight",
                       "I asked for a reference.", "Tell my daughter the first half.", 9},
                      {"She had known for weeks.", "My daughter", "Relieved", "I told my daughter.",
                       "Walk her to school twice.", 7},
                      {"I went to bed without the telly.", "My daughter", "Calm",
                       "I slept seven hours.", "Tell my daughter on the way to school.", 6}},
            .strength = "When you stopped joking I saw how brave you are.",
            .signs = "I joke all day. The blinds stay down. I do not open letters.",
            .told = "My father. He may ask: letters?",
            .worked = "Repairing things for people. Telling it straight.",
            .working_on = "Opening letters on the day they come.",
            .ahead = "The interviews in autumn. My father comes along to the door.",
            .crisis = "I go to my father's and stay there, and he rings the doctor.",
            .come_back = "When the letters lie for a week, I ring the clinic."};
}

Companion yusra() {
    return {.name = "Yusra",
            .about = "New in this town; she has begun to know her street.",
            .goal = "Know three people here by their first name.",
            .why = "At home everybody knew mine.",
            .weeks = {{"I spoke to nobody for two days.", "My sister, on the phone", "Far away",
                       "I greeted the baker.", "Ask her name.", 12},
                      {"She is called Hatice.", "The baker", "Surprised", "She told me her name.",
                       "Walk past the choir on Thursday.", 12},
                      {"I stood outside and heard them.", "The choir", "Longing",
                       "I went to the choir door.", "Go up the stairs.", 9},
                      {"They were on a break.", "The choir", "Shy", "I went in.",
                       "Sit in the last row.", 8},
                      {"Only the low voice, and only once.", "Lidia from the choir", "Alive",
                       "I sang.", "Come on time.", 7},
                      {"There was a scarf on the chair, for me.", "Lidia", "Expected",
                       "Somebody kept me a chair.", "Keep one for somebody.", 5},
                      {"A woman stood at the door as I did.", "A new one", "Kind",
                       "I kept one for her.", "Ask her for her name.", 4}},
            .strength = "You notice who has no chair, and you find one.",
            .signs = "I ring home three times a day. I walk the long way round the bakery.",
            .told = "Lidia from the choir. She may say: Thursday, eight, no excuse.",
            .worked = "Going to the door first. One name at a time.",
            .working_on = "Asking for help in the new language.",
            .ahead =
                "The month when my sister has her child without me. I ring her on Sundays, and go "
                "to the choir.",
            .crisis = "I ring my sister, then the number that Ines gave me.",
            .come_back = "When I have missed the choir three times."};
}

Companion tom() {
    return {.name = "Tom",
            .about = "He was away last time, and has not written anything yet. That is all right.",
            .goal = "Sit at the table with my wife for a meal, phone in the drawer.",
            .why = "We live beside each other.",
            .weeks = {{"We ate in two rooms.", "My wife", "Dull", "Two meals.",
                       "Two breakfasts at the table.", 13},
                      {"The phone rang in the drawer.", "My wife", "Restless", "The drawer works.",
                       "One dinner too.", 13},
                      {"She looked for my phone.", "My wife", "Seen",
                       "She asked where it was, and laughed.", "Ask her about her day.", 13},
                      {"I asked, and did not listen to the end.", "My wife", "Sorry", "",
                       "Ask again.", 13},
                      {"Late shifts all week.", "My boss", "Worn out", "", "Sunday, a walk.", 12},
                      {"Late shifts again.", "My boss", "Worn out", "",
                       "Sunday breakfast, phone in the drawer."},
                      {.away = true}},
            .strength = "You are quiet, and then you say the one thing that we needed."};
}

}  // namespace

// Seven of eight weeks are over; the last session is in two days.
QuietCourse about_to_end() {
    return {.group = "Tuesday group",
            .programme = "weekly-8",
            .sessions_over = 7,
            .days_to_next = 2,
            .companions = {elena(), marek(), yusra(), tom()},
            .sheets = {{4,
                        {.owner = "Elena",
                         .kind = communication,
                         .about = "The Sunday that he owes",
                         .lines = elena_talk,
                         .me_too = "Marek",
                         .taken = "I also send bills."}},
                       {6,
                        {.owner = "Marek",
                         .kind = decision,
                         .about = "When to tell her the rest",
                         .lines = marek_choice,
                         .me_too = "Yusra",
                         .taken = "Morning is a good time for hard things.",
                         .shared = true}}},
            .notes = {"First meeting. All four came, and all spoke in the round.",
                      "The loop was easy to follow. Steps were small, as agreed.",
                      "One turn about silence at home. The group asked well and advised little.",
                      "Half-way: two see a change, two do not yet. Spoke of what the rest is for.",
                      "A talk was looked at line by line. Warm, and some laughter.",
                      "The end was named for the first time. It became quiet, and stayed kind.",
                      "Plans for staying well were begun. One was away with notice."},
            .asked_for_call = "Yusra",
            .wrote = "Elena",
            .line = "I do not know how to say goodbye on Thursday. May I go second?"};
}

}  // namespace demo
