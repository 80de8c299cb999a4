// SPDX-License-Identifier: Apache-2.0
// The peer-accountability board: cards that their owners move, and the warm company that peers
// give. Nobody is counted or ranked.
#pragma once

#include <map>

#include "server/domain/group/actor.hpp"
#include "server/domain/group/things.hpp"

namespace domain::group {

struct Card {
    CardId id;
    SeatId seat;
    SessionId session;  // whose step it is
    Timestamp at{};
    CardPlace place{};
    Sharing sharing{};
    std::optional<GoalId> goal;
    Personal<CardWords> words;
    std::optional<Personal<StepOutcome>> outcome;  // as its owner checked in last
    std::optional<SessionId> done_in;              // the session in whose week it was done
    bool hidden = false;
    std::optional<Personal<Sentence>> hidden_reason;
    std::optional<SheetId> sheet;  // of which it came

    bool open() const { return place != CardPlace::done; }
};
BOOST_DESCRIBE_STRUCT(Card, (),
                      (id, seat, session, at, place, sharing, goal, words, outcome, done_in, hidden,
                       hidden_reason, sheet))

// Nothing of what passes between two members is forgotten when it is taken back, so that whoever
// saw it can be told; given again, it is the same entity.
struct Encouragement {
    EncouragementId id;
    CardId card;
    SeatId from;
    SeatId to;
    EncouragementKind kind{};
    bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(Encouragement, (), (id, card, from, to, kind, taken_back))

struct Offer {
    OfferId id;
    CardId card;
    SeatId from;
    SeatId to;
    Timestamp day{};
    OfferState state{};
    bool withdrawn = false;  // taken back, or unanswered until its day
};
BOOST_DESCRIBE_STRUCT(Offer, (), (id, card, from, to, day, state, withdrawn))

struct Board {
    Things<CardId, Card> cards;
    std::map<EncouragementId, Encouragement> encouragements;
    std::map<OfferId, Offer> offers;

    const Card* card(const CardId& id) const;
    std::int64_t open_cards_of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Board, (), (cards, encouragements, offers))

// The document carries what is open, and what was made or done in the current or the last
// session's week, with all that belongs to it. Older cards are recalled.
bool in_document(const GroupState& group, const Card& card);
bool in_document(const GroupState& group, const Encouragement& encouragement);
bool in_document(const GroupState& group, const Offer& offer);

// Who may know of a card besides its owner.
bool group_sees(const GroupState& group, const Card& card);
bool sees(const GroupState& group, const Card& card, const Lens& lens);

// A card, and all that shows something of it.
Touched touched_card(const GroupState& group, const CardId& card);

// What the owner's check-in says about the card; nothing when it is no longer said.
Touched note_outcome(GroupState& group, const CardId& card,
                     std::optional<Personal<StepOutcome>> said);

// When an offer's day comes.
std::optional<Timestamp> next_board_deadline(const GroupState& group);
// Those that are welcome come due; those that nobody answered are over.
void due_offers(const GroupState& group, Timestamp now, Events& out);

Decision decide(const GroupState& group, const Actor& actor, const Commit& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const EditCard& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const MoveCard& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ShareCard& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const Encourage& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeBackEncouragement& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const OfferToAsk& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AnswerOffer& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WithdrawOffer& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const MarkAsked& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const HideCard& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const UnhideCard& command,
                Context context);

Touched evolve(GroupState& group, const Committed& event, Stamp stamp);
Touched evolve(GroupState& group, const CardEdited& event, Stamp stamp);
Touched evolve(GroupState& group, const CardMoved& event, Stamp stamp);
Touched evolve(GroupState& group, const CardShared& event, Stamp stamp);
Touched evolve(GroupState& group, const Encouraged& event, Stamp stamp);
Touched evolve(GroupState& group, const EncouragementTakenBack& event, Stamp stamp);
Touched evolve(GroupState& group, const AskOffered& event, Stamp stamp);
Touched evolve(GroupState& group, const OfferAnswered& event, Stamp stamp);
Touched evolve(GroupState& group, const OfferWithdrawn& event, Stamp stamp);
Touched evolve(GroupState& group, const OfferCameDue& event, Stamp stamp);
Touched evolve(GroupState& group, const Asked& event, Stamp stamp);
Touched evolve(GroupState& group, const CardHidden& event, Stamp stamp);
Touched evolve(GroupState& group, const CardUnhidden& event, Stamp stamp);

std::optional<CardView> view(const GroupState& group, const Card& card, const Lens& lens);
std::optional<EncouragementView> view(const GroupState& group, const Encouragement& encouragement,
                                      const Lens& lens);
std::optional<OfferView> view(const GroupState& group, const Offer& offer, const Lens& lens);

}  // namespace domain::group
