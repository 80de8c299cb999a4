// SPDX-License-Identifier: Apache-2.0
// Focus turns of the Thursday group: the sheets, who knew it too, and what listeners took home.
#include "server/demo/focus_turn.hpp"
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;

void GroupStory::link(std::size_t n) {
    for (const auto& one : links_of_week(n)) {
        life_.pass_ms(3 * minute_ms);
        life_.says(member(one.name),
                   CheckInLink{{std::string{one.feeling}}, one.area, PartSharing::facilitator});
    }
}

void GroupStory::work_together(std::size_t n) {
    FocusTurn turn{life_, cast_.facilitator,
                   [this](std::string_view name) { return member(name); }};
    for (const auto& sheet : sheets_of_session(n)) turn.take(sheet);
}

}  // namespace demo
