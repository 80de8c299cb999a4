// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/next.hpp"

#include <algorithm>

#include "protocol/always.hpp"
#include "protocol/there.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

constexpr std::int64_t undo_ms = 10'000;

NextMove just(NextStep what) { return {what, {}, {}}; }

NextMove next_at_work(const GroupState& group, const Session& session) {
    if (const auto seat = next_in_round(group)) return {NextStep::give_turn, seat, {}};
    if (const auto* item = next_item(group)) return {NextStep::start_item, {}, item->id};
    return just(session.state == SessionState::open ? NextStep::start_closing
                                                    : NextStep::end_session);
}

// Where the group was cannot be brought back from these: people were let in or sent home.
bool can_be_undone(NextStep what) {
    switch (what) {
        case NextStep::open_lobby:
        case NextStep::end_session:
        case NextStep::resume:
            return false;
        case NextStep::start_session:
        case NextStep::give_turn:
        case NextStep::start_item:
        case NextStep::start_closing:
            return true;
    }
    return false;
}

const AgendaItem& item_of(const GroupState& group, const NextMove& move) {
    return *group.agenda.find(protocol::there(move.item, "an item that is started is named"));
}

Decision make(const GroupState& group, const Actor& actor, const NextMove& move, Context context) {
    const auto& session = *group.current_session();
    switch (move.what) {
        case NextStep::open_lobby:
            return open_lobby(session);
        case NextStep::start_session:
            return start_session(group, session, context);
        case NextStep::give_turn:
            return next_turn(group, context.now);
        case NextStep::start_item:
            return begin_item(group, item_of(group, move), context);
        case NextStep::start_closing:
            return start_closing(group, session, context.now);
        case NextStep::end_session:
            if (auto no = require_out_of_role(group)) return *no;
            return end_session(group, session, EndedBy::facilitator, context);
        case NextStep::resume:
            return resume_session(group, actor, context.now);
    }
    protocol::always(false, "a step that Next does not know");
    return Refusal::nothing_next;
}

std::int64_t moves_in(const Events& events) {
    return std::ranges::count_if(events, [](const Event& event) {
        return std::visit([]<class E>(const E&) { return moves_the_place<E>(); }, event);
    });
}

// Only what Next itself moves is brought back; an item that was parked meanwhile stays parked.
bool is_in_play(ItemState state) {
    return state == ItemState::planned || state == ItemState::current || state == ItemState::done;
}

std::vector<ItemPlaceBefore> items_in_play(const GroupState& group, const SessionId& session) {
    std::vector<ItemPlaceBefore> items;
    for (const auto& [id, item] : group.agenda.items) {
        if (item.session == session && is_in_play(item.state)) {
            items.push_back({id, item.state, item.ends_at});
        }
    }
    return items;
}

// A hand that went up in these seconds stays up.
void bring_back(Floor& floor, Floor before) {
    for (const auto& hand : floor.hands) {
        if (!before.has_hand_of(hand)) before.hands.push_back(hand);
    }
    floor = std::move(before);
}

}  // namespace

std::optional<NextMove> next_move(const GroupState& group) {
    const auto* session = group.current_session();
    if (!session) return {};
    switch (session->state) {
        case SessionState::planned:
            return just(NextStep::open_lobby);
        case SessionState::lobby:
            return just(NextStep::start_session);
        case SessionState::open:
        case SessionState::closing:
            return session->held ? just(NextStep::resume) : next_at_work(group, *session);
        case SessionState::ended:
        case SessionState::cancelled:
            return {};
    }
    return {};
}

Decision decide(const GroupState& group, const Actor& actor, const Next& command, Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (command.step != group.sessions.step) return Rejection{Refusal::moved_meanwhile, "/step"};
    const auto move = next_move(group);
    if (!move) return Refusal::nothing_next;
    auto decision = make(group, actor, *move, context);
    if (!decision || !can_be_undone(move->what)) return decision;

    // It names the step at which the room will stand, so that an undo can tell whether somebody
    // else has moved it since.
    Events events = std::move(*decision);
    events.insert(events.begin(), MovedOn{group.sessions.step + moves_in(events)});
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const UndoNext&, Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto& before = group.sessions.before;
    if (!before) return Refusal::nothing_to_undo;
    if (before->step_after != group.sessions.step) return Refusal::moved_meanwhile;
    if (ms_between(before->at, context.now) > undo_ms) return Refusal::too_late_to_undo;

    return happened(MovedBack{group.sessions.step + 1});
}

Touched evolve(GroupState& group, const MovedOn& event, Stamp stamp) {
    const auto& session = *group.current_session();
    const auto* voices = find_in(group.voices.sessions, session.id);
    group.sessions.before =
        PlaceBefore{stamp.at,        event.step,
                    session.state,   session.started_at,
                    session.ends_at, items_in_play(group, session.id),
                    group.floor,     voices ? *voices : std::map<SeatId, Voice>{}};
    return touched({only(Kind::next)});
}

Touched evolve(GroupState& group, const MovedBack& event, Stamp) {
    auto before =
        protocol::there(std::exchange(group.sessions.before, {}), "what moves back moved on");
    auto& session = group.sessions.all.at(group.current_session()->id);
    session.state = before.state;
    session.started_at = before.started_at;
    session.ends_at = before.ends_at;
    for (const auto& place : before.items) {
        auto& item = group.agenda.items.at(place.item);
        if (!is_in_play(item.state)) continue;
        item.state = place.state;
        item.ends_at = place.ends_at;
    }
    bring_back(group.floor, std::move(before.floor));
    group.voices.sessions[session.id] = std::move(before.voices);
    group.sessions.step = event.step;
    return everything();
}

std::optional<NextView> next_view(const GroupState& group, const Lens& lens) {
    if (!lens.facilitates()) return {};
    NextView view;
    view.step = group.sessions.step;
    if (const auto move = next_move(group)) {
        view.what = move->what;
        view.seat = move->seat;
        view.item = move->item;
    }
    const auto& before = group.sessions.before;
    if (before && before->step_after == group.sessions.step) {
        view.undo_until = later(before->at, undo_ms);
    }
    return view;
}

}  // namespace domain::group
