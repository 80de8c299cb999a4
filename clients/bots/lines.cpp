// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/lines.hpp"

#include <array>

namespace bots {

std::span<const WeekLine> week_lines() {
    static constexpr auto lines = std::to_array<WeekLine>({
        {"My sister phoned and I let it ring. Later I called her back.", "my sister"},
        {"We ate together on Sunday and nobody argued.", "my parents"},
        {"My boss moved my hours again without asking.", "my boss"},
        {"A neighbour said hello and I stopped to talk.", "a neighbour"},
        {"It was quiet. I stayed in most evenings.", "nobody much"},
        {"My son asked why I am sad. I told him a little.", "my son"},
        {"I met my old friend at the market.", "an old friend"},
        {"We had words about money again.", "my partner"},
    });
    return lines;
}

std::span<const StepLine> step_lines() {
    static constexpr auto lines = std::to_array<StepLine>({
        {"Tell my sister I would like to come on Sunday.", "my sister", "Thursday evening",
         "She may be busy.", "Write her a short message."},
        {"Ask my boss for ten minutes about my hours.", "my boss", "Tuesday, before lunch",
         "I may lose courage at the door.", "Ask by message first."},
        {"Walk with my neighbour to the shop.", "my neighbour", "Saturday morning", "It may rain.",
         "Have tea instead."},
        {"Tell my partner one thing that was good.", "my partner", "at dinner, any day",
         "We may be tired.", "Leave a note."},
        {"Call my old friend and ask how she is.", "an old friend", "Wednesday", "No answer.",
         "Try again on Friday."},
        {"Read with my son for ten minutes.", "my son", "three evenings", "He may not want to.",
         "Sit beside him and draw."},
        {"Go to the choir once and only listen.", "the choir", "Monday", "I may feel shy.",
         "Ask my cousin to come along."},
    });
    return lines;
}

std::span<const std::string_view> learned_lines() {
    static constexpr auto lines = std::to_array<std::string_view>({
        "The first sentence was the hard part.",
        "It went better than I feared.",
        "I need a smaller step.",
        "Evenings are a bad time. Mornings work.",
        "She was glad that I asked.",
        "I was too tired, and I can say so.",
    });
    return lines;
}

std::span<const std::string_view> win_lines() {
    static constexpr auto lines = std::to_array<std::string_view>({
        "I cooked a real meal.",
        "I answered one message that waited for weeks.",
        "I went outside every day.",
        "I said no, kindly.",
        "I slept before midnight twice.",
        "I laughed at a film.",
    });
    return lines;
}

std::span<const std::string_view> topic_lines() {
    static constexpr auto lines = std::to_array<std::string_view>({
        "How to ask for help without feeling small.",
        "The talk with my brother that keeps going wrong.",
        "What to say when people ask how I am.",
        "Evenings alone.",
    });
    return lines;
}

std::span<const std::string_view> closing_words() {
    static constexpr auto lines = std::to_array<std::string_view>(
        {"lighter", "tired", "hopeful", "steady", "warm", "thoughtful", "quiet", "together"});
    return lines;
}

std::span<const std::string_view> places() {
    static constexpr auto lines = std::to_array<std::string_view>(
        {"at home", "in my kitchen", "in the car, parked", "at my cousin's", "at home, bedroom"});
    return lines;
}

std::span<const std::string_view> sheet_titles() {
    static constexpr auto lines =
        std::to_array<std::string_view>({"The talk on Sunday", "The message that I did not send",
                                         "The evening after work", "What to say at the door"});
    return lines;
}

std::span<const std::string_view> scene_lines() {
    static constexpr auto lines = std::to_array<std::string_view>(
        {"I ring at the door and say why I came.", "We sit in the kitchen after dinner."});
    return lines;
}

std::span<const std::string_view> feeling_lines() {
    static constexpr auto lines = std::to_array<std::string_view>(
        {"Left out", "Hopeful", "Angry", "Tired", "Close", "Ashamed", "Relieved"});
    return lines;
}

std::span<const std::string_view> taken_lines() {
    static constexpr auto lines = std::to_array<std::string_view>(
        {"I am not the only one.", "A no can be kind.", "I could ask instead of guessing.",
         "Small steps count here."});
    return lines;
}

}  // namespace bots
