// SPDX-License-Identifier: Apache-2.0
// How members are called where no name may stand.
#include <algorithm>
#include <set>

#include "protocol/json/utf8.hpp"
#include "server/domain/group/excerpt.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/domain/group/names.hpp"

namespace domain::group {

namespace {

// As many of them as fit into Initials with a number behind.
constexpr int letters_max = 4;

// "M. L." of "Maria Lopez".
std::string first_letters(std::string_view name) {
    std::string letters;
    int count = 0;
    bool begins = true;
    for (std::size_t at = 0; at < name.size() && count < letters_max;) {
        const auto bytes =
            std::max<std::size_t>(protocol::json::first_code_point(name.substr(at)).bytes, 1);
        const bool space = name[at] == ' ';
        if (!space && begins) {
            letters += (letters.empty() ? "" : " ") + std::string{name.substr(at, bytes)} + '.';
            ++count;
        }
        begins = space;
        at += bytes;
    }
    return letters;
}

using Names = std::map<SeatId, std::string>;

// "An." and "Al.": where that tells two apart without being a whole name.
std::map<SeatId, std::string> two_letters(const Names& alike) {
    std::map<SeatId, std::string> all;
    std::set<std::string> used;
    for (const auto& [seat, name] : alike) {
        const bool one_word = name.find(' ') == name.npos;
        auto two = fitted(name, 2);
        if (!one_word || two == name || !used.insert(folded(two)).second) return {};
        all[seat] = two + '.';
    }
    return all;
}

// Whoever is called the same has a number: "A. 1", "A. 2".
void tell_apart(const std::string& letters, const Names& alike,
                std::map<SeatId, Initials>& initials) {
    auto all = two_letters(alike);
    int n = 0;
    for (const auto& [seat, name] : alike) {
        initials[seat] = {all.empty() ? letters + ' ' + std::to_string(++n) : all[seat]};
    }
}

}  // namespace

std::map<SeatId, Initials> initials_in(const GroupState& group, const SessionId& session) {
    std::map<std::string, Names> by_letters;
    for (const auto& [id, seat] : group.membership.seats) {
        if (!seat.name.value || !was_of_group(group, session, id)) continue;
        const auto name = trimmed(seat.name.value->value);
        by_letters[first_letters(name)][id] = name;
    }
    std::map<SeatId, Initials> initials;
    for (const auto& [letters, names] : by_letters) {
        if (names.size() == 1) {
            initials[names.begin()->first] = {letters};
        } else {
            tell_apart(letters, names, initials);
        }
    }
    return initials;
}

}  // namespace domain::group
