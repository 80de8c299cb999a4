// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/ties.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

// As many as still can be told apart in a circle on a phone; more than inventories name.
constexpr std::int64_t ties_max = 24;

const Tie* shared_tie(const GroupState& group, const Actor& actor, const TieId& id) {
    const auto* tie = group.ties.find(id);
    return tie && !require_at_intake(group, actor, tie->seat) ? tie : nullptr;
}

// A circle is drawn once its time has come, and stays as it is when the next one is begun.
Objection why_not_drawn(const GroupState& group, const Tie& tie, Occasion occasion) {
    if (occasion > occasion_now(group)) return Rejection{Refusal::not_yet, "/occasion"};
    const auto last = group.ties.last_drawn(tie.seat);
    if (last && occasion < *last) return Rejection{Refusal::kept_as_it_was, "/occasion"};
    return {};
}

Touched touched_tie(const TieId& id) { return touched({ref(Kind::ties, id)}); }

}  // namespace

const Placed* Tie::at(Occasion occasion) const {
    const auto found = std::ranges::find(places, occasion, &Placed::occasion);
    return found == places.end() ? nullptr : &*found;
}

const Tie* Ties::find(const TieId& id) const { return find_in(all, id); }

bool Ties::is_of(const SeatId& seat, const TieId& id) const {
    if (const auto* tie = find(id)) return tie->seat == seat;
    const auto* owner = find_in(removed, id);
    return owner && *owner == seat;
}

std::int64_t Ties::count_of(const SeatId& seat) const {
    return std::ranges::count_if(all, [&](const auto& tie) { return tie.second.seat == seat; });
}

std::optional<Occasion> Ties::last_drawn(const SeatId& seat) const {
    std::optional<Occasion> last;
    for (const auto& [id, tie] : all) {
        if (tie.seat != seat) continue;
        for (const auto& placed : tie.places)
            last = std::max(last.value_or(placed.occasion), placed.occasion);
    }
    return last;
}

// Half-way: from the programme's midpoint session on. The end: while its tasks are open, and after
// the course.
Occasion occasion_now(const GroupState& group) {
    const auto* session = group.current_session();
    if (!session || is_ending(group)) return Occasion::end;
    const auto half = midpoint_of(group);
    const bool half_way = half && session->n >= group.sessions.find(*half)->n;
    return half_way ? Occasion::midpoint : Occasion::start;
}

Decision decide(const GroupState& group, const Actor& actor, const AddTie& command,
                Context context) {
    if (auto no = require_at_intake(group, actor, command.seat)) return *no;
    if (group.ties.count_of(command.seat) >= ties_max) return Refusal::ties_full;

    const auto& member = group.membership.seat(command.seat)->person;
    return happened(TieAdded{context.draw.id<TieId>(), command.seat, actor.seat.id,
                             personal(member, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const DescribeTie& command, Context) {
    if (auto no = require_no_observer(actor)) return *no;
    const auto* tie = shared_tie(group, actor, command.tie);
    if (!tie) return Rejection{Refusal::not_found, "/tie"};
    if (tie->words.value == command.words) return happened();
    if (is_unread(tie->revision, command.after, actor.seat.id)) {
        return Rejection{Refusal::changed_meanwhile, "/after"};
    }

    return happened(TieDescribed{tie->id, actor.seat.id, personal(tie->words.of, command.words)});
}

Decision decide(const GroupState& group, const Actor& actor, const PlaceTie& command, Context) {
    if (auto no = require_no_observer(actor)) return *no;
    const auto* tie = shared_tie(group, actor, command.tie);
    if (!tie) return Rejection{Refusal::not_found, "/tie"};
    if (auto no = why_not_drawn(group, *tie, command.occasion)) return *no;
    const auto* before = tie->at(command.occasion);
    if (before && before->placement.value == command.placement) return happened();

    return happened(
        TiePlaced{tie->id, command.occasion, personal(tie->words.of, command.placement)});
}

Decision decide(const GroupState& group, const Actor& actor, const LiftTie& command, Context) {
    if (auto no = require_no_observer(actor)) return *no;
    const auto* tie = shared_tie(group, actor, command.tie);
    if (!tie) return Rejection{Refusal::not_found, "/tie"};
    if (auto no = why_not_drawn(group, *tie, command.occasion)) return *no;
    if (!tie->at(command.occasion)) return happened();

    return happened(TieLifted{tie->id, command.occasion});
}

Decision decide(const GroupState& group, const Actor& actor, const RemoveTie& command, Context) {
    if (auto no = require_no_observer(actor)) return *no;
    const auto* tie = shared_tie(group, actor, command.tie);
    if (!tie) return Rejection{Refusal::not_found, "/tie"};
    const auto last = group.ties.last_drawn(tie->seat);
    const bool kept = std::ranges::any_of(
        tie->places, [&](const Placed& placed) { return placed.occasion < *last; });
    if (kept) return Rejection{Refusal::kept_as_it_was, "/tie"};

    return happened(TieRemoved{tie->id});
}

Touched evolve(GroupState& group, const TieAdded& event, Stamp stamp) {
    group.ties.all[event.tie] =
        Tie{event.tie, event.seat, next_revision({}, event.by, stamp), event.words, {}};
    return touched_tie(event.tie);
}

Touched evolve(GroupState& group, const TieDescribed& event, Stamp stamp) {
    auto& tie = group.ties.all.at(event.tie);
    tie.revision = next_revision(tie.revision, event.by, stamp);
    tie.words = event.words;
    return touched_tie(event.tie);
}

Touched evolve(GroupState& group, const TiePlaced& event, Stamp stamp) {
    auto& places = group.ties.all.at(event.tie).places;
    std::erase_if(places, [&](const Placed& one) { return one.occasion == event.occasion; });
    places.push_back({event.occasion, stamp.at, event.placement});
    std::ranges::sort(places, {}, &Placed::occasion);
    return touched_tie(event.tie);
}

Touched evolve(GroupState& group, const TieLifted& event, Stamp) {
    std::erase_if(group.ties.all.at(event.tie).places,
                  [&](const Placed& one) { return one.occasion == event.occasion; });
    return touched_tie(event.tie);
}

Touched evolve(GroupState& group, const TieRemoved& event, Stamp) {
    const auto tie = group.ties.all.extract(event.tie);
    group.ties.removed.emplace(tie.key(), tie.mapped().seat);
    return touched_tie(event.tie);
}

std::optional<TieView> view(const GroupState&, const Tie& tie, const Lens& lens) {
    if (!lens.own && !lens.facilitates()) return {};
    TieView view{tie.seat, tie.revision, tie.words.value, {}};
    for (const auto& placed : tie.places) {
        view.places.push_back({placed.occasion, placed.at, placed.placement.value});
    }
    return view;
}

}  // namespace domain::group
