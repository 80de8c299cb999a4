// SPDX-License-Identifier: Apache-2.0
// Makes random values of the sample wire, the same for the same seed.
#pragma once

#include <random>

#include "tests/protocol/sample.hpp"

namespace sample {

class Random {
public:
    explicit Random(std::uint64_t seed) : bits_{seed} {}

    std::size_t below(std::size_t n) { return static_cast<std::size_t>(bits_() % n); }
    bool coin() { return below(2) == 0; }

    std::string letters(std::size_t min, std::size_t max) {
        std::string out;
        for (auto n = min + below(max - min + 1); n > 0; --n) {
            out += "abcdefghijklmnopqrstuvwxyz0123456789"[below(36)];
        }
        return out;
    }

    // GoalWords with everything in them that JSON, pointers or UTF-8 might stumble over.
    std::string words(std::size_t min, std::size_t max, bool breaks) {
        static const std::vector<std::string> pieces{"a",      "Z",  " ", "\"", "\\", "/", "~",
                                                     "{",      "}",  ",", ":",  "0",  "é", "\u2028",
                                                     "\uFFFD", "🌱", "ב", "漢", "\n", "\t"};
        std::string out = min > 0 ? "x" : "";
        for (auto n = below(max); n > 0; --n)
            out += pieces[below(pieces.size() - (breaks ? 0 : 2))];
        return out;
    }

    // Few people, so that each has several values.
    PersonId person() { return {std::string(1, "abc"[below(3)])}; }

    GoalWords some_words() {
        GoalWords out{{words(1, 40, true)}, {}};
        if (coin()) out.with_whom = {words(1, 20, false)};
        return out;
    }

    template <class T, protocol::KeyClass Class = protocol::KeyClass::words>
    Personal<T, Class> owned(T value) {
        Personal<T, Class> out{person(), {}};
        if (below(5) > 0) out.value = std::move(value);
        return out;
    }

    Event event() {
        switch (below(3)) {
            case 0:
                return GoalSet{{letters(1, 15)},
                               owned(some_words()),
                               coin() ? Sharing::group : Sharing::only_me};
            case 1: {
                NoteWritten note{
                    owned<Lines<0, 60>, protocol::KeyClass::process_note>({words(0, 60, true)}),
                    {}};
                if (coin()) note.about = owned(Text<1, 20>{words(1, 20, false)});
                return note;
            }
            default:
                return HandRaised{};
        }
    }

    Record record() {
        Record out{{letters(8, 40)}, {}, {}, {}, {}, static_cast<std::int64_t>(below(1000)) - 500};
        if (coin()) out.by = person();
        for (auto n = below(6); n > 0; --n) out.events.push_back(event());
        for (auto n = below(4); n > 0; --n) out.goals[{letters(1, 15)}] = owned(some_words());
        for (auto n = below(4); n > 0; --n) {
            auto& list = out.kept[words(0, 6, true)];
            for (auto m = below(3); m > 0; --m) list.push_back(owned(words(0, 30, true)));
        }
        return out;
    }

private:
    std::mt19937_64 bits_;
};

}  // namespace sample
