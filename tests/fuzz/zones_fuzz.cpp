// SPDX-License-Identifier: Apache-2.0
// The name of a time zone, as whoever founds a group gives it, and a moment there. Eight bytes are
// the moment; the name follows.
#include <algorithm>
#include <chrono>
#include <cstring>
#include <set>

#include "server/rooms/zones.hpp"
#include "tests/fuzz/support/fuzz.hpp"

namespace {

using protocol::Timestamp;

// A thousand years either way: more than the server's clock can say.
constexpr std::int64_t far_ms = 1000LL * 366 * 86'400'000;

std::int64_t take_moment(std::string_view& bytes) {
    std::int64_t moment = 0;
    const auto size = std::min(bytes.size(), sizeof moment);
    std::memcpy(&moment, bytes.data(), size);
    bytes.remove_prefix(size);
    return moment % far_ms;
}

// Each name that was ever asked for is kept for good, which hours of made-up ones would not bear.
bool is_too_many(const std::string& name) {
    static std::set<std::string> asked;
    if (asked.size() < 200'000) asked.insert(name);
    return !asked.contains(name);
}

bool within_a_day(std::int64_t one, std::int64_t other) {
    return one - other <= 86'400'000 && other - one <= 86'400'000;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto bytes = fuzz::text_of(data, size);
    const Timestamp at{take_moment(bytes)};
    const protocol::Title name{std::string{bytes}};
    if (is_too_many(name.value)) return 0;
    const auto& zones = rooms::zones();

    const auto shown = zones.local(at, name);
    fuzz::always(within_a_day(shown.time_since_epoch().count(), protocol::ms(at)),
                 "no clock is more than a day off");
    const auto instant = zones.instant(shown, name);
    fuzz::always(within_a_day(protocol::ms(instant), protocol::ms(at)),
                 "a time shown is that time");
    fuzz::always(zones.local(instant, name) == shown, "a clock shows at an instant what was asked");
    fuzz::always(rooms::is_time_zone(name.value) || shown == domain::utc.local(at, name),
                 "a name that is not known counts as UTC");
    fuzz::always(name.value.find("..") == std::string::npos || !rooms::is_time_zone(name.value),
                 "no name leads out of the zones' folder");
    fuzz::always(zones.days_later(at, 0, name) == at, "in no days it is the same moment");
    return 0;
}
