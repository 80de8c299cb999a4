// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/messages.hpp"

#include "protocol/group/codec.hpp"
#include "server/rooms/codec.hpp"
#include "server/rooms/digest.hpp"

namespace rooms {

using namespace protocol;

namespace {

constexpr ParseLimits limits{.bytes_max = message_bytes_max, .string_bytes_max = message_bytes_max};

DecodeError missing(std::string_view field) {
    return {"missing_field", "/" + std::string{field}, "This field is missing."};
}

// A command's id as far as it can be read, so that whoever waits for the answer knows it is theirs.
std::string readable_id(const Value& message) {
    const auto* id = message.find("id");
    if (!id) return {};
    const auto decoded = decode_value<CommandId>(*id, "/id");
    return decoded ? decoded->value : std::string{};
}

Unreadable unreadable(const Value& message, const Why& why) { return {readable_id(message), why}; }

Message read_live(const Value& live) {
    auto decoded = decode_value<ClientLive>(live, "/live");
    if (!decoded) return Unreadable{{}, decoded.error()};
    return std::visit([](auto& said) -> Message { return said; }, *decoded);
}

// Which of the members of a command is none, if any.
const json::Member* stranger_in(const json::Value::Members& members) {
    for (const auto& member : members) {
        if (member.key != "do" && member.key != "id" && member.key != "with") return &member;
    }
    return nullptr;
}

template <class Kind>
Message read_as(std::string_view name, CommandId id, const Value& with, const Value& message) {
    auto decoded = decode_named<Kind>(name, with, "/do", "/with");
    if (!decoded) return unreadable(message, decoded.error());
    return Asked{std::move(id), std::move(*decoded)};
}

Message read_asked(const Value& message) {
    if (const auto* stranger = stranger_in(*message.members())) {
        return unreadable(
            message, DecodeError{"unknown_field", "/" + stranger->key, "This field is not known."});
    }
    const auto* name = message.find("do");
    const auto* id = message.find("id");
    const auto* with = message.find("with");
    if (!name || !name->text()) return unreadable(message, missing("do"));
    if (!id) return unreadable(message, missing("id"));
    if (!with) return unreadable(message, missing("with"));
    auto known_id = decode_value<CommandId>(*id, "/id");
    if (!known_id) return unreadable(message, known_id.error());

    if (has_alternative<group::Command>(*name->text()))
        return read_as<group::Command>(*name->text(), std::move(*known_id), *with, message);
    if (has_alternative<group::Query>(*name->text()))
        return read_as<group::Query>(*name->text(), std::move(*known_id), *with, message);
    return unreadable(message, Rejection{Refusal::unknown_command, "/do"});
}

Frame frame(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

std::string opened(const Greeting& greeting) {
    std::string text = R"({"welcome":{"you":)";
    append_json(text, greeting.you);
    text += R"(,"cursor":)";
    json::append_string(text, greeting.cursor);
    text += R"(,"now":)";
    json::append_whole(text, ms(greeting.now));
    return text;
}

}  // namespace

Why::Why(const Rejection& rejection)
    : code{code_of(rejection.refusal)},
      at{rejection.at},
      message{sentence_of(rejection.refusal)},
      words{rejection.words} {}

Why::Why(const DecodeError& error) : code{error.code}, at{error.at}, message{error.message} {}

Message read_message(std::string_view text) {
    const auto message = parse(text, limits);
    if (!message) return Unreadable{{}, message.error()};
    if (!message->members()) return Unreadable{{}, Rejection{Refusal::malformed}};
    const auto* live = message->find("live");
    if (live && message->members()->size() == 1) return read_live(*live);
    return read_asked(*message);
}

std::uint64_t digest_of(const group::Command& command) { return digest_of(encode(command)); }
std::uint64_t digest_of(const group::ServerCommand& command) { return digest_of(encode(command)); }

Frame ok(const CommandId& id) {
    std::string text;
    text.reserve(id.value.size() + 9);
    text += R"({"ok":")";
    text += id.value;
    text += R"("})";
    return frame(std::move(text));
}

Frame ok(const CommandId& id, std::string_view found) {
    std::string text = R"({"ok":)";
    json::append_string(text, id.value);
    text += R"(,"found":)";
    text += found;
    text += '}';
    return frame(std::move(text));
}

Frame no(std::string_view id, const Why& why) {
    std::string text = R"({"no":)";
    json::append_string(text, id);
    text += R"(,"why":{"code":)";
    json::append_string(text, why.code);
    text += R"(,"at":)";
    json::append_string(text, why.at);
    text += R"(,"message":)";
    json::append_string(text, why.message);
    if (!why.words.empty()) {
        text += R"(,"words":)";
        json::append_string(text, why.words);
    }
    text += "}}";
    return frame(std::move(text));
}

Frame live(const ServerLive& what) {
    std::string text = R"({"live":)";
    append_json(text, what);
    text += '}';
    return frame(std::move(text));
}

Frame patched(std::uint64_t n, Timestamp at, std::string_view patch) {
    std::string text;
    text.reserve(patch.size() + 64);
    text += R"({"n":)";
    json::append_whole(text, n);
    text += R"(,"at":)";
    json::append_whole(text, ms(at));
    text += R"(,"patch":)";
    text += patch;
    text += '}';
    return frame(std::move(text));
}

Frame welcome(const Greeting& greeting, std::string_view document) {
    auto text = opened(greeting);
    text.reserve(text.size() + document.size() + 16);
    text += R"(,"doc":)";
    text += document;
    text += "}}";
    return frame(std::move(text));
}

Frame welcome(const Greeting& greeting, const std::vector<Frame>& patches) {
    auto text = opened(greeting);
    text += R"(,"patches":[)";
    for (const auto& patch : patches) {
        text += *patch;
        text += ',';
    }
    if (!patches.empty()) text.pop_back();
    text += "]}}";
    return frame(std::move(text));
}

}  // namespace rooms
