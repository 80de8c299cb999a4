// SPDX-License-Identifier: Apache-2.0
// Who sees what of the board, and what a facilitator hides.
#include "server/domain/group/board.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

// A card that the facilitators know of.
const Card* known_card(const GroupState& group, const CardId& id) {
    const auto* card = group.board.card(id);
    return card && card->sharing != Sharing::only_me ? card : nullptr;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const HideCard& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* card = known_card(group, command.card);
    if (!card) return Rejection{Refusal::not_found, "/card"};
    if (group.membership.seat(card->seat)->left) return Refusal::member_has_left;
    if (card->hidden) return Rejection{Refusal::card_hidden, "/card"};
    if (card->sharing != Sharing::group) return Rejection{Refusal::not_shared, "/card"};

    const auto& owner = *group.membership.seat(card->seat);
    return happened(CardHidden{card->id, about(owner, command.reason)});
}

Decision decide(const GroupState& group, const Actor& actor, const UnhideCard& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* card = known_card(group, command.card);
    if (!card) return Rejection{Refusal::not_found, "/card"};
    if (group.membership.seat(card->seat)->left) return Refusal::member_has_left;
    if (!card->hidden) return Rejection{Refusal::card_not_hidden, "/card"};

    return happened(CardUnhidden{card->id});
}

Touched evolve(GroupState& group, const CardHidden& event, Stamp) {
    auto& card = group.board.cards.at(event.card);
    card.hidden = true;
    card.hidden_reason = event.reason;
    return touched_card(group, event.card);
}

Touched evolve(GroupState& group, const CardUnhidden& event, Stamp) {
    auto& card = group.board.cards.at(event.card);
    card.hidden = false;
    card.hidden_reason.reset();
    return touched_card(group, event.card);
}

bool in_document(const GroupState& group, const Card& card) {
    if (card.open() || group.in_document(card.session)) return true;
    return card.done_in && group.in_document(*card.done_in);
}

bool in_document(const GroupState& group, const Encouragement& encouragement) {
    return in_document(group, *group.board.card(encouragement.card));
}

bool in_document(const GroupState& group, const Offer& offer) {
    return in_document(group, *group.board.card(offer.card));
}

bool group_sees(const GroupState& group, const Card& card) {
    return !card.hidden && group_reads(group, card.seat, card.sharing);
}

bool sees(const GroupState& group, const Card& card, const Lens& lens) {
    return reads_all(card.sharing, lens) || group_sees(group, card);
}

Touched touched_card(const GroupState& group, const CardId& card) {
    std::vector<EntityRef> refs{ref(Kind::cards, card)};
    for (const auto& [id, encouragement] : group.board.encouragements) {
        if (encouragement.card == card) refs.push_back(ref(Kind::encouragements, id));
    }
    for (const auto& [id, offer] : group.board.offers) {
        if (offer.card == card) refs.push_back(ref(Kind::offers, id));
    }
    if (const auto& sheet = group.board.card(card)->sheet)
        refs.push_back(ref(Kind::sheets, *sheet));
    return touched_weeks_of(group, card) += touched(std::move(refs));
}

namespace {

// The goal that a card serves, for those who may know of the goal.
std::optional<GoalId> goal_seen(const GroupState& group, const Card& card, const Lens& lens) {
    const auto* goal = card.goal ? group.goals.find(*card.goal) : nullptr;
    if (!goal || !reads_all(goal->sharing, lens)) return {};
    return card.goal;
}

void add_whole(const GroupState& group, const Card& card, const Lens& lens, CardView& view) {
    view.goal = goal_seen(group, card, lens);
    if (const auto& words = card.words.value) {
        view.obstacle = words->obstacle;
        view.plan_b = words->plan_b;
    }
    if (card.outcome) view.outcome = card.outcome->value;
    view.hidden = card.hidden;
    if (card.hidden_reason) view.hidden_reason = card.hidden_reason->value;
    view.sheet = card.sheet;
}

// Between two members who both belong to the group, about a card that it sees; the facilitators
// see it as long as they know of the card.
template <class Thing>
bool sees_between(const GroupState& group, const Thing& thing, const Lens& lens) {
    if (lens.facilitates()) return known_card(group, thing.card) != nullptr;
    return lens.own && group_sees(group, *group.board.card(thing.card)) &&
           is_seated(group, thing.from);
}

}  // namespace

std::optional<CardView> view(const GroupState& group, const Card& card, const Lens& lens) {
    if (!sees(group, card, lens)) return {};

    CardView view;
    view.seat = card.seat;
    view.session = card.session;
    view.at = card.at;
    view.place = card.place;
    view.sharing = card.sharing;
    if (const auto& words = card.words.value) {
        view.what = words->what;
        view.with_whom = words->with_whom;
        view.when = words->when;
    }
    if (reads_all(card.sharing, lens)) add_whole(group, card, lens, view);
    return view;
}

std::optional<EncouragementView> view(const GroupState& group, const Encouragement& encouragement,
                                      const Lens& lens) {
    if (encouragement.taken_back || !sees_between(group, encouragement, lens)) return {};
    return EncouragementView{encouragement.card, encouragement.from, encouragement.to,
                             encouragement.kind};
}

std::optional<OfferView> view(const GroupState& group, const Offer& offer, const Lens& lens) {
    if (offer.withdrawn || !sees_between(group, offer, lens)) return {};
    return OfferView{offer.card, offer.from, offer.to, offer.day, offer.state};
}

}  // namespace domain::group
