// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/apart.hpp"

#include <cstddef>

// Only the product links jemalloc.
extern "C" int mallctl(const char* name, void* old, std::size_t* old_bytes, void* now,
                       std::size_t now_bytes) __attribute__((weak));

namespace rooms {

namespace {

// What is at hand for the thread's next pieces goes back to where it is from.
void return_what_is_at_hand() { mallctl("thread.tcache.flush", nullptr, nullptr, nullptr, 0); }

unsigned new_arena() {
    unsigned arena = 0;
    std::size_t bytes = sizeof arena;
    return mallctl("arenas.create", &arena, &bytes, nullptr, 0) == 0 ? arena : 0;
}

unsigned arena_of_rooms() {
    thread_local const unsigned arena = new_arena();
    return arena;
}

// The one that was used before.
unsigned use_arena(unsigned arena) {
    return_what_is_at_hand();
    unsigned before = 0;
    std::size_t bytes = sizeof before;
    mallctl("thread.arena", &before, &bytes, &arena, sizeof arena);
    return before;
}

}  // namespace

Apart::Apart() {
    if (mallctl != nullptr) others_ = use_arena(arena_of_rooms());
}

Apart::~Apart() {
    if (mallctl != nullptr) use_arena(others_);
}

}  // namespace rooms
