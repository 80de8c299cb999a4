// SPDX-License-Identifier: Apache-2.0
// A scene that is tried out: people take parts by their own will, play for some minutes, and are
// themselves again before anything else happens.
#include <algorithm>

#include "protocol/there.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/sheets.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

bool may_stop(const Actor& actor, const Sheet& sheet, const Play& play) {
    return facilitates(actor.seat.role) || sheet.seat == actor.seat.id ||
           play.part_of(actor.seat.id);
}

Play& play_of(GroupState& group, const SheetId& sheet) {
    return protocol::there(group.sheets.all.at(sheet).play, "what is played is a play");
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const SetScene& command, Context) {
    if (auto no = require_sheet_to_lead(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    if (!sheet.play) return Rejection{Refusal::not_a_play, "/sheet"};
    if (sheet.play->goes_on()) return Refusal::still_in_role;
    if (sheet.play->scene && sheet.play->scene->value == command.scene) return happened();

    const auto& owner = group.membership.seat(sheet.seat)->person;
    return happened(SceneSet{sheet.id, personal(owner, command.scene)});
}

Decision decide(const GroupState& group, const Actor& actor, const JoinPlay& command, Context) {
    if (auto no = require_live_sheet(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    if (!sheet.play) return Rejection{Refusal::not_a_play, "/sheet"};
    if (sheet.play->goes_on()) return Refusal::still_in_role;

    const auto& owner = group.membership.seat(sheet.seat)->person;
    return happened(PlayJoined{sheet.id, actor.seat.id, personal(owner, command.as)});
}

Decision decide(const GroupState& group, const Actor& actor, const StartPlay& command,
                Context context) {
    if (auto no = require_sheet_to_lead(group, actor, command.sheet)) return *no;
    const auto& play = group.sheets.find(command.sheet)->play;
    if (!play) return Rejection{Refusal::not_a_play, "/sheet"};
    if (play->goes_on()) return Refusal::still_in_role;
    if (!play->scene) return Refusal::scene_needed;
    if (play->state != PlayState::casting || play->parts.empty()) return Refusal::nobody_plays;

    return happened(
        PlayStarted{command.sheet, later(context.now, command.minutes.value * minute_ms)});
}

Decision decide(const GroupState& group, const Actor& actor, const StopPlay& command, Context) {
    if (auto no = require_live_sheet(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    if (!sheet.play) return Rejection{Refusal::not_a_play, "/sheet"};
    if (!may_stop(actor, sheet, *sheet.play)) return Rejection{Refusal::not_your_sheet, "/sheet"};
    if (sheet.play->state != PlayState::playing) return Refusal::play_not_running;

    return happened(PlayStopped{sheet.id});
}

Decision decide(const GroupState& group, const Actor& actor, const StepOutOfRole& command,
                Context) {
    if (auto no = require_live_sheet(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    if (!sheet.play) return Rejection{Refusal::not_a_play, "/sheet"};
    const auto seat = command.seat.value_or(actor.seat.id);
    if (seat != actor.seat.id && !facilitates(actor.seat.role)) {
        return Rejection{Refusal::not_for_your_role, "/seat"};
    }
    const auto* part = sheet.play->part_of(seat);
    if (!part) return Rejection{Refusal::not_in_role, command.seat ? "/seat" : ""};
    if (part->out) return happened();

    return happened(SteppedOutOfRole{sheet.id, seat});
}

namespace {

void when_all_are_out(Play& play) {
    if (!play.goes_on() || !std::ranges::all_of(play.parts, &InPlay::out)) return;
    play.state = PlayState::feedback;
    play.ends_at.reset();
}

// Before the play begins a part is simply given back.
void leave(Play& play, const SeatId& seat) {
    if (play.state == PlayState::casting) {
        std::erase_if(play.parts, [&](const InPlay& part) { return part.seat == seat; });
    } else if (const auto part = std::ranges::find(play.parts, seat, &InPlay::seat);
               part != play.parts.end()) {
        part->out = true;
        when_all_are_out(play);
    }
}

}  // namespace

void leave_plays(GroupState& group, const SeatId& seat) {
    for (auto& [id, sheet] : group.sheets.all) {
        if (sheet.play) leave(*sheet.play, seat);
    }
}

Touched evolve(GroupState& group, const SceneSet& event, Stamp) {
    play_of(group, event.sheet).scene = event.scene;
    return touched_sheet(event.sheet);
}

// After a run everybody is out of their part: whoever takes one begins the next.
Touched evolve(GroupState& group, const PlayJoined& event, Stamp) {
    auto& play = play_of(group, event.sheet);
    if (play.state == PlayState::feedback) play.parts.clear();
    play.state = PlayState::casting;
    std::erase_if(play.parts, [&](const InPlay& part) { return part.seat == event.seat; });
    play.parts.push_back({event.seat, event.as, false});
    return touched_sheet(event.sheet);
}

Touched evolve(GroupState& group, const PlayStarted& event, Stamp) {
    auto& play = play_of(group, event.sheet);
    play.state = PlayState::playing;
    play.ends_at = event.ends_at;
    ++play.runs;
    return touched_sheet(event.sheet);
}

Touched evolve(GroupState& group, const PlayStopped& event, Stamp) {
    auto& play = play_of(group, event.sheet);
    play.state = PlayState::stepping_out;
    play.ends_at.reset();
    when_all_are_out(play);
    return touched_sheet(event.sheet);
}

Touched evolve(GroupState& group, const SteppedOutOfRole& event, Stamp) {
    leave(play_of(group, event.sheet), event.seat);
    return touched_sheet(event.sheet);
}

}  // namespace domain::group
