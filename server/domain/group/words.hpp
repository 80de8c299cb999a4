// SPDX-License-Identifier: Apache-2.0
// Whether somebody wrote anything at all.
#pragma once

#include <string>
#include <string_view>

#include "server/domain/group/actor.hpp"
#include "server/domain/group/names.hpp"

namespace domain::group {

inline Objection require_words(std::string_view text, std::string at) {
    if (trimmed(text).empty()) return Rejection{Refusal::words_needed, std::move(at)};
    return {};
}

}  // namespace domain::group
