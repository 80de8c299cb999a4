// SPDX-License-Identifier: Apache-2.0
#include "server/commands/words.hpp"

#include <cstdlib>
#include <ctime>

#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "server/api/founding.hpp"
#include "server/config/config.hpp"

namespace commands {
namespace {

template <class T>
T held_to_limits(const std::string& text, const std::string& option) {
    auto held = protocol::decode<T>(protocol::encode(text));
    if (held) return std::move(*held);
    throw config::Mistake{option + ": " + held.error().message};
}

}  // namespace

protocol::Title title_of(const std::string& text, const std::string& option) {
    return held_to_limits<protocol::Title>(text, option);
}

protocol::Name name_of(const std::string& text, const std::string& option) {
    return held_to_limits<protocol::Name>(text, option);
}

protocol::api::SignInName login_of(const std::string& text, const std::string& option) {
    return held_to_limits<protocol::api::SignInName>(text, option);
}

protocol::RoomId room_of(const std::string& text, const std::string& option) {
    return held_to_limits<protocol::RoomId>(text, option);
}

protocol::api::Password password_of(const std::string& text) {
    return held_to_limits<protocol::api::Password>(text, "The password");
}

protocol::Timestamp time_of(const std::string& text, const std::string& time_zone,
                            const std::string& option) {
    if (!api::is_time_zone(time_zone)) {
        throw config::Mistake{"This machine does not know the time zone " + time_zone + "."};
    }
    std::tm parts{};
    const char* end = strptime(text.c_str(), "%Y-%m-%d %H:%M", &parts);
    if (end == nullptr || *end != '\0') {
        throw config::Mistake{option + " is written like 2026-12-01 18:00."};
    }
    parts.tm_isdst = -1;
    // Nothing else runs yet: the process may turn to that zone.
    setenv("TZ", time_zone.c_str(), 1);
    tzset();
    return protocol::Timestamp{static_cast<std::int64_t>(std::mktime(&parts)) * 1000};
}

}  // namespace commands
