// SPDX-License-Identifier: Apache-2.0
// A member's week as one thing: what belongs to it is found where it is kept, and by the rules of
// who may know of it.
#include <algorithm>

#include "server/domain/group/board.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

// In the order in which they came.
template <class Things, class Fits>
auto ids_of(const Things& things, Fits fits) {
    using SomeId = typename Things::key_type;
    std::vector<std::pair<Timestamp, SomeId>> found;
    for (const auto& [id, thing] : things) {
        if (fits(thing)) found.emplace_back(thing.at, id);
    }
    std::ranges::sort(found);
    std::vector<SomeId> ids;
    ids.reserve(found.size());
    for (auto& [at, id] : found) ids.push_back(std::move(id));
    return ids;
}

bool is_week_of(const Checkin& checkin, const Card& card) {
    return checkin.seat == card.seat && checkin.session == card.session;
}

// The week in which somebody told how one of these steps went; the first of them.
std::optional<CheckinId> report_of(const GroupState& group, const std::vector<CardId>& cards) {
    if (cards.empty()) return {};
    const Checkin* first = nullptr;
    const auto n = [&](const Checkin& checkin) { return group.sessions.find(checkin.session)->n; };
    for (const auto& [id, checkin] : group.checkins.all) {
        const bool tells = checkin.step && checkin.step->card &&
                           std::ranges::find(cards, *checkin.step->card) != cards.end();
        if (tells && (!first || n(checkin) < n(*first))) first = &checkin;
    }
    if (!first) return {};
    return first->id;
}

}  // namespace

void add_links(const GroupState& group, const Checkin& checkin, const Lens& lens,
               CheckinView& view) {
    if (!lens.own && !lens.facilitates()) return;
    view.sheets =
        ids_of(group.sheets.all, [&](const Sheet& sheet) { return sheet.checkin == checkin.id; });
    view.commitments = ids_of(group.board.cards, [&](const Card& card) {
        return is_week_of(checkin, card) && reads_all(card.sharing, lens);
    });
    view.report = report_of(group, view.commitments);
}

Touched touched_weeks_of(const GroupState& group, const CardId& card) {
    const auto& taken_on = *group.board.card(card);
    std::vector<EntityRef> weeks;
    for (const auto& [id, checkin] : group.checkins.all) {
        const bool tells = checkin.step && checkin.step->card == card;
        if (tells || is_week_of(checkin, taken_on)) weeks.push_back(ref(Kind::checkins, id));
    }
    return touched(std::move(weeks));
}

}  // namespace domain::group
