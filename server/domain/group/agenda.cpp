// SPDX-License-Identifier: Apache-2.0
// What may be asked of the agenda.
#include "server/domain/group/agenda.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

// One focus turn, when a proposal names no time of its own.
constexpr std::int64_t focus_minutes = 14;
// More than a session can hold, less than would bury the facilitator.
constexpr std::ptrdiff_t items_max = 40;
constexpr std::ptrdiff_t own_proposals_max = 5;

bool is_open_proposal(const AgendaItem& item) { return item.state == ItemState::proposed; }

std::ptrdiff_t items_of(const GroupState& group, const SessionId& session) {
    return std::ranges::count_if(group.agenda.items, [&](const auto& entry) {
        return entry.second.session == session && entry.second.state != ItemState::withdrawn;
    });
}

std::ptrdiff_t proposals_of(const GroupState& group, const SeatId& seat) {
    return std::ranges::count_if(group.agenda.items, [&](const auto& entry) {
        return entry.second.proposed_by == seat && is_open_proposal(entry.second);
    });
}

// An item of the current session; those of earlier ones are closed, and what was withdrawn is gone.
const AgendaItem* find_current(const GroupState& group, const AgendaItemId& id) {
    const auto* item = group.agenda.find(id);
    const auto* session = group.current_session();
    const bool there = item && item->state != ItemState::withdrawn;
    return there && session && item->session == session->id ? item : nullptr;
}

bool is_one_of(ItemState state, std::initializer_list<ItemState> states) {
    return std::ranges::find(states, state) != states.end();
}

// A facilitator asks for an item of the current session that is in one of these states.
Objection require_item(const GroupState& group, const Actor& actor, const AgendaItemId& id,
                       std::initializer_list<ItemState> states) {
    if (auto no = require_facilitator(actor)) return no;
    const auto* item = find_current(group, id);
    if (!item) return Rejection{Refusal::not_found, "/item"};
    if (!is_one_of(item->state, states)) return Rejection{Refusal::item_not_open, "/item"};
    return {};
}

using enum ItemState;

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const ProposeItem& command,
                Context context) {
    if (auto no = require_no_observer(actor)) return *no;
    if (auto no = require_session(group)) return *no;
    if (items_of(group, group.current_session()->id) >= items_max) return Refusal::items_full;
    if (proposals_of(group, actor.seat.id) >= own_proposals_max) return Refusal::items_full;

    return happened(ItemProposed{context.draw.id<AgendaItemId>(), actor.seat.id,
                                 personal(actor.person, command.words), command.proposal_for,
                                 command.hard_topic,
                                 command.minutes.value_or(Minutes{focus_minutes})});
}

Decision decide(const GroupState& group, const Actor& actor, const WithdrawItem& command, Context) {
    const auto* item = find_current(group, command.item);
    const Lens lens{actor.seat.role, false, item && item->proposed_by == actor.seat.id};
    if (!item || !view(group, *item, lens)) return Rejection{Refusal::not_found, "/item"};
    if (!lens.own) return Refusal::not_for_your_role;
    if (!is_one_of(item->state, {proposed, planned, parked})) {
        return Rejection{Refusal::item_not_open, "/item"};
    }

    return happened(ItemWithdrawn{command.item});
}

Decision decide(const GroupState& group, const Actor& actor, const AddItem& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_session(group)) return *no;
    if (items_of(group, group.current_session()->id) >= items_max) return Refusal::items_full;

    return happened(ItemAdded{context.draw.id<AgendaItemId>(),
                              AgendaEntry{command.kind, command.title, command.minutes, {}}});
}

Decision decide(const GroupState& group, const Actor& actor, const AcceptItem& command, Context) {
    if (auto no = require_item(group, actor, command.item, {proposed})) return *no;

    return happened(ItemAccepted{command.item, command.minutes});
}

Decision decide(const GroupState& group, const Actor& actor, const PlaceItem& command, Context) {
    if (auto no = require_item(group, actor, command.item, {planned})) return *no;

    return happened(ItemPlaced{command.item, command.place.value});
}

Decision decide(const GroupState& group, const Actor& actor, const ParkItem& command, Context) {
    if (auto no = require_item(group, actor, command.item, {proposed, planned})) return *no;

    return happened(ItemParked{command.item});
}

Decision decide(const GroupState& group, const Actor& actor, const UnparkItem& command, Context) {
    if (auto no = require_item(group, actor, command.item, {parked})) return *no;

    return happened(ItemUnparked{command.item});
}

Decision decide(const GroupState& group, const Actor& actor, const SetItemMinutes& command,
                Context) {
    if (auto no = require_item(group, actor, command.item, {proposed, planned, parked})) return *no;
    if (group.agenda.find(command.item)->minutes == command.minutes) return happened();

    return happened(ItemMinutesSet{command.item, command.minutes});
}

Decision decide(const GroupState& group, const Actor& actor, const StartItem& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    if (auto no = require_item(group, actor, command.item, {planned})) return *no;

    return begin_item(group, *group.agenda.find(command.item), context);
}

Decision decide(const GroupState& group, const Actor& actor, const ExtendItem& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    const auto* item = group.agenda.current();
    if (!item) return Refusal::no_current_item;

    // Time that has run out is not owed: the minutes asked for are those that follow.
    const auto from = std::max(item->ends_at.value_or(context.now), context.now);
    return happened(ItemExtended{item->id, later(from, command.minutes.value * minute_ms)});
}

}  // namespace domain::group
