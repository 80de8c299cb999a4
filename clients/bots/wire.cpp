// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/wire.hpp"

#include <stdexcept>
#include <string>

#include "protocol/group/codec.hpp"

namespace bots {

namespace {

constexpr protocol::ParseLimits document_limits{.bytes_max = 4U << 20U,
                                                .depth_max = 24,
                                                .values_max = 1U << 20U,
                                                .string_bytes_max = 1U << 20U,
                                                .forbidden_characters_refused = true};

template <class T>
T must(const protocol::Decoded<T>& decoded) {
    if (decoded) return *decoded;
    const auto& error = decoded.error();
    throw std::runtime_error("the server said something that cannot be read: " + error.code +
                             " at " + error.at);
}

}  // namespace

protocol::Value read_server_message(std::string_view message) {
    return must(protocol::parse(message, document_limits));
}

protocol::You you_of(const protocol::Value& value) {
    return must(protocol::decode_value<protocol::You>(value, "/welcome/you"));
}

std::optional<protocol::LiveView> live_view_of(const protocol::Value& value) {
    const auto live = must(protocol::decode_value<protocol::ServerLive>(value, "/live"));
    const auto* view = std::get_if<protocol::LiveView>(&live);
    return view ? std::optional{*view} : std::nullopt;
}

protocol::group::Document document_of(const protocol::Value& value) {
    return must(protocol::decode_value<protocol::group::Document>(value));
}

std::string command_message(const protocol::group::Command& command, const std::string& id) {
    return std::visit(
        [&]<class T>(const T& with) {
            std::string out = R"({"do":")";
            out += protocol::snake_name<T>();
            out += R"(","id":")" + id + R"(","with":)";
            protocol::append_json(out, with);
            return out += '}';
        },
        command);
}

}  // namespace bots
