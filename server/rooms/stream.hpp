// SPDX-License-Identifier: Apache-2.0
// What one viewer was sent, numbered by a count of its own: a shared number would tell by its gaps
// that something hidden has just happened.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/rooms/hall.hpp"

namespace rooms {

class Stream {
public:
    // A client comes back within seconds: what it missed is rarely more. Beyond either limit the
    // whole document is the shorter answer.
    static constexpr std::size_t patches_max = 64;
    static constexpr std::size_t bytes_max = 64 * 1024;

    explicit Stream(std::string epoch) : epoch_{std::move(epoch)} {}

    // Names what this viewer has now: "e7k3:42".
    std::string cursor() const { return epoch_ + ':' + std::to_string(n_); }

    // The number that the next patch has.
    std::uint64_t next() const { return n_ + 1; }

    // The next patch was sent.
    void sent(Frame patch);

    // The patches that follow `cursor`, or nothing: then only the whole document will do.
    std::optional<std::vector<Frame>> since(std::string_view cursor) const;

    // The viewer sees with other eyes from here on: no earlier cursor counts.
    void begin_again(std::string epoch);

private:
    std::string epoch_;
    std::uint64_t n_ = 0;
    std::size_t kept() const { return last_.size() - gone_; }

    std::vector<Frame> last_;  // few: a vector that is empty holds no memory
    std::size_t gone_ = 0;     // of its first ones: not moved up one by one
    std::size_t bytes_ = 0;
};

}  // namespace rooms
