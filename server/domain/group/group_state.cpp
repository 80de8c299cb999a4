// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/group_state.hpp"

#include <ranges>

#include "server/domain/group/guards.hpp"

namespace domain::group {

namespace {

const Session* look_for_current(const Sessions& sessions) {
    for (const auto& id : sessions.order) {
        const auto* session = sessions.find(id);
        if (!session->over()) return session;
    }
    return nullptr;
}

const Session* look_for_last(const Sessions& sessions) {
    for (const auto& id : sessions.order | std::views::reverse) {
        const auto* session = sessions.find(id);
        if (session->state == SessionState::ended) return session;
    }
    return nullptr;
}

const Session* find_known(const Sessions& sessions, const std::optional<SessionId>& id) {
    return id ? sessions.find(*id) : nullptr;
}

std::optional<SessionId> id_of(const Session* session) {
    return session ? std::optional{session->id} : std::nullopt;
}

}  // namespace

void GroupState::find_place() {
    place = Place{id_of(look_for_current(sessions)), id_of(look_for_last(sessions))};
}

const Session* GroupState::current_session() const {
    return place ? find_known(sessions, place->current) : look_for_current(sessions);
}

const Session* GroupState::last_session() const {
    return place ? find_known(sessions, place->last) : look_for_last(sessions);
}

const Session* GroupState::running_session() const {
    const auto* session = current_session();
    return session && session->runs() ? session : nullptr;
}

bool GroupState::in_document(const SessionId& session) const {
    if (place) return place->current == session || place->last == session;
    const auto* current = current_session();
    if (current && current->id == session) return true;
    const auto* last = last_session();
    return last && last->id == session;
}

bool GroupState::held() const {
    const auto* session = running_session();
    return session && session->held;
}

}  // namespace domain::group
