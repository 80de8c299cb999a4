// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/zones.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <algorithm>

namespace rooms {

namespace {

using namespace std::chrono;
using domain::LocalTime;
using protocol::Timestamp;
using protocol::Title;

// A name is the name of a file: without dots it stays in the zones' folder.
bool is_plain(const std::string& name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '/' || c == '_' || c == '-' || c == '+';
    };
    return !name.empty() && name.front() != '/' && std::ranges::all_of(name, plain);
}

// False, and the zone is UTC: it is not known. What was read once is kept in memory.
bool find_zone(const std::string& name, cctz::time_zone& zone) {
    return is_plain(name) && cctz::load_time_zone(name, &zone);
}

cctz::time_zone zone_of(const Title& name) {
    cctz::time_zone zone;
    find_zone(name.value, zone);
    return zone;
}

class MachineZones final : public domain::Zones {
public:
    LocalTime local(Timestamp at, const Title& zone) const override {
        const sys_time<milliseconds> instant{milliseconds{ms(at)}};
        const seconds offset{zone_of(zone).lookup(instant).offset};
        return LocalTime{instant.time_since_epoch() + offset};
    }

    Timestamp instant(LocalTime at, const Title& zone) const override {
        const auto second = floor<seconds>(at);
        const auto shown = cctz::civil_second{1970} + second.time_since_epoch().count();
        const auto instant = cctz::convert(shown, zone_of(zone)) + (at - second);
        return Timestamp{milliseconds{instant.time_since_epoch()}.count()};
    }
};

}  // namespace

const domain::Zones& zones() {
    static constexpr MachineZones all;
    return all;
}

bool is_time_zone(const std::string& name) {
    cctz::time_zone zone;
    return find_zone(name, zone);
}

}  // namespace rooms
