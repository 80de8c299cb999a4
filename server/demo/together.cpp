// SPDX-License-Identifier: Apache-2.0
#include "server/demo/together.hpp"

#include <array>

namespace demo {

using protocol::group::ProblemArea;
using enum protocol::group::SheetBox;
using enum protocol::group::SheetKind;

namespace {

constexpr auto luis_talk = std::to_array<SheetLine>(
    {{"Luis", said, "I said: You never come on Mondays. He said: Then do it yourself."},
     {"Luis", felt, "My ears were hot. I wanted to win."},
     {"Luis", meant, "I cannot do this alone any more."},
     {"Rosa", heard, "Maybe he heard: You are a bad son."},
     {"Tariq", could_say, "Mondays are hard for me. How are they for you?"},
     {"Joon", could_say, "Say it in the car, not on the phone."}});

constexpr auto mila_choice =
    std::to_array<SheetLine>({{"Mila", option, "Say no to the in-laws this Sunday"},
                              {"Amina", follows, "They may be offended. And you sleep."},
                              {"Mila", option, "Let them come, for one hour"},
                              {"Luis", follows, "Who says when the hour is over?"},
                              {"Mila", option, "Say nothing and do it all as always"},
                              {"Mila", follows, "Then I shout on Monday."}});

constexpr auto rosa_loss =
    std::to_array<SheetLine>({{"Rosa", loss, "It was a Tuesday. I was at the market."},
                              {"Rosa", bond, "He laughed with his whole body. He never wrote."},
                              {"Amina", feelings, "When you say his name your voice gets warm."},
                              {"Rosa", feelings, "I miss him, and I am angry about the papers."},
                              {"Mila", new_ties, "Paolo. And Giulia asks, every time."}});

constexpr auto joon_scene = std::to_array<SheetLine>(
    {{"Tariq", worked, "You stayed on your chair when I talked about the shop."},
     {"Amina", worked, "You said 'I draw' out loud."},
     {"Rosa", another_way, "Begin with one thing that you like about his shop."}});

constexpr auto samir_change = std::to_array<SheetLine>(
    {{"Samir", old_role, "Somebody waited for me at nine."},
     {"Samir", farewell, "My desk, and that I knew what to say at parties."},
     {"Luis", new_role, "You walk with Karim now. Before, you only worked."},
     {"Mila", support, "Something fixed on Tuesdays. Ask the job centre?"}});

constexpr auto rosa_choice =
    std::to_array<SheetLine>({{"Rosa", option, "Leave his chair empty, and say why"},
                              {"Joon", follows, "The little ones may ask. That is good."},
                              {"Rosa", option, "Put Paolo on it"},
                              {"Luis", follows, "Then nobody has to look away."}});

constexpr auto second =
    std::to_array<SheetStory>({{.owner = "Luis",
                                .kind = communication,
                                .about = "The shouting about Mondays",
                                .lines = luis_talk,
                                .me_too = "Tariq",
                                .taken = "I also want to win when I am scared."}});

constexpr auto third =
    std::to_array<SheetStory>({{.owner = "Mila",
                                .kind = decision,
                                .about = "The visit on Sunday",
                                .lines = mila_choice,
                                .me_too = "Amina",
                                .taken = "A no can be short."},
                               {.owner = "Rosa",
                                .kind = grief,
                                .about = "Matteo",
                                .lines = rosa_loss,
                                .me_too = "Luis",
                                .taken = "Ask Papa for a story while he can tell it."}});

constexpr auto fourth =
    std::to_array<SheetStory>({{.owner = "Joon",
                                .kind = role_play,
                                .about = "The walk with Father",
                                .lines = joon_scene,
                                .me_too = "Mila",
                                .taken = "Half of it is also a beginning.",
                                .scene = "Sunday, the shop is closed. We walk by the river.",
                                .with = "Tariq",
                                .part = "my father"},
                               {.owner = "Samir",
                                .kind = transition,
                                .about = "Days without work",
                                .lines = samir_change,
                                .me_too = "Tariq",
                                .taken = "Handovers are my Tuesdays."},
                               {.owner = "Rosa",
                                .kind = decision,
                                .about = "The chair at the feast",
                                .lines = rosa_choice,
                                .me_too = "Samir",
                                .taken = "An empty place may be seen.",
                                .shared = true}});

constexpr auto first_links =
    std::to_array<LinkStory>({{"Amina", "Homesick", ProblemArea::isolation},
                              {"Luis", "Angry", ProblemArea::dispute},
                              {"Samir", "Numb", ProblemArea::transition}});
constexpr auto second_links =
    std::to_array<LinkStory>({{"Rosa", "Warm, then empty", ProblemArea::grief},
                              {"Luis", "Hopeful", ProblemArea::dispute},
                              {"Mila", "Less alone", ProblemArea::transition}});
constexpr auto third_links =
    std::to_array<LinkStory>({{"Amina", "Rejected", ProblemArea::isolation},
                              {"Joon", "Proud", ProblemArea::transition},
                              {"Rosa", "Close", ProblemArea::grief}});
constexpr auto fourth_links =
    std::to_array<LinkStory>({{"Samir", "Ashamed", ProblemArea::transition},
                              {"Joon", "Put off", ProblemArea::dispute},
                              {"Tariq", "Relieved", ProblemArea::transition}});
constexpr auto links_today =
    std::to_array<LinkStory>({{"Joon", "Small", ProblemArea::dispute},
                              {"Amina", "Nearly brave", ProblemArea::isolation},
                              {"Rosa", "Held", ProblemArea::grief}});

}  // namespace

std::span<const SheetStory> sheets_of_session(std::size_t n) {
    switch (n) {
        case 1:
            return second;
        case 2:
            return third;
        case 3:
            return fourth;
        default:
            return {};
    }
}

std::span<const LinkStory> links_of_week(std::size_t n) {
    static constexpr std::array<std::span<const LinkStory>, 5> weeks{
        first_links, second_links, third_links, fourth_links, links_today};
    return weeks.at(n);
}

}  // namespace demo
