// SPDX-License-Identifier: Apache-2.0
#include "server/commands/words.hpp"

#include <ctime>
#include <optional>

#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "server/config/config.hpp"
#include "server/rooms/zones.hpp"

namespace commands {
namespace {

template <class T>
T held_to_limits(const std::string& text, const std::string& option) {
    auto held = protocol::decode<T>(protocol::encode(text));
    if (held) return std::move(*held);
    throw config::Mistake{option + ": " + held.error().message};
}

// "2026-12-01 18:00". Nothing where that is not written so, or there is no such day.
std::optional<domain::LocalTime> local_time_of(const std::string& text) {
    using namespace std::chrono;
    std::tm parts{};
    const char* end = strptime(text.c_str(), "%Y-%m-%d %H:%M", &parts);
    if (end == nullptr || *end != '\0') return {};
    const year_month_day date{year{parts.tm_year + 1900},
                              month{static_cast<unsigned>(parts.tm_mon + 1)},
                              day{static_cast<unsigned>(parts.tm_mday)}};
    if (!date.ok()) return {};
    return local_days{date} + hours{parts.tm_hour} + minutes{parts.tm_min};
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
    if (!rooms::is_time_zone(time_zone)) {
        throw config::Mistake{"This machine does not know the time zone " + time_zone + "."};
    }
    const auto local = local_time_of(text);
    if (!local) throw config::Mistake{option + " is written like 2026-12-01 18:00."};
    return rooms::zones().instant(*local, {time_zone});
}

}  // namespace commands
