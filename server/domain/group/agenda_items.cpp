// SPDX-License-Identifier: Apache-2.0
// What the items of the agenda become, and who sees them.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

const AgendaItem* Agenda::find(const AgendaItemId& id) const { return find_in(items, id); }

const AgendaItem* Agenda::current() const {
    const auto found = std::ranges::find_if(
        items, [](const auto& entry) { return entry.second.state == ItemState::current; });
    return found == items.end() ? nullptr : &found->second;
}

namespace {

using Order = std::vector<AgendaItemId>;

// Before the round that turns to the week ahead: that one and the goodbyes keep the end.
Order::iterator natural_place(const Agenda& agenda, Order& order) {
    return std::ranges::find_if(order, [&](const AgendaItemId& id) {
        const auto& item = agenda.items.at(id);
        return item.state == ItemState::planned &&
               (item.kind == ItemKind::commitment_round || item.kind == ItemKind::goodbye_round ||
                item.kind == ItemKind::closing_round);
    });
}

void give_place(Agenda& agenda, const AgendaItem& item) {
    auto& order = agenda.orders[item.session];
    order.insert(natural_place(agenda, order), item.id);
}

void take_place(Agenda& agenda, const AgendaItem& item) {
    std::erase(agenda.orders[item.session], item.id);
}

// One item and all whose place may have shifted by it.
Touched touched_order(const Agenda& agenda, const AgendaItem& item) {
    Touched all{{ref(Kind::agenda, item.id), only(Kind::next)}, false};
    const auto order = agenda.orders.find(item.session);
    if (order == agenda.orders.end()) return all;
    for (const auto& id : order->second) {
        if (id != item.id) all.entities.push_back(ref(Kind::agenda, id));
    }
    return all;
}

Touched touched_item(const AgendaItemId& id) {
    return touched({ref(Kind::agenda, id), only(Kind::next)});
}

AgendaItem from_entry(const AgendaItemId& id, const SessionId& session, const AgendaEntry& entry) {
    AgendaItem item;
    item.id = id;
    item.session = session;
    item.kind = entry.kind;
    item.title = entry.title;
    item.prompts = entry.prompts.items;
    item.minutes = entry.minutes;
    item.accepted = true;
    item.state = ItemState::planned;
    return item;
}

// An item of the session before goes on in this one: as a plan if it was one, else as a proposal.
void come_back(Agenda& agenda, const AgendaItemId& id, const SessionId& session) {
    auto& item = agenda.items.at(id);
    take_place(agenda, item);
    item.session = session;
    // In the new session it is nothing that the template has, and it has not begun.
    item.drawn.reset();
    item.started_at.reset();
    item.finished_at.reset();
    item.state = item.accepted ? ItemState::planned : ItemState::proposed;
    if (item.accepted) give_place(agenda, item);
}

}  // namespace

Touched evolve(GroupState& group, const AgendaDrawn& event, Stamp) {
    auto& agenda = group.agenda;
    for (const auto& drawn : event.items) {
        auto& item = agenda.items[drawn.item];
        item = from_entry(drawn.item, event.session, drawn.entry);
        auto& order = agenda.orders[event.session];
        item.drawn = AsDrawn{static_cast<std::int64_t>(order.size()), drawn.entry.minutes};
        order.push_back(drawn.item);
    }
    for (const auto& id : event.returned) come_back(agenda, id, event.session);
    return everything();
}

Touched evolve(GroupState& group, const ItemProposed& event, Stamp) {
    AgendaItem item;
    item.id = event.item;
    item.session = group.current_session()->id;
    item.kind = ItemKind::focus;
    item.words = event.words;
    item.proposed_by = event.seat;
    item.proposal_for = event.proposal_for;
    item.hard_topic = event.hard_topic;
    item.minutes = event.minutes;
    group.agenda.items[event.item] = std::move(item);
    return touched_item(event.item);
}

Touched evolve(GroupState& group, const ItemWithdrawn& event, Stamp) {
    auto& item = group.agenda.items.at(event.item);
    item.state = ItemState::withdrawn;
    take_place(group.agenda, item);
    return touched_order(group.agenda, item);
}

Touched evolve(GroupState& group, const ItemAdded& event, Stamp) {
    auto& item = group.agenda.items[event.item];
    item = from_entry(event.item, group.current_session()->id, event.entry);
    give_place(group.agenda, item);
    auto all = touched_order(group.agenda, item);
    all.entities.push_back(ref(Kind::prompts, event.item));
    return all;
}

Touched evolve(GroupState& group, const ItemAccepted& event, Stamp) {
    auto& item = group.agenda.items.at(event.item);
    item.accepted = true;
    item.state = ItemState::planned;
    item.minutes = event.minutes;
    give_place(group.agenda, item);
    return touched_order(group.agenda, item);
}

Touched evolve(GroupState& group, const ItemPlaced& event, Stamp) {
    const auto& item = group.agenda.items.at(event.item);
    take_place(group.agenda, item);
    auto& order = group.agenda.orders[item.session];
    auto at = order.begin();
    for (auto left = event.place; at != order.end(); ++at) {
        if (group.agenda.items.at(*at).state == ItemState::planned && left-- == 0) break;
    }
    order.insert(at, item.id);
    return touched_order(group.agenda, item);
}

Touched evolve(GroupState& group, const ItemParked& event, Stamp) {
    auto& item = group.agenda.items.at(event.item);
    item.state = ItemState::parked;
    take_place(group.agenda, item);
    return touched_order(group.agenda, item);
}

Touched evolve(GroupState& group, const ItemUnparked& event, Stamp) {
    auto& item = group.agenda.items.at(event.item);
    item.state = item.accepted ? ItemState::planned : ItemState::proposed;
    if (item.accepted) give_place(group.agenda, item);
    return touched_order(group.agenda, item);
}

Touched evolve(GroupState& group, const ItemMinutesSet& event, Stamp) {
    group.agenda.items.at(event.item).minutes = event.minutes;
    return touched_item(event.item);
}

Touched evolve(GroupState& group, const ItemStarted& event, Stamp stamp) {
    auto& item = group.agenda.items.at(event.item);
    item.state = ItemState::current;
    if (!item.started_at) item.started_at = stamp.at;
    item.ends_at = event.ends_at;
    return touched_item(event.item);
}

Touched evolve(GroupState& group, const ItemExtended& event, Stamp) {
    group.agenda.items.at(event.item).ends_at = event.ends_at;
    return touched_item(event.item);
}

Touched evolve(GroupState& group, const ItemFinished& event, Stamp stamp) {
    auto& item = group.agenda.items.at(event.item);
    item.state = ItemState::done;
    item.finished_at = stamp.at;
    item.ends_at.reset();
    return touched_item(event.item);
}

namespace {

std::int64_t place_of(const Agenda& agenda, const AgendaItem& item) {
    const auto order = agenda.orders.find(item.session);
    if (order == agenda.orders.end()) return -1;
    const auto at = std::ranges::find(order->second, item.id);
    return at == order->second.end() ? -1 : at - order->second.begin();
}

}  // namespace

std::optional<AgendaItemView> view(const GroupState& group, const AgendaItem& item,
                                   const Lens& lens) {
    if (item.state == ItemState::withdrawn) return {};
    const bool between_two = item.proposed_by && item.proposal_for == ProposalFor::facilitator;
    const bool whole = !between_two || lens.own || lens.facilitates();
    if (!whole && !item.accepted) return {};

    AgendaItemView view;
    view.session = item.session;
    view.kind = item.kind;
    view.title = item.title;
    view.state = item.state;
    view.place = place_of(group.agenda, item);
    view.minutes = item.minutes;
    view.ends_at = item.ends_at;
    if (whole && item.proposed_by) {
        if (item.words) view.words = item.words->value;
        view.proposed_by = item.proposed_by;
        view.proposal_for = item.proposal_for;
        view.hard_topic = item.hard_topic;
    }
    return view;
}

std::optional<PromptsView> prompts_view(const GroupState&, const AgendaItem& item,
                                        const Lens& lens) {
    if (!lens.facilitates() || item.prompts.empty()) return {};
    return PromptsView{item.prompts};
}

}  // namespace domain::group
