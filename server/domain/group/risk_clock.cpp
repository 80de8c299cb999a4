// SPDX-License-Identifier: Apache-2.0
// What happens to an item by itself: it goes further, asks for another look, and tells of mail that
// could not be sent.
#include <algorithm>

#include "protocol/there.hpp"
#include "server/domain/group/attendance.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/reach.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/risk_rules.hpp"
#include "server/domain/group/risk_steps.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

std::optional<Timestamp> deadline_of(const Risk& risk) {
    if (risk.closed()) return {};
    return risk.waiting ? sooner(risk.next_check_at, risk.waiting->next_at) : risk.next_check_at;
}

template <class SomeRisks>
auto* risk_of_notice(SomeRisks& risks, const NoticeId& id) {
    const auto found = std::ranges::find_if(risks.all, [&](const auto& entry) {
        return std::ranges::find(entry.second.notices, id, &Notice::id) !=
               entry.second.notices.end();
    });
    return found == risks.all.end() ? nullptr : &found->second;
}

template <class SomeRisk>
auto& notice_of(SomeRisk& risk, const NoticeId& id) {
    return *std::ranges::find(risk.notices, id, &Notice::id);
}

Timestamp next_step_at(const Waiting& waiting, Timestamp now) {
    const auto& [steps, again, again_max] = waiting.clock;
    const auto taken = static_cast<std::size_t>(waiting.step);
    if (taken < steps.items.size()) {
        return later(waiting.since, steps.items[taken].value * minute_ms);
    }
    const auto doublings = std::min<std::size_t>(taken - steps.items.size(), 11);  // 1 to 1440
    const auto pause = std::min(again.value << doublings, again_max.value);
    return later(now, pause * minute_ms);
}

RiskCheckDue check_due(const GroupState& group, const Risk& risk, Context context) {
    const auto order = order_of_reach(group, context.now);
    const bool held = risk.held_by && std::ranges::find(order, *risk.held_by) != order.end();
    return {risk.id, clock_for(risk.urgent),
            held ? reach(group, {*risk.held_by}, context.draw) : reach_first(group, context)};
}

void keep_step(Risk& risk, RiskStepKind kind, std::vector<SeatId> to, Timestamp at) {
    auto& steps = risk.steps;
    if (kind == RiskStepKind::told_again && !steps.empty() && steps.back().kind == kind) {
        steps.back().at = at;
        ++steps.back().times;
        return;
    }
    steps.push_back(step_of(kind, at));
    steps.back().to = std::move(to);
}

Timestamp next_try_at(const Notice& notice, Timestamp now) {
    const auto failed_before = static_cast<std::size_t>(notice.tries);
    const auto pause_ms = failed_before < notice_pauses_ms.size()
                              ? notice_pauses_ms.at(failed_before)
                              : notice_pause_after_ms;
    return later(now, pause_ms);
}

}  // namespace

bool someone_on_watch(const GroupState& group, Timestamp at) {
    if (!on_duty(group, at).empty()) return true;
    const auto* session = group.running_session();
    return session && std::ranges::any_of(group.membership.seats, [&](const auto& entry) {
               const auto& seat = entry.second;
               const auto* attended = group.attendance.of(session->id, seat.id);
               return facilitates(seat.role) && !seat.removed && attended && attended->is_here();
           });
}

std::optional<Timestamp> next_risk_deadline(const GroupState& group) {
    std::optional<Timestamp> soonest;
    for (const auto& [id, risk] : group.risks.all) soonest = sooner(soonest, deadline_of(risk));
    return soonest;
}

void due_risks(const GroupState& group, Context context, Events& events) {
    for (const auto& [id, risk] : group.risks.all) {
        if (risk.closed()) continue;
        if (risk.waiting && risk.waiting->next_at <= context.now) {
            events.emplace_back(escalate(group, risk, RiskStepCause::time, context));
        }
        if (risk.next_check_at && *risk.next_check_at <= context.now) {
            events.emplace_back(check_due(group, risk, context));
        }
    }
}

std::vector<OwedNotice> owed_notices(const GroupState& group) {
    std::vector<OwedNotice> owed;
    for (const auto& [id, risk] : group.risks.all) {
        for (const auto& notice : risk.notices) {
            if (!notice.next_try_at) continue;
            const auto* address = address_of(group, notice.seat);
            owed.push_back({notice.id, notice.tries, *notice.next_try_at,
                            address ? address->value : std::string{}});
        }
    }
    return owed;
}

Unanswered unanswered_risks(const GroupState& group) {
    Unanswered all;
    for (const auto& [id, risk] : group.risks.all) {
        if (!risk.waiting) continue;
        ++all.waiting;
        if (risk.waiting->overdue) ++all.overdue;
    }
    return all;
}

bool concerns_danger(const Events& events) {
    return std::ranges::any_of(events, [](const Event& event) {
        return std::visit(
            []<class E>(const E&) {
                return is_among<E, RiskOpened, RiskSigned, NowSaid, RiskEscalated, RiskAcknowledged,
                                RiskAssessed, RiskPlanned, RiskHandedOver, RiskCheckDue, RiskClosed,
                                NoticeSent, NoticeFailed>;
            },
            event);
    });
}

// A notice that cannot be sent to one person goes to the next at once, if there is one, and is
// tried on: the mail server may be back before anybody looks. Where no mail is set up the item
// stands in the room, and its clock goes on.
Decision decide(const GroupState& group, const NoteNotice& command, Context context) {
    const auto* risk = risk_of_notice(group.risks, command.notice);
    if (!risk) return happened();
    const auto& notice = notice_of(*risk, command.notice);
    if (!notice.next_try_at) return happened();
    if (command.result == NoticeResult::sent) return happened(NoticeSent{notice.id});

    NoticeFailed failed{notice.id, command.result, false, {}};
    const auto failed_before = static_cast<std::size_t>(notice.tries);
    if (command.result == NoticeResult::failed) {
        failed.given_up = failed_before >= notice_pauses_ms.size();
        failed.next_try_at = next_try_at(notice, context.now);
    }
    Events events{failed};
    const bool just_given_up = failed.given_up && notice.state == NoticeState::waiting;
    if (just_given_up && risk->waiting && has_further(group, *risk, context.now)) {
        events.emplace_back(escalate(group, *risk, RiskStepCause::mail, context));
    }
    return events;
}

Touched evolve(GroupState& group, const RiskEscalated& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    keep_reached(risk, event.reached, stamp.at);
    keep_step(risk, event.further ? RiskStepKind::reached : RiskStepKind::told_again,
              seats_of(event.reached), stamp.at);
    if (event.cause == RiskStepCause::time) {
        auto& waiting = protocol::there(risk.waiting, "an item goes further while it waits");
        ++waiting.step;
        waiting.next_at = next_step_at(waiting, stamp.at);
        waiting.told_at = stamp.at;
        note_overdue(waiting, stamp.at);
    }
    return touched({ref(Kind::risks, event.risk)});
}

void leave_risks(GroupState& group, const SeatId& seat, Timestamp at) {
    for (auto& [id, risk] : group.risks.all) {
        if (risk.closed()) continue;
        std::erase(risk.watching, seat);
        std::erase_if(risk.notices, [&](const Notice& notice) { return notice.seat == seat; });
        if (risk.held_by != seat) continue;
        risk.held_by.reset();
        if (!risk.waiting) risk.next_check_at = at;
    }
}

Touched narrow_watch(GroupState& group, Timestamp at) {
    const auto order = order_of_reach(group, at);
    const auto gone = [&](const SeatId& seat) {
        return std::ranges::find(order, seat) == order.end();
    };
    Touched all;
    for (auto& [id, risk] : group.risks.all) {
        if (risk.closed()) continue;
        const auto leaves = [&](const SeatId& seat) { return risk.held_by != seat && gone(seat); };
        if (std::erase_if(risk.watching, leaves) == 0) continue;
        std::erase_if(risk.notices, [&](const Notice& one) { return leaves(one.seat); });
        all += touched({ref(Kind::risks, id)});
    }
    return all;
}

Touched evolve(GroupState& group, const RiskCheckDue& event, Stamp stamp) {
    auto& risk = group.risks.all.at(event.risk);
    risk.next_check_at.reset();
    keep_step(risk, RiskStepKind::check_due, seats_of(event.reached), stamp.at);
    keep_reached(risk, event.reached, stamp.at);
    if (!risk.waiting) start_waiting(risk, event.clock, stamp.at);
    return touched({ref(Kind::risks, event.risk)});
}

Touched evolve(GroupState& group, const NoticeSent& event, Stamp) {
    auto& risk = *risk_of_notice(group.risks, event.notice);
    auto& notice = notice_of(risk, event.notice);
    notice.state = NoticeState::sent;
    notice.next_try_at.reset();
    return touched({ref(Kind::risks, risk.id)});
}

Touched evolve(GroupState& group, const NoticeFailed& event, Stamp) {
    auto& risk = *risk_of_notice(group.risks, event.notice);
    auto& notice = notice_of(risk, event.notice);
    ++notice.tries;
    notice.next_try_at = event.next_try_at;
    if (event.given_up) notice.state = NoticeState::failed;
    if (event.result == NoticeResult::not_set_up) notice.state = NoticeState::not_set_up;
    return touched({ref(Kind::risks, risk.id)});
}

}  // namespace domain::group
