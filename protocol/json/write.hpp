// SPDX-License-Identifier: Apache-2.0
// The words of JSON text: strings, numbers, pointers. Knows no types of ours.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace protocol::json {

// Quoted and escaped. What is not UTF-8 becomes U+FFFD, so that the text is always strict JSON.
void append_string(std::string& out, std::string_view text);

void append_whole(std::string& out, std::int64_t number);
void append_whole(std::string& out, std::uint64_t number);

// One step of a JSON Pointer (RFC 6901), its slash included.
void append_step(std::string& pointer, std::string_view key);
void append_step(std::string& pointer, std::size_t index);
// For an error: a stranger's key is repeated only so far, and nothing of it that may not be used.
void append_shown_step(std::string& pointer, std::string_view key);

}  // namespace protocol::json
