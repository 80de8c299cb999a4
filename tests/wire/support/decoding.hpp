// SPDX-License-Identifier: Apache-2.0
// What a decoder makes of bytes, however they are cut.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/websocket_codec.hpp"

namespace wire {

struct Outcome {
    net::Heard::What what{};
    std::string payload;
    int code = 0;  // of a close or a fault
    bool operator==(const Outcome&) const = default;
};

// Feeds `bytes` in pieces of `piece`, and stops where a session would.
inline std::vector<Outcome> decoded(std::string bytes, std::size_t piece = std::string::npos,
                                    const net::DecoderLimits& limits = {}) {
    using What = net::Heard::What;
    std::vector<Outcome> all;
    net::Decoder decoder;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto size = std::min(piece, bytes.size() - at);
        std::span<char> part{bytes.data() + at, size};
        at += size;
        for (;;) {
            const auto heard = decoder.next(part, limits);
            if (heard.what == What::nothing) break;
            const bool is_fault = heard.what == What::fault;
            all.push_back({heard.what, std::string{heard.payload},
                           is_fault ? static_cast<int>(heard.why) : heard.close_code});
            if (is_fault || heard.what == What::close) return all;
        }
    }
    return all;
}

// The same, and certain that where the bytes are cut makes no difference.
inline std::vector<Outcome> decoded_every_way(const std::string& bytes,
                                              const net::DecoderLimits& limits = {}) {
    auto whole = decoded(bytes, std::string::npos, limits);
    for (const std::size_t piece : {1u, 2u, 3u, 5u, 7u, 13u, 127u, 1000u}) {
        if (decoded(bytes, piece, limits) != whole) return {{{}, "cut differently", -1}};
    }
    return whole;
}

}  // namespace wire
