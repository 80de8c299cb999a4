// SPDX-License-Identifier: Apache-2.0
// Opening, closing and sharing a sheet.
#include "server/domain/group/sheets.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sharing.hpp"

namespace domain::group {

namespace {

// Two or three focus turns a session, each with a few sheets, and room to err.
constexpr std::int64_t sheets_of_session_max = 20;

// Who may work in the room now, member or not.
Objection require_in_room(const GroupState& group, const Actor& actor) {
    if (auto no = require_no_observer(actor)) return no;
    if (facilitates(actor.seat.role)) return require_open(group);
    return require_admitted(group, actor);
}

const Sheet* live_sheet(const GroupState& group) {
    const auto found = std::ranges::find_if(
        group.sheets.all, [&](const auto& entry) { return is_live(group, entry.second); });
    return found == group.sheets.all.end() ? nullptr : &found->second;
}

Objection require_room_for_sheet(const GroupState& group) {
    if (live_sheet(group)) return Refusal::sheet_live;
    const auto of_session = std::ranges::count_if(group.sheets.all, [&](const auto& entry) {
        return entry.second.session == group.current_session()->id;
    });
    if (of_session >= sheets_of_session_max) return Refusal::sheets_full;
    return {};
}

// Whose sheet somebody opens: a member's own, or that of any member in the room.
Objection require_owner(const GroupState& group, const Actor& actor, const SeatId& owner) {
    if (!facilitates(actor.seat.role)) {
        if (owner != actor.seat.id) return Rejection{Refusal::not_for_your_role, "/seat"};
        return {};
    }
    const auto* seat = group.membership.seat(owner);
    if (!seat || seat->removed) return Rejection{Refusal::not_found, "/seat"};
    if (!group.sessions.admitted(owner)) return Rejection{Refusal::not_admitted, "/seat"};
    return {};
}

bool sees(const GroupState& group, const Actor& actor, const Sheet& sheet) {
    const bool in_session = group.running_session() && group.sessions.admitted(actor.seat.id);
    const bool own = sheet.seat == actor.seat.id;
    return view(group, sheet, {actor.seat.role, in_session, own}).has_value();
}

}  // namespace

const InPlay* Play::part_of(const SeatId& seat) const {
    const auto found = std::ranges::find(parts, seat, &InPlay::seat);
    return found == parts.end() ? nullptr : &*found;
}

const SheetEntry* Sheet::entry(const SheetEntryId& entry) const {
    const auto found = std::ranges::find(entries, entry, &SheetEntry::id);
    return found == entries.end() ? nullptr : &*found;
}

const Sheet* Sheets::find(const SheetId& id) const { return find_in(all, id); }

bool in_document(const GroupState& group, const Sheet& sheet) {
    return group.in_document(sheet.session);
}

bool is_live(const GroupState& group, const Sheet& sheet) {
    const auto* session = group.running_session();
    if (sheet.closed || !session || !session->at_work()) return false;
    // Whoever plays steps out of the role first, also when the owner of the scene is gone.
    const bool goes_on = sheet.play && sheet.play->goes_on();
    return session->id == sheet.session && (goes_on || is_seated(group, sheet.seat));
}

Objection require_out_of_role(const GroupState& group) {
    const auto* sheet = live_sheet(group);
    if (sheet && sheet->play && sheet->play->goes_on()) return Refusal::still_in_role;
    return {};
}

Objection require_live_sheet(const GroupState& group, const Actor& actor, const SheetId& id) {
    if (auto no = require_in_room(group, actor)) return no;
    const auto* sheet = group.sheets.find(id);
    if (!sheet || !sees(group, actor, *sheet)) return Rejection{Refusal::not_found, "/sheet"};
    if (!is_live(group, *sheet)) return Rejection{Refusal::sheet_closed, "/sheet"};
    return {};
}

Objection require_sheet_to_lead(const GroupState& group, const Actor& actor, const SheetId& id) {
    if (auto no = require_live_sheet(group, actor, id)) return no;
    const bool own = group.sheets.find(id)->seat == actor.seat.id;
    if (!own && !facilitates(actor.seat.role)) return Rejection{Refusal::not_your_sheet, "/sheet"};
    return {};
}

Objection require_own_live_sheet(const GroupState& group, const Actor& actor, const SheetId& id) {
    if (auto no = require_live_sheet(group, actor, id)) return no;
    const bool own = group.sheets.find(id)->seat == actor.seat.id;
    if (!own) return Rejection{Refusal::not_your_sheet, "/sheet"};
    return {};
}

Touched touched_sheet(const SheetId& id) { return touched({ref(Kind::sheets, id)}); }

Decision decide(const GroupState& group, const Actor& actor, const OpenSheet& command,
                Context context) {
    if (auto no = require_in_room(group, actor)) return *no;
    if (auto no = require_owner(group, actor, command.seat)) return *no;
    if (auto no = require_room_for_sheet(group)) return *no;

    const auto& session = group.current_session()->id;
    const auto& owner = group.membership.seat(command.seat)->person;
    SheetOpened opened{context.draw.id<SheetId>(),
                       command.kind,
                       session,
                       command.seat,
                       checkin_id(group, command.seat, session, context.draw),
                       {}};
    if (command.about) opened.about = personal(owner, *command.about);
    return happened(std::move(opened));
}

Decision decide(const GroupState& group, const Actor& actor, const CloseSheet& command, Context) {
    if (auto no = require_sheet_to_lead(group, actor, command.sheet)) return *no;
    if (auto no = require_out_of_role(group)) return *no;

    return happened(SheetClosed{command.sheet});
}

Decision decide(const GroupState& group, const Actor& actor, const ShareSheet& command, Context) {
    if (auto no = require_member(actor)) return *no;
    const auto* sheet = group.sheets.find(command.sheet);
    if (!sheet || sheet->seat != actor.seat.id) return Rejection{Refusal::not_found, "/sheet"};
    if (sheet->sharing == command.sharing) return happened();

    return happened(SheetShared{sheet->id, command.sharing});
}

Touched evolve(GroupState& group, const SheetOpened& event, Stamp stamp) {
    Sheet sheet;
    sheet.id = event.sheet;
    sheet.kind = event.kind;
    sheet.session = event.session;
    sheet.seat = event.seat;
    sheet.checkin = event.checkin;
    sheet.at = stamp.at;
    sheet.about = event.about;
    if (event.kind == SheetKind::role_play) sheet.play.emplace();
    group.sheets.all[event.sheet] = std::move(sheet);
    return begin_week(group, event.checkin, event.session, event.seat) +=
           touched_sheet(event.sheet);
}

Touched evolve(GroupState& group, const SheetClosed& event, Stamp) {
    group.sheets.all.at(event.sheet).closed = true;
    return touched_sheet(event.sheet);
}

Touched evolve(GroupState& group, const SheetShared& event, Stamp) {
    group.sheets.all.at(event.sheet).sharing = event.sharing;
    return touched_sheet(event.sheet);
}

namespace {

// It was not struck, nor the option that it follows from.
bool stays(const Sheet& sheet, const SheetEntry& entry) {
    const auto* over = entry.under ? sheet.entry(*entry.under) : nullptr;
    return !entry.struck && !(over && over->struck);
}

std::vector<SheetEntryView> entries_seen(const Sheet& sheet, bool own) {
    std::vector<SheetEntryView> entries;
    for (const auto& entry : sheet.entries) {
        if (!own && !stays(sheet, entry)) continue;
        entries.push_back(
            {entry.id, entry.by, entry.box, entry.words.value, entry.under, entry.struck});
    }
    return entries;
}

PlayView play_seen(const Play& play, bool words) {
    PlayView view{play.state, {}, {}, play.ends_at, play.runs};
    if (play.scene && words) view.scene = play.scene->value;
    for (const auto& part : play.parts) {
        view.parts.push_back({part.seat, words ? part.as.value : std::nullopt, part.out});
    }
    return view;
}

// The step that came of it, for those who may know of the card.
std::optional<CardId> card_seen(const GroupState& group, const Sheet& sheet, const Lens& lens) {
    for (const auto& [id, card] : group.board.cards) {
        if (card.sheet == sheet.id && reads_all(card.sharing, lens)) return id;
    }
    return {};
}

// What others wrote about somebody goes with them: for the group when they are gone, for everybody
// when they were erased.
bool reads_words(const GroupState& group, const Sheet& sheet, const Lens& lens) {
    const bool erased = group.membership.seat(sheet.seat)->erased();
    return !erased && (reads_all(sheet.sharing, lens) || is_seated(group, sheet.seat));
}

}  // namespace

std::optional<SheetView> view(const GroupState& group, const Sheet& sheet, const Lens& lens) {
    const bool live = is_live(group, sheet);
    const bool seen = reads_all(sheet.sharing, lens) || (live && lens.sees_session()) ||
                      group_reads(group, sheet.seat, sheet.sharing);
    if (!seen) return {};

    SheetView view{sheet.kind,
                   sheet.seat,
                   sheet.session,
                   sheet.at,
                   live,
                   sheet.sharing,
                   {},
                   {},
                   sheet.choice,
                   card_seen(group, sheet, lens),
                   {}};
    const bool words = reads_words(group, sheet, lens);
    if (sheet.play) view.play = play_seen(*sheet.play, words);
    if (!words) return view;
    if (sheet.about) view.about = sheet.about->value;
    view.entries = entries_seen(sheet, lens.own);
    return view;
}

}  // namespace domain::group
