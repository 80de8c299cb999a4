// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/voices.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"

namespace domain::group {

const Voice* Voices::of(const SessionId& session, const SeatId& seat) const {
    const auto found = sessions.find(session);
    return found == sessions.end() ? nullptr : find_in(found->second, seat);
}

bool Voices::spoke(const SessionId& session, const SeatId& seat) const {
    const auto* voice = of(session, seat);
    return voice && !voice->spoke_in.empty();
}

bool Voices::was_asked(const SessionId& session, const SeatId& seat, ItemKind kind) const {
    const auto* voice = of(session, seat);
    return voice && (std::ranges::count(voice->spoke_in, kind) > 0 ||
                     std::ranges::count(voice->passed_in, kind) > 0);
}

void note_voice(GroupState& group, const SeatId& seat, bool passed) {
    const auto* session = group.running_session();
    if (!session) return;
    const auto* item = group.agenda.current();
    const auto kind = item ? item->kind : ItemKind::topic;
    auto& voice = group.voices.sessions[session->id][seat];
    auto& kinds = passed ? voice.passed_in : voice.spoke_in;
    if (std::ranges::count(kinds, kind) == 0) kinds.push_back(kind);
}

}  // namespace domain::group
