// SPDX-License-Identifier: Apache-2.0
// A member's own cards.
#include "server/domain/group/board.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

// One step a week is the habit; a handful leaves room for what takes longer.
constexpr std::int64_t open_cards_max = 6;

const Card* own_card(const GroupState& group, const Actor& actor, const CardId& id) {
    const auto* card = group.board.card(id);
    return card && card->seat == actor.seat.id ? card : nullptr;
}

Objection require_room_for_card(const GroupState& group, const Actor& actor) {
    if (group.board.open_cards_of(actor.seat.id) >= open_cards_max) return Refusal::cards_full;
    return {};
}

Objection require_own_active_goal(const GroupState& group, const Actor& actor, const GoalId& id) {
    const auto* goal = group.goals.find(id);
    if (!goal || goal->seat != actor.seat.id) return Rejection{Refusal::not_found, "/goal"};
    if (goal->state != GoalState::active) return Rejection{Refusal::goal_not_active, "/goal"};
    return {};
}

Objection require_own_sheet(const GroupState& group, const Actor& actor, const SheetId& id) {
    const auto* sheet = group.sheets.find(id);
    if (!sheet || sheet->seat != actor.seat.id) return Rejection{Refusal::not_found, "/sheet"};
    return {};
}

// The session in whose week it is; after the course, the last.
std::optional<SessionId> this_week(const GroupState& group) {
    if (const auto* current = group.current_session()) return current->id;
    if (const auto* last = group.last_session()) return last->id;
    return {};
}

}  // namespace

const Card* Board::card(const CardId& id) const { return find_in(cards, id); }

std::int64_t Board::open_cards_of(const SeatId& seat) const {
    return std::ranges::count_if(
        cards, [&](const auto& entry) { return entry.second.seat == seat && entry.second.open(); });
}

Decision decide(const GroupState& group, const Actor& actor, const Commit& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    if (auto no = require_session(group)) return *no;
    if (command.sheet) {
        if (auto no = require_own_sheet(group, actor, *command.sheet)) return *no;
    }
    if (command.goal) {
        if (auto no = require_own_active_goal(group, actor, *command.goal)) return *no;
    }
    if (auto no = require_room_for_card(group, actor)) return *no;

    const auto& session = group.current_session()->id;
    return happened(Committed{context.draw.id<CardId>(), actor.seat.id, session, command.goal,
                              personal(actor.person, command.words), command.sharing, command.sheet,
                              checkin_id(group, actor.seat.id, session, context.draw)});
}

Decision decide(const GroupState& group, const Actor& actor, const EditCard& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* card = own_card(group, actor, command.card);
    if (!card) return Rejection{Refusal::not_found, "/card"};
    if (card->words.value == command.words) return happened();

    return happened(CardEdited{card->id, personal(actor.person, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const MoveCard& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* card = own_card(group, actor, command.card);
    if (!card) return Rejection{Refusal::not_found, "/card"};
    if (card->place == command.place) return happened();
    if (!card->open()) {
        if (auto no = require_room_for_card(group, actor)) return *no;
    }

    return happened(CardMoved{card->id, command.place});
}

Decision decide(const GroupState& group, const Actor& actor, const ShareCard& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* card = own_card(group, actor, command.card);
    if (!card) return Rejection{Refusal::not_found, "/card"};
    if (card->sharing == command.sharing) return happened();

    return happened(CardShared{card->id, command.sharing});
}

Touched evolve(GroupState& group, const Committed& event, Stamp stamp) {
    Card card;
    card.id = event.card;
    card.seat = event.seat;
    card.session = event.session;
    card.at = stamp.at;
    card.place = CardPlace::ahead;
    card.sharing = event.sharing;
    card.goal = event.goal;
    card.words = event.words;
    card.sheet = event.sheet;
    group.board.cards[event.card] = std::move(card);
    auto all = touched_card(group, event.card);
    if (event.checkin) all += begin_week(group, *event.checkin, event.session, event.seat);
    return all;
}

Touched evolve(GroupState& group, const CardEdited& event, Stamp) {
    group.board.cards.at(event.card).words = event.words;
    return touched_card(group, event.card);
}

Touched evolve(GroupState& group, const CardMoved& event, Stamp) {
    auto& card = group.board.cards.at(event.card);
    card.place = event.place;
    card.done_in = card.open() ? std::nullopt : this_week(group);
    return touched_card(group, event.card);
}

Touched evolve(GroupState& group, const CardShared& event, Stamp) {
    group.board.cards.at(event.card).sharing = event.sharing;
    return touched_card(group, event.card);
}

Touched note_outcome(GroupState& group, const CardId& card,
                     std::optional<Personal<StepOutcome>> said) {
    group.board.cards.at(card).outcome = std::move(said);
    return touched_weeks_of(group, card) += touched({ref(Kind::cards, card)});
}

}  // namespace domain::group
