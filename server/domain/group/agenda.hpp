// SPDX-License-Identifier: Apache-2.0
// The shared agenda of the coming or current session, and what its items become.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct Session;

// How the template has it, whatever was made of it since.
struct AsDrawn {
    std::int64_t place = 0;
    Minutes minutes;
};
BOOST_DESCRIBE_STRUCT(AsDrawn, (), (place, minutes))

struct AgendaItem {
    AgendaItemId id;
    SessionId session;  // moves on with an item that returns
    ItemKind kind{};
    std::optional<Title> title;
    std::vector<Sentence> prompts;
    std::optional<Personal<Sentence>> words;  // as proposed
    std::optional<SeatId> proposed_by;
    ProposalFor proposal_for{};
    bool hard_topic = false;
    Minutes minutes;
    bool accepted = false;  // once it is, the group sees that there is such an item
    ItemState state{};
    std::optional<Timestamp> ends_at;
    std::optional<AsDrawn> drawn;  // of the template's own items
    std::optional<Timestamp> started_at;
    std::optional<Timestamp> finished_at;

    // The group came to it.
    bool was_held() const { return started_at && state != ItemState::planned; }
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (),
                      (id, session, kind, title, prompts, words, proposed_by, proposal_for,
                       hard_topic, minutes, accepted, state, ends_at, drawn, started_at,
                       finished_at))

struct Agenda {
    std::map<AgendaItemId, AgendaItem> items;
    // What is planned, current or done. Proposals have no place, so that none leaves a gap.
    std::map<SessionId, std::vector<AgendaItemId>> orders;

    const AgendaItem* find(const AgendaItemId& id) const;
    const AgendaItem* current() const;  // the item that runs
};
BOOST_DESCRIBE_STRUCT(Agenda, (), (items, orders))

// The first session's agenda, from the programme alone.
AgendaDrawn first_agenda(const Programme& programme, const SessionId& session, Draw& draw);

// The agenda of the session that becomes the current one, with all that returns from the one that
// still is.
AgendaDrawn draw_agenda(const GroupState& group, const Session& session, Draw& draw);

// Ends what runs and begins this item, with its round if it is one.
Events begin_item(const GroupState& group, const AgendaItem& item, Context context);

// The first item of the current session that is still to come.
const AgendaItem* next_item(const GroupState& group);

Decision decide(const GroupState& group, const Actor& actor, const ProposeItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WithdrawItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AddItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AcceptItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const PlaceItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ParkItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const UnparkItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SetItemMinutes& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StartItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ExtendItem& command,
                Context context);

Touched evolve(GroupState& group, const AgendaDrawn& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemProposed& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemWithdrawn& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemAdded& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemAccepted& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemPlaced& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemParked& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemUnparked& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemMinutesSet& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemStarted& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemExtended& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemFinished& event, Stamp stamp);

std::optional<AgendaItemView> view(const GroupState& group, const AgendaItem& item,
                                   const Lens& lens);
std::optional<PromptsView> prompts_view(const GroupState& group, const AgendaItem& item,
                                        const Lens& lens);

}  // namespace domain::group
