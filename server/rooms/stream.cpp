// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/stream.hpp"

#include <charconv>

namespace rooms {

void Stream::sent(Frame patch) {
    ++n_;
    bytes_ += patch->size();
    last_.push_back(std::move(patch));
    while (kept() > patches_max || bytes_ > bytes_max) {
        bytes_ -= last_[gone_]->size();
        last_[gone_++].reset();
    }
    if (gone_ >= patches_max) {
        last_.erase(last_.begin(), last_.begin() + static_cast<std::ptrdiff_t>(gone_));
        gone_ = 0;
    }
}

std::optional<std::vector<Frame>> Stream::since(std::string_view cursor) const {
    if (!cursor.starts_with(epoch_)) return std::nullopt;
    cursor.remove_prefix(epoch_.size());
    if (!cursor.starts_with(':')) return std::nullopt;
    cursor.remove_prefix(1);

    std::uint64_t had = 0;
    const auto* begin = cursor.data();
    const auto* end = begin + cursor.size();
    const auto [stopped, error] = std::from_chars(begin, end, had);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    if (had > n_ || n_ - had > kept()) return std::nullopt;
    return std::vector<Frame>(last_.end() - static_cast<std::ptrdiff_t>(n_ - had), last_.end());
}

void Stream::begin_again(std::string epoch) { *this = Stream{std::move(epoch)}; }

}  // namespace rooms
