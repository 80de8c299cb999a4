// SPDX-License-Identifier: Apache-2.0
#include "server/commands/last_alive.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <string_view>

namespace commands {

namespace {

// Every number is as long, so that one written over another leaves nothing of it.
constexpr std::size_t digits = 16;
using Text = std::array<char, digits>;

std::optional<protocol::Timestamp> read(const Text& text) {
    std::int64_t at = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return protocol::Timestamp{at};
}

Text written(protocol::Timestamp at) {
    Text text;
    auto left = protocol::ms(at);
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, left /= 10)
        *digit = static_cast<char>('0' + left % 10);
    return text;
}

}  // namespace

LastAlive::LastAlive(const std::filesystem::path& file)
    : file_{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)} {
    Text text;
    if (file_ && ::pread(file_.get(), text.data(), text.size(), 0) == ssize_t{digits})
        before_ = read(text);
}

void LastAlive::note(protocol::Timestamp now) const {
    if (!file_) return;
    const auto text = written(now);
    // A disk that takes nothing is the journal's to report.
    [[maybe_unused]] const auto put = ::pwrite(file_.get(), text.data(), text.size(), 0);
}

}  // namespace commands
