// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/course.hpp"

#include <algorithm>
#include <ranges>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/ties.hpp"

namespace domain::group {

namespace {

// A facilitator's line may break for a moment; the group is not left alone for longer, unless the
// clinic has said how long.
constexpr std::int64_t hold_after_ms_default = 30'000;
// Goodbyes may take a little longer than the plan; a room does not stay open without end.
constexpr std::int64_t closing_grace_ms_default = 10LL * 60 * 1000;

Session planned(const PlannedSession& plan, std::int64_t n, const ProgrammeSession& programmed) {
    Session session;
    session.id = plan.session;
    session.n = n;
    session.phase = programmed.phase;
    session.purpose = programmed.purpose;
    session.agenda = programmed.agenda;
    session.midpoint = programmed.midpoint.value_or(false);
    session.starts_at = plan.starts_at;
    return session;
}

std::int64_t days_before(const Programme& programme, std::size_t at) {
    const auto& own = programme.sessions.items.at(at).days_before;
    return own ? own->value : programme.days_between.value;
}

// The first session of those that end the course; past them all when the programme says none.
std::int64_t ending_from(const Programme& programme) {
    if (programme.ending_from) return programme.ending_from->value;
    const auto& sessions = programme.sessions.items;
    const auto first = std::ranges::find(sessions, Phase::ending, &ProgrammeSession::phase);
    return first - sessions.begin() + 1;
}

}  // namespace

std::optional<SessionId> midpoint_of(const GroupState& group) {
    for (const auto& id : group.sessions.order) {
        const auto* session = group.sessions.find(id);
        if (session->midpoint && session->state != SessionState::cancelled) return id;
    }
    return {};
}

bool is_open_ended(const GroupState& group) {
    return group.course.programme.open_ended.value_or(false) && !group.course.end_settled;
}

const Session* last_planned(const GroupState& group) {
    for (const auto& id : group.sessions.order | std::views::reverse) {
        const auto* session = group.sessions.find(id);
        if (session->state != SessionState::cancelled) return session;
    }
    return nullptr;
}

bool is_ending(const GroupState& group) {
    if (is_open_ended(group)) return false;
    const auto* current = group.current_session();
    if (!current || current == last_planned(group)) return true;
    const auto& programme = group.course.programme;
    return !programme.open_ended.value_or(false) && current->n >= ending_from(programme);
}

Events one_more_session(const GroupState& group, Context context) {
    if (!is_open_ended(group)) return {};
    const auto& programme = group.course.programme;
    const auto days = days_before(programme, programme.sessions.items.size() - 1);
    const auto* last = group.sessions.find(group.sessions.order.back());
    const auto starts_at = context.zones.days_later(last->starts_at, days, group.course.time_zone);
    return {SessionPlanned{context.draw.id<SessionId>(), starts_at}};
}

Decision decide(const GroupState& group, const FoundGroup& command, Context context) {
    if (group.course.founded) return Refusal::group_exists;
    const auto& programmed = command.programme.sessions.items;
    if (programmed.empty()) return Rejection{Refusal::malformed, "/programme/sessions"};

    GroupFounded founded{
        command.name,
        command.time_zone,
        command.seats_max,
        command.hold_after_s ? command.hold_after_s->value * 1000 : hold_after_ms_default,
        closing_grace_ms_default,
        command.programme,
        {}};
    // Each by the first: an hour that one day does not have is missed on that day only.
    std::int64_t days = 0;
    for (std::size_t i = 0; i < programmed.size(); ++i) {
        if (i > 0) days += days_before(command.programme, i);
        const auto starts_at =
            context.zones.days_later(command.first_session_at, days, command.time_zone);
        founded.sessions.push_back({context.draw.id<SessionId>(), starts_at});
    }
    auto agenda = first_agenda(command.programme, founded.sessions.front().session, context.draw);
    return happened(std::move(founded), std::move(agenda));
}

Touched evolve(GroupState& group, const GroupFounded& event, Stamp) {
    group.course = {true,
                    event.name,
                    event.time_zone,
                    event.hold_after_ms,
                    event.closing_grace_ms,
                    event.programme,
                    false};
    group.membership.seats_max = event.seats_max;
    std::int64_t n = 0;
    for (const auto& plan : event.sessions) {
        const auto& programmed = event.programme.sessions.items.at(static_cast<std::size_t>(n));
        group.sessions.all[plan.session] = planned(plan, ++n, programmed);
        group.sessions.order.push_back(plan.session);
    }
    return everything();
}

Touched evolve(GroupState& group, const SessionPlanned& event, Stamp) {
    const auto n = static_cast<std::int64_t>(group.sessions.order.size()) + 1;
    const auto& programmed = group.course.programme.sessions.items.back();
    group.sessions.all[event.session] = planned({event.session, event.starts_at}, n, programmed);
    group.sessions.order.push_back(event.session);
    return everything();
}

Touched evolve(GroupState& group, const NoMorePlanned&, Stamp) {
    group.course.end_settled = true;
    return everything();
}

namespace {

void add_template(const GroupState& group, CourseView& view) {
    const auto& programme = group.course.programme;
    view.programme = programme.title;
    view.session_minutes = programme.session_minutes.value;
    view.language = programme.language.value_or(Language::en);
    view.open_ended = is_open_ended(group);
    view.midpoint = midpoint_of(group);
    view.occasion = occasion_now(group);
    view.contact = programme.contact;
    view.followed_by = programme.followed_by;
}

}  // namespace

std::optional<CourseView> course_view(const GroupState& group, const Lens&) {
    const auto& sessions = group.sessions;
    if (sessions.order.empty()) return {};
    const auto* current = group.current_session();
    const auto* shown = current ? current : sessions.find(sessions.order.back());
    const auto* last = last_planned(group);
    CourseView view;
    add_template(group, view);
    view.phase = shown->phase;
    view.session_n = shown->n;
    // What fell out at the end is not waited for.
    view.sessions = (last ? last : shown)->n;
    if (current) view.session = current->id;
    view.last_session_at = (last ? last : shown)->starts_at;
    view.ending = is_ending(group);
    return view;
}

}  // namespace domain::group
