// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/names_in.hpp"

#include <algorithm>
#include <vector>

#include "protocol/json/utf8.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/domain/group/look_alike.hpp"
#include "server/domain/group/names.hpp"

namespace domain::group {

namespace {

using protocol::json::first_code_point;

constexpr bool is_letter(char32_t c) {
    if (c < 0x80) {
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    }
    const bool is_mark_of_text = c == 0xA0 || c == 0xA1 || c == 0xAB || c == 0xB7 || c == 0xBB ||
                                 c == 0xBF || (c >= 0x2000 && c <= 0x206F) ||
                                 (c >= 0x3000 && c <= 0x303F);
    return !is_mark_of_text;
}

struct Word {
    std::string written;
    std::string look;
    bool capital = false;  // has one
    bool dot_after = false;
    bool begins_sentence = false;
};

Word word_of(std::string_view written, bool begins_sentence) {
    Word word{std::string{written}, look_of(written), false, false, begins_sentence};
    word.capital = folded(written) != written;
    return word;
}

// The words of a text, without what stands between them.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t begin = text.size();
    bool begins_sentence = true;
    const auto finish = [&](std::size_t end) {
        if (begin == text.size()) return;
        words.push_back(word_of(text.substr(begin, end - begin), begins_sentence));
        begin = text.size();
        begins_sentence = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto point = first_code_point(text.substr(at));
        if (point.bytes == 0) break;
        if (is_letter(point.value)) {
            if (begin == text.size()) begin = at;
        } else {
            finish(at);
            const bool ends = point.value == U'.' || point.value == U'!' || point.value == U'?' ||
                              point.value == U'\n';
            if (point.value == U'.' && !words.empty()) words.back().dot_after = true;
            begins_sentence = begins_sentence || ends;
        }
        at += point.bytes;
    }
    finish(text.size());
    return words;
}

std::size_t letters_in(std::string_view look) {
    std::size_t count = 0;
    while (!look.empty()) {
        const auto point = first_code_point(look);
        if (point.bytes == 0) break;
        look.remove_prefix(point.bytes);
        ++count;
    }
    return count;
}

std::string first_letter(const std::string& look) {
    const auto point = first_code_point(look);
    return look.substr(0, point.bytes);
}

struct Called {
    std::vector<Word> words;
    std::string whole;
    bool spaceless = false;  // in a script that writes no spaces between words
};

bool writes_no_spaces(std::string_view name) {
    while (!name.empty()) {
        const auto point = first_code_point(name);
        constexpr char32_t first_spaceless = 0xE00;
        if (point.bytes == 0 || point.value < first_spaceless) return false;
        name.remove_prefix(point.bytes);
    }
    return true;
}

// How a person is and was called.
void add_names(const Seat& seat, std::vector<Called>& out) {
    const auto add = [&](const Personal<Name>& name) {
        if (!name.value) return;
        Called one{words_of(name.value->value), name.value->value, false};
        one.spaceless = writes_no_spaces(one.whole);
        out.push_back(std::move(one));
    };
    add(seat.name);
    for (const auto& name : seat.former_names) add(name);
}

bool is_among_words(const std::vector<Called>& names, const std::string& look) {
    return std::ranges::any_of(names, [&](const Called& name) {
        return std::ranges::find(name.words, look, &Word::look) != name.words.end();
    });
}

void add_once(std::vector<std::string>& words, const std::string& word) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

// Words of one letter that begin many sentences: English "I" and "A", Spanish "Y", "O", "A", "E".
bool is_a_word_of_one_letter(const std::string& look) {
    return look == "a" || look == "i" || look == "y" || look == "o" || look == "e";
}

enum class Stands { for_nobody, perhaps, surely };

bool could_be_initials(const Word& word, const Called& name) {
    if (!word.capital || name.words.empty()) return false;
    const auto first = first_letter(name.words.front().look);
    if (word.look == first) {
        const bool plain = is_a_word_of_one_letter(first) && (word.begins_sentence || first == "i");
        return word.dot_after || !plain;
    }
    std::string all;
    for (const auto& part : name.words) all += first_letter(part.look);
    return name.words.size() > 1 && word.look == all;
}

Stands stands_for(const Word& word, const Called& name, bool initials) {
    for (const auto& part : name.words) {
        const bool by_itself = part.capital || name.words.size() == 1;
        if (!by_itself || letters_in(part.look) < 2) continue;
        if (word.look == part.look) {
            return word.capital || !part.capital ? Stands::surely : Stands::perhaps;
        }
        if (word.capital && word.look == part.look + "s") return Stands::perhaps;
    }
    return initials && could_be_initials(word, name) ? Stands::perhaps : Stands::for_nobody;
}

}  // namespace

NamesInText names_in(const GroupState& group, std::string_view text,
                     const std::optional<SeatId>& about, bool initials) {
    std::vector<Called> own;
    std::vector<Called> others;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role == Role::member) add_names(seat, about == id ? own : others);
    }
    NamesInText found;
    for (const auto& name : others) {
        if (name.spaceless && text.find(name.whole) != text.npos) add_once(found.sure, name.whole);
    }
    for (const auto& word : words_of(text)) {
        if (is_among_words(own, word.look)) continue;
        for (const auto& name : others) {
            const auto how = stands_for(word, name, initials);
            if (how == Stands::surely) add_once(found.sure, word.written);
            if (how == Stands::perhaps) add_once(found.unsure, word.written);
        }
    }
    return found;
}

namespace {

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const auto& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

}  // namespace

Objection require_no_names(const GroupState& group, const TextAt& text,
                           const std::optional<SeatId>& about, const List<Name, 40>& checked,
                           AskInitials initials) {
    auto found = names_in(group, text.text, about, initials == AskInitials::yes);
    if (!found.sure.empty()) {
        return Rejection{Refusal::names_a_member, text.at, listed(found.sure)};
    }
    std::erase_if(found.unsure, [&](const std::string& word) {
        return std::ranges::find(checked.items, Name{word}) != checked.items.end();
    });
    if (!found.unsure.empty()) {
        return Rejection{Refusal::could_be_a_name, text.at, listed(found.unsure)};
    }
    return {};
}

}  // namespace domain::group
