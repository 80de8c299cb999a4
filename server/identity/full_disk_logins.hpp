// SPDX-License-Identifier: Apache-2.0
// Signing in while the disk is full: written in the room that is held back for signs of danger, of
// which it must leave nearly all.
#pragma once

#include <cstddef>
#include <map>

#include "protocol/ids.hpp"

namespace identity {

class FullDiskLogins {
public:
    // Takes one of this person's. False: there were enough.
    bool take(const protocol::PersonId& person) {
        auto& taken = of_[person];
        if (taken >= of_a_person_max || in_all_ >= in_all_max) return false;
        ++taken;
        ++in_all_;
        return true;
    }

    // Something else could be written: the room is held back again, whole.
    void renew() {
        of_.clear();
        in_all_ = 0;
    }

private:
    // Each takes two or three pages of the WAL, some 10 kB: together a quarter of the reserve of
    // 4 MiB. Who signs in again and again must not use up what the others need.
    static constexpr std::size_t of_a_person_max = 8;
    static constexpr std::size_t in_all_max = 100;

    std::map<protocol::PersonId, std::size_t> of_;
    std::size_t in_all_ = 0;
};

}  // namespace identity
