// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/packet.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "server/domain/digest.hpp"
#include "server/domain/group/group_state.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/progress.hpp"

namespace domain::group {

namespace {

std::vector<const Session*> held_sessions(const GroupState& group) {
    std::vector<const Session*> held;
    for (const auto& id : group.sessions.order) {
        const auto* session = group.sessions.find(id);
        if (session->state == SessionState::ended) held.push_back(session);
    }
    return held;
}

std::int64_t planned(const GroupState& group) {
    return std::ranges::count_if(group.sessions.order, [&](const SessionId& id) {
        return group.sessions.find(id)->state != SessionState::cancelled;
    });
}

PacketSession session_of(const GroupState& group, const Session& session) {
    PacketSession packed{session.n, session.phase, session.midpoint, {}, {}};
    const auto* fidelity = find_in(group.fidelity.of_session, session.id);
    if (!fidelity) return packed;
    for (const auto item : fidelity->items) {
        const auto* mark = fidelity->mark(item);
        packed.items.push_back({item, fidelity->proves(item), mark ? mark->answer : std::nullopt});
    }
    for (const auto& one : fidelity->deviations) {
        packed.deviations.push_back({one.what, one.kind, one.planned_minutes, one.took_minutes});
    }
    return packed;
}

// How many sessions were over when this member got their seat.
std::int64_t missed_before(const std::vector<const Session*>& held, const Seat& seat) {
    return std::ranges::count_if(
        held, [&](const Session* session) { return *session->ended_at <= seat.seated_at; });
}

// The circle goes by the seats' ids, and everybody sees the circle; who somebody is on the server
// stands in no document.
std::pair<std::uint64_t, SeatId> drawn_place(const Seat& seat) {
    return {digest_of(seat.person.value + ' ' + seat.id.value), seat.id};
}

// Their order says nothing of anybody; whoever comes later has a later letter, and nobody's letter
// changes.
std::vector<const Seat*> in_drawn_order(const GroupState& group,
                                        const std::vector<const Session*>& held) {
    std::vector<const Seat*> seats;
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.role == Role::member) seats.push_back(&seat);
    }
    std::ranges::sort(seats, {}, [&](const Seat* seat) {
        return std::pair{missed_before(held, *seat), drawn_place(*seat)};
    });
    return seats;
}

// A to Z, then A2 and so on: seats that are free again count too.
Title letter(std::size_t n) {
    constexpr std::size_t letters = 26;
    std::string name(1, static_cast<char>('A' + static_cast<int>(n % letters)));
    if (n >= letters) name += std::to_string(n / letters + 1);
    return {name};
}

std::vector<ProblemArea> areas_of(const GroupState& group, const SeatId& seat) {
    const auto* intake = group.intakes.of(seat);
    const auto* area = intake ? intake->area() : nullptr;
    if (!area) return {};
    std::vector<ProblemArea> areas{area->primary};
    if (area->secondary) areas.push_back(*area->secondary);
    return areas;
}

std::vector<PacketMeasure> totals_of(const GroupState& group, const SeatId& seat) {
    constexpr Lens as_facilitator{Role::facilitator};
    const auto progress = progress_view(group, seat, as_facilitator);
    if (!progress) return {};
    std::vector<PacketMeasure> measures;
    for (const auto& one : progress->measures) {
        PacketMeasure measure{one.measure, one.change, {}};
        for (const auto& score : one.scores) {
            if (!score.total) continue;
            measure.totals.push_back({score.session_n, *score.total, score.band});
        }
        if (!measure.totals.empty()) measures.push_back(std::move(measure));
    }
    return measures;
}

PacketMember member_of(const GroupState& group, const Seat& seat, Title letter,
                       const std::vector<const Session*>& held) {
    PacketMember member{
        std::move(letter), seat.gone(), areas_of(group, seat.id), {}, totals_of(group, seat.id)};
    for (const auto* session : held) {
        const bool there = group.attendance.of(session->id, seat.id) != nullptr;
        const bool belongs =
            there || (!seat.removed && belonged_by_then(group, session->id, seat.id));
        if (!belongs) continue;
        member.attendance.push_back({session->n, status_of(group, session->id, seat.id)});
    }
    return member;
}

std::vector<PacketRisks> risks_of(const GroupState& group) {
    std::map<RiskState, std::int64_t> counts;
    for (const auto& [id, risk] : group.risks.all) ++counts[risk.state];
    std::vector<PacketRisks> risks;
    risks.reserve(counts.size());
    for (const auto& [state, count] : counts) risks.push_back({state, count});
    return risks;
}

}  // namespace

PacketView packet_of(const GroupState& group) {
    const auto held = held_sessions(group);
    PacketView packet;
    packet.programme = group.course.programme.title;
    packet.sessions_planned = planned(group);
    for (const auto* session : held) packet.sessions.push_back(session_of(group, *session));
    const auto seats = in_drawn_order(group, held);
    for (std::size_t n = 0; n < seats.size(); ++n) {
        packet.members.push_back(member_of(group, *seats[n], letter(n), held));
    }
    packet.risks = risks_of(group);
    return packet;
}

}  // namespace domain::group
