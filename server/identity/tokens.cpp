// SPDX-License-Identifier: Apache-2.0
#include "server/identity/tokens.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace identity {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t name_part_max = 12;

bool is_secret_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

std::string random_base64(std::size_t bytes) {
    std::string raw(bytes, '\0');
    randombytes_buf(raw.data(), raw.size());
    auto text = written_as_secret(raw);
    sodium_memzero(raw.data(), raw.size());
    return text;
}

}  // namespace

std::string written_as_secret(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

bool looks_like_secret(std::string_view text) {
    return text.size() == secret_characters && std::ranges::all_of(text, is_secret_character);
}

Token new_token() {
    auto secret = random_base64(secret_bytes);
    auto hash = hash_of(secret);
    return {std::move(secret), std::move(hash)};
}

std::string hash_of(std::string_view secret) {
    if (!looks_like_secret(secret)) return {};
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                       nullptr, 0);
    std::string hex(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

domain::Draw fresh_draw() {
    std::array<std::uint64_t, 2> bits{};
    randombytes_buf(bits.data(), sizeof bits);
    return {bits[0], bits[1]};
}

std::string login_name_for(const protocol::Name& name) {
    // No vowels, and none of 0 o 1 l i: nothing to misread, and no words by accident.
    static constexpr std::string_view clear_letters = "23456789bcdfghjkmnpqrstvwxz";
    std::string login;
    for (char c : name.value) {
        if (c == ' ' || login.size() == name_part_max) break;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c >= 'a' && c <= 'z') login += c;
    }
    if (login.empty()) login = "member";
    login += '-';
    for (int i = 0; i < 4; ++i) {
        login +=
            clear_letters[randombytes_uniform(static_cast<std::uint32_t>(clear_letters.size()))];
    }
    return login;
}

}  // namespace identity
