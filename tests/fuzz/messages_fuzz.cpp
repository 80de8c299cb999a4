// SPDX-License-Identifier: Apache-2.0
// The text of a client's message: a command, a question, a sign of life, or a refusal.
#include "protocol/group/codec.hpp"
#include "server/rooms/codec.hpp"
#include "tests/fuzz/support/message.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::check_message(fuzz::text_of(data, size));
    return 0;
}
