// SPDX-License-Identifier: Apache-2.0
// The messages of a room's socket, read as strictly as the server reads ours: what a bot cannot
// read is a mistake of the server, and ends the bot with a sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/frames.hpp"
#include "protocol/group/commands.hpp"
#include "protocol/group/document.hpp"
#include "protocol/json/value.hpp"

namespace bots {

protocol::Value read_server_message(std::string_view message);
protocol::You you_of(const protocol::Value& value);
std::optional<protocol::LiveView> live_view_of(const protocol::Value& value);
protocol::group::Document document_of(const protocol::Value& value);

// {"do":...,"id":...,"with":{...}}
std::string command_message(const protocol::group::Command& command, const std::string& id);

}  // namespace bots
