// SPDX-License-Identifier: Apache-2.0
// What the members of the groups that do not meet now told before theirs began.
#include <stdexcept>
#include <string>

#include "server/demo/quiet_story.hpp"

namespace demo {

namespace {

using enum Closeness;

FirstTalk of_elena() {
    return {
        .story = "I carry everything, and then I shout about a cup.",
        .since = "Since our mother moved to my place, a year ago.",
        .earlier = "Never for so long.",
        .expectations = "To hear how others ask for help.",
        .strengths = "I am on time. I laugh easily. Ana trusts me.",
        .formulation =
            "Her low mood grew beside a quarrel without words: she waits until her brother "
            "sees what she needs, and he does not know that she waits.",
        .area = ProblemArea::dispute,
        .stage = DisputeStage::renegotiation,
        .about = "My brother and I, about our mother.",
        .shared = true,
        .people = {{"My brother", "two years younger", further, "We laughed as children.",
                    "He says: later.", "That he asks first."},
                   {"Mother", "", close, "She sings in the kitchen.", "She forgets names."},
                   {"Ana", "from work", closest, "She brings me tea.", ""}},
        .moments = {{40, "Father dies", 4}, {14, "Mother moves in"}, {5, "I stop going out", 3}},
        .device = "My phone",
        .place = "In the bedroom, with the radio on in the hall.",
        .sign = "I answer with one word",
        .alone = "Walk once around the block",
        .ask = "Ana",
        .call = "Ana",
        .number = "030 5550131"};
}

FirstTalk of_marek() {
    return {.story = "I get up and do not know what for. I make jokes so that nobody asks.",
            .since = "Since the firm let me go in autumn.",
            .earlier = "After the army, some months.",
            .expectations = "Not to be cheered up.",
            .strengths = "I repair what others throw away.",
            .formulation =
                "With his work he lost the place where he was somebody. The joke keeps people "
                "near and the truth away, so he is alone with it.",
            .area = ProblemArea::transition,
            .about = "From the workshop to the kitchen table.",
            .shared = true,
            .people = {{"My daughter", "twelve", closest, "She sees through me.", ""},
                       {"My father", "", close, "He says little.", "I lied to him."},
                       {"Old colleagues", "cards on Fridays", further, "", "I left early."}},
            .moments = {{60, "Master of the workshop", 8}, {9, "The firm lets me go", 3}},
            .device = "My laptop",
            .place = "In the cellar, where the tools are.",
            .sign = "The blinds stay down",
            .alone = "Plane one board",
            .ask = "My father",
            .call = "My father",
            .number = "030 5550132"};
}

FirstTalk of_yusra() {
    return {.story = "Days go by in which nobody says my name.",
            .since = "Since I came here for my husband's work, last winter.",
            .earlier = "Once, when my sister married and left.",
            .expectations = "To practise the first sentence.",
            .strengths = "I sing low. I remember every name.",
            .formulation =
                "She is sad because she is not known here. Small meetings that come again "
                "would be a beginning.",
            .area = ProblemArea::isolation,
            .beside = ProblemArea::transition,
            .about = "Nobody here knows me.",
            .people = {{"My sister", "far away", closest, "She knows me.", "Only on the phone."},
                       {"My husband", "", close, "He tries.", "He comes home late."},
                       {"The baker", "", outside, "She smiles.", ""}},
            .moments = {{11, "We move here"}, {7, "I stop singing", 2}},
            .device = "My phone",
            .place = "In the kitchen, in the afternoon.",
            .captions = true,
            .sign = "I ring home three times a day",
            .alone = "Sing one song",
            .ask = "My sister",
            .call = "My sister",
            .number = "030 5550133"};
}

FirstTalk of_tom() {
    return {.story = "I am tired, and at home we are polite.",
            .since = "For two years, I think.",
            .earlier = "No.",
            .expectations = "My wife said that I should come. I want to try.",
            .strengths = "I can sit still. I keep at things.",
            .formulation =
                "He and his wife live beside each other since the late shifts began. He does not "
                "know what she thinks, and has not asked.",
            .area = ProblemArea::dispute,
            .stage = DisputeStage::impasse,
            .about = "My wife and I, who do not quarrel.",
            .people = {{"My wife", "", further, "She leaves the light on.", "We do not talk."},
                       {"My boss", "", outside, "", "One shift more, always."}},
            .moments = {{26, "Late shifts begin", 5}, {12, "We eat in two rooms"}},
            .device = "The tablet",
            .place = "In the car, parked.",
            .sign = "I stay in the car",
            .alone = "Turn the phone off",
            .ask = "My wife",
            .call = "My wife",
            .number = "030 5550134"};
}

FirstTalk of_ruth() {
    return {
        .story = "The course did me good. I want to keep it.",
        .since = "The hard year is two years ago.",
        .earlier = "Twice, always in winter.",
        .expectations = "That somebody asks me about Sundays.",
        .strengths = "I say it early now.",
        .formulation = "When she is alone with a free day, worry fills it. People fill it better.",
        .area = ProblemArea::isolation,
        .about = "Sundays alone.",
        .people = {{"My neighbour", "", close, "She likes my soup.", ""},
                   {"My son", "", closest, "He rings back.", "He lives far away."}},
        .moments = {{30, "The hard year"}, {12, "The course ends", 7}},
        .sign = "I tidy at night",
        .alone = "Put the soup on",
        .ask = "My neighbour",
        .call = "My son",
        .number = "030 5550135"};
}

FirstTalk of_pavel() {
    return {
        .story = "I am all right by day. Evenings are long.",
        .since = "Since I moved out, a year ago.",
        .earlier = "Before the course, for a year.",
        .expectations = "To be asked whether I sat down to eat.",
        .strengths = "I cook. I keep a promise that I gave to somebody else.",
        .formulation = "He lives alone for the first time. What helps is an hour that is fixed.",
        .area = ProblemArea::transition,
        .about = "From two at the table to one.",
        .shared = true,
        .people = {{"Karl", "a friend", closest, "He asks plainly.", ""},
                   {"My former wife", "", further, "We speak of the boys.", "It hurts after."}},
        .moments = {{14, "I move out", 3}, {6, "The first guest"}},
        .sign = "I eat standing",
        .alone = "Lay the table",
        .ask = "Karl",
        .call = "Karl",
        .number = "030 5550136"};
}

FirstTalk of_aisha() {
    return {.story = "I have a child and I am happy, and I am afraid of being ill again.",
            .since = "The fear came with the last months before the birth.",
            .earlier = "Four years ago, after I came here.",
            .expectations = "To say when I am tired, before I am ill.",
            .strengths = "I ask. I did not use to.",
            .formulation =
                "She thinks that she must do it all. Each hour that somebody takes over "
                "shows her that it holds.",
            .area = ProblemArea::transition,
            .about = "From two to three.",
            .people = {{"My aunt", "", closest, "She comes.", "She knows better."},
                       {"My husband", "", close, "He cooks.", "He is away for weeks."},
                       {"The midwife", "", further, "She looks at me too.", ""}},
            .moments = {{8, "The child is born", 8}, {3, "The first night of sleep"}},
            .sign = "I check the door three times",
            .alone = "Lie down when she sleeps",
            .ask = "My aunt",
            .call = "My aunt",
            .number = "030 5550137"};
}

}  // namespace

FirstTalk first_talk_of_companion(std::string_view name) {
    if (name == "Elena") return of_elena();
    if (name == "Marek") return of_marek();
    if (name == "Yusra") return of_yusra();
    if (name == "Tom") return of_tom();
    if (name == "Ruth") return of_ruth();
    if (name == "Pavel") return of_pavel();
    if (name == "Aisha") return of_aisha();
    throw std::logic_error{"nobody talked with " + std::string{name} + " before the group began"};
}

}  // namespace demo
