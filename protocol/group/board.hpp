// SPDX-License-Identifier: Apache-2.0
// The peer-accountability board: commitments as cards that their owners move, and warm company.
// No counts, no ranks, no comments.
#pragma once

#include "protocol/group/checkin.hpp"
#include "protocol/group/common.hpp"

namespace protocol::group {

// Where a card lies on the board. hard_this_week comes first, and is nothing to be ashamed of.
enum class CardPlace { hard_this_week, ahead, under_way, done };
BOOST_DESCRIBE_ENUM(CardPlace, hard_this_week, ahead, under_way, done)

// The whole set. None gives advice, none can shame.
enum class EncouragementKind { thinking_of_you, been_there, glad_you_tried, talk_it_through };
BOOST_DESCRIBE_ENUM(EncouragementKind, thinking_of_you, been_there, glad_you_tried, talk_it_through)

enum class OfferState { offered, welcome, no_thanks, due, asked };
BOOST_DESCRIBE_ENUM(OfferState, offered, welcome, no_thanks, due, asked)

struct CardWords {
    Sentence what;
    std::optional<Title> with_whom;
    std::optional<Title> when;
    std::optional<Sentence> obstacle;  // what may get in the way
    std::optional<Sentence> plan_b;
    bool operator==(const CardWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(CardWords, (), (what, with_whom, when, obstacle, plan_b))

// Commands

// This week's commitment. Members only.
struct Commit {
    std::optional<GoalId> goal;
    CardWords words;
    Sharing sharing{};
    std::optional<SheetId> sheet{};  // one's own, of which it came
    bool operator==(const Commit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Commit, (), (goal, words, sharing, sheet))

// One's own card, as all until Encourage.
struct EditCard {
    CardId card;
    CardWords words;
    bool operator==(const EditCard&) const = default;
};
BOOST_DESCRIBE_STRUCT(EditCard, (), (card, words))

struct MoveCard {
    CardId card;
    CardPlace place{};
    bool operator==(const MoveCard&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveCard, (), (card, place))

struct ShareCard {
    CardId card;
    Sharing sharing{};
    bool operator==(const ShareCard&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShareCard, (), (card, sharing))

// A peer's card that is shared with the group. One of each kind from each peer.
struct Encourage {
    CardId card;
    EncouragementKind kind{};
    bool operator==(const Encourage&) const = default;
};
BOOST_DESCRIBE_STRUCT(Encourage, (), (card, kind))

struct TakeBackEncouragement {
    EncouragementId encouragement;
    bool operator==(const TakeBackEncouragement&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeBackEncouragement, (), (encouragement))

// "I'll ask you on ...": at most 14 days ahead. The owner says whether it is welcome; the peer is
// reminded on the day. No contact details pass.
struct OfferToAsk {
    CardId card;
    Timestamp day{};
    bool operator==(const OfferToAsk&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferToAsk, (), (card, day))

// The card's owner.
struct AnswerOffer {
    OfferId offer;
    bool welcome = false;
    bool operator==(const AnswerOffer&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerOffer, (), (offer, welcome))

// The peer who offered.
struct WithdrawOffer {
    OfferId offer;
    bool operator==(const WithdrawOffer&) const = default;
};
BOOST_DESCRIBE_STRUCT(WithdrawOffer, (), (offer))

struct MarkAsked {
    OfferId offer;
    bool operator==(const MarkAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(MarkAsked, (), (offer))

// Facilitators only. Its author sees the reason; the group sees nothing.
struct HideCard {
    CardId card;
    Sentence reason;
    bool operator==(const HideCard&) const = default;
};
BOOST_DESCRIBE_STRUCT(HideCard, (), (card, reason))

struct UnhideCard {
    CardId card;
    bool operator==(const UnhideCard&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnhideCard, (), (card))

// Events

struct Committed {
    CardId card;
    SeatId seat;
    SessionId session;  // the session whose step it is
    std::optional<GoalId> goal;
    Personal<CardWords> words;
    Sharing sharing{};
    std::optional<SheetId> sheet{};
    std::optional<CheckinId> checkin{};  // the owner's week, to which it belongs
    bool operator==(const Committed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Committed, (), (card, seat, session, goal, words, sharing, sheet, checkin))

struct CardEdited {
    CardId card;
    Personal<CardWords> words;
    bool operator==(const CardEdited&) const = default;
};
BOOST_DESCRIBE_STRUCT(CardEdited, (), (card, words))

struct CardMoved {
    CardId card;
    CardPlace place{};
    bool operator==(const CardMoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(CardMoved, (), (card, place))

struct CardShared {
    CardId card;
    Sharing sharing{};
    bool operator==(const CardShared&) const = default;
};
BOOST_DESCRIBE_STRUCT(CardShared, (), (card, sharing))

struct Encouraged {
    EncouragementId encouragement;
    CardId card;
    SeatId from;
    EncouragementKind kind{};
    bool operator==(const Encouraged&) const = default;
};
BOOST_DESCRIBE_STRUCT(Encouraged, (), (encouragement, card, from, kind))

struct EncouragementTakenBack {
    EncouragementId encouragement;
    bool operator==(const EncouragementTakenBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(EncouragementTakenBack, (), (encouragement))

struct AskOffered {
    OfferId offer;
    CardId card;
    SeatId from;
    Timestamp day{};
    bool operator==(const AskOffered&) const = default;
};
BOOST_DESCRIBE_STRUCT(AskOffered, (), (offer, card, from, day))

struct OfferAnswered {
    OfferId offer;
    bool welcome = false;
    bool operator==(const OfferAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferAnswered, (), (offer, welcome))

struct OfferWithdrawn {
    OfferId offer;
    bool operator==(const OfferWithdrawn&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferWithdrawn, (), (offer))

struct OfferCameDue {
    OfferId offer;
    bool operator==(const OfferCameDue&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferCameDue, (), (offer))

struct Asked {
    OfferId offer;
    bool operator==(const Asked&) const = default;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (offer))

struct CardHidden {
    CardId card;
    Personal<Sentence> reason;  // of the card's owner
    bool operator==(const CardHidden&) const = default;
};
BOOST_DESCRIBE_STRUCT(CardHidden, (), (card, reason))

struct CardUnhidden {
    CardId card;
    bool operator==(const CardUnhidden&) const = default;
};
BOOST_DESCRIBE_STRUCT(CardUnhidden, (), (card))

// Views

// "cards/{card}": its owner sees all; facilitators all unless only_me; the group, when shared and
// not hidden, what, with whom, when and the place, never obstacle, plan B, outcome or reason.
struct CardView {
    SeatId seat;
    SessionId session;
    Timestamp at{};
    CardPlace place{};
    Sharing sharing{};
    std::optional<GoalId> goal;
    std::optional<Sentence> what;  // missing: erased
    std::optional<Title> with_whom;
    std::optional<Title> when;
    std::optional<Sentence> obstacle;
    std::optional<Sentence> plan_b;
    std::optional<StepOutcome> outcome;
    bool hidden = false;
    std::optional<Sentence> hidden_reason;
    std::optional<SheetId> sheet;
};
BOOST_DESCRIBE_STRUCT(CardView, (),
                      (seat, session, at, place, sharing, goal, what, with_whom, when, obstacle,
                       plan_b, outcome, hidden, hidden_reason, sheet))

// "encouragements/{encouragement}": who gave it, who got it, and the facilitators.
struct EncouragementView {
    CardId card;
    SeatId from;
    SeatId to;
    EncouragementKind kind{};
};
BOOST_DESCRIBE_STRUCT(EncouragementView, (), (card, from, to, kind))

// "offers/{offer}": the two persons and the facilitators.
struct OfferView {
    CardId card;
    SeatId from;
    SeatId to;
    Timestamp day{};
    OfferState state{};
};
BOOST_DESCRIBE_STRUCT(OfferView, (), (card, from, to, day, state))

}  // namespace protocol::group
