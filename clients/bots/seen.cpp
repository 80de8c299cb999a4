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

template <class View, class Fits>
const std::pair<const std::string, View>* first_of(
    const std::optional<std::map<std::string, View>>& kind, Fits fits) {
    if (!kind) return nullptr;
    for (const auto& entry : *kind) {
        if (fits(entry.second)) return &entry;
    }
    return nullptr;
}

const auto* sheet_in(const Document& document) {
    return first_of(document.sheets, [](const SheetView& sheet) { return sheet.live; });
}

const auto* focus_in(const Document& document) {
    return first_of(document.focus, [](const FocusView& focus) { return !!focus.ends_at; });
}

}  // namespace

const SheetView* Seen::live_sheet() const {
    const auto* found = sheet_in(document);
    return found ? &found->second : nullptr;
}

std::optional<protocol::SheetId> Seen::live_sheet_id() const {
    const auto* found = sheet_in(document);
    if (!found) return std::nullopt;
    return protocol::SheetId{found->first};
}

const FocusView* Seen::focus() const {
    const auto* found = focus_in(document);
    return found ? &found->second : nullptr;
}

std::optional<protocol::FocusId> Seen::focus_id() const {
    const auto* found = focus_in(document);
    if (!found) return std::nullopt;
    return protocol::FocusId{found->first};
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
