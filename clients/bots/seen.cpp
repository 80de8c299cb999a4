// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/seen.hpp"

namespace bots {

namespace {

using namespace protocol::group;

template <class View>
const View* only(const std::optional<std::map<std::string, View>>& kind) {
    return kind && !kind->empty() ? &kind->begin()->second : nullptr;
}

}  // namespace

const CourseView* Seen::course() const { return only(document.course); }
const FloorView* Seen::floor() const { return only(document.floor); }
const NextView* Seen::next() const { return only(document.next); }

std::optional<protocol::SessionId> Seen::session_id() const {
    const auto* now = course();
    return now ? now->session : std::nullopt;
}

const SessionView* Seen::session() const {
    const auto id = session_id();
    if (!id || !document.sessions) return nullptr;
    const auto found = document.sessions->find(id->value);
    return found == document.sessions->end() ? nullptr : &found->second;
}

const AgendaItemView* Seen::item() const {
    if (!document.agenda) return nullptr;
    for (const auto& [id, item] : *document.agenda) {
        if (item.state == ItemState::current) return &item;
    }
    return nullptr;
}

namespace {

template <class Which, class View, class Fits>
std::optional<Which> first_of(const std::optional<std::map<std::string, View>>& kind, Fits fits) {
    if (!kind) return std::nullopt;
    for (const auto& [id, view] : *kind) {
        if (fits(view)) return Which{{id}, view};
    }
    return std::nullopt;
}

}  // namespace

std::optional<LiveSheet> Seen::live_sheet() const {
    return first_of<LiveSheet>(document.sheets, [](const SheetView& sheet) { return sheet.live; });
}

std::optional<FocusNow> Seen::focus() const {
    return first_of<FocusNow>(document.focus,
                              [](const FocusView& focus) { return !!focus.ends_at; });
}

const CheckinView* Seen::checkin() const {
    const auto id = session_id();
    if (!id || !document.checkins) return nullptr;
    for (const auto& [key, checkin] : *document.checkins) {
        if (checkin.seat == you.seat && checkin.session == *id) return &checkin;
    }
    return nullptr;
}

}  // namespace bots
