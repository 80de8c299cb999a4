// SPDX-License-Identifier: Apache-2.0
// Giving the focus, and the light tap of those who know it too.
#include "server/domain/group/focus.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

bool is_at_work(const GroupState& group, const Focus& focus) {
    const auto* session = group.running_session();
    return session && session->at_work() && session->id == focus.session;
}

const MeToo* me_too_before(const GroupState& group, const FocusId& focus, const SeatId& from) {
    const auto found = std::ranges::find_if(group.focuses.me_toos, [&](const auto& entry) {
        return entry.second.focus == focus && entry.second.from == from;
    });
    return found == group.focuses.me_toos.end() ? nullptr : &found->second;
}

// What has been written of a focus, for the two and for the facilitators' list.
Touched touched_me_too(const MeTooId& id) {
    return touched({ref(Kind::me_toos, id), only(Kind::owed)});
}

}  // namespace

const Focus* Focuses::find(const FocusId& id) const { return find_in(all, id); }

const Focus* Focuses::now() const {
    const auto found =
        std::ranges::find_if(all, [](const auto& entry) { return !!entry.second.ends_at; });
    return found == all.end() ? nullptr : &found->second;
}

bool in_document(const GroupState& group, const Focus& focus) {
    return group.in_document(focus.session);
}

bool in_document(const GroupState& group, const MeToo& me_too) {
    return in_document(group, *group.focuses.find(me_too.focus));
}

void end_focus(GroupState& group) {
    for (auto& [id, focus] : group.focuses.all) focus.ends_at.reset();
}

void end_focus_of(GroupState& group, const SeatId& seat) {
    const auto* now = group.focuses.now();
    if (now && now->seat == seat) end_focus(group);
}

Decision decide(const GroupState& group, const Actor& actor, const GiveFocus& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    const auto* seat = group.membership.seat(command.seat);
    if (!seat || seat->removed) return Rejection{Refusal::not_found, "/seat"};
    if (!group.sessions.admitted(command.seat)) return Rejection{Refusal::not_admitted, "/seat"};
    const auto* now = group.focuses.now();
    if (now && now->seat == command.seat) return happened();

    Events events;
    if (now) events.emplace_back(FocusEnded{now->id});
    events.emplace_back(FocusGiven{context.draw.id<FocusId>(), group.current_session()->id,
                                   command.seat,
                                   later(context.now, command.minutes.value * minute_ms)});
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const EndFocus&, Context) {
    if (auto no = require_no_observer(actor)) return *no;
    if (auto no = require_open(group)) return *no;
    const auto* now = group.focuses.now();
    const bool own = now && now->seat == actor.seat.id;
    if (!own && !facilitates(actor.seat.role)) return Refusal::not_for_your_role;
    if (!now) return Refusal::nobody_has_focus;

    return happened(FocusEnded{now->id});
}

Decision decide(const GroupState& group, const Actor& actor, const SayMeToo& command,
                Context context) {
    if (auto no = require_admitted(group, actor)) return *no;
    const auto* focus = group.focuses.find(command.focus);
    const bool known = focus && is_at_work(group, *focus) && is_seated(group, focus->seat);
    if (!known) return Rejection{Refusal::not_found, "/focus"};
    if (focus->seat == actor.seat.id) return Rejection{Refusal::not_yourself, "/focus"};
    const auto* before = me_too_before(group, focus->id, actor.seat.id);
    if (before && !before->taken_back) return happened();

    return happened(
        MeTooSaid{before ? before->id : context.draw.id<MeTooId>(), focus->id, actor.seat.id});
}

Decision decide(const GroupState& group, const Actor& actor, const TakeBackMeToo& command,
                Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* said = find_in(group.focuses.me_toos, command.me_too);
    const Lens own{actor.seat.role, false, true};
    const bool known = said && said->from == actor.seat.id && in_document(group, *said);
    if (!known || !view(group, *said, own)) {
        return Rejection{Refusal::not_found, "/me_too"};
    }

    return happened(MeTooTakenBack{said->id});
}

Touched evolve(GroupState& group, const FocusGiven& event, Stamp stamp) {
    group.focuses.all[event.focus] =
        Focus{event.focus, event.session, event.seat, stamp.at, event.ends_at};
    return touched({ref(Kind::focus, event.focus), only(Kind::owed)});
}

Touched evolve(GroupState& group, const FocusEnded& event, Stamp) {
    group.focuses.all.at(event.focus).ends_at.reset();
    return touched({ref(Kind::focus, event.focus)});
}

Touched evolve(GroupState& group, const MeTooSaid& event, Stamp) {
    const auto& to = group.focuses.all.at(event.focus).seat;
    group.focuses.me_toos[event.me_too] = {event.me_too, event.focus, event.from, to, false};
    return touched_me_too(event.me_too);
}

Touched evolve(GroupState& group, const MeTooTakenBack& event, Stamp) {
    group.focuses.me_toos.at(event.me_too).taken_back = true;
    return touched_me_too(event.me_too);
}

std::optional<FocusView> view(const GroupState& group, const Focus& focus, const Lens& lens) {
    const bool by_the_room =
        is_at_work(group, focus) && lens.sees_session() && is_seated(group, focus.seat);
    if (!lens.own && !lens.facilitates() && !by_the_room) return {};
    return FocusView{focus.seat, focus.session, focus.at, focus.ends_at};
}

std::optional<MeTooView> view(const GroupState& group, const MeToo& me_too, const Lens& lens) {
    const bool between = lens.own && is_seated(group, me_too.from) && is_seated(group, me_too.to);
    if (me_too.taken_back || (!between && !lens.facilitates())) return {};
    return MeTooView{me_too.focus, me_too.from, me_too.to};
}

}  // namespace domain::group
