// SPDX-License-Identifier: Apache-2.0
// RFC 6455 framing of a server, without sockets: bytes in, messages out, and back. Ours, because
// it lets a message be framed without a copy, keeps nothing for a quiet connection, and closes a
// flood of fragments.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "protocol/close_codes.hpp"
#include "server/net/utf8_reader.hpp"

namespace net {

enum class Opcode : std::uint8_t { more = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// What a decoder makes of the bytes it is given.
struct Heard {
    enum class What {
        nothing,  // a frame is not whole yet: all bytes are used up
        text,
        binary,
        ping,
        pong,
        close,  // the peer says goodbye
        fault   // close with `why`, and read no further
    };
    What what = What::nothing;
    std::string_view payload;      // valid until next() is called again, or the bytes go
    std::uint16_t close_code = 0;  // of `close`; 0 when the peer gave none
    protocol::CloseCode why{};     // of `fault`
};

struct DecoderLimits {
    std::size_t message_bytes_max = 16 * 1024;
    std::size_t fragments_max = 128;  // of one message; 128 of 128 bytes are a whole message
    bool binary = false;              // else not_text
};

// Reads the frames of one client. However the bytes are cut, the outcome is the same.
class Decoder {
public:
    // Takes from the front of `bytes` up to the end of the next message or control frame. The
    // payload is unmasked in place, so `bytes` is written to. After close or fault: not again.
    Heard next(std::span<char>& bytes, const DecoderLimits& limits);

    // Something has begun that is not whole: a frame, or a message in fragments.
    bool is_midway() const { return header_size_ > 0 || in_frame_ || in_message_; }

private:
    bool read_header(std::span<char>& bytes);
    std::size_t header_needs() const;
    Heard begin_frame(const DecoderLimits& limits);
    Heard begin_control();
    Heard begin_data(const DecoderLimits& limits);
    Heard read_payload(std::span<char>& bytes);
    Heard end_control(std::string_view payload);
    Heard end_data(std::string_view payload);

    bool is_control() const { return (static_cast<std::uint8_t>(opcode_) & 8) != 0; }
    bool is_final() const { return (header_[0] & 0x80) != 0; }

    std::array<std::uint8_t, 14> header_{};
    std::uint8_t header_size_ = 0;
    bool in_frame_ = false;
    bool in_message_ = false;  // between the first and the last frame of a data message
    bool said_ = false;        // the payload that was handed out lies in message_ or control_
    Opcode opcode_{};          // of the frame
    Opcode message_{};         // of the message
    Utf8Reader utf8_;
    std::uint8_t mask_at_ = 0;
    std::uint32_t fragments_ = 0;
    std::uint64_t left_ = 0;  // of the frame's payload
    std::string data_;        // what came of a message that is not whole
    std::string control_;     // what came of a control frame that is not whole
};

// The header of an unmasked final frame, to be sent before its payload.
struct FrameHeader {
    std::array<char, 10> bytes{};
    std::uint8_t size = 0;
    std::string_view view() const { return {bytes.data(), size}; }
};
FrameHeader frame_header(Opcode opcode, std::size_t payload_bytes);

// Header and payload of an unmasked final frame as one, to be shared by all who get it.
std::shared_ptr<const std::string> frame(Opcode opcode, std::string_view payload);

// A close frame. `code` 0: without code and reason.
std::string close_frame(std::uint16_t code, std::string_view reason = {});

}  // namespace net
