// SPDX-License-Identifier: Apache-2.0
// The numbers of danger, in one place. An event carries the clock that it began with, so that a
// change here moves nothing that is going on. All of them are proposals for a clinic to review.
#pragma once

#include <array>
#include <cstddef>

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

// Once somebody has said that they look after it, until it is judged, and then until it is planned:
// then whoever holds it is asked, and after that the others as for any sign. An hour is a long call
// and its notes; a day is the next working day, most weeks. Our own choice.
constexpr std::int64_t look_within_ms(bool urgent) {
    return std::int64_t{urgent ? 1 : 24} * 3'600'000;
}

// After a notice could not be sent. A try in vain may take 20 s (server/notify/smtp.cpp), so four
// tries end within 260 s: then the next person is reached, before the urgent clock's second step
// would have. Our own choice.
inline constexpr std::array<std::int64_t, 3> notice_pauses_ms{15'000, 45'000, 120'000};

// And after each try from then on, as long as nobody has answered: a mail server that is back is
// found within this. Our own choice.
inline constexpr std::int64_t notice_pause_after_ms = 300'000;

// How many signs in one item show the words that came with them, and how many the answer that they
// were; of more than these the last. The words are all in the private line. So that an item stays
// small enough to be sent with each of its changes. Our own choice.
inline constexpr std::ptrdiff_t sign_words_max = 20;

// How many answers to whether it is happening now one item shows: of more the last yes and the last
// no, with their number, for the same reason. Our own choice.
inline constexpr std::ptrdiff_t said_steps_max = 20;

// Somebody looks again within three months, or it is no check.
inline constexpr std::int64_t next_check_ms_max = 92 * day_ms;

}  // namespace domain::group
