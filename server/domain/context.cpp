// SPDX-License-Identifier: Apache-2.0
#include "server/domain/context.hpp"

#include <bit>
#include <string_view>

#include "protocol/always.hpp"

namespace domain {

namespace {

// splitmix64: spreads bits that lie close together, such as the seeds of tests.
std::uint64_t spread(std::uint64_t bits) {
    bits += 0x9e3779b97f4a7c15U;
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
}

constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t id_letters = 10;

}  // namespace

Draw::Draw(std::uint64_t high, std::uint64_t low)
    : state_{spread(high), spread(low + 0x5851f42d4c957f2dU)} {
    if (state_[0] == 0 && state_[1] == 0) state_[0] = 1;
}

// xoroshiro128++
std::uint64_t Draw::next() {
    const auto first = state_[0];
    auto second = state_[1];
    const auto drawn = std::rotl(first + second, 17) + first;
    second ^= first;
    state_[0] = std::rotl(first, 49) ^ second ^ (second << 21U);
    state_[1] = std::rotl(second, 28);
    return drawn;
}

std::uint64_t Draw::below(std::uint64_t bound) {
    protocol::always(bound != 0, "nothing can be drawn below 0");
    // What lies under the largest multiple of the bound, so that every answer is equally likely.
    const auto unfair = (0 - bound) % bound;
    auto drawn = next();
    while (drawn < unfair) drawn = next();
    return drawn % bound;
}

std::string Draw::letters() {
    std::string word(id_letters, 'a');
    for (auto& letter : word) letter = alphabet[below(alphabet.size())];
    return word;
}

}  // namespace domain
