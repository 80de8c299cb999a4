// SPDX-License-Identifier: Apache-2.0
#include "server/net/outbox.hpp"

#include <utility>

#include "protocol/always.hpp"

namespace net {
namespace asio = boost::asio;

namespace {

constexpr std::size_t kept_capacity_max = 8;  // what an idle connection may keep

}  // namespace

void Outbox::add(rooms::Frame message) {
    bytes_ += message->size();
    waiting_.push_back(std::move(message));
}

void Outbox::drop_messages() {
    const auto begun = static_cast<std::ptrdiff_t>(first_ + batch_messages_);
    for (auto i = waiting_.begin() + begun; i != waiting_.end(); ++i) bytes_ -= (*i)->size();
    waiting_.erase(waiting_.begin() + begun, waiting_.end());
}

std::size_t Outbox::gather(std::span<asio::const_buffer> into, Frames frames) {
    if (batch_bytes_ == 0) begin_batch(frames);

    std::size_t count = 0;
    std::size_t skip = written_;
    const auto put = [&](std::string_view part) {
        if (part.size() <= skip) {
            skip -= part.size();
        } else if (count < into.size()) {
            into[count++] = asio::buffer(part.substr(skip));
            skip = 0;
        }
    };
    put(front_);
    put(header_.view());
    for (std::size_t i = 0; i < batch_messages_; ++i) {
        if (i > 0) put("\n");
        put(*waiting_[first_ + i]);
    }
    return count;
}

void Outbox::begin_batch(Frames frames) {
    front_ = std::exchange(between_, {});
    header_ = {};
    std::size_t payload = 0;
    const std::size_t most = frames == Frames::of_lines ? lines_max : 1;
    while (batch_messages_ < messages() && batch_messages_ < most) {
        const auto size = waiting_[first_ + batch_messages_]->size();
        if (batch_messages_ > 0 && payload + 1 + size > joined_bytes_max) break;
        payload += size + (batch_messages_ > 0 ? 1 : 0);
        ++batch_messages_;
    }
    if (batch_messages_ > 0) header_ = frame_header(Opcode::text, payload);
    batch_bytes_ = front_.size() + header_.size + payload;
}

void Outbox::wrote(std::size_t bytes) {
    written_ += bytes;
    protocol::always(written_ <= batch_bytes_, "no more is written than was handed over");
    if (written_ == batch_bytes_) end_batch();
}

void Outbox::end_batch() {
    for (std::size_t i = 0; i < batch_messages_; ++i) {
        bytes_ -= waiting_[first_]->size();
        waiting_[first_++].reset();
    }
    if (messages() == 0) {
        waiting_.clear();
        first_ = 0;
        if (waiting_.capacity() > kept_capacity_max) std::vector<rooms::Frame>{}.swap(waiting_);
    } else if (first_ >= waiting_.size() / 2) {
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(first_));
        first_ = 0;
    }
    std::string{}.swap(front_);
    header_ = {};
    batch_messages_ = 0;
    batch_bytes_ = 0;
    written_ = 0;
}

}  // namespace net
