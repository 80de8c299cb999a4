// SPDX-License-Identifier: Apache-2.0
#include "tests/rooms/support/device.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace support {

using namespace protocol;

namespace {

constexpr ParseLimits anything{
    .bytes_max = 1 << 26, .depth_max = 64, .values_max = 1 << 22, .string_bytes_max = 1 << 22};

std::string text_of(const Value& value) {
    std::string text;
    json::append_value(text, value);
    return text;
}

std::string word(const Value& message, std::string_view key) {
    const auto* value = message.find(key);
    return value && value->text() ? *value->text() : std::string{};
}

// {"is":"raise_hand","seat":"x"} as {"do":"raise_hand","id":...,"with":{"seat":"x"}}
std::string enveloped(std::string_view id, const std::string& tagged) {
    auto value = *parse(tagged, anything);
    auto& members = std::get<Value::Members>(value.is);
    const auto name = *members.front().value.text();
    members.erase(members.begin());
    return R"({"do":")" + name + R"(","id":")" + std::string{id} + R"(","with":)" + text_of(value) +
           "}";
}

}  // namespace

std::string message_of(std::string_view id, const group::Command& command) {
    return enveloped(id, encode(command));
}

std::string message_of(std::string_view id, const group::Query& query) {
    return enveloped(id, encode(query));
}

void Device::act(std::string_view id, const group::Command& command) const {
    say(message_of(id, command));
}

void Device::ask(std::string_view id, const group::Query& query) const {
    say(message_of(id, query));
}

void Device::send(rooms::Frame message) {
    REQUIRE_FALSE(closed);
    const auto value = parse(*message, anything);
    REQUIRE(value.has_value());
    heard.push_back(*message);
    hear(*value);
}

void Device::close(CloseCode why) {
    if (!closed) closed = why;
}

void Device::hear(const Value& message) {
    if (const auto* greeting = message.find("welcome")) return welcome(*greeting);
    if (message.find("patch")) return patch(message);
    if (const auto* live = message.find("live"); live && live->find("seats")) {
        connections.clear();
        for (const auto& seat : *live->find("seats")->items())
            connections[word(seat, "seat")] = word(seat, "connection");
    }
}

void Device::welcome(const Value& welcome) {
    ++welcomes;
    const auto cursor_now = word(welcome, "cursor");
    const auto colon = cursor_now.find(':');
    const auto* patches = welcome.find("patches");
    resumed = patches != nullptr;
    if (resumed) {
        REQUIRE(epoch == cursor_now.substr(0, colon));
        for (const auto& missed : *patches->items()) patch(missed);
        REQUIRE(cursor() == cursor_now);
        return;
    }
    epoch = cursor_now.substr(0, colon);
    n = std::stoull(cursor_now.substr(colon + 1));
    doc.clear();
    for (const auto& kind : *welcome.find("doc")->members()) {
        for (const auto& entity : *kind.value.members())
            doc[kind.key][entity.key] = text_of(entity.value);
    }
}

void Device::patch(const Value& message) {
    REQUIRE(*message.find("n")->whole() == static_cast<std::int64_t>(++n));
    for (const auto& kind : *message.find("patch")->members()) {
        for (const auto& entity : *kind.value.members()) {
            auto& there = doc[kind.key];
            if (entity.value.is_null()) {
                REQUIRE(there.erase(entity.key) == 1);  // what one never had is never taken away
            } else {
                const auto text = text_of(entity.value);
                REQUIRE(there[entity.key] != text);  // and what has not changed is not sent
                there[entity.key] = text;
            }
        }
        if (doc[kind.key].empty()) doc.erase(kind.key);
    }
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
