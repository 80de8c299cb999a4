// SPDX-License-Identifier: Apache-2.0
// RFC 6455 as the Autobahn suite asks for it (its classes 1 to 7 and 10), without a socket.
#include <catch2/catch.hpp>

#include "tests/wire/support/decoding.hpp"
#include "tests/wire/support/wire.hpp"

using namespace wire;
using What = net::Heard::What;
using Outcomes = std::vector<Outcome>;

namespace {

Outcomes said(What what, std::string payload) { return {{what, std::move(payload), 0}}; }
Outcomes fault(int code) { return {{What::fault, {}, code}}; }

const std::string ping_p = masked(0x89, "p");

}  // namespace

TEST_CASE("text of every length arrives as it was said", "[codec][1]") {
    for (const std::size_t size : {0u, 1u, 125u, 126u, 127u, 128u, 1000u, 16u * 1024}) {
        CAPTURE(size);
        const std::string words(size, '*');
        CHECK(decoded_every_way(text(words)) == said(What::text, words));
    }
    CHECK(decoded_every_way(text("one") + text("two")) ==
          Outcomes{{What::text, "one", 0}, {What::text, "two", 0}});
}

TEST_CASE("lengths over 64 KiB are read where they are allowed", "[codec][1]") {
    const net::DecoderLimits wide{.message_bytes_max = 1 << 20};
    for (const std::size_t size : {65535u, 65536u, 70000u}) {
        const std::string words(size, 'x');
        CHECK(decoded_every_way(text(words), wide) == said(What::text, words));
    }
}

TEST_CASE("binary is refused, unless it is asked for", "[codec][1]") {
    CHECK(decoded_every_way(masked(0x82, "\x00\xff")) == fault(1003));
    const net::DecoderLimits both{.binary = true};
    CHECK(decoded_every_way(masked(0x82, "\xfe\xff"), both) == said(What::binary, "\xfe\xff"));
}

TEST_CASE("a ping of up to 125 bytes is one, and no more", "[codec][2]") {
    CHECK(decoded_every_way(masked(0x89, "")) == said(What::ping, ""));
    const std::string most(125, '\xfe');
    CHECK(decoded_every_way(masked(0x89, most)) == said(What::ping, most));
    CHECK(decoded_every_way(masked(0x89, std::string(126, 'x'))) == fault(1002));
    CHECK(decoded_every_way(masked(0x8a, "unasked")) == said(What::pong, "unasked"));
    CHECK(decoded_every_way(masked(0x09, "in two")) == fault(1002));
}

TEST_CASE("reserved bits mean an extension that nobody agreed on", "[codec][3]") {
    for (const int bits : {0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70}) {
        CAPTURE(bits);
        CHECK(decoded_every_way(masked(0x81 | bits, "words")) == fault(1002));
        CHECK(decoded_every_way(masked(0x89 | bits, "")) == fault(1002));
    }
    const auto after_words = decoded_every_way(text("words") + masked(0xc1, "more"));
    CHECK(after_words == Outcomes{{What::text, "words", 0}, {What::fault, {}, 1002}});
}

TEST_CASE("reserved opcodes are refused", "[codec][4]") {
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        CAPTURE(opcode);
        CHECK(decoded_every_way(masked(0x80 | opcode, "")) == fault(1002));
        CHECK(decoded_every_way(masked(0x80 | opcode, "words")) == fault(1002));
    }
}

TEST_CASE("a message in fragments is one message", "[codec][5]") {
    const auto whole = said(What::text, "one two three");
    CHECK(decoded_every_way(masked(0x01, "one ") + masked(0x00, "two ") + masked(0x80, "three")) ==
          whole);
    CHECK(decoded_every_way(masked(0x01, "") + masked(0x00, "") + masked(0x80, "")) ==
          said(What::text, ""));
    CHECK(decoded_every_way(masked(0x01, "") + masked(0x80, "late")) == said(What::text, "late"));
}

TEST_CASE("control frames come between fragments and take nothing from them", "[codec][5]") {
    CHECK(decoded_every_way(masked(0x01, "one ") + ping_p + masked(0x80, "two")) ==
          Outcomes{{What::ping, "p", 0}, {What::text, "one two", 0}});
    CHECK(decoded_every_way(masked(0x01, "a") + ping_p + masked(0x8a, "q") + masked(0x00, "b") +
                            ping_p + masked(0x80, "c")) == Outcomes{{What::ping, "p", 0},
                                                                    {What::pong, "q", 0},
                                                                    {What::ping, "p", 0},
                                                                    {What::text, "abc", 0}});
    CHECK(decoded_every_way(masked(0x01, "half") + closing(1000)) ==
          Outcomes{{What::close, {}, 1000}});
}

TEST_CASE("fragments out of order are refused", "[codec][5]") {
    CHECK(decoded_every_way(masked(0x80, "more of nothing")) == fault(1002));
    CHECK(decoded_every_way(masked(0x00, "more of nothing")) == fault(1002));
    CHECK(decoded_every_way(masked(0x01, "begun") + text("anew")) == fault(1002));
    CHECK(decoded_every_way(text("whole") + masked(0x80, "and more")) ==
          Outcomes{{What::text, "whole", 0}, {What::fault, {}, 1002}});
}

TEST_CASE("text is UTF-8, also where a character is cut in two", "[codec][6]") {
    const std::string words =
        "Hello-\u00b5@\u00df\u00f6\u00e4\u00fc\u00e0\u00e1-UTF-8!! \U0001f331";
    CHECK(decoded_every_way(text(words)) == said(What::text, words));
    std::string cut;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const int opcode = i == 0 ? 0x01 : i + 1 == words.size() ? 0x80 : 0x00;
        cut += masked(opcode, words.substr(i, 1));
    }
    CHECK(decoded_every_way(cut) == said(What::text, words));
}

TEST_CASE("text that is not UTF-8 is refused", "[codec][6]") {
    const std::vector<std::string> wrong{
        "\x80",              // no first byte
        "\xc0\xaf",          // a second spelling of '/'
        "\xe0\x80\xaf",      // and another
        "\xf0\x80\x80\xaf",  //
        "\xed\xa0\x80",      // a surrogate
        "\xed\xbf\xbf",      //
        "\xf4\x90\x80\x80",  // over U+10FFFF
        "\xf5\x80\x80\x80",  //
        "\xfe",
        "\xff",      // in no character
        "\xce",      // half of one
        "\xe2\x82",  //
        "\xc3\x28",  // a second byte that is none
        "long enough to be read eight at a time \xff",
    };
    for (const auto& bytes : wrong) {
        CAPTURE(bytes);
        CHECK(decoded_every_way(text(bytes)) == fault(1007));
    }
    for (const std::string fine :
         {"\xef\xbf\xbf", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf", "\xee\x80\x80", "\xc2\x80",
          "\xe0\xa0\x80", "\xf0\x90\x80\x80"}) {
        CHECK(decoded_every_way(text(fine)) == said(What::text, fine));
    }
}

TEST_CASE("bad text is refused at the byte that spoils it, not at the end", "[codec][6]") {
    CHECK(decoded_every_way(masked(0x01, "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xf4\x90")) ==
          fault(1007));
    auto begun = masked(0x81, std::string("\xf4\x90") + std::string(5000, 'x'));
    begun.resize(40);
    CHECK(decoded_every_way(begun) == fault(1007));
}

TEST_CASE("a goodbye has a proper code and proper words", "[codec][7]") {
    CHECK(decoded_every_way(masked(0x88, "")) == Outcomes{{What::close, {}, 0}});
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
                           3000, 3999, 4000, 4999}) {
        CAPTURE(code);
        CHECK(decoded_every_way(closing(code)) == Outcomes{{What::close, {}, code}});
    }
    CHECK(decoded_every_way(closing(1000, "bye") + text("late")) ==
          Outcomes{{What::close, "bye", 1000}});
    CHECK(decoded_every_way(closing(1000, std::string(123, '*'))).front().what == What::close);

    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
        CAPTURE(code);
        CHECK(decoded_every_way(closing(code)) == fault(1002));
    }
    CHECK(decoded_every_way(masked(0x88, "\x03")) == fault(1002));
    CHECK(decoded_every_way(closing(1000, std::string(124, '*'))) == fault(1002));
    CHECK(decoded_every_way(closing(1000, "\xce\xba\xe1\xbd")) == fault(1007));
}

TEST_CASE("what is not masked is refused without waiting for more", "[codec]") {
    CHECK(decoded_every_way(std::string{"\x81\x05hello"}) == fault(1002));
    CHECK(decoded_every_way(std::string{'\x89', '\x00'}) == fault(1002));
}

TEST_CASE("a message over the limit is refused by its header, whatever that claims", "[codec]") {
    CHECK(decoded_every_way(text(std::string(16 * 1024 + 1, 'x'))) == fault(1009));
    std::string gigabyte{"\x81\xff\x00\x00\x00\x00\x40\x00\x00\x00mask", 14};
    CHECK(decoded_every_way(gigabyte) == fault(1009));
    std::string most{"\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xffmask", 14};
    CHECK(decoded_every_way(most) == fault(1009));
    std::string negative{"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xffmask", 14};
    CHECK(decoded_every_way(negative) == fault(1002));
    const std::string half(10 * 1024, 'x');
    CHECK(decoded_every_way(masked(0x01, half) + masked(0x80, half)) == fault(1009));
}

TEST_CASE("a length is spelled in the shortest way", "[codec]") {
    CHECK(decoded_every_way(std::string{"\x81\xfe\x00\x05maskhello", 13}) == fault(1002));
    CHECK(decoded_every_way(std::string{"\x81\xff\x00\x00\x00\x00\x00\x00\x00\x05maskhello", 19}) ==
          fault(1002));
}

TEST_CASE("a flood of fragments that never become a message is cut off", "[codec]") {
    std::string flood = masked(0x01, "");
    for (int i = 0; i < 1000; ++i) flood += masked(0x00, "");
    CHECK(decoded_every_way(flood) == fault(1008));

    std::string dribbled = masked(0x01, "x");
    for (int i = 0; i < 126; ++i) dribbled += masked(0x00, "x");
    dribbled += masked(0x80, "x");
    CHECK(decoded_every_way(dribbled) == said(What::text, std::string(128, 'x')));
}

TEST_CASE("a decoder knows whether something is begun", "[codec]") {
    net::Decoder decoder;
    const auto feed = [&decoder](std::string bytes) {
        std::span<char> part{bytes};
        while (decoder.next(part, {}).what != What::nothing) {
        }
        return decoder.is_midway();
    };
    CHECK_FALSE(feed(""));
    CHECK(feed(text("hello").substr(0, 1)));
    CHECK_FALSE(feed(text("hello").substr(1)));
    CHECK(feed(masked(0x01, "half")));
    CHECK(feed(ping_p));
    CHECK_FALSE(feed(masked(0x80, "whole")));
}

TEST_CASE("a frame of the server is final, unmasked and as short as can be", "[codec]") {
    CHECK(*net::frame(net::Opcode::text, "hi") == "\x81\x02hi");
    CHECK(net::frame_header(net::Opcode::text, 125).view() == "\x81\x7d");
    CHECK(net::frame_header(net::Opcode::text, 126).view() ==
          std::string_view{"\x81\x7e\x00\x7e", 4});
    CHECK(net::frame_header(net::Opcode::text, 0xffff).view() ==
          std::string_view{"\x81\x7e\xff\xff", 4});
    CHECK(net::frame_header(net::Opcode::text, 0x10000).view() ==
          std::string_view{"\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00", 10});
    CHECK(net::close_frame(0) == std::string_view{"\x88\x00", 2});
    CHECK(net::close_frame(4001, "why") == "\x88\x05\x0f\xa1why");
}
