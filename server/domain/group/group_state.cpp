// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/group_state.hpp"

#include <ranges>

#include "server/domain/group/guards.hpp"

namespace domain::group {

const Session* GroupState::current_session() const {
    for (const auto& id : sessions.order) {
        const auto* session = sessions.find(id);
        if (!session->over()) return session;
    }
    return nullptr;
}

const Session* GroupState::last_session() const {
    for (const auto& id : sessions.order | std::views::reverse) {
        const auto* session = sessions.find(id);
        if (session->state == SessionState::ended) return session;
    }
    return nullptr;
}

const Session* GroupState::running_session() const {
    const auto* session = current_session();
    return session && session->runs() ? session : nullptr;
}

bool GroupState::in_document(const SessionId& session) const {
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
