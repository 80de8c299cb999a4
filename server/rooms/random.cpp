// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/random.hpp"

#include <sys/random.h>

#include <array>
#include <cstdlib>
#include <span>

namespace rooms {

namespace {

// A system call for each command would cost more than the command: 256 bytes are the most that
// the kernel gives without ever being interrupted.
struct Pool {
    std::array<std::uint64_t, 32> bits{};
    std::size_t used = bits.size();

    std::uint64_t take() {
        if (used == bits.size()) {
            const auto bytes = std::as_writable_bytes(std::span{bits});
            if (::getrandom(bytes.data(), bytes.size(), 0) != std::ssize(bytes)) std::abort();
            used = 0;
        }
        return bits[used++];
    }
};

}  // namespace

Random system_random() {
    return [] {
        static thread_local Pool pool;
        return pool.take();
    };
}

}  // namespace rooms
