// SPDX-License-Identifier: Apache-2.0
#include "server/demo/first_talk.hpp"

#include <stdexcept>
#include <string>

namespace demo {

namespace {

using enum Closeness;

FirstTalk of_amina() {
    return {
        .story = "I am tired all day and awake at night. In the evening the flat is very quiet.",
        .since = "Since the move in spring. My sister stayed, and so did everybody I knew.",
        .earlier = "Once, after school, for some weeks. My sister came over every day.",
        .expectations = "To say things aloud that I only say on the phone. Not to be pushed.",
        .strengths = "I can sing. I cook for many. I write to my sister each night.",
        .formulation =
            "Amina became low after she left the place where everybody knew her. What "
            "she misses is not only her sister but being known. Two people here would "
            "be a beginning.",
        .area = ProblemArea::transition,
        .beside = ProblemArea::isolation,
        .about = "From the town where everybody knew me to one where nobody does.",
        .shared = true,
        .people = {{"Layla", "my sister", closest, "She hears how I am by my hello.",
                    "She is far away.", "That I do not need only her."},
                   {"Mother", "", further, "She prays for me.", "She asks when I come back."},
                   {"Mr. Brandt", "my boss", outside, "", "We speak of work only."},
                   {"The choir of before", "friends at home", close, "We laughed a lot.", ""}},
        .moments = {{26, "First job after the training", 7},
                    {20, "Layla has her baby"},
                    {8, "I move here for the work", 4},
                    {6, "I stop sleeping through", 2}},
        .pronouns = "she",
        .device = "My laptop",
        .place = "At home, I live alone.",
        .captions = true,
        .sign = "I do not write to Layla",
        .alone = "Sing one song aloud",
        .ask = "Layla, at any hour",
        .call = "Layla",
        .number = "030 5550101"};
}

FirstTalk of_luis() {
    return {
        .story = "I am angry and then I am empty. I wake up at four and go through it all again.",
        .since = "Since Papa's fall. My brother and I share the care and fight about everything.",
        .earlier = "Never like this.",
        .expectations = "Somebody who tells me how I sound. I do not want advice about nursing.",
        .strengths = "I keep my word. I fix things. Giulia sticks by me.",
        .formulation =
            "Luis's low mood came with a quarrel that nobody calls one: each brother "
            "thinks that the other does too little. They have stopped saying what they "
            "expect, and the anger comes out on the phone.",
        .area = ProblemArea::dispute,
        .stage = DisputeStage::impasse,
        .about = "My brother Paolo and I, about our father.",
        .shared = true,
        .people = {{"Giulia", "my wife", closest, "She waits until I talk.",
                    "I bring the anger home.", "That home is not about Papa each night."},
                   {"Paolo", "my brother", further, "He makes Papa laugh.", "He hangs up, or I do.",
                    "To eat together once."},
                   {"Papa", "", close, "He still calls me little one.", "He forgets that I came."},
                   {"The nurse", "on Papa's ward", further, "She is straight with me.", ""}},
        .moments = {{41, "Our mother dies", 4},
                    {12, "Papa moves in with Paolo", 6},
                    {9, "Papa falls"},
                    {7, "We shout in the car park", 2}},
        .pronouns = "he",
        .device = "My phone",
        .place = "In the car, in front of the house.",
        .sign = "I drive around at night",
        .alone = "Sharpen the knives, slowly",
        .ask = "Giulia",
        .call = "Giulia",
        .number = "030 5550102"};
}

FirstTalk of_rosa() {
    return {.story = "I do what has to be done, and nothing has a taste.",
            .since = "Matteo died two years ago in May. The second year was worse than the first.",
            .earlier = "After my first child, for a year. A doctor helped.",
            .expectations = "To say his name without somebody changing the subject.",
            .strengths = "The garden. My grandchildren on Wednesdays. I listen well.",
            .formulation =
                "Rosa's low time is grief that had no room: everybody was careful with "
                "her, so she stopped speaking of Matteo. Speaking of him, the good and the "
                "hard, is what she wants to begin with.",
            .area = ProblemArea::grief,
            .about = "My husband Matteo.",
            .shared = true,
            .people = {{"Matteo", "my husband, who died", closest, "He was never in a hurry.",
                        "I had no time to say goodbye."},
                       {"Chiara", "my daughter", close, "She comes every week.",
                        "She does not want me to cry.", "That we look at the photographs."},
                       {"Petra", "a neighbour", further, "She brings soup.", ""},
                       {"The Sunday table", "old friends", outside, "", "They fell silent."}},
            .moments = {{112, "We buy the house with the garden", 9},
                        {30, "Matteo dies"},
                        {24, "I give his clothes away", 3},
                        {11, "The first feast with an empty chair", 2}},
            .pronouns = "she",
            .device = "The tablet of my daughter",
            .place = "In the kitchen.",
            .sign = "I do not go to the garden",
            .alone = "Water the beans",
            .ask = "Chiara, then Petra",
            .call = "Chiara",
            .number = "030 5550103"};
}

FirstTalk of_samir() {
    return {.story = "Every day is the same. I do not answer my phone, and then I am ashamed.",
            .since = "Since the firm closed in winter. Fourteen years, and then a letter.",
            .earlier = "I drank more for a while after the army. Football got me out.",
            .expectations = "That somebody notices when I do not come.",
            .strengths = "I am good with my hands. Children like me.",
            .formulation =
                "With the work Samir lost his days, his colleagues and what he was good "
                "for. The less he sees people, the more ashamed he is, and the less he "
                "sees them. Fixed things with others are a way out.",
            .area = ProblemArea::transition,
            .beside = ProblemArea::isolation,
            .about = "From fourteen years in one firm to no work.",
            .people = {{"Karim", "my brother", close, "He drives over when I am silent.",
                        "I owe him money.", "To be the one who helps, for once."},
                       {"Mother", "", further, "She does not ask.", "She worries."},
                       {"The men from the hall", "old colleagues", outside, "We had our jokes.",
                        "Nobody rings any more."}},
            .moments = {{79, "I become foreman", 8},
                        {11, "The letter", 3},
                        {9, "I stop going to football"},
                        {5, "I do not answer for two weeks", 1}},
            .pronouns = "he",
            .device = "My phone",
            .place = "My room, the flat is mine.",
            .sign = "I do not answer the phone",
            .alone = "Walk to the canal and back",
            .ask = "My brother Karim",
            .call = "Karim",
            .number = "030 5550142",
            .caution = Caution::substances,
            .plan =
                "Some beer in the evening, more since winter. He sees his doctor once a month "
                "beside the group, and we ask about it half-way."};
}

FirstTalk of_joon() {
    return {.story = "I say yes to everything and lie awake. I cannot study any more.",
            .since = "Since the letter about the course of study came, and the form has a date.",
            .earlier = "Before the last exams. It went away with the summer.",
            .expectations = "To practise saying it before I say it.",
            .strengths = "I draw. Minji believes me.",
            .formulation =
                "Joon's sleep went when two lives had to be decided between: the one that "
                "his parents expect and the one he wants. They do not know, because he has "
                "not told them.",
            .area = ProblemArea::dispute,
            .stage = DisputeStage::renegotiation,
            .about = "My parents and I, about what I study.",
            .people = {{"Minji", "my friend", closest, "I can say it to her.", ""},
                       {"Father", "", further, "He works for us.", "I cannot say no to him.",
                        "That he asks me once."},
                       {"Mother", "", close, "She sees when I do not eat.", "She tells Father."},
                       {"Mr. Lee", "my drawing teacher", close, "He says that I should.", ""}},
            .moments = {{27, "I win the drawing prize", 8},
                        {13, "Law it will be, they say", 4},
                        {7, "The form comes"}},
            .pronouns = "he",
            .device = "My laptop",
            .place = "The music room at school.",
            .sign = "I do not draw",
            .alone = "Stand under cold water",
            .ask = "Minji",
            .call = "Minji",
            .number = "030 5550105"};
}

FirstTalk of_mila() {
    return {.story = "I am so tired that I cry when the kettle is empty. Then I shout.",
            .since = "Since Luka was born in winter. Everybody says: enjoy it.",
            .earlier = "As a student. I told nobody.",
            .expectations = "Not to be told to enjoy it.",
            .strengths = "I finish what I begin. Luka laughs when I sing.",
            .formulation =
                "Mila became a mother and lost sleep, work and her own time in one week. "
                "She waits with asking until she has no strength left, and then it comes "
                "out as shouting. Asking earlier is the first thing.",
            .area = ProblemArea::transition,
            .beside = ProblemArea::dispute,
            .stage = DisputeStage::renegotiation,
            .about = "From working to being a mother; and who gets up at night.",
            .shared = true,
            .people = {{"Luka", "my baby", closest, "He smells of bread.", "He never sleeps."},
                       {"Jan", "my husband", close, "He wants to help.", "He does not see it.",
                        "That he takes one night without being asked."},
                       {"My mother-in-law", "", further, "She cooks.", "She knows better."},
                       {"Aunt Vesna", "", close, "She was the same.", "She lives far out."},
                       {"The office", "colleagues", outside, "", "They do not write."}},
            .moments = {{17, "We move in together", 8},
                        {10, "Luka is born", 6},
                        {8, "I stop work for good"},
                        {6, "I shout at the baby", 1}},
            .pronouns = "she",
            .device = "My phone",
            .place = "The bedroom, when Jan has Luka.",
            .sign = "I tidy at three in the morning",
            .alone = "Shower, then tea, then the window",
            .ask = "Aunt Vesna",
            .call = "Jan",
            .number = "030 5550106",
            .caution = Caution::acute_risk,
            .plan =
                "Thoughts of not being there, no plan and no wish to. She has a plan for hard "
                "nights; her midwife and her doctor know. Noor asks before each session."};
}

FirstTalk of_tariq() {
    return {
        .story = "The weekends without the children I do not get out of bed.",
        .since = "Since the divorce was final in spring.",
        .earlier = "No.",
        .expectations = "To hear how others manage the door.",
        .strengths = "I am a good father on the days I am one. I run.",
        .formulation =
            "Tariq's low weekends belong to a family that became two. What hurts most "
            "is the minute at the door, because the children look at both faces.",
        .area = ProblemArea::transition,
        .beside = ProblemArea::dispute,
        .stage = DisputeStage::dissolution,
        .about = "From a family under one roof to every second weekend.",
        .people = {{"Yusuf", "my son", closest, "He tells me jokes.",
                    "He asked if he must choose."},
                   {"Noura", "my daughter", closest, "She holds my thumb.", ""},
                   {"Their mother", "", outside, "She is good to them.",
                    "We do not look at each "
                    "other.",
                    "One calm minute at the door."},
                   {"My running friends", "", close, "Nobody asks.", "Nobody asks."}},
        .moments = {{150, "The wedding", 9}, {26, "I move out", 3}, {7, "The divorce is final", 2}},
        .pronouns = "he",
        .device = "My laptop",
        .place = "At home; on the other weekends, in the car.",
        .sign = "I do not run",
        .alone = "The long way around the lake",
        .ask = "My running friends",
        .call = "Sami, my friend",
        .number = "030 5550107"};
}

}  // namespace

FirstTalk first_talk_of(std::string_view name) {
    if (name == "Amina") return of_amina();
    if (name == "Luis") return of_luis();
    if (name == "Rosa") return of_rosa();
    if (name == "Samir") return of_samir();
    if (name == "Joon") return of_joon();
    if (name == "Mila") return of_mila();
    if (name == "Tariq") return of_tariq();
    throw std::logic_error{"nobody talked with " + std::string{name} + " before the group began"};
}

}  // namespace demo
