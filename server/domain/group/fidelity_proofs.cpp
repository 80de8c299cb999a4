// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/fidelity_proofs.hpp"

#include "server/domain/group/guards.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

Looked look(const GroupState& group, const Session& session) {
    Looked looked{group, session, {}};
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role != Role::member || seat.gone()) continue;
        const auto* attended = group.attendance.of(session.id, id);
        if (attended && attended->admitted) looked.there.push_back(id);
    }
    return looked;
}

// Before the group, and in the first session.

bool met_before(const Looked& looked) {
    return looked.all([&](const SeatId& seat) {
        const auto* intake = looked.group.intakes.of(seat);
        return intake && intake->signed_by_member && intake->signed_by_facilitator;
    });
}

bool has_agreements(const Looked& looked) {
    return looked.group.course.programme.agreements.has_value();
}

bool agreed_before(const Looked& looked) {
    const auto& agreements = looked.group.course.programme.agreements;
    if (!agreements) return false;
    return looked.all([&, &asked = agreements->items](const SeatId& seat) {
        const auto* intake = looked.group.intakes.of(seat);
        return intake && std::ranges::all_of(asked, [&](const Agreement& one) {
                   return intake->agreement(one.id) != nullptr;
               });
    });
}

bool model_explained(const Looked& looked) { return looked.held(ItemKind::teaching); }

bool everybody_spoke(const Looked& looked) {
    return looked.all(
        [&](const SeatId& seat) { return looked.group.voices.spoke(looked.session.id, seat); });
}

// In every session.

namespace {

// Our own bound: so much is the life of a group.
constexpr std::int64_t on_time_ms = 10 * minute_ms;

}  // namespace

// What a hold cut off, or made longer, proves nothing: it is for a person to say. How long a
// session was held is not kept.
bool on_time(const Looked& looked) {
    const auto& session = looked.session;
    if (!session.started_at || !session.ended_at || session.held) return false;
    const auto length = session_length_ms(looked.group);
    const auto late = ms_between(session.starts_at, *session.started_at);
    const auto over = ms_between(later(*session.started_at, length), *session.ended_at);
    return late <= on_time_ms && over <= on_time_ms;
}

// Half of what the template has: the rest is what the group needed more.
bool agenda_used(const Looked& looked) {
    std::int64_t drawn = 0;
    std::int64_t held = 0;
    for (const auto& [id, item] : looked.group.agenda.items) {
        if (item.session != looked.session.id || !item.drawn) continue;
        ++drawn;
        if (item.was_held()) ++held;
    }
    return drawn > 0 && 2 * held >= drawn;
}

bool moods_asked(const Looked& looked) {
    return looked.all([&](const SeatId& seat) {
        const auto* week = looked.week(seat);
        return (week && week->mood) ||
               looked.group.voices.was_asked(looked.session.id, seat, ItemKind::mood_round);
    });
}

bool mood_linked(const Looked& looked) {
    return looked.any([&](const SeatId& seat) {
        const auto* week = looked.week(seat);
        return week && week->mood && week->link;
    });
}

bool turns_shared(const Looked& looked) {
    return looked.all([&](const SeatId& seat) {
        return looked.group.voices.of(looked.session.id, seat) != nullptr;
    });
}

bool somebody_missing(const Looked& looked) {
    return std::ranges::any_of(looked.group.membership.seats, [&](const auto& entry) {
        const auto& [id, seat] = entry;
        return seat.role == Role::member && !seat.gone() &&
               std::ranges::find(looked.there, id) == looked.there.end();
    });
}

namespace {

bool has_form(const Looked& looked, auto fits) {
    return std::ranges::any_of(looked.group.forms.all, [&](const auto& entry) {
        const auto& form = entry.second;
        return form.session == looked.session.id && form.state != FormState::withdrawn &&
               fits(form);
    });
}

}  // namespace

bool has_forms(const Looked& looked) {
    return has_form(looked, [](const Form&) { return true; });
}

// Of those who came.
bool forms_asked(const Looked& looked) {
    return !has_form(looked, [&](const Form& form) {
        const bool came = std::ranges::find(looked.there, form.seat) != looked.there.end();
        return came && form.state != FormState::sent;
    });
}

namespace {

Timestamp end_of_last(const Looked& looked) {
    Timestamp last{};
    for (const auto& [id, other] : looked.group.sessions.all) {
        if (other.n < looked.session.n && other.ended_at) last = std::max(last, *other.ended_at);
    }
    return last;
}

}  // namespace

bool had_signs(const Looked& looked) {
    const auto since = end_of_last(looked);
    return std::ranges::any_of(looked.group.risks.all, [&](const auto& entry) {
        return entry.second.asked_at >= since || entry.second.waiting;
    });
}

bool signs_answered(const Looked& looked) {
    return std::ranges::none_of(looked.group.risks.all,
                                [](const auto& entry) { return !!entry.second.waiting; });
}

bool closing_held(const Looked& looked) {
    return looked.held(ItemKind::closing_round) || looked.held(ItemKind::goodbye_round);
}

// The weekly loop.

namespace {

bool has_older_step(const Looked& looked, const SeatId& seat) {
    const auto& sessions = looked.group.sessions;
    return std::ranges::any_of(looked.group.board.cards, [&](const auto& entry) {
        const auto& card = entry.second;
        return card.seat == seat && is_known(card.sharing) &&
               sessions.find(card.session)->n < looked.session.n;
    });
}

}  // namespace

bool somebody_had_step(const Looked& looked) {
    return looked.any([&](const SeatId& seat) { return has_older_step(looked, seat); });
}

bool steps_asked(const Looked& looked) {
    return looked.all([&](const SeatId& seat) {
        const auto* week = looked.week(seat);
        return !has_older_step(looked, seat) || (week && week->step) ||
               looked.group.voices.was_asked(looked.session.id, seat, ItemKind::step_round);
    });
}

bool steps_taken(const Looked& looked) {
    return looked.all([&](const SeatId& seat) { return looked.has_step(seat); });
}

bool focus_held(const Looked& looked) {
    return looked.any([&](const SeatId& seat) { return looked.had_focus(seat); });
}

bool focus_to_step(const Looked& looked) {
    return looked.all(
        [&](const SeatId& seat) { return !looked.had_focus(seat) || looked.has_step(seat); });
}

bool sheet_used(const Looked& looked) { return !looked.sheets().empty(); }

namespace {

std::vector<const Sheet*> plays(const Looked& looked) {
    auto sheets = looked.sheets();
    std::erase_if(sheets,
                  [](const Sheet* sheet) { return !sheet->play || sheet->play->runs == 0; });
    return sheets;
}

}  // namespace

bool played(const Looked& looked) { return !plays(looked).empty(); }

bool worked_first(const Looked& looked) {
    return std::ranges::all_of(plays(looked), [](const Sheet* sheet) {
        return std::ranges::find(sheet->entries, SheetBox::worked, &SheetEntry::box) !=
               sheet->entries.end();
    });
}

bool out_of_roles(const Looked& looked) {
    return std::ranges::none_of(plays(looked),
                                [](const Sheet* sheet) { return sheet->play->goes_on(); });
}

bool peers_helped(const Looked& looked) {
    return std::ranges::any_of(looked.sheets(), [&](const Sheet* sheet) {
        return std::ranges::any_of(sheet->entries, [&](const SheetEntry& entry) {
            return entry.by != sheet->seat && is_a_members(looked.group, entry.by);
        });
    });
}

// Half-way.

namespace {

bool reviewed(const Looked& looked, const SeatId& seat, Occasion occasion) {
    return std::ranges::any_of(looked.group.goals.all, [&](const auto& entry) {
        const auto& goal = entry.second;
        return goal.seat == seat && is_known(goal.sharing) &&
               std::ranges::find(goal.reviews, occasion, &GoalReviewKept::occasion) !=
                   goal.reviews.end();
    });
}

}  // namespace

bool looked_back(const Looked& looked) {
    return looked.held(ItemKind::review) || looked.all([&](const SeatId& seat) {
        return reviewed(looked, seat, Occasion::midpoint);
    });
}

bool has_flags(const Looked& looked) {
    return std::ranges::any_of(looked.group.flags.all, [&](const auto& entry) {
        return entry.second.at < *looked.session.started_at;
    });
}

bool flags_answered(const Looked& looked) {
    return std::ranges::none_of(looked.group.flags.all, [&](const auto& entry) {
        return entry.second.at < *looked.session.started_at && !entry.second.answered_at;
    });
}

// The ending.

bool plans_begun(const Looked& looked) {
    return looked.all([&](const SeatId& seat) {
        const auto* plan = find_in(looked.group.ending.plans, seat);
        return plan && is_known(plan->sharing) && !plan->parts.empty();
    });
}

bool goals_compared(const Looked& looked) {
    return looked.all([&](const SeatId& seat) { return reviewed(looked, seat, Occasion::end); });
}

bool strengths_given(const Looked& looked) { return looked.group.ending.released_at.has_value(); }

bool goodbyes_said(const Looked& looked) { return looked.held(ItemKind::goodbye_round); }

namespace {

// The programme's first meeting after the last session; none: it has no such meeting.
std::optional<std::size_t> meeting_after(const GroupState& group) {
    const auto& meetings = group.course.programme.meetings;
    if (!meetings) return {};
    for (std::size_t n = 0; n < meetings->items.size(); ++n) {
        const auto when = meetings->items[n].when;
        const bool after =
            when == MeetingWhen::days_after_last || when == MeetingWhen::months_after_last;
        if (after) return n;
    }
    return {};
}

}  // namespace

bool has_meeting_after(const Looked& looked) { return meeting_after(looked.group).has_value(); }

bool meetings_agreed(const Looked& looked) {
    const auto after = meeting_after(looked.group);
    if (!after) return false;
    return looked.all([&, n = *after](const SeatId& seat) {
        const auto* meetings = find_in(looked.group.meetings.of_seat, seat);
        return meetings && n < meetings->size() && (*meetings)[n].starts_at;
    });
}

}  // namespace domain::group
