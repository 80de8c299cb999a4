// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/brief_worse.hpp"

#include <algorithm>
#include <ranges>
#include <set>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/progress.hpp"

namespace domain::group {

namespace {

// One tap a week from 0 to 10, ours and not a validated scale: so it takes two points, and none of
// the moods between may have gone up, before we speak of a trend.
constexpr std::int64_t mood_falls_by = 2;
constexpr std::size_t moods_max = 3;

bool is_rise(FlagKind kind) {
    return kind == FlagKind::rise_since_last || kind == FlagKind::rise_over_baseline ||
           kind == FlagKind::reaches_band || kind == FlagKind::danger_item_rises;
}

// Flags that nobody has answered yet, of forms that were sent.
template <class Which>
bool stands(const GroupState& group, const SeatId& seat, Which which) {
    return std::ranges::any_of(group.flags.all, [&](const auto& entry) {
        const auto& flag = entry.second;
        return flag.seat == seat && !flag.answered_at && flag.reason.value &&
               which(flag.reason.value->kind);
    });
}

bool is_reliably_worse(const GroupState& group, const SeatId& seat) {
    return std::ranges::any_of(measures_of(group, seat), [&](const MeasureKey& measure) {
        const auto change = change_since_start(group, history_of(group, seat, measure));
        return std::ranges::find(change, ChangeWord::reliable_deterioration) != change.end();
    });
}

std::optional<std::int64_t> mood_in(const Checkin* checkin) {
    if (!checkin || !checkin->mood || !checkin->mood->words.value) return {};
    return checkin->mood->words.value->mood.value;
}

// Of this session and those before it, the newest first; a week in which nothing was said ends it,
// this one apart, which may still come.
std::vector<std::int64_t> newest_moods(const GroupState& group, const SeatId& seat,
                                       const SessionId& session) {
    std::vector<std::int64_t> moods;
    const auto& order = group.sessions.order;
    const auto now = std::ranges::find(order, session);
    for (const auto& id : std::ranges::subrange(order.begin(), now + 1) | std::views::reverse) {
        if (id != session && group.sessions.find(id)->state == SessionState::cancelled) continue;
        const auto mood = mood_in(group.checkins.of(seat, id));
        if (!mood && id == session) continue;
        if (!mood || moods.size() == moods_max) break;
        moods.push_back(*mood);
    }
    return moods;
}

bool mood_goes_down(const std::vector<std::int64_t>& newest_first) {
    return newest_first.size() > 1 && std::ranges::is_sorted(newest_first) &&
           newest_first.back() - newest_first.front() >= mood_falls_by;
}

bool is_not_there_yet(const Form& form) {
    return form.state == FormState::open || form.state == FormState::begun ||
           form.state == FormState::closed;
}

}  // namespace

std::vector<BriefWorse> worse_of(const GroupState& group, const SeatId& seat,
                                 const SessionId& session) {
    std::vector<BriefWorse> worse;
    const auto add_if = [&](bool is_so, BriefWorse why) {
        if (is_so) worse.push_back(why);
    };
    add_if(stands(group, seat, is_rise), BriefWorse::not_on_track);
    add_if(is_reliably_worse(group, seat), BriefWorse::reliably_worse);
    add_if(
        stands(group, seat, [](FlagKind kind) { return kind == FlagKind::not_better_at_midpoint; }),
        BriefWorse::not_better_half_way);
    add_if(mood_goes_down(newest_moods(group, seat, session)), BriefWorse::mood_down);
    return worse;
}

std::vector<MeasureKey> forms_missing_of(const GroupState& group, const SeatId& seat,
                                         const SessionId& session) {
    std::set<MeasureKey> missing;
    std::set<MeasureKey> sent;
    for (const auto& [id, form] : group.forms.all) {
        if (form.seat != seat || form.session != session) continue;
        if (form.state == FormState::sent) sent.insert(form.measure);
        if (is_not_there_yet(form)) missing.insert(form.measure);
    }
    std::erase_if(missing, [&](const MeasureKey& measure) { return sent.contains(measure); });
    return {missing.begin(), missing.end()};
}

}  // namespace domain::group
