// SPDX-License-Identifier: Apache-2.0
// What the rooms of a loop count. Never who or what, only how many and how long.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "protocol/rejections.hpp"
#include "server/domain/group/risk.hpp"

namespace rooms {

// How long appends took: one count for each bound that was not passed, the last for the rest.
struct Durations {
    static constexpr std::array<std::int64_t, 12> bounds_us{
        250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000, 5000000};
    std::array<std::uint64_t, bounds_us.size() + 1> counts{};
    std::int64_t sum_us = 0;

    void add(std::chrono::steady_clock::duration took) {
        const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
        const auto bound = std::ranges::lower_bound(bounds_us, us);
        ++counts[static_cast<std::size_t>(bound - bounds_us.begin())];
        sum_us += us;
    }
    Durations& operator+=(const Durations& other) {
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += other.counts[i];
        sum_us += other.sum_us;
        return *this;
    }
};

inline constexpr std::size_t refusals = static_cast<std::size_t>(protocol::Refusal::malformed) + 1;

struct Metrics {
    std::uint64_t rooms_open = 0;
    std::uint64_t rooms_quarantined = 0;
    std::uint64_t guests = 0;  // sockets in rooms
    domain::group::Unanswered danger;

    std::uint64_t accepted = 0;  // commands of persons that the journal holds
    std::uint64_t repeated = 0;  // sent again, answered again
    std::uint64_t served = 0;    // commands of the server's own that the journal holds
    std::array<std::uint64_t, refusals> refused{};  // by Refusal
    std::uint64_t unreadable = 0;

    std::uint64_t patches = 0;  // for one viewer each, however many devices
    std::uint64_t documents = 0;
    std::uint64_t resumed = 0;  // came back and needed patches only
    std::uint64_t opened = 0;
    std::uint64_t snapshots = 0;
    std::uint64_t faults = 0;
    Durations append;

    // One room's items, as they were counted before and as they are now.
    void count_danger(domain::group::Unanswered before, domain::group::Unanswered now) {
        danger.waiting += now.waiting - before.waiting;
        danger.overdue += now.overdue - before.overdue;
    }
    void refuse(protocol::Refusal why) { ++refused[static_cast<std::size_t>(why)]; }

    Metrics& operator+=(const Metrics& other) {
        rooms_open += other.rooms_open;
        rooms_quarantined += other.rooms_quarantined;
        guests += other.guests;
        count_danger({}, other.danger);
        accepted += other.accepted;
        repeated += other.repeated;
        served += other.served;
        for (std::size_t i = 0; i < refusals; ++i) refused[i] += other.refused[i];
        unreadable += other.unreadable;
        patches += other.patches;
        documents += other.documents;
        resumed += other.resumed;
        opened += other.opened;
        snapshots += other.snapshots;
        faults += other.faults;
        append += other.append;
        return *this;
    }
};

}  // namespace rooms
