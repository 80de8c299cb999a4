// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/aside.hpp"

#include <algorithm>

#include "protocol/there.hpp"
#include "server/domain/group/group.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

// It is sent whole with each line; two people who want to write more open another.
constexpr std::size_t lines_max = 100;

bool is_here(const GroupState& group, const SeatId& seat) {
    const auto* attended = group.attendance.of(group.current_session()->id, seat);
    return attended && attended->is_here();
}

bool is_led_without(const GroupState& group, const SeatId& facilitator) {
    return std::ranges::any_of(group.membership.seats, [&](const auto& entry) {
        const auto& [id, seat] = entry;
        return id != facilitator && !seat.gone() && facilitates(seat.role) && is_here(group, id) &&
               !group.asides.open_of(id);
    });
}

// The facilitator is free, and the group would not be left alone.
Objection require_free(const GroupState& group, const SeatId& facilitator) {
    if (group.asides.open_of(facilitator)) return Refusal::in_side_room;
    if (!is_led_without(group, facilitator)) return Refusal::group_left_alone;
    return {};
}

Events begin(const GroupState& group, const SeatId& member, const LineId& line, Timestamp now) {
    Events events{AsideBegun{line}};
    append(events, give_up_turn(group, member, now));
    return events;
}

// Null when it is not theirs to know of; also of what was never opened, once it is over.
const Aside* known_to(const GroupState& group, const Actor& actor, const LineId& line) {
    const auto* aside = group.asides.find(line);
    const bool knows = aside && aside->is_of(actor.seat.id) && !aside->is_gone();
    return knows ? aside : nullptr;
}

// Whoever sees the seats sees whether one is back soon, so everything is rendered again.
Touched touched_aside(const Aside& aside) {
    auto all = everything();
    all.entities.push_back(ref(Kind::lines, aside.id));
    return all;
}

}  // namespace

const Aside* Asides::find(const LineId& id) const { return find_in(all, id); }

const Aside* Asides::now_of(const SeatId& member) const {
    const auto found = std::ranges::find_if(all, [&](const auto& entry) {
        return entry.second.seat == member && !entry.second.is_over();
    });
    return found == all.end() ? nullptr : &found->second;
}

const Aside* Asides::open_of(const SeatId& seat) const {
    const auto found = std::ranges::find_if(
        all, [&](const auto& entry) { return entry.second.is_open() && entry.second.is_of(seat); });
    return found == all.end() ? nullptr : &found->second;
}

Decision decide(const GroupState& group, const Actor& actor, const AskAside&, Context context) {
    if (auto no = require_admitted(group, actor)) return *no;
    if (group.asides.now_of(actor.seat.id)) return Refusal::already_aside;

    return happened(
        AsideAsked{context.draw.id<LineId>(), group.current_session()->id, actor.seat.id});
}

Decision decide(const GroupState& group, const Actor& actor, const TakeAside& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    if (auto no = require_member_seat(group, command.seat)) return *no;
    if (!group.sessions.admitted(command.seat)) return Rejection{Refusal::not_admitted, "/seat"};
    const auto* now = group.asides.now_of(command.seat);
    if (now && now->state != AsideState::asked) return Rejection{Refusal::already_aside, "/seat"};
    if (auto no = require_free(group, actor.seat.id)) return *no;

    AsideOffered offer{context.draw.id<LineId>(), group.current_session()->id, command.seat,
                       actor.seat.id};
    if (!now) return happened(std::move(offer));
    Events events{AsideEnded{now->id}, offer};
    // Whoever has lost the room since they asked says yes when they are back.
    if (!is_here(group, command.seat)) return events;
    append(events, begin(group, command.seat, offer.line, context.now));
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const AgreeAside& command,
                Context context) {
    if (auto no = require_admitted(group, actor)) return *no;
    const auto* aside = known_to(group, actor, command.line);
    if (!aside) return Rejection{Refusal::not_found, "/line"};
    if (aside->is_open()) return happened();
    if (aside->state != AsideState::offered) return Rejection{Refusal::aside_not_open, "/line"};
    const auto& with = protocol::there(aside->with, "a facilitator offers a side room");
    if (!is_here(group, with) || group.asides.open_of(with)) return Refusal::facilitator_not_free;
    if (!is_led_without(group, with)) return Refusal::group_left_alone;

    return begin(group, aside->seat, aside->id, context.now);
}

Decision decide(const GroupState& group, const Actor& actor, const LeaveAside& command, Context) {
    const auto* aside = known_to(group, actor, command.line);
    if (!aside) return Rejection{Refusal::not_found, "/line"};
    if (aside->is_over()) return happened();

    return happened(AsideEnded{aside->id});
}

Decision decide(const GroupState& group, const Actor& actor, const SayAside& command, Context) {
    const auto* aside = known_to(group, actor, command.line);
    if (!aside) return Rejection{Refusal::not_found, "/line"};
    if (!aside->is_open()) return Rejection{Refusal::aside_not_open, "/line"};
    if (aside->said.size() >= lines_max) return Refusal::aside_full;

    const auto& member = group.membership.seat(aside->seat)->person;
    return happened(AsideSaid{aside->id, actor.seat.id, personal(member, command.words)});
}

// Who asks again and again leaves nothing behind: what was never opened has been out of sight
// since.
Touched evolve(GroupState& group, const AsideAsked& event, Stamp stamp) {
    std::erase_if(group.asides.all, [&](const auto& entry) {
        return entry.second.seat == event.seat && entry.second.is_gone();
    });
    group.asides.all[event.line] =
        Aside{event.line, event.session, event.seat, {}, AsideState::asked, stamp.at, {}, {}, {}};
    return touched({ref(Kind::lines, event.line)});
}

Touched evolve(GroupState& group, const AsideOffered& event, Stamp stamp) {
    group.asides.all[event.line] = Aside{
        event.line, event.session, event.seat, event.by, AsideState::offered, stamp.at, {}, {}, {}};
    return touched({ref(Kind::lines, event.line)});
}

Touched evolve(GroupState& group, const AsideBegun& event, Stamp stamp) {
    auto& aside = group.asides.all.at(event.line);
    const auto& with = protocol::there(aside.with, "a facilitator offers a side room");
    aside.state = AsideState::open;
    aside.opened_at = stamp.at;
    // Whoever took it and was lost at that moment is waited for as if they had been lost after it.
    if (!is_here(group, with)) aside.alone_since = stamp.at;
    // An undo would hand the turn to somebody who is in there.
    group.sessions.before.reset();
    return touched_aside(aside);
}

Touched evolve(GroupState& group, const AsideEnded& event, Stamp) {
    auto& aside = group.asides.all.at(event.line);
    aside.end();
    if (!aside.opened_at) return touched({ref(Kind::lines, event.line)});
    return touched_aside(aside);
}

Touched evolve(GroupState& group, const AsideSaid& event, Stamp stamp) {
    group.asides.all.at(event.line).said.push_back({event.by, stamp.at, event.words});
    return touched({ref(Kind::lines, event.line)});
}

// Whoever led and no longer does reads nothing of it any more. When they are a member now, the lens
// cannot tell the two apart, and it is shown to neither.
std::optional<LineView> view(const GroupState& group, const Aside& aside, const Lens& lens) {
    const auto* with = aside.with ? group.membership.seat(*aside.with) : nullptr;
    if (lens.role == Role::observer || (with && with->role == Role::member)) return {};
    if (aside.is_gone() || (aside.is_over() && !lens.own)) return {};
    if (!lens.own && !lens.facilitates()) return {};

    LineView view{aside.seat, aside.opened_at.value_or(aside.at), LineKind::words, {}, {}, {}};
    view.aside = AsideView{aside.state, aside.with, {}};
    if (!lens.own) return view;
    for (const auto& one : aside.said) {
        view.aside->said.push_back({one.by, one.at, one.words.value});
    }
    return view;
}

}  // namespace domain::group
