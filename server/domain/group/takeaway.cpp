// SPDX-License-Identifier: Apache-2.0
// What a listener takes home: taking part without a word said aloud.
#include <algorithm>

#include "server/domain/group/focus.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

// The session that somebody may take something from: the one they are in, else the last.
const Session* session_to_take_from(const GroupState& group) {
    const auto* running = group.running_session();
    return running && running->at_work() ? running : group.last_session();
}

bool was_there(const GroupState& group, const Session& session, const SeatId& seat) {
    const auto* attended = group.attendance.of(session.id, seat);
    return attended && attended->admitted;
}

}  // namespace

const Takeaway* Focuses::takeaway_of(const SeatId& seat, const SessionId& session) const {
    const auto found = std::ranges::find_if(takeaways, [&](const auto& entry) {
        return entry.second.seat == seat && entry.second.session == session;
    });
    return found == takeaways.end() ? nullptr : &found->second;
}

bool in_document(const GroupState& group, const Takeaway& takeaway) {
    return group.in_document(takeaway.session);
}

Decision decide(const GroupState& group, const Actor& actor, const TakeForMyself& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    const auto* session = session_to_take_from(group);
    if (!session) return Refusal::session_not_open;
    if (!was_there(group, *session, actor.seat.id)) return Refusal::not_admitted;
    const auto* before = group.focuses.takeaway_of(actor.seat.id, session->id);
    const bool same = before && before->words.value == command.words;
    if (same && before->sharing == command.sharing) return happened();

    return happened(TakenForMyself{before ? before->id : context.draw.id<TakeawayId>(), session->id,
                                   actor.seat.id, personal(actor.person, command.words),
                                   command.sharing});
}

Touched evolve(GroupState& group, const TakenForMyself& event, Stamp stamp) {
    group.focuses.takeaways[event.takeaway] = {event.takeaway, event.session, event.seat,
                                               stamp.at,       event.words,   event.sharing};
    return touched({ref(Kind::takeaways, event.takeaway), only(Kind::owed)});
}

std::optional<TakeawayView> view(const GroupState& group, const Takeaway& takeaway,
                                 const Lens& lens) {
    const bool reads =
        reads_all(takeaway.sharing, lens) || group_reads(group, takeaway.seat, takeaway.sharing);
    if (!reads && !lens.facilitates()) return {};

    TakeawayView view{takeaway.seat, takeaway.session, takeaway.at, takeaway.sharing, {}};
    if (reads) view.words = takeaway.words.value;
    return view;
}

}  // namespace domain::group
