// SPDX-License-Identifier: Apache-2.0
// Where the made-up clinic lies, and how its weeks go by: a session keeps its hour there.
#pragma once

#include "server/rooms/zones.hpp"

namespace demo {

inline protocol::Title clinic_zone() { return {"Europe/Berlin"}; }

inline protocol::Timestamp days_later(protocol::Timestamp from, std::int64_t days) {
    return rooms::zones().days_later(from, days, clinic_zone());
}

}  // namespace demo
