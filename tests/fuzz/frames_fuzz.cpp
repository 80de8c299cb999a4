// SPDX-License-Identifier: Apache-2.0
// The bytes of a socket, all the way: frames to messages to lines to commands. The first byte says
// into how small pieces the bytes are cut, which must make no difference.
#include "protocol/group/codec.hpp"
#include "server/rooms/codec.hpp"
#include "tests/fuzz/support/message.hpp"
#include "tests/wire/support/decoding.hpp"

namespace {

using What = net::Heard::What;

void check_outcome(const wire::Outcome& outcome) {
    if (outcome.what == What::fault) fuzz::always(outcome.code >= 1000, "a fault has a close code");
    if (outcome.what == What::ping || outcome.what == What::pong) {
        fuzz::always(outcome.payload.size() <= 125, "a control frame is short");
    }
    if (outcome.what != What::text) return;
    fuzz::always(outcome.payload.size() <= net::DecoderLimits{}.message_bytes_max,
                 "no message is above the limit");
    net::Utf8Reader utf8;
    fuzz::always(utf8.read(outcome.payload) && utf8.is_whole(), "text is UTF-8");
    std::string_view lines = outcome.payload;
    while (!lines.empty()) fuzz::check_message(fuzz::take_until(lines, '\n'));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto bytes = fuzz::text_of(data, size);
    const std::size_t piece = fuzz::take_choice(bytes) + 1U;
    const auto whole = wire::decoded(std::string{bytes});
    fuzz::always(wire::decoded(std::string{bytes}, piece) == whole,
                 "where the bytes are cut makes no difference");
    for (const auto& outcome : whole) check_outcome(outcome);
    return 0;
}
