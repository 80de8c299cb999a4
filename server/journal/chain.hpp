// SPDX-License-Identifier: Apache-2.0
// Ties each record of a room to the one before it, so that none can be changed, moved or left out.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "server/journal/journal.hpp"
#include "server/journal/secret.hpp"

namespace journal {

using Hash = std::array<unsigned char, 32>;

// What the first record of a room has as its predecessor's hash.
inline constexpr Hash no_predecessor{};

// Keyed, so that whoever can write the database but lacks the keys cannot make a chain that fits.
// It covers the ciphertext: an erasure leaves it whole.
Hash chain_hash(KeyBytes chain_key, const std::string& clinic, const protocol::RoomId& room,
                Position position, const Hash& predecessor, std::string_view body);

inline std::string_view bytes_of(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::string hex(std::string_view bytes);

}  // namespace journal
