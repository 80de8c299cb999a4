// SPDX-License-Identifier: Apache-2.0
// What passes between two members about a card: a warm word, and the offer to ask.
#include <algorithm>

#include "server/domain/group/board.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

constexpr std::int64_t ask_ahead_ms_max = 14 * day_ms;
// One for each of the others in a group of eight, and one more.
constexpr std::ptrdiff_t open_offers_max = 8;

// A peer's card, shown to the group.
Objection require_peers_card(const GroupState& group, const Actor& actor, const CardId& id) {
    if (auto no = require_member(actor)) return no;
    const auto* card = group.board.card(id);
    if (card && card->seat == actor.seat.id) return Rejection{Refusal::your_own_card, "/card"};
    if (!card || !group_sees(group, *card)) return Rejection{Refusal::not_found, "/card"};
    return {};
}

// What this peer has given to this card before, taken back or not; null: nothing.
template <class Things, class Fits>
auto* given_before(Things& things, const CardId& card, const SeatId& from, Fits fits) {
    const auto found = std::ranges::find_if(things, [&](const auto& entry) {
        const auto& thing = entry.second;
        return thing.card == card && thing.from == from && fits(thing);
    });
    return found == things.end() ? nullptr : &found->second;
}

const Offer* offer_before(const GroupState& group, const CardId& card, const SeatId& from) {
    return given_before(group.board.offers, card, from,
                        [](const Offer& offer) { return offer.state != OfferState::asked; });
}

bool waits(const Offer& offer) {
    const bool settled = offer.state == OfferState::no_thanks || offer.state == OfferState::asked;
    return !offer.withdrawn && !settled;
}

bool offers_are_full(const GroupState& group, const Actor& actor) {
    const auto open = std::ranges::count_if(group.board.offers, [&](const auto& entry) {
        return entry.second.from == actor.seat.id && waits(entry.second);
    });
    return open >= open_offers_max;
}

// An offer that this person sees and that has them on this side.
const Offer* find_offer(const GroupState& group, const OfferId& id, SeatId Offer::* side,
                        const Actor& actor) {
    const auto* offer = find_in(group.board.offers, id);
    if (!offer || offer->*side != actor.seat.id) return nullptr;
    return view(group, *offer, {actor.seat.role, false, true}) ? offer : nullptr;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const Encourage& command,
                Context context) {
    if (auto no = require_peers_card(group, actor, command.card)) return *no;
    const auto* before = given_before(group.board.encouragements, command.card, actor.seat.id,
                                      [&](const auto& it) { return it.kind == command.kind; });
    if (before && !before->taken_back) return Rejection{Refusal::already_encouraged, "/kind"};

    return happened(Encouraged{before ? before->id : context.draw.id<EncouragementId>(),
                               command.card, actor.seat.id, command.kind});
}

Decision decide(const GroupState& group, const Actor& actor, const TakeBackEncouragement& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* given = find_in(group.board.encouragements, command.encouragement);
    const Lens own{actor.seat.role, false, true};
    if (!given || given->from != actor.seat.id || !view(group, *given, own)) {
        return Rejection{Refusal::not_found, "/encouragement"};
    }

    return happened(EncouragementTakenBack{given->id});
}

Decision decide(const GroupState& group, const Actor& actor, const OfferToAsk& command,
                Context context) {
    if (auto no = require_peers_card(group, actor, command.card)) return *no;
    if (command.day <= context.now) return Rejection{Refusal::starts_in_past, "/day"};
    if (ms_between(context.now, command.day) > ask_ahead_ms_max) {
        return Rejection{Refusal::too_far_ahead, "/day"};
    }
    const auto* before = offer_before(group, command.card, actor.seat.id);
    if (before && !before->withdrawn) return Rejection{Refusal::already_offered, "/card"};
    if (offers_are_full(group, actor)) return Refusal::offers_full;

    return happened(AskOffered{before ? before->id : context.draw.id<OfferId>(), command.card,
                               actor.seat.id, command.day});
}

Decision decide(const GroupState& group, const Actor& actor, const AnswerOffer& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    const auto* offer = find_offer(group, command.offer, &Offer::to, actor);
    if (!offer) return Rejection{Refusal::not_found, "/offer"};
    const bool welcomed = offer->state == OfferState::welcome || offer->state == OfferState::due;
    if (command.welcome ? welcomed : offer->state == OfferState::no_thanks) return happened();
    const bool too_late = command.welcome && offer->day <= context.now;
    if (offer->state == OfferState::asked || too_late) {
        return Rejection{Refusal::offer_not_open, "/offer"};
    }

    return happened(OfferAnswered{offer->id, command.welcome});
}

Decision decide(const GroupState& group, const Actor& actor, const WithdrawOffer& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* offer = find_offer(group, command.offer, &Offer::from, actor);
    if (!offer) return Rejection{Refusal::not_found, "/offer"};
    if (!waits(*offer)) return Rejection{Refusal::offer_not_open, "/offer"};

    return happened(OfferWithdrawn{offer->id});
}

Decision decide(const GroupState& group, const Actor& actor, const MarkAsked& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* offer = find_offer(group, command.offer, &Offer::from, actor);
    if (!offer) return Rejection{Refusal::not_found, "/offer"};
    if (offer->state == OfferState::asked) return happened();
    if (offer->state != OfferState::welcome && offer->state != OfferState::due) {
        return Rejection{Refusal::offer_not_open, "/offer"};
    }

    return happened(Asked{offer->id});
}

namespace {

bool has_a_day(const Offer& offer) {
    return !offer.withdrawn &&
           (offer.state == OfferState::offered || offer.state == OfferState::welcome);
}

}  // namespace

std::optional<Timestamp> next_board_deadline(const GroupState& group) {
    std::optional<Timestamp> soonest;
    for (const auto& [id, offer] : group.board.offers) {
        if (has_a_day(offer)) soonest = sooner(soonest, offer.day);
    }
    return soonest;
}

void due_offers(const GroupState& group, Timestamp now, Events& out) {
    for (const auto& [id, offer] : group.board.offers) {
        if (!has_a_day(offer) || offer.day > now) continue;
        if (offer.state == OfferState::welcome) {
            out.emplace_back(OfferCameDue{id});
        } else {
            out.emplace_back(OfferWithdrawn{id});
        }
    }
}

Touched evolve(GroupState& group, const Encouraged& event, Stamp) {
    const auto& to = group.board.cards.at(event.card).seat;
    group.board.encouragements[event.encouragement] =
        Encouragement{event.encouragement, event.card, event.from, to, event.kind, false};
    return touched({ref(Kind::encouragements, event.encouragement)});
}

Touched evolve(GroupState& group, const EncouragementTakenBack& event, Stamp) {
    group.board.encouragements.at(event.encouragement).taken_back = true;
    return touched({ref(Kind::encouragements, event.encouragement)});
}

Touched evolve(GroupState& group, const AskOffered& event, Stamp) {
    const auto& to = group.board.cards.at(event.card).seat;
    group.board.offers[event.offer] =
        Offer{event.offer, event.card, event.from, to, event.day, OfferState::offered, false};
    return touched({ref(Kind::offers, event.offer)});
}

Touched evolve(GroupState& group, const OfferAnswered& event, Stamp) {
    group.board.offers.at(event.offer).state =
        event.welcome ? OfferState::welcome : OfferState::no_thanks;
    return touched({ref(Kind::offers, event.offer)});
}

Touched evolve(GroupState& group, const OfferWithdrawn& event, Stamp) {
    group.board.offers.at(event.offer).withdrawn = true;
    return touched({ref(Kind::offers, event.offer)});
}

Touched evolve(GroupState& group, const OfferCameDue& event, Stamp) {
    group.board.offers.at(event.offer).state = OfferState::due;
    return touched({ref(Kind::offers, event.offer)});
}

Touched evolve(GroupState& group, const Asked& event, Stamp) {
    group.board.offers.at(event.offer).state = OfferState::asked;
    return touched({ref(Kind::offers, event.offer)});
}

}  // namespace domain::group
