// SPDX-License-Identifier: Apache-2.0
#include "server/net/websocket_session.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace net {
namespace asio = boost::asio;

using rooms::Departure;
using Then = Progress::Then;

WebSocketSession::WebSocketSession(SessionParts parts, Outbox::Frames frames, bool binary)
    : transport_{std::move(parts.transport)},
      loop_{parts.loop},
      limits_{parts.limits},
      metrics_{parts.metrics},
      frames_{frames},
      binary_{binary} {}

void WebSocketSession::begin(std::string_view answer, std::string early) {
    itself_ = shared_from_this();
    const auto keeps = itself_;
    loop_.open().push_back(*this);
    metrics_.sockets.add(1);
    heard_at_ = pinged_at_ = loop_.now();
    send_frame(answer);
    set_deadline();
    on_begun();
    if (loop_.is_going_away()) go_away(loop_.going_away_reason());
    take(early);
    read();
}

// Reading.

void WebSocketSession::readable() {
    waits_readable_ = false;
    resume();
}

void WebSocketSession::resume() {
    read();
    // A TLS write may have waited for what the peer had to say.
    if (!blocked_ || waits_writable_) return;
    blocked_ = false;
    write();
}

void WebSocketSession::read() {
    paused_ = false;
    reading_waits_ = false;
    while (stage_ != Stage::ended) {
        // Many who were sent away for a flood, and flood on, must not hold up the loop.
        const auto most = deaf_ ? limits_.deaf_bytes_per_second : limits_.bytes_per_second;
        const auto so_far = bytes_rate_.count(loop_.now(), 0, 1);
        if (so_far >= most) {
            paused_ = true;
            return set_deadline();
        }
        const auto size = std::min<std::size_t>(loop_.buffer().size(), most - so_far);
        const auto got = transport_->read(loop_.buffer().first(size));
        bytes_rate_.count(loop_.now(), static_cast<std::uint32_t>(got.bytes), 1);
        if (got.bytes > 0) {
            heard_at_ = loop_.now();
            take(loop_.buffer().first(got.bytes));
        }
        if (stage_ == Stage::ended) return;
        if (got.then == Then::closed) return end();
        if (got.then == Then::wait_readable) return wait_readable();
        if (got.then == Then::wait_writable) {
            reading_waits_ = true;
            return wait_writable();
        }
    }
}

void WebSocketSession::take(std::span<char> bytes) {
    const DecoderLimits limits{limits_.message_bytes_max, limits_.fragments_max, binary_};
    while (!deaf_ && stage_ != Stage::ended) {
        const auto heard = decoder_.next(bytes, limits);
        if (heard.what == Heard::What::nothing) break;
        take_one(heard);
    }
    note_midway();
}

void WebSocketSession::take_one(const Heard& heard) {
    switch (heard.what) {
        case Heard::What::nothing:
            return;
        case Heard::What::text:
        case Heard::What::binary:
            return take_message(heard);
        case Heard::What::ping:
        case Heard::What::pong:
            return take_ping(heard);
        case Heard::What::close:
            return take_goodbye(heard);
        case Heard::What::fault:
            deaf_ = true;
            return close_with(heard.why);
    }
}

void WebSocketSession::take_message(const Heard& heard) {
    midway_ = false;
    if (!is_open()) return;
    const auto feeds = frames_ == Outbox::Frames::of_lines
                           ? std::count(heard.payload.begin(), heard.payload.end(), '\n')
                           : 0;
    const auto lines = static_cast<std::uint32_t>(feeds + 1);
    if (message_rate_.count(loop_.now(), lines, limits_.message_window_seconds) >
        limits_.messages_max) {
        return send_away();
    }
    metrics_.messages_in.add(lines);
    on_message(heard.what == Heard::What::text ? Opcode::text : Opcode::binary, heard.payload);
}

void WebSocketSession::take_ping(const Heard& heard) {
    if (control_rate_.count(loop_.now(), 1, 1) >= limits_.controls_per_second) {
        return send_away();
    }
    // Who pings and does not read gets no queue of answers.
    constexpr std::size_t pongs_bytes_max = 4 * 1024;
    if (heard.what == Heard::What::ping && is_open() && outbox_.bytes_between() < pongs_bytes_max) {
        send_frame(*frame(Opcode::pong, heard.payload));
    }
}

void WebSocketSession::take_goodbye(const Heard& heard) {
    deaf_ = true;
    peer_closed_ = true;
    if (is_open()) {
        departure_ = heard.close_code == 1000 ? Departure::left : Departure::lost;
        outbox_.drop_messages();
        close_with(CloseCode::normal);
        close_code_ = heard.close_code;
    }
    mark();
}

void WebSocketSession::note_midway() {
    if (stage_ == Stage::ended) return;
    const bool was = std::exchange(midway_, !deaf_ && decoder_.is_midway());
    if (!midway_ || was) return;
    midway_since_ = loop_.now();
    set_deadline();
}

// Sending.

void WebSocketSession::send_message(rooms::Frame message) {
    if (!is_open()) return;
    const bool is_too_many = outbox_.messages() >= limits_.pending_messages_max;
    const bool is_too_much =
        outbox_.messages() > 0 &&
        outbox_.bytes_behind_first() + message->size() > limits_.pending_bytes_max;
    if (is_too_many || is_too_much) {
        outbox_.drop_messages();
        return close_with(CloseCode::too_slow);
    }
    metrics_.messages_out.add();
    outbox_.add(std::move(message));
    mark();
}

void WebSocketSession::send_frame(std::string_view frame) {
    if (!is_open()) return;
    outbox_.add_between(frame);
    mark();
}

// Whoever has just come looks at an empty page until their first message is there.
void WebSocketSession::mark() { loop_.mark(*this, greeted_ ? Haste::may_wait : Haste::at_once); }

void WebSocketSession::flush() {
    const auto keeps = shared_from_this();
    greeted_ = greeted_ || outbox_.messages() > 0;
    if (!is_open()) tell_gone();
    if (!blocked_) write();
}

void WebSocketSession::writable() {
    waits_writable_ = false;
    if (reading_waits_) read();
    blocked_ = false;
    write();
}

void WebSocketSession::write() {
    while (stage_ != Stage::ended) {
        if (!outbox_.is_empty()) {
            if (!write_some()) return;
        } else if (stage_ == Stage::closing) {
            outbox_.add_between(close_frame(close_code_, close_reason_));
            stage_ = Stage::farewell;
        } else if (stage_ == Stage::farewell && (peer_closed_ || deaf_)) {
            transport_->end_writing();
            if (peer_closed_) return end();
            // Closing while bytes of the peer are unread would take our last words from it.
            stage_ = Stage::draining;
        } else {
            return;
        }
    }
}

bool WebSocketSession::write_some() {
    std::array<asio::const_buffer, 2 + 2 * Outbox::lines_max> parts;
    const auto count = outbox_.gather(parts, frames_);
    const auto went = transport_->write(std::span{parts}.first(count));
    metrics_.writes.add();
    outbox_.wrote(went.bytes);
    if (went.then == Then::more) return true;
    if (went.then == Then::closed) {
        end();
        return false;
    }
    blocked_ = true;
    if (went.then == Then::wait_writable) wait_writable();
    return false;
}

void WebSocketSession::wait_readable() {
    if (!std::exchange(waits_readable_, true)) transport_->wait_readable(shared_from_this());
}

void WebSocketSession::wait_writable() {
    if (!std::exchange(waits_writable_, true)) transport_->wait_writable(shared_from_this());
}

// Time and the end.

void WebSocketSession::due(Seconds now) {
    const auto keeps = shared_from_this();
    if (!is_open() && now - closing_since_ >= limits_.closing_seconds_max) return end();
    if (is_open()) {
        if (now - heard_at_ >= limits_.silent_seconds_max) {
            close_with(CloseCode::silent);
        } else if (midway_ && now - midway_since_ >= limits_.message_seconds_max) {
            send_away();
        } else if (now - std::max(heard_at_, pinged_at_) >= limits_.ping_seconds) {
            pinged_at_ = now;
            send_frame(*frame(Opcode::ping, {}));
        }
    }
    if (paused_) resume();
    if (stage_ != Stage::ended) set_deadline();
}

void WebSocketSession::set_deadline() {
    auto next = closing_since_ + limits_.closing_seconds_max;
    if (is_open()) {
        next = std::min(heard_at_ + limits_.silent_seconds_max,
                        std::max(heard_at_, pinged_at_) + limits_.ping_seconds);
        if (midway_) next = std::min(next, midway_since_ + limits_.message_seconds_max);
    }
    if (paused_) next = loop_.now() + 1;
    loop_.wheel().set(*this, next);
}

void WebSocketSession::go_away(std::string_view reason) {
    close_with(CloseCode::going_away, reason);
}

void WebSocketSession::revoke(const std::function<bool(const Login&)>& whose, CloseCode why) {
    if (login() && whose(*login())) close_with(why);
}

void WebSocketSession::close_with(CloseCode why, std::string_view reason) {
    if (!is_open()) return;
    metrics_.socket_closed(why);
    stage_ = Stage::closing;
    close_code_ = static_cast<std::uint16_t>(why);
    close_reason_ = reason;
    closing_since_ = loop_.now();
    set_deadline();
    mark();
}

void WebSocketSession::send_away() {
    deaf_ = true;
    close_with(CloseCode::policy);
}

void WebSocketSession::tell_gone() {
    if (!std::exchange(told_, true)) on_gone(departure_);
}

void WebSocketSession::end() {
    if (stage_ == Stage::ended) return;
    const auto keeps = std::exchange(itself_, nullptr);
    if (is_open()) metrics_.socket_closed(static_cast<CloseCode>(1006));
    stage_ = Stage::ended;
    transport_->close();
    loop_.wheel().clear(*this);
    static_cast<Dirty&>(*this).unlink();
    static_cast<Open&>(*this).unlink();
    metrics_.sockets.add(-1);
    tell_gone();
}

}  // namespace net
