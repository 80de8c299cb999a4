// SPDX-License-Identifier: Apache-2.0
// Memory for what a room puts away again when it sleeps: thousands of small pieces. Between what
// stays they would leave holes as small, and of a page with one piece in it nothing goes back to
// the system.
#pragma once

namespace rooms {

// While this lives, its thread takes small memory from a part of its own, and gives back there what
// is freed. Costs some microseconds: not for each command. Does nothing where memory does not come
// from jemalloc. Never kept while a coroutine waits.
class Apart {
public:
    Apart();
    ~Apart();
    Apart(const Apart&) = delete;
    Apart& operator=(const Apart&) = delete;

private:
    unsigned others_ = 0;
};

}  // namespace rooms
