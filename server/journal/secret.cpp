// SPDX-License-Identifier: Apache-2.0
#include "server/journal/secret.hpp"

#include <sodium.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace journal {
namespace {

constexpr std::size_t keys_in_block = 128;  // one page of 4 KiB

detail::SodiumBytes guarded(std::size_t size) {
    crypto_ready();
    auto* bytes = static_cast<unsigned char*>(sodium_malloc(size));
    if (bytes == nullptr) throw std::bad_alloc();
    return detail::SodiumBytes{bytes};
}

}  // namespace

void detail::SodiumFree::operator()(unsigned char* bytes) const { sodium_free(bytes); }

void crypto_ready() {
    static const int status = sodium_init();
    if (status < 0) std::abort();
}

Secret::Secret(std::size_t size) : bytes_(guarded(size)), size_(size) {
    sodium_memzero(bytes_.get(), size_);
}

Secret Secret::random(std::size_t size) {
    Secret secret(size);
    randombytes_buf(secret.data(), size);
    return secret;
}

Secret Secret::copy_of(std::span<const unsigned char> bytes) {
    Secret secret(bytes.size());
    std::memcpy(secret.data(), bytes.data(), bytes.size());
    return secret;
}

KeyBytes Secret::key() const {
    if (size_ != key_bytes) std::abort();
    return KeyBytes{bytes_.get(), key_bytes};
}

unsigned char* KeyArena::take() {
    if (blocks_.empty() || used_in_last_ == keys_in_block) {
        blocks_.push_back(guarded(keys_in_block * key_bytes));
        used_in_last_ = 0;
    }
    return blocks_.back().get() + key_bytes * used_in_last_++;
}

}  // namespace journal
