// SPDX-License-Identifier: Apache-2.0
// What one bot knows of its room: exactly what the server sent it.
#pragma once

#include <optional>
#include <string>

#include "protocol/frames.hpp"
#include "protocol/group/document.hpp"

namespace bots {

// An entity of the document, as long as the document stands.
template <class Id, class View>
struct Found {
    Id id;
    const View& view;
};
using LiveSheet = Found<protocol::SheetId, protocol::group::SheetView>;
using FocusNow = Found<protocol::FocusId, protocol::group::FocusView>;

struct Seen {
    protocol::You you;
    protocol::group::Document document;
    protocol::LiveView live;

    const protocol::group::CourseView* course() const;
    // The session that comes or runs; null when the course is over.
    const protocol::group::SessionView* session() const;
    std::optional<protocol::SessionId> session_id() const;
    const protocol::group::FloorView* floor() const;
    const protocol::group::NextView* next() const;
    // The agenda item that is going on; null when there is none.
    const protocol::group::AgendaItemView* item() const;
    // This bot's own check-in for the session; null before its first part.
    const protocol::group::CheckinView* checkin() const;
    // The sheet that the group works on.
    std::optional<LiveSheet> live_sheet() const;
    // The focus that goes on.
    std::optional<FocusNow> focus() const;
};

}  // namespace bots
