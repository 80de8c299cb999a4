// SPDX-License-Identifier: Apache-2.0
#include "server/domain/zones.hpp"

namespace domain {

using protocol::Timestamp;
using protocol::Title;

Timestamp Zones::days_later(Timestamp from, std::int64_t days, const Title& zone) const {
    if (days == 0) return from;
    return instant(local(from, zone) + std::chrono::days{days}, zone);
}

LocalTime Utc::local(Timestamp at, const Title&) const {
    return LocalTime{std::chrono::milliseconds{ms(at)}};
}

Timestamp Utc::instant(LocalTime at, const Title&) const {
    return Timestamp{at.time_since_epoch().count()};
}

}  // namespace domain
