// SPDX-License-Identifier: Apache-2.0
#include "server/journal/chain.hpp"

#include <sodium.h>

#include "server/journal/bytes.hpp"
#include "server/journal/contexts.hpp"

namespace journal {

Hash chain_hash(KeyBytes chain_key, const std::string& clinic, const protocol::RoomId& room,
                Position position, const Hash& predecessor, std::string_view body) {
    Fields header(context::chain);
    header.add(clinic).add(room.value).add(position).add(bytes_of(predecessor));
    header.add(body.size());
    const auto update = [](crypto_generichash_state& state, std::string_view bytes) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    };
    crypto_generichash_state state;
    Hash hash{};
    crypto_generichash_init(&state, chain_key.data(), chain_key.size(), hash.size());
    update(state, header.bytes());
    update(state, body);
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

std::string hex(std::string_view bytes) {
    std::string text(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                   bytes.size());
    text.pop_back();
    return text;
}

}  // namespace journal
