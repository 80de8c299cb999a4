// SPDX-License-Identifier: Apache-2.0
// Before a group began: one member and a facilitator, at one page, until both signed.
#pragma once

#include "server/demo/first_talk.hpp"
#include "server/demo/rehearsal.hpp"

namespace demo {

class FirstMeeting {
public:
    // `now`: when the curtain rises, from which the months of the talk count back.
    FirstMeeting(Rehearsal& life, protocol::PersonId member, protocol::PersonId facilitator,
                 protocol::Timestamp now)
        : life_{life},
          member_{std::move(member)},
          facilitator_{std::move(facilitator)},
          seat_{life.seat_of(member_)},
          now_{now} {}

    void hold(const FirstTalk& talk);

private:
    void tell(const FirstTalk& talk);
    void name_people(const FirstTalk& talk);
    void think_of_cautions(const FirstTalk& talk);
    void prepare_for_hard_days(const FirstTalk& talk);
    void agree(const FirstTalk& talk);

    Rehearsal& life_;
    const protocol::PersonId member_;
    const protocol::PersonId facilitator_;
    const protocol::SeatId seat_;
    const protocol::Timestamp now_;
};

}  // namespace demo
