// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "tests/protocol/random_sample.hpp"

using namespace protocol;
using namespace sample;

TEST_CASE("what is encoded decodes to what it was, under the strict parser", "[property]") {
    Random random{1};
    for (int i = 0; i < 500; ++i) {
        const auto record = random.record();
        const auto text = encode(record);
        INFO(text);
        REQUIRE(text.find('\n') == std::string::npos);
        const auto again = decode<Record>(text, {.bytes_max = 1 << 20});
        REQUIRE(again.has_value());
        REQUIRE(*again == record);
    }
}

TEST_CASE("any bytes at all in a string come out as strict JSON on one line", "[property]") {
    Random random{2};
    for (int i = 0; i < 2000; ++i) {
        std::string bytes;
        for (auto n = random.below(24); n > 0; --n) bytes += static_cast<char>(random.below(256));
        const auto text = encode(std::map<std::string, std::string>{{bytes, bytes}});
        REQUIRE(text.find('\n') == std::string::npos);
        const auto value = parse(text, stored_limits());
        REQUIRE(value.has_value());
        std::string again;
        json::append_value(again, *value);
        REQUIRE(again == text);
    }
}

TEST_CASE("spoiled messages are refused with a reason, or mean what they say", "[property]") {
    Random random{3};
    std::size_t refused = 0;
    for (int i = 0; i < 4000; ++i) {
        auto text = encode(random.record());
        for (auto n = 1 + random.below(3); n > 0; --n) {
            const auto at = random.below(text.size());
            if (random.coin())
                text[at] = static_cast<char>(random.below(256));
            else
                text.erase(at, 1 + random.below(4));
            if (text.empty()) text = "x";
        }
        const auto value = decode<Record>(text);
        if (value) {
            REQUIRE(decode<Record>(encode(*value)).value() == *value);
            continue;
        }
        ++refused;
        INFO(text);
        REQUIRE_FALSE(value.error().code.empty());
        REQUIRE(value.error().message.ends_with('.'));
        REQUIRE((value.error().at.empty() || value.error().at.starts_with('/')));
    }
    CHECK(refused > 2000);
}
