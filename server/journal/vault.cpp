// SPDX-License-Identifier: Apache-2.0
#include "server/journal/vault.hpp"

#include <sodium.h>

namespace journal {
namespace {

// The first byte names the algorithm, so that another can come one day.
constexpr char xchacha20_poly1305 = 1;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t head_bytes = 1 + nonce_bytes;
static_assert(sealing_adds == head_bytes + tag_bytes);

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

bool unseal_into(KeyBytes key, std::string_view about, std::string_view sealed,
                 unsigned char* into) {
    const auto* nonce = raw(sealed) + 1;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               into, nullptr, nullptr, raw(sealed) + head_bytes, sealed.size() - head_bytes,
               raw(about), about.size(), nonce, key.data()) == 0;
}

bool has_shape(std::string_view sealed) {
    return sealed.size() >= sealing_adds && sealed.front() == xchacha20_poly1305;
}

}  // namespace

std::string seal(KeyBytes key, std::string_view about, std::string_view clear) {
    std::string sealed;
    seal_onto(sealed, key, about, clear);
    return sealed;
}

void seal_onto(std::string& out, KeyBytes key, std::string_view about, std::string_view clear) {
    const auto at = out.size();
    out.resize(at + sealing_adds + clear.size());
    auto* sealed = raw(out) + at;
    *sealed = xchacha20_poly1305;
    auto* nonce = sealed + 1;
    randombytes_buf(nonce, nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + head_bytes, nullptr, raw(clear),
                                               clear.size(), raw(about), about.size(), nullptr,
                                               nonce, key.data());
}

std::optional<std::string> unseal(KeyBytes key, std::string_view about, std::string_view sealed) {
    if (!has_shape(sealed)) return std::nullopt;
    std::string clear(sealed.size() - sealing_adds, '\0');
    if (!unseal_into(key, about, sealed, raw(clear))) return std::nullopt;
    return clear;
}

std::string seal_key(KeyBytes key, std::string_view about, KeyBytes clear) {
    return seal(key, about, {reinterpret_cast<const char*>(clear.data()), clear.size()});
}

bool unseal_key(KeyBytes key, std::string_view about, std::string_view sealed,
                unsigned char* into) {
    return has_shape(sealed) && sealed.size() == sealing_adds + key_bytes &&
           unseal_into(key, about, sealed, into);
}

}  // namespace journal
