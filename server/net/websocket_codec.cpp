// SPDX-License-Identifier: Apache-2.0
#include "server/net/websocket_codec.hpp"

#include <algorithm>
#include <cstring>

#include "protocol/always.hpp"

namespace net {
namespace {

using protocol::CloseCode;

constexpr std::size_t control_bytes_max = 125;  // RFC 6455 section 5.5

Heard fault(CloseCode why) { return {.what = Heard::What::fault, .payload = {}, .why = why}; }

bool is_fault(const Heard& heard) { return heard.what == Heard::What::fault; }

// RFC 6455 section 7.4 and the codes registered since.
bool may_be_sent(std::uint16_t code) {
    if (code >= 1000 && code <= 1014) return code < 1004 || code > 1006;
    return code >= 3000 && code <= 4999;
}

// `mask` is the four bytes of the header; `at` where in them the first byte stands.
void unmask(std::span<char> bytes, const std::uint8_t* mask, std::uint8_t at) {
    std::array<char, 8> turned{};
    for (std::size_t i = 0; i < turned.size(); ++i) {
        turned[i] = static_cast<char>(mask[(at + i) % 4]);
    }
    std::uint64_t wide = 0;
    std::memcpy(&wide, turned.data(), 8);

    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + i, 8);
        eight ^= wide;
        std::memcpy(bytes.data() + i, &eight, 8);
    }
    for (; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bytes[i] ^ turned[i % 8]);
}

std::string_view view(std::span<const char> bytes) { return {bytes.data(), bytes.size()}; }

bool is_utf8(std::string_view text) {
    Utf8Reader reader;
    return reader.read(text) && reader.is_whole();
}

// A quiet connection keeps no memory of what it once said.
void forget(std::string& text) { std::string{}.swap(text); }

}  // namespace

Heard Decoder::next(std::span<char>& bytes, const DecoderLimits& limits) {
    if (said_) {
        if (!in_message_) forget(data_);
        forget(control_);
        said_ = false;
    }
    for (;;) {
        if (!in_frame_) {
            const bool is_whole = read_header(bytes);
            // Who does not mask, or means an extension, is refused without waiting for the rest.
            if (header_size_ >= 2 && ((header_[1] & 0x80) == 0 || (header_[0] & 0x70) != 0)) {
                return fault(CloseCode::protocol_error);
            }
            if (!is_whole) return {};
            if (auto heard = begin_frame(limits); is_fault(heard)) return heard;
        }
        const auto heard = read_payload(bytes);
        if (heard.what != Heard::What::nothing || in_frame_) return heard;
    }
}

std::size_t Decoder::header_needs() const {
    if (header_size_ < 2) return 2;
    const auto length = header_[1] & 0x7f;
    return length == 127 ? 14 : length == 126 ? 8 : 6;
}

bool Decoder::read_header(std::span<char>& bytes) {
    // Two bytes first: they tell how many there are.
    while (header_size_ < header_needs()) {
        if (bytes.empty()) return false;
        header_[header_size_++] = static_cast<std::uint8_t>(bytes.front());
        bytes = bytes.subspan(1);
    }
    return true;
}

Heard Decoder::begin_frame(const DecoderLimits& limits) {
    const auto short_length = header_[1] & 0x7f;
    const std::size_t length_bytes = short_length == 127 ? 8 : short_length == 126 ? 2 : 0;
    left_ = length_bytes == 0 ? static_cast<std::uint64_t>(short_length) : 0;
    for (std::size_t i = 0; i < length_bytes; ++i) left_ = left_ << 8 | header_[2 + i];
    const std::uint64_t least = length_bytes == 8 ? 0x10000 : length_bytes == 2 ? 126 : 0;
    if (left_ < least || left_ >> 63 != 0) return fault(CloseCode::protocol_error);
    opcode_ = static_cast<Opcode>(header_[0] & 0x0f);
    in_frame_ = true;
    mask_at_ = 0;
    return is_control() ? begin_control() : begin_data(limits);
}

Heard Decoder::begin_control() {
    const bool is_known =
        opcode_ == Opcode::close || opcode_ == Opcode::ping || opcode_ == Opcode::pong;
    if (!is_known || !is_final() || left_ > control_bytes_max) {
        return fault(CloseCode::protocol_error);
    }
    return {};
}

Heard Decoder::begin_data(const DecoderLimits& limits) {
    const bool is_known =
        opcode_ == Opcode::more || opcode_ == Opcode::text || opcode_ == Opcode::binary;
    if (!is_known || (opcode_ == Opcode::more) != in_message_) {
        return fault(CloseCode::protocol_error);
    }
    if (opcode_ == Opcode::binary && !limits.binary) return fault(CloseCode::not_text);
    if (!in_message_) {
        message_ = opcode_;
        fragments_ = 0;
        utf8_.begin_again();
        in_message_ = true;
    }
    if (++fragments_ > limits.fragments_max) return fault(CloseCode::policy);
    if (left_ > limits.message_bytes_max - std::min(data_.size(), limits.message_bytes_max)) {
        return fault(CloseCode::too_big);
    }
    return {};
}

Heard Decoder::read_payload(std::span<char>& bytes) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    const auto part = bytes.first(size);
    bytes = bytes.subspan(size);
    left_ -= size;
    unmask(part, header_.data() + header_size_ - 4, mask_at_);
    mask_at_ = static_cast<std::uint8_t>((mask_at_ + size) % 4);

    auto& kept = is_control() ? control_ : data_;
    if (!is_control() && message_ == Opcode::text && !utf8_.read(view(part))) {
        return fault(CloseCode::bad_utf8);
    }
    const bool is_whole = left_ == 0 && (is_control() || is_final());
    if (!is_whole || !kept.empty()) kept.append(part.data(), part.size());
    if (left_ > 0) return {};

    in_frame_ = false;
    header_size_ = 0;
    if (!is_whole) return {};
    const auto payload = kept.empty() ? view(part) : std::string_view{kept};
    return is_control() ? end_control(payload) : end_data(payload);
}

Heard Decoder::end_control(std::string_view payload) {
    said_ = true;
    if (opcode_ == Opcode::ping) return {.what = Heard::What::ping, .payload = payload};
    if (opcode_ == Opcode::pong) return {.what = Heard::What::pong, .payload = payload};

    if (payload.empty()) return {.what = Heard::What::close, .payload = {}};
    if (payload.size() == 1) return fault(CloseCode::protocol_error);
    const auto high = static_cast<std::uint8_t>(payload[0]);
    const auto low = static_cast<std::uint8_t>(payload[1]);
    const auto code = static_cast<std::uint16_t>(high << 8 | low);
    if (!may_be_sent(code)) return fault(CloseCode::protocol_error);
    if (!is_utf8(payload.substr(2))) return fault(CloseCode::bad_utf8);
    return {.what = Heard::What::close, .payload = payload.substr(2), .close_code = code};
}

Heard Decoder::end_data(std::string_view payload) {
    said_ = true;
    in_message_ = false;
    if (message_ == Opcode::binary) return {.what = Heard::What::binary, .payload = payload};
    if (!utf8_.is_whole()) return fault(CloseCode::bad_utf8);
    return {.what = Heard::What::text, .payload = payload};
}

FrameHeader frame_header(Opcode opcode, std::size_t payload_bytes) {
    FrameHeader header;
    header.bytes[0] = static_cast<char>(0x80 | static_cast<std::uint8_t>(opcode));
    const std::size_t length_bytes = payload_bytes > 0xffff ? 8 : payload_bytes > 125 ? 2 : 0;
    header.bytes[1] = static_cast<char>(length_bytes == 8   ? 127
                                        : length_bytes == 2 ? 126
                                                            : payload_bytes);
    for (std::size_t i = 0; i < length_bytes; ++i) {
        const auto shift = 8 * (length_bytes - 1 - i);
        header.bytes[2 + i] =
            static_cast<char>(static_cast<std::uint64_t>(payload_bytes) >> shift & 0xff);
    }
    header.size = static_cast<std::uint8_t>(2 + length_bytes);
    return header;
}

std::shared_ptr<const std::string> frame(Opcode opcode, std::string_view payload) {
    const auto header = frame_header(opcode, payload.size());
    auto whole = std::make_shared<std::string>();
    whole->reserve(header.size + payload.size());
    whole->append(header.view()).append(payload);
    return whole;
}

std::string close_frame(std::uint16_t code, std::string_view reason) {
    std::string payload;
    if (code != 0) {
        payload += static_cast<char>(code >> 8);
        payload += static_cast<char>(code & 0xff);
        payload += reason;
    }
    protocol::always(payload.size() <= control_bytes_max, "a close frame fits a control frame");
    return *frame(Opcode::close, payload);
}

}  // namespace net
