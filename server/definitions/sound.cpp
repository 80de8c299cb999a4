// SPDX-License-Identifier: Apache-2.0
#include "server/definitions/sound.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace definitions {

namespace {

using namespace protocol::group;

std::string place(const char* list, std::size_t at, const char* field = "") {
    return std::string{"/"} + list + "/" + std::to_string(at) + field;
}

// None where the list is left out.
template <class SomeList>
auto items_of(const std::optional<SomeList>& list) {
    using Items = decltype(std::span{list->items});
    return list ? Items{list->items} : Items{};
}

std::int64_t minutes_of(const Agenda& agenda) {
    std::int64_t sum = 0;
    for (const auto& entry : agenda.entries.items) sum += entry.minutes.value;
    return sum;
}

std::ptrdiff_t agendas_named(const Programme& programme, const protocol::Title& name) {
    return std::ranges::count(programme.agendas.items, name, &Agenda::name);
}

std::optional<Flaw> flaw_of_agenda(const Programme& programme, std::size_t at) {
    const auto& agenda = programme.agendas.items[at];
    if (agendas_named(programme, agenda.name) > 1) {
        return Flaw{place("agendas", at, "/name"), "Another agenda here has this name."};
    }
    if (agenda.entries.items.empty()) {
        return Flaw{place("agendas", at, "/entries"), "An agenda needs at least one entry."};
    }
    const auto minutes = minutes_of(agenda);
    if (minutes > programme.session_minutes.value) {
        return Flaw{place("agendas", at, "/entries"),
                    "Its entries take " + std::to_string(minutes) + " minutes; a session has " +
                        std::to_string(programme.session_minutes.value) + "."};
    }
    const bool used = std::ranges::any_of(programme.sessions.items, [&](const auto& session) {
        return session.agenda == agenda.name;
    });
    if (!used) return Flaw{place("agendas", at, "/name"), "No session uses this agenda."};
    return {};
}

std::optional<Flaw> flaw_of_session(const Programme& programme, std::size_t at) {
    const auto& sessions = programme.sessions.items;
    if (agendas_named(programme, sessions[at].agenda) == 0) {
        return Flaw{place("sessions", at, "/agenda"), "No agenda here has this name."};
    }
    if (at > 0 && sessions[at].phase < sessions[at - 1].phase) {
        return Flaw{place("sessions", at, "/phase"),
                    "A course does not go back to an earlier phase."};
    }
    return {};
}

std::optional<Flaw> flaw_of_meeting(const Programme& programme, std::size_t at) {
    const auto& meeting = items_of(programme.meetings)[at];
    const auto n = meeting.number.value;
    const auto sessions = static_cast<std::int64_t>(programme.sessions.items.size());
    if (meeting.when == MeetingWhen::before_first) return {};
    if (n == 0) return Flaw{place("meetings", at, "/number"), "This number begins at 1."};
    if (meeting.when == MeetingWhen::after_session && n > sessions) {
        return Flaw{place("meetings", at, "/number"), "There is no such session."};
    }
    return {};
}

std::optional<Flaw> flaw_of_shape(const Programme& programme) {
    const auto& sessions = programme.sessions.items;
    const auto midpoints = std::ranges::count_if(
        sessions, [](const auto& session) { return session.midpoint.value_or(false); });
    if (midpoints > 1) return Flaw{"/sessions", "A course has one session at half-way."};
    if (sessions.front().days_before) {
        return Flaw{"/sessions/0/days_before", "Nothing lies before the first session."};
    }
    if (programme.open_ended.value_or(false) && sessions.size() < 2) {
        return Flaw{"/open_ended", "A course without an end plans two sessions at least."};
    }
    if (programme.ending_from &&
        programme.ending_from->value > static_cast<std::int64_t>(sessions.size())) {
        return Flaw{"/ending_from", "There is no such session."};
    }
    return {};
}

std::optional<Flaw> flaw_of_forms(const Programme& programme, std::size_t at) {
    const auto& sessions = items_of(programme.measures)[at].sessions.items;
    const auto count = static_cast<std::int64_t>(programme.sessions.items.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        if (sessions[i].value <= count) continue;
        return Flaw{place("measures", at, "/sessions/") + std::to_string(i),
                    "The course has " + std::to_string(count) + " sessions."};
    }
    return {};
}

std::optional<Flaw> flaw_of_agreement(const Programme& programme, std::size_t at) {
    const auto agreements = items_of(programme.agreements);
    if (std::ranges::count(agreements, agreements[at].id, &Agreement::id) > 1) {
        return Flaw{place("agreements", at, "/id"), "Another agreement here has this id."};
    }
    if (agreements[at].points.items.empty()) {
        return Flaw{place("agreements", at, "/points"), "An agreement says at least one thing."};
    }
    return {};
}

}  // namespace

std::optional<Flaw> first_flaw(const Programme& programme) {
    if (programme.sessions.items.empty()) {
        return Flaw{"/sessions", "A programme needs at least one session."};
    }
    for (std::size_t i = 0; i < programme.sessions.items.size(); ++i) {
        if (auto flaw = flaw_of_session(programme, i)) return flaw;
    }
    if (items_of(programme.agreements).empty()) {
        return Flaw{"/agreements", "A programme says what its members agree to."};
    }
    for (std::size_t i = 0; i < items_of(programme.agreements).size(); ++i) {
        if (auto flaw = flaw_of_agreement(programme, i)) return flaw;
    }
    for (std::size_t i = 0; i < programme.agendas.items.size(); ++i) {
        if (auto flaw = flaw_of_agenda(programme, i)) return flaw;
    }
    for (std::size_t i = 0; i < items_of(programme.measures).size(); ++i) {
        if (auto flaw = flaw_of_forms(programme, i)) return flaw;
    }
    for (std::size_t i = 0; i < items_of(programme.meetings).size(); ++i) {
        if (auto flaw = flaw_of_meeting(programme, i)) return flaw;
    }
    return flaw_of_shape(programme);
}

}  // namespace definitions
