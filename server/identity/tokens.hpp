// SPDX-License-Identifier: Apache-2.0
// Secrets that open something without a password: cookies and join links.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/limits.hpp"
#include "server/domain/context.hpp"

namespace identity {

inline constexpr std::size_t secret_characters = 43;

// 256 random bits. Whoever holds `secret` may use it; only `hash` is ever kept.
struct Token {
    std::string secret;  // 43 characters of [A-Za-z0-9_-]
    std::string hash;    // BLAKE2b-256 of the secret, 64 characters of [0-9a-f]
};

Token new_token();

// 32 bytes as a secret is written: base64 for addresses, without padding.
std::string written_as_secret(std::string_view bytes);

// Whether it has the length and the letters of a secret.
bool looks_like_secret(std::string_view text);

// The hash under which a secret is looked up. Anything that is no secret of ours gives "".
std::string hash_of(std::string_view secret);

// A fresh source of ids and drawn orders for one decision.
domain::Draw fresh_draw();

// A name to sign in with, made of the name that the group sees and four random characters:
// "Amina" gives "amina-4k2p". Letters beyond a to z fall away.
std::string login_name_for(const protocol::Name& name);

}  // namespace identity
