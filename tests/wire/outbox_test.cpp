// SPDX-License-Identifier: Apache-2.0
#include "server/net/outbox.hpp"

#include <array>
#include <catch2/catch.hpp>

using net::Outbox;
using Frames = Outbox::Frames;

namespace {

rooms::Frame message(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

// Writes all there is, `most` bytes at a time.
std::string written(Outbox& outbox, std::size_t most = std::string::npos,
                    Frames frames = Frames::of_lines) {
    std::string all;
    while (!outbox.is_empty()) {
        std::array<boost::asio::const_buffer, 66> parts;
        std::string next;
        const auto count = outbox.gather(parts, frames);
        for (std::size_t i = 0; i < count; ++i) {
            next.append(static_cast<const char*>(parts[i].data()), parts[i].size());
        }
        next.resize(std::min(most, next.size()));
        all += next;
        outbox.wrote(next.size());
    }
    return all;
}

std::string text_frame(std::string_view payload) { return *net::frame(net::Opcode::text, payload); }

}  // namespace

TEST_CASE("what is pending leaves in one frame, one message a line", "[outbox]") {
    for (const std::size_t most : {std::string::npos, std::size_t{1}, std::size_t{3}}) {
        Outbox outbox;
        outbox.add(message("one"));
        CHECK(written(outbox, most) == text_frame("one"));
        outbox.add(message("two"));
        outbox.add(message("three"));
        CHECK(outbox.bytes() == 8);
        CHECK(written(outbox, most) == text_frame("two\nthree"));
        CHECK(outbox.bytes() == 0);
        CHECK(outbox.messages() == 0);
    }
}

TEST_CASE("messages stay apart where a message is a frame", "[outbox]") {
    Outbox outbox;
    outbox.add(message("one"));
    outbox.add(message("two"));
    CHECK(written(outbox, 2, Frames::of_one_message) == text_frame("one") + text_frame("two"));
}

TEST_CASE("control frames overtake messages, but never land inside of a frame", "[outbox]") {
    Outbox outbox;
    std::array<boost::asio::const_buffer, 66> parts;
    outbox.add(message("one"));
    outbox.gather(parts, Frames::of_lines);
    outbox.wrote(2);
    outbox.add(message("two"));
    outbox.add_between("[pong]");
    CHECK(written(outbox) == "one[pong]" + text_frame("two"));
}

TEST_CASE("dropped messages are gone, except the frame that is on its way", "[outbox]") {
    Outbox outbox;
    std::array<boost::asio::const_buffer, 66> parts;
    outbox.add(message("one"));
    outbox.gather(parts, Frames::of_lines);
    outbox.wrote(3);
    outbox.add(message("two"));
    outbox.drop_messages();
    CHECK(outbox.messages() == 1);
    CHECK(outbox.bytes() == 3);
    CHECK(written(outbox) == "ne");

    outbox.add(message("three"));
    outbox.drop_messages();
    CHECK(outbox.is_empty());
}

TEST_CASE("a long queue becomes frames of a bounded number of lines and bytes", "[outbox]") {
    Outbox outbox;
    std::string expected;
    for (int frame = 0; frame < 3; ++frame) {
        std::string lines;
        for (std::size_t i = 0; i < Outbox::lines_max; ++i) {
            const auto line = std::to_string(i);
            outbox.add(message(line));
            lines += i > 0 ? "\n" + line : line;
        }
        expected += text_frame(lines);
    }
    CHECK(written(outbox, 7) == expected);

    const std::string big(40 * 1024, 'x');
    outbox.add(message(big));
    outbox.add(message(big));
    outbox.add(message("small"));
    CHECK((written(outbox, 1000) == text_frame(big) + text_frame(big + "\nsmall")));
    const std::string huge(300 * 1024, 'y');
    outbox.add(message(huge));
    CHECK((written(outbox) == text_frame(huge)));
}
