// SPDX-License-Identifier: Apache-2.0
// Who could not come to the Thursday group, and who left it.
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;

// Vera's evenings fill up before she has come once.
void GroupStory::vera_leaves(std::size_t n) {
    if (n == 0) {
        life_.says(cast_.left, TellAbsence{session_now(), AbsenceReason::work, {}});
        return;
    }
    if (n != 1) return;
    const auto seat = life_.seat_of(cast_.left);
    life_.says(cast_.facilitator,
               RecordLeaving{seat,
                             LeavingReason::no_time,
                             {{"Works evenings now. Would come to a morning group."}}});
    life_.pass_ms(3 * hour_ms);
    life_.says(cast_.left, WriteGoodbye{{"My new job takes the evenings. I was looking forward to "
                                         "meeting you. I hope it does you good."}});
    life_.pass_ms(hour_ms);
    life_.says(cast_.facilitator, ReleaseGoodbye{seat});
}

// A talk for whoever missed this session, at one of two times.
void GroupStory::make_up(std::size_t n) {
    for (const auto& member : cast_.members) {
        if (!absent(n, member)) continue;
        const auto first = protocol::later(life_.now(), 2 * day_ms);
        const auto events = life_.says(cast_.facilitator,
                                       OfferMakeUp{life_.seat_of(member.person),
                                                   session_,
                                                   {{first, protocol::later(first, 3 * hour_ms)}}});
        life_.pass_ms(5 * hour_ms);
        for (const auto& event : events) {
            const auto* offered = std::get_if<MakeUpOffered>(&event);
            if (offered) life_.says(member.person, TakeMakeUp{offered->make_up, first});
        }
    }
}

// Luis says two weeks ahead that he has a wedding, and is offered a talk.
void GroupStory::wedding() {
    const auto& luis = cast_.members.at(1).person;
    const auto session = life_.group().sessions.order.at(weeks_over + 1);
    life_.says(luis, TellAbsence{session, AbsenceReason::family, {{"My sister gets married."}}});
    life_.pass_ms(2 * hour_ms);
    const auto first = protocol::later(life_.now(), 15 * day_ms);
    life_.says(
        cast_.facilitator,
        OfferMakeUp{life_.seat_of(luis), session, {{first, protocol::later(first, day_ms)}}});
}

}  // namespace demo
