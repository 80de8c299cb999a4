// SPDX-License-Identifier: Apache-2.0
// Seals bytes so that only the key opens them, and only where they were sealed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/journal/secret.hpp"

namespace journal {

// XChaCha20-Poly1305 under a random nonce of 24 bytes. `about` (associated data, contexts.hpp) is
// not kept: the same must be given again. Adds 41 bytes: a version byte, nonce and tag.
std::string seal(KeyBytes key, std::string_view about, std::string_view clear);
// Behind what stands in `out`.
void seal_onto(std::string& out, KeyBytes key, std::string_view about, std::string_view clear);
inline constexpr std::size_t sealing_adds = 41;

// Nothing: another key, another place, or changed on the way. It does not say which.
std::optional<std::string> unseal(KeyBytes key, std::string_view about, std::string_view sealed);

// The same into a slot of key_bytes, so that a key never stands in ordinary memory.
bool unseal_key(KeyBytes key, std::string_view about, std::string_view sealed, unsigned char* into);
std::string seal_key(KeyBytes key, std::string_view about, KeyBytes clear);

}  // namespace journal
