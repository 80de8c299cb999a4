// SPDX-License-Identifier: Apache-2.0
// The shared agenda of the coming or current session: open all week, led by the facilitator.
#pragma once

#include "protocol/group/common.hpp"
#include "protocol/group/course.hpp"

namespace protocol::group {

enum class ItemState { proposed, planned, current, done, parked, withdrawn };
BOOST_DESCRIBE_ENUM(ItemState, proposed, planned, current, done, parked, withdrawn)

enum class ProposalFor { everyone, facilitator };
BOOST_DESCRIBE_ENUM(ProposalFor, everyone, facilitator)

// Commands

// Anybody but an observer, all week. To the facilitator only: the words stay between the two, and
// the group sees no more than a focus turn if it is accepted.
struct ProposeItem {
    Sentence words;
    ProposalFor proposal_for{};
    bool hard_topic = false;
    std::optional<Minutes> minutes;
    bool operator==(const ProposeItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProposeItem, (), (words, proposal_for, hard_topic, minutes))

// One's own, while it is proposed, planned or parked.
struct WithdrawItem {
    AgendaItemId item;
    bool operator==(const WithdrawItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(WithdrawItem, (), (item))

// The rest is for facilitators.

struct AddItem {
    ItemKind kind{};
    Title title;
    Minutes minutes;
    bool operator==(const AddItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(AddItem, (), (kind, title, minutes))

struct AcceptItem {
    AgendaItemId item;
    Minutes minutes;
    bool operator==(const AcceptItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(AcceptItem, (), (item, minutes))

// Puts an item at a place among those that are planned; 0 is next.
struct PlaceItem {
    AgendaItemId item;
    Whole<0, 40> place;
    bool operator==(const PlaceItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlaceItem, (), (item, place))

// A parked item comes back by itself on next week's agenda.
struct ParkItem {
    AgendaItemId item;
    bool operator==(const ParkItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(ParkItem, (), (item))

struct UnparkItem {
    AgendaItemId item;
    bool operator==(const UnparkItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnparkItem, (), (item))

struct SetItemMinutes {
    AgendaItemId item;
    Minutes minutes;
    bool operator==(const SetItemMinutes&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetItemMinutes, (), (item, minutes))

struct StartItem {
    AgendaItemId item;
    bool operator==(const StartItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(StartItem, (), (item))

// More time for the current item.
struct ExtendItem {
    Whole<1, 30> minutes;
    bool operator==(const ExtendItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExtendItem, (), (minutes))

// Events

struct DrawnItem {
    AgendaItemId item;
    AgendaEntry entry;
    bool operator==(const DrawnItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(DrawnItem, (), (item, entry))

// A new agenda for a session: the template's entries, and what was parked or left over, returned.
struct AgendaDrawn {
    SessionId session;
    std::vector<DrawnItem> items;
    std::vector<AgendaItemId> returned;
    bool operator==(const AgendaDrawn&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgendaDrawn, (), (session, items, returned))

struct ItemProposed {
    AgendaItemId item;
    SeatId seat;
    Personal<Sentence> words;
    ProposalFor proposal_for{};
    bool hard_topic = false;
    Minutes minutes;
    bool operator==(const ItemProposed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemProposed, (), (item, seat, words, proposal_for, hard_topic, minutes))

struct ItemWithdrawn {
    AgendaItemId item;
    bool operator==(const ItemWithdrawn&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemWithdrawn, (), (item))

struct ItemAdded {
    AgendaItemId item;
    AgendaEntry entry;
    bool operator==(const ItemAdded&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemAdded, (), (item, entry))

struct ItemAccepted {
    AgendaItemId item;
    Minutes minutes;
    bool operator==(const ItemAccepted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemAccepted, (), (item, minutes))

struct ItemPlaced {
    AgendaItemId item;
    std::int64_t place = 0;
    bool operator==(const ItemPlaced&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemPlaced, (), (item, place))

struct ItemParked {
    AgendaItemId item;
    bool operator==(const ItemParked&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemParked, (), (item))

struct ItemUnparked {
    AgendaItemId item;
    bool operator==(const ItemUnparked&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemUnparked, (), (item))

struct ItemMinutesSet {
    AgendaItemId item;
    Minutes minutes;
    bool operator==(const ItemMinutesSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemMinutesSet, (), (item, minutes))

struct ItemStarted {
    AgendaItemId item;
    Timestamp ends_at{};
    bool operator==(const ItemStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemStarted, (), (item, ends_at))

struct ItemExtended {
    AgendaItemId item;
    Timestamp ends_at{};
    bool operator==(const ItemExtended&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemExtended, (), (item, ends_at))

struct ItemFinished {
    AgendaItemId item;
    bool operator==(const ItemFinished&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemFinished, (), (item))

// Views

// "agenda/{item}": proposals to the facilitator only are seen by their author and the facilitators;
// once accepted, by all, without words and author.
struct AgendaItemView {
    SessionId session;  // the current or the last one
    ItemKind kind{};
    std::optional<Title> title;     // of the template, or as the facilitator named it
    std::optional<Sentence> words;  // of the person who proposed it
    std::optional<SeatId> proposed_by;
    std::optional<ProposalFor> proposal_for;
    bool hard_topic = false;
    ItemState state{};
    std::int64_t place = 0;  // order among the items of the session; parked ones have -1
    Minutes minutes;
    std::optional<Timestamp> ends_at;  // the current one's
};
BOOST_DESCRIBE_STRUCT(AgendaItemView, (),
                      (session, kind, title, words, proposed_by, proposal_for, hard_topic, state,
                       place, minutes, ends_at))

// "prompts/{item}": facilitators only.
struct PromptsView {
    std::vector<Sentence> prompts;
};
BOOST_DESCRIBE_STRUCT(PromptsView, (), (prompts))

}  // namespace protocol::group
