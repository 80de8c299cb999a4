// SPDX-License-Identifier: Apache-2.0
#include "tests/support/audience.hpp"

#include <algorithm>

#include "tests/support/random_commands.hpp"

namespace support {

using domain::group::Seat;

// Reads accepted commands for marked words.
struct Audience::Learn {
    std::map<std::uint64_t, Kept>& kept;
    const GroupState& before;
    SeatId actor;
    const Events& events;

    template <class Text>
    void keep(const Text& words, Secret secret, std::string id = {}, SeatId owner = {}) const {
        if (owner.value.empty()) owner = actor;
        for (const auto mark : marks_in(words.value)) kept[mark] = {secret, owner, id};
    }
    template <class Text>
    void keep(const std::optional<Text>& words, Secret secret, std::string id = {},
              SeatId owner = {}) const {
        if (words) keep(*words, secret, std::move(id), std::move(owner));
    }
    template <class SomeEvent>
    const SomeEvent* happened() const {
        for (const auto& event : events) {
            if (const auto* found = std::get_if<SomeEvent>(&event)) return found;
        }
        return nullptr;
    }

    void operator()(const RenameMe& c) const { keep(c.name, Secret::name); }
    void operator()(const AddItem& c) const { keep(c.title, Secret::everybody); }
    void operator()(const CancelSession& c) const { keep(c.reason, Secret::everybody); }
    void operator()(const RemovePerson& c) const { keep(c.reason, Secret::nobody); }
    void operator()(const Arrive& c) const {
        keep(c.place, Secret::place);
        keep(c.note, Secret::arrival);
    }
    void operator()(const SetGoal& c) const {
        const auto id = happened<GoalSet>()->goal.value;
        keep(c.text, Secret::goal_now, id);
        keep(c.why, Secret::goal_inside, id);
    }
    void operator()(const EditGoal& c) const {
        for (auto& [mark, words] : kept) {
            if (words.secret == Secret::goal_now && words.id == c.goal.value) {
                words.secret = Secret::goal_inside;
            }
        }
        keep(c.text, Secret::goal_now, c.goal.value);
        keep(c.why, Secret::goal_inside, c.goal.value);
        keep(c.reason, Secret::goal_inside, c.goal.value);
    }
    void operator()(const LayGoalAside& c) const {
        keep(c.reason, Secret::goal_inside, c.goal.value);
    }
    void keep_card(const CardWords& words, const std::string& id) const {
        keep(words.what, Secret::card_front, id);
        keep(words.with_whom, Secret::card_front, id);
        keep(words.when, Secret::card_front, id);
        keep(words.obstacle, Secret::card_inside, id);
        keep(words.plan_b, Secret::card_inside, id);
    }
    void operator()(const Commit& c) const {
        keep_card(c.words, happened<Committed>()->card.value);
    }
    void operator()(const EditCard& c) const { keep_card(c.words, c.card.value); }
    void operator()(const HideCard& c) const {
        keep(c.reason, Secret::hide_reason, c.card.value, before.board.cards.at(c.card).seat);
    }
    void operator()(const CheckInWeek& c) const {
        const auto id = happened<WeekCheckedIn>()->checkin.value;
        keep(c.happened, Secret::week_part, id);
        keep(c.with_whom, Secret::week_part, id);
    }
    void operator()(const CheckInStep& c) const {
        keep(c.learned, Secret::step_part, happened<StepCheckedIn>()->checkin.value);
    }
    void operator()(const CheckInWin& c) const {
        keep(c.win, Secret::win_part, happened<WinCheckedIn>()->checkin.value);
    }
    void operator()(const ProposeItem& c) const {
        keep(c.words, Secret::proposal, happened<ItemProposed>()->item.value);
    }
    void operator()(const SayWord& c) const {
        keep(c.word, Secret::closing_word, before.current_session()->id.value);
    }
    void operator()(const GivePulse& c) const { keep(c.pulse.note, Secret::pulse); }
    void operator()(const WriteLine& c) const { keep(c.words, Secret::line); }
    void operator()(const AnswerLine& c) const {
        keep(c.words, Secret::line, {}, before.lines.all.at(c.line).seat);
    }
    void operator()(const WriteNote& c) const { keep(c.text, Secret::note); }
    void keep_judgement(const std::optional<Words>& words, const RiskId& risk) const {
        keep(words, Secret::judgement, risk.value, before.risks.all.at(risk).seat);
    }
    void operator()(const AssessRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const PlanRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const HandOverRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const CloseRisk& c) const { keep_judgement(c.words, c.risk); }
    void operator()(const SayNow& c) const { keep(c.place, Secret::whereabouts); }
    void operator()(const WriteCrisisPlan& c) const {
        for (const auto* lines : {&c.plan.signs, &c.plan.alone, &c.plan.company, &c.plan.people,
                                  &c.plan.services, &c.plan.safety}) {
            for (const auto& line : lines->items) keep(line, Secret::plan);
        }
    }
    void operator()(const GiveEmergencyContact& c) const {
        if (!c.contact) return;
        keep(c.contact->name, Secret::contact);
        keep(c.contact->relation, Secret::contact);
        keep(c.contact->phone, Secret::contact);
    }
    void operator()(const SetEscalation& c) const {
        // An address is of whoever is reached by it, not of whoever noted it.
        for (const auto& entry : c.list.items) keep(entry.mail, Secret::address, {}, entry.seat);
    }
    template <class Wordless>
    void operator()(const Wordless&) const {}
};

void Audience::learn(const GroupState& before, const PersonId& actor, const Command& command,
                     const Events& events) {
    if (events.empty()) return;
    const auto* seat = before.membership.seat_of(actor);
    std::visit(Learn{kept_, before, seat->id, events}, command);
}

namespace {

bool in_the_room(const GroupState& group, const Seat& viewer) {
    if (!group.running_session()) return false;
    if (viewer.role != Role::member) return true;
    const auto arrival = group.sessions.arrivals.find(viewer.id);
    return arrival != group.sessions.arrivals.end() && arrival->second.admitted;
}

template <class Part>
bool is_for_group(const std::optional<Part>& part) {
    return part && part->sharing == PartSharing::group;
}

// An open item of this member has reached the viewer, who leads nobody.
bool watches_over(const GroupState& group, const Seat& viewer, const SeatId& member) {
    if (viewer.role != Role::observer) return false;
    for (const auto& [id, risk] : group.risks.all) {
        if (risk.seat != member || risk.state == RiskState::closed) continue;
        for (const auto& reached : risk.reached) {
            if (reached == viewer.id) return true;
        }
    }
    return false;
}

bool in_danger(const GroupState& group, const SeatId& member) {
    for (const auto& [id, risk] : group.risks.all) {
        if (risk.seat == member && risk.state != RiskState::closed) return true;
    }
    return false;
}

}  // namespace

bool Audience::may_read(const GroupState& group, const Seat& viewer, std::uint64_t mark) const {
    const auto found = kept_.find(mark);
    if (found == kept_.end()) return false;
    const auto& [secret, owner, id] = found->second;
    if (secret != Secret::everybody && secret != Secret::note && erased_.contains(owner))
        return false;
    const bool own = viewer.id == owner;
    const bool leads = viewer.role == Role::facilitator || viewer.role == Role::cofacilitator;
    auto goal = [&] { return group.goals.all.at(GoalId{id}).sharing; };
    auto card = [&]() -> const domain::group::Card& { return group.board.cards.at(CardId{id}); };
    auto checkin = [&]() -> const domain::group::Checkin& {
        return group.checkins.all.at(CheckinId{id});
    };
    switch (secret) {
        case Secret::everybody:
        case Secret::name:
            return true;
        case Secret::nobody:
            return false;
        case Secret::goal_now:
            return own || goal() == Sharing::group || (leads && goal() == Sharing::facilitator);
        case Secret::goal_inside:
            return own || (leads && goal() != Sharing::only_me);
        case Secret::card_front:
            return own || (leads && card().sharing != Sharing::only_me) ||
                   (card().sharing == Sharing::group && !card().hidden);
        case Secret::card_inside:
            return own || (leads && card().sharing != Sharing::only_me);
        case Secret::mood_part:
            return own || leads || is_for_group(checkin().mood);
        case Secret::week_part:
            return own || leads || is_for_group(checkin().week);
        case Secret::step_part:
            return own || leads || is_for_group(checkin().step);
        case Secret::win_part:
            return own || leads || is_for_group(checkin().win);
        case Secret::proposal:
            return own || leads ||
                   group.agenda.items.at(AgendaItemId{id}).proposal_for == ProposalFor::everyone;
        case Secret::closing_word: {
            const auto* running = group.running_session();
            const bool now = running && running->id.value == id;
            return own || leads || (now && in_the_room(group, viewer));
        }
        case Secret::place:
            return own || leads || watches_over(group, viewer, owner);
        case Secret::judgement:
            return leads || (group.risks.all.at(RiskId{id}).state != RiskState::closed &&
                             watches_over(group, viewer, owner));
        case Secret::whereabouts:
            return (leads && in_danger(group, owner)) || watches_over(group, viewer, owner);
        case Secret::plan:
            return own || leads || watches_over(group, viewer, owner);
        case Secret::contact:
            return own || (leads && in_danger(group, owner)) || watches_over(group, viewer, owner);
        case Secret::address:
            return leads;
        case Secret::arrival:
        case Secret::hide_reason:
        case Secret::pulse:
        case Secret::line:
            return own || leads;
        case Secret::note:
            return own;
    }
    return false;
}

bool Audience::may_read(const GroupState& group, const PersonId& person, std::uint64_t mark) const {
    const auto* viewer = group.membership.seat_of(person);
    return viewer && may_read(group, *viewer, mark);
}

namespace {

template <class View>
bool every(const Shown& document, Kind kind, auto rule) {
    const auto found = document.find(kind);
    if (found == document.end()) return true;
    for (const auto& [id, text] : found->second) {
        if (!rule(id, decode<View>(text).value())) return false;
    }
    return true;
}

bool only_own(const Shown& document, Kind kind, const SeatId& seat) {
    const auto found = document.find(kind);
    if (found == document.end()) return true;
    for (const auto& [id, text] : found->second) {
        if (id != seat.value) return false;
    }
    return true;
}

// What a member or an observer never gets, words or not.
std::string breach_of_kinds(const GroupState& group, const Seat& viewer, const Shown& document) {
    for (const auto kind : {Kind::prompts, Kind::next, Kind::attendance, Kind::notes}) {
        if (document.contains(kind)) return "something that is for facilitators";
    }
    for (const auto kind : {Kind::arrivals, Kind::pulses}) {
        if (!only_own(document, kind, viewer.id)) return "another's arrival or pulse";
    }
    if (document.contains(Kind::floor) && !in_the_room(group, viewer)) return "the floor";
    const auto mine = [&](const SeatId& seat) { return seat == viewer.id; };
    if (!every<RiskView>(document, Kind::risks, [&](const auto& id, const RiskView& risk) {
            const auto& reached = group.risks.all.at(RiskId{id}).reached;
            return viewer.role == Role::observer && risk.state != RiskState::closed &&
                   std::ranges::find(reached, viewer.id) != reached.end();
        })) {
        return "an item that has not reached them";
    }
    if (!every<CareView>(document, Kind::care, [&](const auto& id, const CareView&) {
            const auto& risk = group.risks.all.at(RiskId{id});
            return mine(risk.seat) && risk.state != RiskState::closed;
        })) {
        return "that somebody else is cared for";
    }
    for (const auto kind : {Kind::crisis_plans, Kind::contacts}) {
        if (!only_own(document, kind, viewer.id)) return "another's crisis plan or contact";
    }
    if (!every<WatchView>(document, Kind::watch, [&](const auto&, const WatchView& watch) {
            return !watch.escalation && (viewer.role == Role::observer ||
                                         std::ranges::none_of(watch.duties, [](const auto& duty) {
                                             return !!duty.seat;
                                         }));
        })) {
        return "who is on watch, or whom danger reaches";
    }
    if (!every<LineView>(document, Kind::lines,
                         [&](const auto&, const LineView& line) { return mine(line.seat); })) {
        return "another's private line";
    }
    if (!every<EncouragementView>(
            document, Kind::encouragements,
            [&](const auto&, const auto& one) { return mine(one.from) || mine(one.to); })) {
        return "an encouragement between others";
    }
    if (!every<OfferView>(document, Kind::offers, [&](const auto&, const OfferView& offer) {
            return mine(offer.from) || mine(offer.to);
        })) {
        return "an offer between others";
    }
    return {};
}

// What stands on others' things besides words: choices, outcomes, who asked for what.
std::string breach_of_facts(const GroupState& group, const Seat& viewer, const Shown& document) {
    if (!every<CardView>(document, Kind::cards, [&](const auto&, const CardView& card) {
            if (card.seat == viewer.id) return true;
            return card.sharing == Sharing::group && !card.hidden && !card.outcome &&
                   !card.hidden_reason;
        })) {
        return "more of another's card than its front";
    }
    if (!every<GoalView>(document, Kind::goals, [&](const auto&, const GoalView& goal) {
            return goal.seat == viewer.id ||
                   (goal.sharing == Sharing::group && goal.history.empty() && !goal.why);
        })) {
        return "more of another's goal than its text";
    }
    if (!every<CheckinView>(document, Kind::checkins, [&](const auto&, const CheckinView& checkin) {
            if (checkin.seat == viewer.id) return true;
            const auto shared = [](const auto& part) {
                return !part || part->sharing == PartSharing::group;
            };
            const bool any = checkin.mood || checkin.week || checkin.step || checkin.win;
            return any && shared(checkin.mood) && shared(checkin.week) && shared(checkin.step) &&
                   shared(checkin.win);
        })) {
        return "a part of a check-in that is not shared";
    }
    if (!every<AgendaItemView>(document, Kind::agenda, [&](const auto& id, const auto& item) {
            const auto& truth = group.agenda.items.at(AgendaItemId{id});
            const bool between = truth.proposed_by && truth.proposed_by != viewer.id &&
                                 truth.proposal_for == ProposalFor::facilitator;
            return !between ||
                   (truth.accepted && !item.proposed_by && !item.proposal_for && !item.hard_topic);
        })) {
        return "a proposal between two others";
    }
    return {};
}

// Somebody who leads may have been a member before, and keeps what was theirs.
std::string breach_of_leading(const GroupState& group, const Seat& viewer, const Shown& document) {
    if (!only_own(document, Kind::contacts, viewer.id)) return "another's contact";
    if (!every<CareView>(document, Kind::care, [&](const auto& id, const CareView&) {
            return group.risks.all.at(RiskId{id}).seat == viewer.id;
        })) {
        return "what a member sees of being cared for";
    }
    if (!every<CardView>(document, Kind::cards, [&](const auto&, const CardView& card) {
            return card.seat == viewer.id || card.sharing != Sharing::only_me;
        })) {
        return "a card that is its owner's alone";
    }
    if (!every<GoalView>(document, Kind::goals, [&](const auto&, const GoalView& goal) {
            return goal.seat == viewer.id || goal.sharing != Sharing::only_me;
        })) {
        return "a goal that is its owner's alone";
    }
    return {};
}

}  // namespace

std::string Audience::breach(const GroupState& group, const PersonId& person,
                             const Shown& document) const {
    const auto* viewer = group.membership.seat_of(person);
    if (!viewer) return document.empty() ? "" : "anything, without a seat";
    for (const auto& [kind, entities] : document) {
        for (const auto& [id, text] : entities) {
            for (const auto mark : marks_in(text)) {
                if (!may_read(group, *viewer, mark)) return "words of others: " + text;
            }
        }
    }
    const bool leads = viewer->role == Role::facilitator || viewer->role == Role::cofacilitator;
    if (leads) return breach_of_leading(group, *viewer, document);
    if (auto breach = breach_of_kinds(group, *viewer, document); !breach.empty()) return breach;
    return breach_of_facts(group, *viewer, document);
}

}  // namespace support
