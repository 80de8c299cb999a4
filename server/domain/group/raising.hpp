// SPDX-License-Identifier: Apache-2.0
// Raises flags about one member, each kind once until it is answered.
#pragma once

#include <utility>

#include "server/domain/group/group_state.hpp"

namespace domain::group {

class Raising {
public:
    Raising(const GroupState& group, SeatId seat, std::optional<SessionId> session, Context context,
            Events& events)
        : group_{group},
          seat_{std::move(seat)},
          session_{std::move(session)},
          context_{context},
          events_{events} {}

    void raise(FlagReason reason) {
        const auto& seat = *group_.membership.seat(seat_);
        if (seat.erased() || group_.flags.stands(seat_, reason.kind, reason.measure)) return;
        events_.emplace_back(FlagRaised{context_.draw.id<FlagId>(), seat_, session_,
                                        personal(seat.person, std::move(reason))});
    }

private:
    const GroupState& group_;
    SeatId seat_;
    std::optional<SessionId> session_;
    Context context_;
    Events& events_;
};

// Whether a change is as large as the threshold; never where there is none.
inline bool at_least(std::int64_t change, const std::optional<Cited>& threshold) {
    return threshold && change >= threshold->value.value;
}

}  // namespace domain::group
