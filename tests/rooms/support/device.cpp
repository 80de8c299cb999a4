// SPDX-License-Identifier: Apache-2.0
#include "tests/rooms/support/device.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace support {

using namespace protocol;

namespace {

constexpr ParseLimits anything{
    .bytes_max = 1 << 26, .depth_max = 64, .values_max = 1 << 22, .string_bytes_max = 1 << 22};

std::string word(const Value& message, std::string_view key) {
    const auto* value = message.find(key);
    return value && value->text() ? *value->text() : std::string{};
}

}  // namespace

void Device::act(std::string_view id, const group::Command& command) const {
    say(message_of(id, command));
}

void Device::ask(std::string_view id, const group::Query& query) const {
    say(message_of(id, query));
}

void Device::send(rooms::Frame message) {
    REQUIRE_FALSE(closed);
    REQUIRE(parse(*message, anything).has_value());
    heard.push_back(*message);
    REQUIRE(hear(*message) == "");
}

void Device::close(CloseCode why) {
    if (!closed) closed = why;
}

std::shared_ptr<Device> Device::same_page() const {
    auto page = std::make_shared<Device>();
    page->doc = doc;
    page->epoch = epoch;
    page->n = n;
    return page;
}

bool Device::has(std::string_view message) const {
    return std::ranges::find(heard, message) != heard.end();
}

bool Device::saved(std::string_view id) const {
    return has(R"({"ok":")" + std::string{id} + R"("})");
}

namespace {

std::string why_not(const std::vector<std::string>& heard, std::string_view id,
                    std::string_view what) {
    for (const auto& text : heard) {
        const auto message = *parse(text, anything);
        if (message.find("no") && word(message, "no") == id)
            return word(*message.find("why"), what);
    }
    return {};
}

}  // namespace

std::string Device::refusal(std::string_view id) const { return why_not(heard, id, "code"); }
std::string Device::refused_at(std::string_view id) const { return why_not(heard, id, "at"); }

const std::string& Device::json(std::string_view kind, std::string_view id) const {
    static const std::string none;
    const auto of_kind = doc.find(std::string{kind});
    if (of_kind == doc.end()) return none;
    const auto entity = of_kind->second.find(std::string{id});
    return entity == of_kind->second.end() ? none : entity->second;
}

std::string Device::connection_of(const SeatId& seat) const {
    const auto found = connections.find(seat.value);
    return found == connections.end() ? "away" : found->second;
}

}  // namespace support
