// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/watch.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

constexpr std::size_t duties_max = 200;
// A watch is a night, a weekend, a holiday; longer is a slip of the date.
constexpr std::int64_t duty_ms_max = 31 * day_ms;
constexpr std::int64_t ahead_ms_max = 366 * day_ms;
// What is over stays readable for a while.
constexpr std::int64_t kept_ms = 14 * day_ms;

bool may_watch(const GroupState& group, const SeatId& id) {
    const auto* seat = group.membership.seat(id);
    return seat && !seat->removed && !seat->erased() && seat->role != Role::member;
}

void add_once(std::vector<SeatId>& all, const SeatId& seat) {
    if (std::ranges::find(all, seat) == all.end()) all.push_back(seat);
}

// A computer that sends mail is the judge of the rest.
bool looks_like_mail(const MailAddress& mail) {
    const auto& text = mail.value;
    const auto at = text.find('@');
    if (at == 0 || at == text.npos || at + 1 == text.size() || at != text.rfind('@')) return false;
    return std::ranges::all_of(text, [](unsigned char c) {
        return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != ',' && c != ';' && c != '"';
    });
}

}  // namespace

const EscalationPlace* Watch::place_of(const SeatId& seat) const {
    const auto found = std::ranges::find(escalation, seat, &EscalationPlace::seat);
    return found == escalation.end() ? nullptr : &*found;
}

std::vector<SeatId> on_duty(const GroupState& group, Timestamp at) {
    std::vector<Duty> now;
    for (const auto& [id, duty] : group.watch.duties) {
        if (duty.covers(at) && may_watch(group, duty.seat)) now.push_back(duty);
    }
    std::ranges::sort(now, {}, [](const Duty& duty) { return std::pair{duty.from, duty.id}; });
    std::vector<SeatId> seats;
    for (const auto& duty : now) add_once(seats, duty.seat);
    return seats;
}

bool watched_within(const GroupState& group, Timestamp from, Timestamp until) {
    return std::ranges::any_of(group.watch.duties, [&](const auto& entry) {
        const auto& duty = entry.second;
        return duty.from < until && duty.until > from && may_watch(group, duty.seat);
    });
}

std::vector<SeatId> order_of_reach(const GroupState& group, Timestamp at) {
    auto order = on_duty(group, at);
    for (const auto& place : group.watch.escalation) {
        if (may_watch(group, place.seat)) add_once(order, place.seat);
    }
    for (const auto role : {Role::facilitator, Role::cofacilitator}) {
        for (const auto& [id, seat] : group.membership.seats) {
            if (seat.role == role && !seat.removed) add_once(order, id);
        }
    }
    return order;
}

Decision decide(const GroupState& group, const Actor& actor, const AddDuty& command,
                Context context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (!may_watch(group, command.seat)) return Rejection{Refusal::not_found, "/seat"};
    if (command.until <= command.from) {
        return Rejection{Refusal::ends_before_it_begins, "/until"};
    }
    if (command.until <= context.now) return Rejection{Refusal::starts_in_past, "/until"};
    if (ms_between(command.from, command.until) > duty_ms_max ||
        ms_between(context.now, command.until) > ahead_ms_max) {
        return Rejection{Refusal::too_far_ahead, "/until"};
    }
    if (group.watch.duties.size() >= duties_max) return Refusal::duties_full;

    return happened(
        DutyAdded{context.draw.id<DutyId>(), command.seat, command.from, command.until});
}

Decision decide(const GroupState& group, const Actor& actor, const RemoveDuty& command, Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (!group.watch.duties.contains(command.duty)) return Rejection{Refusal::not_found, "/duty"};

    return happened(DutyRemoved{command.duty});
}

Decision decide(const GroupState& group, const Actor& actor, const SetEscalation& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    EscalationSet set;
    for (const auto& [seat, mail] : command.list.items) {
        if (!may_watch(group, seat)) return Rejection{Refusal::not_found, "/list"};
        if (std::ranges::find(set.list, seat, &EscalationPlace::seat) != set.list.end()) {
            return Rejection{Refusal::named_twice, "/list"};
        }
        if (mail && !looks_like_mail(*mail)) {
            return Rejection{Refusal::not_a_mail_address, "/list"};
        }
        EscalationPlace place{seat, {}};
        if (mail) place.mail = personal(group.membership.seat(seat)->person, *mail);
        set.list.push_back(std::move(place));
    }
    if (set.list == group.watch.escalation) return happened();

    return happened(std::move(set));
}

Touched evolve(GroupState& group, const DutyAdded& event, Stamp stamp) {
    std::erase_if(group.watch.duties, [&](const auto& entry) {
        return ms_between(entry.second.until, stamp.at) > kept_ms;
    });
    group.watch.duties[event.duty] = Duty{event.duty, event.seat, event.from, event.until};
    return touched({only(Kind::watch)});
}

Touched evolve(GroupState& group, const DutyRemoved& event, Stamp stamp) {
    group.watch.duties.erase(event.duty);
    auto all = touched({only(Kind::watch)});
    return all += narrow_watch(group, stamp.at);
}

Touched evolve(GroupState& group, const EscalationSet& event, Stamp stamp) {
    group.watch.escalation = event.list;
    auto all = touched({only(Kind::watch)});
    return all += narrow_watch(group, stamp.at);
}

std::optional<WatchView> watch_view(const GroupState& group, const Lens& lens) {
    WatchView view;
    for (const auto& [id, duty] : group.watch.duties) {
        if (!is_seated(group, duty.seat)) continue;
        view.duties.push_back({id, {}, duty.from, duty.until});
        if (!lens.is_member()) view.duties.back().seat = duty.seat;
    }
    std::ranges::sort(view.duties, {},
                      [](const DutyView& duty) { return std::pair{duty.from, duty.duty}; });
    if (!lens.facilitates() && !lens.is_on_call()) return view;

    auto& list = view.escalation.emplace();
    for (const auto& place : group.watch.escalation) {
        if (!is_seated(group, place.seat)) continue;
        list.push_back({place.seat, {}});
        if (place.mail && lens.facilitates()) list.back().mail = place.mail->value;
    }
    return view;
}

}  // namespace domain::group
