// SPDX-License-Identifier: Apache-2.0
// Whether a text names a member: nobody may stand in another's record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/group/actor.hpp"

namespace domain::group {

// A name as it stands in the text. Not sure: it could also be a plain word, or initials.
struct NameInText {
    std::string words;
    bool sure = false;
};

// The first member who is named, by what the group calls them now or did before; also somebody who
// is gone. Whom the text is about may be named in it. A word with a capital letter that is part of
// a name is sure; the same in small letters, or with an s behind it, is not.
// `initials`: also what could be a member's initials.
std::optional<NameInText> named_in(const GroupState& group, std::string_view text,
                                   const std::optional<SeatId>& about, bool initials);

}  // namespace domain::group
