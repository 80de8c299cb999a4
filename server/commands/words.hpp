// SPDX-License-Identifier: Apache-2.0
// Words from the command line, held to the same limits as words from a browser.
#pragma once

#include <string>

#include "protocol/api.hpp"

namespace commands {

// Each throws config::Mistake that names the option.
protocol::Title title_of(const std::string& text, const std::string& option);
protocol::Name name_of(const std::string& text, const std::string& option);
protocol::api::SignInName login_of(const std::string& text, const std::string& option);
protocol::RoomId room_of(const std::string& text, const std::string& option);
protocol::api::Password password_of(const std::string& text);

// "2026-12-01 18:00" in that time zone; of an hour that comes twice the first. Throws
// config::Mistake.
protocol::Timestamp time_of(const std::string& text, const std::string& time_zone,
                            const std::string& option);

}  // namespace commands
