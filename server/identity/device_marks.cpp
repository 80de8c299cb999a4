// SPDX-License-Identifier: Apache-2.0
#include "server/identity/device_marks.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <vector>

#include "server/identity/tokens.hpp"

namespace identity {
namespace {

using protocol::PersonId;

// A mark is two secrets side by side, random and proof.
constexpr std::size_t half = secret_characters;
constexpr std::size_t marks_max = 4;  // a desk that some colleagues share
constexpr char between = '.';
constexpr std::string_view context = "octet device mark 1";

using Digest = std::array<unsigned char, crypto_generichash_BYTES>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string proof_of(std::string_view random, const PersonId& person,
                     const std::string& password_hash) {
    const std::string secret = std::string{context} + password_hash;
    Digest key{};
    crypto_generichash(key.data(), key.size(), bytes_of(secret), secret.size(), nullptr, 0);
    const std::string what = std::string{random} + person.value;
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(what), what.size(), key.data(),
                       key.size());
    return written_as_secret({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

// Only what has the shape of a mark, and not more than there may be.
std::vector<std::string_view> each_in(std::string_view marks) {
    std::vector<std::string_view> found;
    while (!marks.empty() && found.size() < marks_max) {
        const auto one = marks.substr(0, marks.find(between));
        marks.remove_prefix(std::min(marks.size(), one.size() + 1));
        const bool is_mark = one.size() == 2 * half && looks_like_secret(one.substr(0, half)) &&
                             looks_like_secret(one.substr(half));
        if (is_mark) found.push_back(one);
    }
    return found;
}

bool is_of(std::string_view mark, const PersonId& person, const std::string& password_hash) {
    const auto proof = proof_of(mark.substr(0, half), person, password_hash);
    return sodium_memcmp(proof.data(), mark.data() + half, half) == 0;
}

}  // namespace

std::string with_new_mark(std::string_view marks, const PersonId& person,
                          const std::string& password_hash) {
    const auto random = new_token().secret;
    auto all = random + proof_of(random, person, password_hash);
    std::size_t count = 1;
    for (const auto mark : each_in(marks)) {
        if (count == marks_max || is_of(mark, person, password_hash)) continue;
        all += between;
        all += mark;
        ++count;
    }
    return all;
}

std::optional<std::string> device_of(std::string_view marks, const PersonId& person,
                                     const std::string& password_hash) {
    if (password_hash.empty()) return std::nullopt;  // else anybody could make its marks
    for (const auto mark : each_in(marks)) {
        if (is_of(mark, person, password_hash)) return std::string{mark.substr(0, half)};
    }
    return std::nullopt;
}

}  // namespace identity
