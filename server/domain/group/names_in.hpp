// SPDX-License-Identifier: Apache-2.0
// Whether a text names a member: nobody may stand in another's record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

// Words of a text as they stand there, each once. Not sure: it could also be a plain word, or
// initials.
struct NamesInText {
    std::vector<std::string> sure;
    std::vector<std::string> unsure;
};

// The members who are named, by what the group calls them now or did before; also who is gone. Whom
// the text is about may be named in it. A word with a capital letter that is part of a name is
// sure; the same in small letters, or with an s behind it, is not. Parts that are written small, as
// "de la", count only with what follows them. `initials`: also what could be a member's initials.
NamesInText names_in(const GroupState& group, std::string_view text,
                     const std::optional<SeatId>& about, bool initials);

// A text of a command or a state, and where it stands ("" for the whole).
struct TextAt {
    std::string_view text;
    std::string at;
};

// Whether somebody wants to hear of what could be initials, or writes them on purpose.
enum class AskInitials { yes, no };

// Nobody's name but of whom it is about; and what might be one was looked at, word by word.
Objection require_no_names(const GroupState& group, const TextAt& text,
                           const std::optional<SeatId>& about, const List<Name, 40>& checked,
                           AskInitials initials = AskInitials::yes);

}  // namespace domain::group
