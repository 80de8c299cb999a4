// SPDX-License-Identifier: Apache-2.0
// How often something may be done: so many at once, then so many in a while.
#pragma once

#include <algorithm>

#include "server/rooms/clock.hpp"

namespace rooms {

class Budget {
public:
    struct Terms {
        double at_once;
        double per_second;
    };

    Budget(Terms terms, Steady now) : terms_{terms}, left_{terms.at_once}, at_{now} {}

    // False when there is nothing left to take.
    bool take(Steady now) {
        const std::chrono::duration<double> passed = now - at_;
        at_ = now;
        left_ = std::min(terms_.at_once, left_ + passed.count() * terms_.per_second);
        if (left_ < 1) return false;
        left_ -= 1;
        return true;
    }

private:
    Terms terms_;
    double left_;
    Steady at_;
};

// What one person may ask of one room. They act a few times a minute; a page that was offline sends
// what it kept at once.
inline constexpr Budget::Terms commands_of_a_person{.at_once = 30, .per_second = 10};

}  // namespace rooms
