// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/progress.hpp"

#include <algorithm>
#include <ranges>

#include "protocol/there.hpp"
#include "server/domain/group/guards.hpp"

namespace domain::group {

namespace {

bool is_over(const Form& form) {
    return form.state == FormState::sent ||
           (form.state == FormState::closed && !form.answers.empty());
}

Timestamp begin_of(const Session& session) {
    return session.started_at.value_or(session.starts_at);
}

// The first session that this member could come to: late joiners have a baseline of their own.
const Session* first_session_of(const GroupState& group, const SeatId& seat) {
    const auto seated_at = group.membership.seat(seat)->seated_at;
    for (const auto& id : group.sessions.order) {
        const auto* session = group.sessions.find(id);
        const bool held = session->state != SessionState::cancelled;
        if (held && begin_of(*session) >= seated_at) return session;
    }
    return nullptr;
}

// Whoever finishes a form after the session answers with the session in mind.
bool is_at_or_before_first(const GroupState& group, const Form& form) {
    const auto* first = first_session_of(group, form.seat);
    return !first || std::ranges::all_of(form.answers, [&](const auto& entry) {
        return entry.second.at <= begin_of(*first);
    });
}

// A total exists when the member has sent the answers, and not before.
Score score_now(const GroupState& group, const Form& form) {
    auto score = score_of(group.forms.measure_of(form), form.choices());
    if (form.state != FormState::sent) score.total.reset();
    return score;
}

ScoreView score_view(const GroupState& group, const Scored& scored) {
    const auto& form = *scored.form;
    const auto over_at = protocol::there(form.over_at, "a form that counts is over");
    ScoreView view{form.id,       over_at, form.occasion, session_n(group, form), {}, {}, {},
                   form.assisted, {}};
    view.total = scored.score.total;
    view.missing = scored.score.missing;
    if (view.total) {
        const auto* band = band_of(group.forms.measure_of(form), *view.total);
        if (band) view.band = band->id;
    }
    if (form.fit) view.fit = form.fit->value;
    return view;
}

MeasureProgress progress_of(const GroupState& group, const MeasureKey& key, const History& history,
                            const Lens& lens) {
    const auto& measure = group.forms.measure_of(*history.back().form);
    MeasureProgress progress;
    progress.measure = key;
    progress.bands = measure.bands.items;
    progress.points_max = points_max(measure);
    if (lens.own) {
        for (const auto& [language, words] : measure.sheet.languages) {
            progress.languages[language] = {words.title, words.bands, words.band_words};
        }
    }
    progress.pre_group = pre_group_of(history);
    progress.baseline = baseline_of(group, history);
    progress.change = change_since_start(group, history);
    for (const auto& scored : history) progress.scores.push_back(score_view(group, scored));
    return progress;
}

}  // namespace

History history_of(const GroupState& group, const SeatId& seat, const MeasureKey& measure) {
    History history;
    for (const auto& [id, form] : group.forms.all) {
        if (form.seat != seat || form.measure != measure || !is_over(form)) continue;
        history.push_back({&form, score_now(group, form)});
    }
    std::ranges::sort(history, {}, [](const Scored& one) {
        return std::pair{*one.form->over_at, one.form->planned_at};
    });
    return history;
}

std::optional<std::int64_t> baseline_of(const GroupState& group, const History& history) {
    std::optional<std::int64_t> baseline;
    for (const auto& [form, score] : history) {
        if (score.total && is_at_or_before_first(group, *form)) baseline = score.total;
    }
    return baseline;
}

std::optional<std::int64_t> pre_group_of(const History& history) {
    std::optional<std::int64_t> before;
    for (const auto& [form, score] : history) {
        if (score.total && form->occasion == FormOccasion::pre_group) before = score.total;
    }
    return before;
}

namespace {

const Scored* newest_complete(const History& history) {
    const auto backwards = history | std::views::reverse;
    const auto found = std::ranges::find_if(
        backwards, [](const Scored& one) { return one.score.total.has_value(); });
    return found == backwards.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::int64_t> newest_total(const History& history) {
    const auto* newest = newest_complete(history);
    return newest ? newest->score.total : std::nullopt;
}

std::set<MeasureKey> measures_of(const GroupState& group, const SeatId& seat) {
    std::set<MeasureKey> measures;
    for (const auto& [id, form] : group.forms.all) {
        if (form.seat == seat && is_over(form)) measures.insert(form.measure);
    }
    return measures;
}

std::vector<ChangeWord> change_since_start(const GroupState& group, const History& history) {
    const auto* newest = newest_complete(history);
    const auto baseline = baseline_of(group, history);
    if (!newest || !baseline || is_at_or_before_first(group, *newest->form)) return {};
    const auto total = protocol::there(newest->score.total, "a complete score has a total");
    return change_of(group.forms.measure_of(*history.back().form), *baseline, total);
}

std::optional<std::int64_t> session_n(const GroupState& group, const Form& form) {
    if (!form.session) return {};
    return group.sessions.find(*form.session)->n;
}

bool has_progress(const GroupState& group, const SeatId& seat) {
    return std::ranges::any_of(group.forms.all, [&](const auto& entry) {
        return entry.second.seat == seat && is_over(entry.second);
    });
}

std::optional<ProgressView> progress_view(const GroupState& group, const SeatId& seat,
                                          const Lens& lens) {
    if (!lens.own && !lens.facilitates()) return {};
    ProgressView view;
    for (const auto& measure : measures_of(group, seat)) {
        const auto history = history_of(group, seat, measure);
        view.measures.push_back(progress_of(group, measure, history, lens));
    }
    if (view.measures.empty()) return {};
    return view;
}

}  // namespace domain::group
