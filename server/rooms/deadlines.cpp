// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/deadlines.hpp"

#include <algorithm>

namespace rooms {

using namespace protocol;

namespace {

// The wall's clock may be put forward while the steady one sleeps: it is looked at this often.
constexpr std::chrono::milliseconds sleep_max = std::chrono::minutes{1};

}  // namespace

void Deadlines::set(const RoomId& room, std::optional<Timestamp> at) {
    const auto had = of_room_.find(room);
    if (had != of_room_.end()) {
        next_.erase({had->second, room});
        of_room_.erase(had);
    }
    if (at) {
        next_.emplace(*at, room);
        of_room_.emplace(room, *at);
    }
    sleep();
}

void Deadlines::clear() {
    next_.clear();
    of_room_.clear();
    alarm_.clear();
}

void Deadlines::sleep() {
    if (next_.empty()) return alarm_.clear();
    const auto left = std::chrono::milliseconds{ms_between(clock_.now(), next_.begin()->first)};
    const auto when = clock_.steady() + std::clamp(left, std::chrono::milliseconds{0}, sleep_max);
    if (!alarm_.is_set_by(when)) alarm_.set(when, [this] { wake(); });
}

void Deadlines::wake() {
    const auto now = clock_.now();
    while (!next_.empty() && next_.begin()->first <= now) {
        const auto room = next_.begin()->second;
        next_.erase(next_.begin());
        of_room_.erase(room);
        due_(room);
    }
    sleep();
}

}  // namespace rooms
