// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/closing.hpp"

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

// Some need a night to know how it was.
constexpr std::int64_t pulse_after_ms_max = 24LL * 60 * 60 * 1000;

bool comes_to_close(const GroupState& group) {
    const auto* session = group.current_session();
    if (!session || !session->at_work()) return false;
    return session->state == SessionState::closing || closing_round_runs(group);
}

// The session whose pulse may be given now; null: none.
const Session* session_for_pulse(const GroupState& group, Timestamp now) {
    if (comes_to_close(group)) return group.current_session();
    const auto* last = group.last_session();
    if (!last || !last->ended_at) return nullptr;
    return ms_between(*last->ended_at, now) <= pulse_after_ms_max ? last : nullptr;
}

bool was_let_in(const GroupState& group, const Session& session, const SeatId& seat) {
    const auto* attended = group.attendance.of(session.id, seat);
    return attended && attended->admitted;
}

// What a seat left at the end of a session; null: nothing.
template <class BySession>
const auto* left_by(const BySession& all, const SessionId& session, const SeatId& seat) {
    const auto* by_seat = find_in(all, session);
    return by_seat ? find_in(*by_seat, seat) : nullptr;
}

// The session that the document shows of a seat: the current one, else the last.
template <class BySession>
std::optional<SessionId> shown_session(const GroupState& group, const BySession& all,
                                       const SeatId& seat) {
    for (const auto* session : {group.current_session(), group.last_session()}) {
        if (session && left_by(all, session->id, seat)) return session->id;
    }
    return {};
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const SayWord& command, Context) {
    if (auto no = require_admitted(group, actor)) return *no;
    if (!comes_to_close(group)) return Refusal::session_not_closing;
    const auto& session = group.current_session()->id;
    const auto* before = left_by(group.closing.words, session, actor.seat.id);
    if (before && before->value == command.word) return happened();

    return happened(WordSaid{session, actor.seat.id, personal(actor.person, command.word)});
}

Decision decide(const GroupState& group, const Actor& actor, const GivePulse& command,
                Context context) {
    if (auto no = require_member(actor)) return *no;
    const auto* session = session_for_pulse(group, context.now);
    if (!session) return Refusal::session_not_closing;
    if (!was_let_in(group, *session, actor.seat.id)) return Refusal::not_admitted;
    const auto* before = left_by(group.closing.pulses, session->id, actor.seat.id);
    if (before && before->value == command.pulse) return happened();

    Events events{PulseGiven{session->id, actor.seat.id, personal(actor.person, command.pulse)}};
    flag_pulse(group, actor.seat, session->id, command.pulse, context, events);
    return events;
}

Touched evolve(GroupState& group, const WordSaid& event, Stamp) {
    group.closing.words[event.session][event.seat] = event.word;
    return touched({ref(Kind::words, event.seat)});
}

Touched evolve(GroupState& group, const PulseGiven& event, Stamp) {
    group.closing.pulses[event.session][event.seat] = event.pulse;
    return touched({ref(Kind::pulses, event.seat)});
}

std::optional<ClosingWordView> word_view(const GroupState& group, const SessionId& session,
                                         const SeatId& seat, const Lens& lens) {
    const auto* word = left_by(group.closing.words, session, seat);
    if (!word) return {};
    const auto* running = group.running_session();
    const bool heard_now = running && running->id == session && lens.sees_session();
    const bool by_the_room = heard_now && is_seated(group, seat);
    if (!lens.own && !lens.facilitates() && !by_the_room) return {};
    return ClosingWordView{session, word->value};
}

std::optional<PulseView> pulse_view(const GroupState& group, const SessionId& session,
                                    const SeatId& seat, const Lens& lens) {
    const auto* pulse = left_by(group.closing.pulses, session, seat);
    if (!pulse || (!lens.own && !lens.facilitates())) return {};
    return PulseView{session, pulse->value};
}

std::optional<ClosingWordView> word_view(const GroupState& group, const SeatId& seat,
                                         const Lens& lens) {
    const auto session = shown_session(group, group.closing.words, seat);
    if (!session) return {};
    return word_view(group, *session, seat, lens);
}

std::optional<PulseView> pulse_view(const GroupState& group, const SeatId& seat, const Lens& lens) {
    const auto session = shown_session(group, group.closing.pulses, seat);
    if (!session) return {};
    return pulse_view(group, *session, seat, lens);
}

}  // namespace domain::group
