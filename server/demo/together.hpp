// SPDX-License-Identifier: Apache-2.0
// What the Thursday group worked on together in each session: whose sheet, and who wrote what.
#pragma once

#include <span>
#include <string_view>

#include "protocol/group/sheets.hpp"

namespace demo {

struct SheetLine {
    std::string_view by;
    protocol::group::SheetBox box;
    std::string_view words;
};

struct SheetStory {
    std::string_view owner;
    protocol::group::SheetKind kind;
    std::string_view about;
    std::span<const SheetLine> lines;
    std::string_view me_too{};  // who knew it too
    std::string_view taken{};   // what that person took home
    bool shared = false;        // its owner showed it to the group
    // A scene: what it was, and who the second one was.
    std::string_view scene{};
    std::string_view with{};
    std::string_view part{};
};

// Of the nth session; 0 is the first, in which nobody has a focus turn yet.
std::span<const SheetStory> sheets_of_session(std::size_t n);

// How somebody named the week's feeling, and what it belongs to.
struct LinkStory {
    std::string_view name;
    std::string_view feeling;
    protocol::group::ProblemArea area;
};
std::span<const LinkStory> links_of_week(std::size_t n);

}  // namespace demo
