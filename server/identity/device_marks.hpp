// SPDX-License-Identifier: Apache-2.0
// What a browser keeps of the people who signed in there with a password, so that whoever guesses
// at a name from elsewhere cannot keep them out: a mark opens nothing, but tries from that browser
// have a budget of their own (OWASP: device cookies).
//
// A mark is made with the hash of the password, which only the server has: nothing about it is
// kept, and a new password ends every mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"

namespace identity {

// A new mark of this person, before those that the browser has: the newest few, and each person
// once. What is no mark of ours falls away.
std::string with_new_mark(std::string_view marks, const protocol::PersonId& person,
                          const std::string& password_hash);

// Which device of this person the marks are of: a name for its budget. Nothing when of none, and
// for whoever has no password (an empty hash).
std::optional<std::string> device_of(std::string_view marks, const protocol::PersonId& person,
                                     const std::string& password_hash);

}  // namespace identity
