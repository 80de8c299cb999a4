// SPDX-License-Identifier: Apache-2.0
// What one client has yet to be sent: whole messages, joined into as few frames as is sensible,
// and handed over for writing without a copy of any.
#pragma once

#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/websocket_codec.hpp"
#include "server/rooms/hall.hpp"

namespace net {

class Outbox {
public:
    // Whether several messages may share a frame, one a line.
    enum class Frames { of_lines, of_one_message };

    // What waits, for the caller to compare with its limits.
    std::size_t messages() const { return waiting_.size() - first_; }
    std::size_t bytes() const { return bytes_; }

    // Without the oldest: a whole document may be larger than a queue should be.
    std::size_t bytes_behind_first() const {
        return messages() == 0 ? 0 : bytes_ - waiting_[first_]->size();
    }

    void add(rooms::Frame message);

    // Whole control frames, or other bytes that go between frames. They overtake messages.
    void add_between(std::string_view bytes) { between_ += bytes; }
    std::size_t bytes_between() const { return between_.size(); }

    // Messages of which nothing was handed over yet are not sent.
    void drop_messages();

    bool is_empty() const { return batch_bytes_ == 0 && messages() == 0 && between_.empty(); }

    // Fills `into` with what comes next, and tells how many it filled. The same bytes come first
    // each time until wrote() says that they went.
    std::size_t gather(std::span<boost::asio::const_buffer> into, Frames frames);

    void wrote(std::size_t bytes);

    // A frame of more lines or bytes than this becomes two.
    static constexpr std::size_t lines_max = 32;
    static constexpr std::size_t joined_bytes_max = 64 * 1024;

private:
    void begin_batch(Frames frames);
    void end_batch();

    std::vector<rooms::Frame> waiting_;  // those before first_ are gone
    std::size_t first_ = 0;
    std::size_t bytes_ = 0;  // of the messages that wait

    std::string between_;

    // The batch being written: front_, then a frame of the first batch_messages_ that wait.
    std::string front_;
    FrameHeader header_;
    std::size_t batch_messages_ = 0;
    std::size_t batch_bytes_ = 0;  // 0: there is no batch
    std::size_t written_ = 0;      // of batch_bytes_
};

}  // namespace net
