// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/checkin.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

const Checkin* Checkins::find(const CheckinId& id) const { return find_in(all, id); }

const Checkin* Checkins::of(const SeatId& seat, const SessionId& session) const {
    const auto found = std::ranges::find_if(all, [&](const auto& entry) {
        return entry.second.seat == seat && entry.second.session == session;
    });
    return found == all.end() ? nullptr : &found->second;
}

bool in_document(const GroupState& group, const Checkin& checkin) {
    return group.in_document(checkin.session);
}

namespace {

Objection require_week(const GroupState& group, const Actor& actor) {
    if (auto no = require_member(actor)) return no;
    return require_session(group);
}

// What the member has said so far about the coming or current session; null: nothing.
const Checkin* so_far(const GroupState& group, const Actor& actor) {
    return group.checkins.of(actor.seat.id, group.current_session()->id);
}

CheckinId id_for(const Checkin* before, Draw& draw) {
    return before ? before->id : draw.id<CheckinId>();
}

template <class Said, class SomeWords>
bool said_already(const std::optional<Said>& said, const SomeWords& words, PartSharing sharing) {
    return said && said->words.value == words && said->sharing == sharing;
}

// The sharing of a part, or null when it is not filled in.
template <class SomeCheckin>
auto sharing_of(SomeCheckin& checkin, CheckinPart part) -> decltype(&checkin.mood->sharing) {
    const auto of = [](auto& said) { return said ? &said->sharing : nullptr; };
    switch (part) {
        case CheckinPart::mood:
            return of(checkin.mood);
        case CheckinPart::week:
            return of(checkin.week);
        case CheckinPart::step:
            return of(checkin.step);
        case CheckinPart::win:
            return of(checkin.win);
        case CheckinPart::link:
            return of(checkin.link);
    }
    return nullptr;
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const CheckInMood& command,
                Context context) {
    if (auto no = require_week(group, actor)) return *no;
    const auto* before = so_far(group, actor);
    const MoodWords words{command.mood, command.change};
    if (before && said_already(before->mood, words, command.sharing)) return happened();

    return happened(MoodCheckedIn{id_for(before, context.draw), group.current_session()->id,
                                  actor.seat.id, personal(actor.person, words), command.sharing});
}

Decision decide(const GroupState& group, const Actor& actor, const CheckInWeek& command,
                Context context) {
    if (auto no = require_week(group, actor)) return *no;
    const auto* before = so_far(group, actor);
    const WeekWords words{command.happened, command.with_whom};
    if (before && said_already(before->week, words, command.sharing)) return happened();

    return happened(WeekCheckedIn{id_for(before, context.draw), group.current_session()->id,
                                  actor.seat.id, personal(actor.person, words), command.sharing});
}

Decision decide(const GroupState& group, const Actor& actor, const CheckInStep& command,
                Context context) {
    if (auto no = require_week(group, actor)) return *no;
    const auto* card = command.card ? group.board.card(*command.card) : nullptr;
    if (command.card && (!card || card->seat != actor.seat.id)) {
        return Rejection{Refusal::not_found, "/card"};
    }
    const auto* before = so_far(group, actor);
    const StepWords words{command.outcome, command.learned};
    const bool same_card = before && before->step && before->step->card == command.card;
    if (same_card && said_already(before->step, words, command.sharing)) return happened();

    return happened(StepCheckedIn{id_for(before, context.draw), group.current_session()->id,
                                  actor.seat.id, command.card, personal(actor.person, words),
                                  command.sharing});
}

Decision decide(const GroupState& group, const Actor& actor, const CheckInWin& command,
                Context context) {
    if (auto no = require_week(group, actor)) return *no;
    const auto* before = so_far(group, actor);
    if (before && said_already(before->win, command.win, command.sharing)) return happened();

    return happened(WinCheckedIn{id_for(before, context.draw), group.current_session()->id,
                                 actor.seat.id, personal(actor.person, command.win),
                                 command.sharing});
}

Decision decide(const GroupState& group, const Actor& actor, const CheckInLink& command,
                Context context) {
    if (auto no = require_week(group, actor)) return *no;
    const auto* before = so_far(group, actor);
    const LinkWords words{command.feeling, command.area};
    if (before && said_already(before->link, words, command.sharing)) return happened();

    return happened(LinkCheckedIn{id_for(before, context.draw), group.current_session()->id,
                                  actor.seat.id, personal(actor.person, words), command.sharing});
}

Decision decide(const GroupState& group, const Actor& actor, const ShareCheckin& command, Context) {
    if (auto no = require_week(group, actor)) return *no;
    const auto* checkin = so_far(group, actor);
    const auto* sharing = checkin ? sharing_of(*checkin, command.part) : nullptr;
    if (!sharing) return Rejection{Refusal::part_not_filled_in, "/part"};
    if (*sharing == command.sharing) return happened();

    return happened(CheckinShared{checkin->id, command.part, command.sharing});
}

CheckinId checkin_id(const GroupState& group, const SeatId& seat, const SessionId& session,
                     Draw& draw) {
    return id_for(group.checkins.of(seat, session), draw);
}

namespace {

Touched touched_checkin(const CheckinId& id) { return touched({ref(Kind::checkins, id)}); }

// The check-in that an event is about; its first part makes it.
template <class SomeEvent>
Checkin& checkin_of(GroupState& group, const SomeEvent& event) {
    begin_week(group, event.checkin, event.session, event.seat);
    return group.checkins.all.at(event.checkin);
}

// The wins of all the weeks stand in one place too.
Touched touched_win(const Checkin& checkin) {
    return touched({ref(Kind::checkins, checkin.id), ref(Kind::wins, checkin.seat)});
}

std::optional<Personal<StepOutcome>> outcome_of(const Personal<StepWords>& step) {
    if (!step.value) return {};
    return personal(step.of, step.value->outcome);
}

}  // namespace

Touched begin_week(GroupState& group, const CheckinId& id, const SessionId& session,
                   const SeatId& seat) {
    auto& checkin = group.checkins.all[id];
    checkin.id = id;
    checkin.session = session;
    checkin.seat = seat;
    return touched_checkin(id);
}

Touched evolve(GroupState& group, const MoodCheckedIn& event, Stamp) {
    checkin_of(group, event).mood = MoodSaid{event.mood, event.sharing};
    return touched_checkin(event.checkin);
}

Touched evolve(GroupState& group, const WeekCheckedIn& event, Stamp) {
    checkin_of(group, event).week = WeekSaid{event.week, event.sharing};
    return touched_checkin(event.checkin);
}

Touched evolve(GroupState& group, const StepCheckedIn& event, Stamp) {
    auto& step = checkin_of(group, event).step;
    const auto card_before = step ? step->card : std::nullopt;
    step = StepSaid{event.card, event.step, event.sharing};

    auto all = touched_checkin(event.checkin);
    if (card_before && card_before != event.card) all += note_outcome(group, *card_before, {});
    if (event.card) all += note_outcome(group, *event.card, outcome_of(event.step));
    return all;
}

Touched evolve(GroupState& group, const WinCheckedIn& event, Stamp) {
    auto& checkin = checkin_of(group, event);
    checkin.win = WinSaid{event.win, event.sharing};
    return touched_win(checkin);
}

Touched evolve(GroupState& group, const LinkCheckedIn& event, Stamp) {
    checkin_of(group, event).link = LinkSaid{event.link, event.sharing};
    return touched_checkin(event.checkin);
}

Touched evolve(GroupState& group, const CheckinShared& event, Stamp) {
    auto& checkin = group.checkins.all.at(event.checkin);
    *sharing_of(checkin, event.part) = event.sharing;
    return touched_win(checkin);
}

namespace {

// The card that a step was about, for whoever may know of that card.
std::optional<CardId> card_seen(const GroupState& group, const StepSaid& step, const Lens& lens) {
    const auto* card = step.card ? group.board.card(*step.card) : nullptr;
    if (!card || !sees(group, *card, lens)) return {};
    return step.card;
}

}  // namespace

std::optional<CheckinView> view(const GroupState& group, const Checkin& checkin, const Lens& lens) {
    const auto seen = [&](const auto& part) {
        return reads_all(part.sharing, lens) || group_reads(group, checkin.seat, part.sharing);
    };
    CheckinView shown;
    shown.seat = checkin.seat;
    shown.session = checkin.session;
    const auto& [id, session, seat, mood, week, step, win, link] = checkin;
    if (mood && seen(*mood)) shown.mood = MoodPart{mood->sharing, mood->words.value};
    if (week && seen(*week)) shown.week = WeekPart{week->sharing, week->words.value};
    if (step && seen(*step)) {
        shown.step = StepPart{step->sharing, card_seen(group, *step, lens), step->words.value};
    }
    if (win && seen(*win)) shown.win = WinPart{win->sharing, win->words.value};
    if (link && seen(*link)) shown.link = LinkPart{link->sharing, link->words.value};
    add_links(group, checkin, lens, shown);
    const bool said = shown.mood || shown.week || shown.step || shown.win || shown.link;
    if (!said && shown.sheets.empty() && shown.commitments.empty()) return {};
    return shown;
}

}  // namespace domain::group
