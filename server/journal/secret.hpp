// SPDX-License-Identifier: Apache-2.0
// Keys in memory that is locked, fenced by guard pages, left out of core dumps and wiped.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace journal {

inline constexpr std::size_t key_bytes = 32;
using KeyBytes = std::span<const unsigned char, key_bytes>;

namespace detail {
struct SodiumFree {
    void operator()(unsigned char* bytes) const;
};
using SodiumBytes = std::unique_ptr<unsigned char, SodiumFree>;
}  // namespace detail

// Makes libsodium ready; may be called often and from any thread. Ends the process if the machine
// has no source of randomness.
void crypto_ready();

// One secret of a fixed size. Move only.
class Secret {
public:
    explicit Secret(std::size_t size = key_bytes);
    static Secret random(std::size_t size = key_bytes);
    static Secret copy_of(std::span<const unsigned char> bytes);

    unsigned char* data() { return bytes_.get(); }
    const unsigned char* data() const { return bytes_.get(); }
    std::size_t size() const { return size_; }
    std::span<const unsigned char> bytes() const { return {bytes_.get(), size_}; }
    KeyBytes key() const;  // only for a secret of key_bytes

private:
    detail::SodiumBytes bytes_;
    std::size_t size_;
};

// Many keys in few guarded blocks: one alone would cost four pages. Slots are given back to nobody
// before the whole goes.
class KeyArena {
public:
    // A slot of key_bytes that stays where it is.
    unsigned char* take();

private:
    std::vector<detail::SodiumBytes> blocks_;
    std::size_t used_in_last_ = 0;
};

}  // namespace journal
