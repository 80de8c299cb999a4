// SPDX-License-Identifier: Apache-2.0
// Where an agenda comes from, and how the group goes through it.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/spans.hpp"

namespace domain::group {

namespace {

bool goes_round(ItemKind kind) {
    switch (kind) {
        case ItemKind::mood_round:
        case ItemKind::step_round:
        case ItemKind::commitment_round:
        case ItemKind::closing_round:
        case ItemKind::open_round:
        case ItemKind::goodbye_round:
            return true;
        case ItemKind::arriving:
        case ItemKind::focus:
        case ItemKind::teaching:
        case ItemKind::review:
        case ItemKind::topic:
            return false;
    }
    return false;
}

// What was put off, what nobody has answered yet, and what a person of the group asked for and did
// not get. The template's own items come anew with every agenda.
bool returns(const AgendaItem& item) {
    if (item.state == ItemState::parked || item.state == ItemState::proposed) return true;
    return item.state == ItemState::planned && item.proposed_by;
}

void draw_items(AgendaDrawn& drawn, const Programme& programme, const Title& agenda, Draw& draw) {
    for (const auto& candidate : programme.agendas.items) {
        if (candidate.name != agenda) continue;
        for (const auto& entry : candidate.entries.items) {
            drawn.items.push_back({draw.id<AgendaItemId>(), entry});
        }
        return;
    }
}

}  // namespace

AgendaDrawn first_agenda(const Programme& programme, const SessionId& session, Draw& draw) {
    AgendaDrawn drawn{session, {}, {}};
    draw_items(drawn, programme, programme.sessions.items.front().agenda, draw);
    return drawn;
}

AgendaDrawn draw_agenda(const GroupState& group, const Session& session, Draw& draw) {
    AgendaDrawn drawn{session.id, {}, {}};
    draw_items(drawn, group.course.programme, session.agenda, draw);
    const auto* current = group.current_session();
    const auto order = group.agenda.orders.find(current->id);
    if (order != group.agenda.orders.end()) {
        for (const auto& id : order->second) {
            if (returns(*group.agenda.find(id))) drawn.returned.push_back(id);
        }
    }
    for (const auto& [id, item] : group.agenda.items) {
        const bool has_place = std::ranges::find(drawn.returned, id) != drawn.returned.end();
        if (item.session == current->id && returns(item) && !has_place)
            drawn.returned.push_back(id);
    }
    return drawn;
}

Events begin_item(const GroupState& group, const AgendaItem& item, Context context) {
    Events events = end_round(group);
    if (const auto* before = group.agenda.current()) events.emplace_back(ItemFinished{before->id});
    events.emplace_back(ItemStarted{item.id, later(context.now, item.minutes.value * minute_ms)});
    if (goes_round(item.kind)) append(events, begin_round(group, item.minutes.value, context));
    return events;
}

const AgendaItem* next_item(const GroupState& group) {
    const auto* session = group.current_session();
    if (!session) return nullptr;
    const auto order = group.agenda.orders.find(session->id);
    if (order == group.agenda.orders.end()) return nullptr;
    for (const auto& id : order->second) {
        const auto* item = group.agenda.find(id);
        if (item->state != ItemState::planned) continue;
        // When the time is over, nothing new begins but the goodbyes.
        const bool parts =
            item->kind == ItemKind::closing_round || item->kind == ItemKind::goodbye_round;
        if (session->state == SessionState::closing && !parts) continue;
        return item;
    }
    return nullptr;
}

}  // namespace domain::group
