// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/line.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

// More than anybody needs, less than would bury another's. A sign of danger is never refused.
constexpr std::int64_t unanswered_max = 20;

template <class SomeText>
std::optional<Personal<SomeText>> about_if(const Seat& seat, const std::optional<SomeText>& text) {
    if (!text) return {};
    return about(seat, *text);
}

}  // namespace

const Line* Lines::find(const LineId& id) const { return find_in(all, id); }

std::int64_t Lines::unanswered_of(const SeatId& seat) const {
    return std::ranges::count_if(all, [&](const auto& entry) {
        return entry.second.seat == seat && entry.second.replies.empty();
    });
}

Decision decide(const GroupState& group, const Actor& actor, const WriteLine& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    if (command.kind == LineKind::words && !command.words) {
        return Rejection{Refusal::words_needed, "/words"};
    }
    if (!is_sign(command.kind) && group.lines.unanswered_of(actor.seat.id) >= unanswered_max) {
        return Refusal::lines_full;
    }

    Events events{LineWritten{context.draw.id<LineId>(), actor.seat.id, command.kind,
                              about_if(actor.seat, command.words)}};
    if (is_sign(command.kind)) {
        const auto trigger =
            command.kind == LineKind::distress ? RiskTrigger::distress : RiskTrigger::call;
        const auto line = std::get<LineWritten>(events.front()).line;
        give_sign(group, actor.seat.id, {trigger, line}, context, events);
    }
    return events;
}

Decision decide(const GroupState& group, const Actor& actor, const AnswerLine& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    const auto* line = group.lines.find(command.line);
    if (!line) return Rejection{Refusal::not_found, "/line"};

    const auto& member = *group.membership.seat(line->seat);
    Events events{
        LineAnswered{line->id, actor.seat.id, command.answer, about_if(member, command.words)}};
    // One answer is enough: whoever answers the sign has seen the danger. An answer to one of
    // before does not answer what came since.
    const auto* risk = group.risks.open_of(line->seat);
    const bool answers_sign = is_sign(line->kind) && line->replies.empty();
    if (answers_sign && risk && risk->state == RiskState::open && line->at >= risk->asked_at) {
        acknowledge(group, *risk, actor.seat.id, command.answer, context.now, events, line->id);
    }
    return events;
}

Touched evolve(GroupState& group, const LineWritten& event, Stamp stamp) {
    group.lines.all[event.line] =
        Line{event.line, event.seat, stamp.at, event.kind, event.words, {}};
    return touched({ref(Kind::lines, event.line)});
}

Touched evolve(GroupState& group, const LineAnswered& event, Stamp stamp) {
    group.lines.all.at(event.line)
        .replies.push_back({event.by, stamp.at, event.answer, event.words});
    return touched({ref(Kind::lines, event.line)});
}

std::optional<LineView> view(const GroupState&, const Line& line, const Lens& lens) {
    if (!lens.own && !lens.facilitates()) return {};

    LineView view{line.seat, line.at, line.kind, {}, {}, {}};
    if (line.words) view.words = line.words->value;
    for (const auto& reply : line.replies) {
        LineReply shown{reply.by, reply.at, reply.answer, {}};
        if (reply.words) shown.words = reply.words->value;
        view.replies.push_back(std::move(shown));
    }
    return view;
}

}  // namespace domain::group
