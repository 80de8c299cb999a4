// SPDX-License-Identifier: Apache-2.0
// What everybody writes on a sheet, and what its owner keeps of it.
#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/refs.hpp"
#include "server/domain/group/sheets.hpp"

namespace domain::group {

namespace {

// Nine people with a handful of thoughts each; a longer list is not read.
constexpr std::size_t entries_max = 60;

bool belongs_on(SheetKind kind, SheetBox box) {
    switch (kind) {
        case SheetKind::communication:
            return box <= SheetBox::could_say;
        case SheetKind::decision:
            return box == SheetBox::option || box == SheetBox::follows;
        case SheetKind::role_play:
            return box == SheetBox::worked || box == SheetBox::another_way;
        case SheetKind::grief:
            return box >= SheetBox::loss && box <= SheetBox::new_ties;
        case SheetKind::dispute:
            return box >= SheetBox::stage && box <= SheetBox::ways_out;
        case SheetKind::transition:
            return box >= SheetBox::old_role && box <= SheetBox::support;
        case SheetKind::isolation:
            return box >= SheetBox::good_before;
    }
    return false;
}

bool is_option(const Sheet& sheet, const SheetEntryId& id) {
    const auto* entry = sheet.entry(id);
    return entry && entry->box == SheetBox::option && !entry->struck;
}

// What follows stands under an option; nothing else stands under anything.
Objection require_place(const Sheet& sheet, const WriteEntry& command) {
    if (!belongs_on(sheet.kind, command.box)) return Rejection{Refusal::wrong_box, "/box"};
    if (command.box != SheetBox::follows) {
        if (command.under) return Rejection{Refusal::wrong_box, "/under"};
        return {};
    }
    if (!command.under || !is_option(sheet, *command.under)) {
        return Rejection{Refusal::not_found, "/under"};
    }
    return {};
}

bool something_worked(const Sheet& sheet) {
    return std::ranges::any_of(sheet.entries, [](const SheetEntry& entry) {
        return entry.box == SheetBox::worked && !entry.struck;
    });
}

// Feedback is for people who are themselves again, and begins with what worked.
Objection require_feedback(const Sheet& sheet, SheetBox box) {
    if (!sheet.play) return {};
    if (sheet.play->goes_on()) return Refusal::still_in_role;
    if (sheet.play->runs == 0) return Refusal::play_not_running;
    if (box == SheetBox::another_way && !something_worked(sheet)) {
        return Rejection{Refusal::worked_first, "/box"};
    }
    return {};
}

Objection require_entry(const Sheet& sheet, const SheetEntryId& id) {
    if (!sheet.entry(id)) return Rejection{Refusal::not_found, "/entry"};
    return {};
}

SheetEntry& entry_of(GroupState& group, const SheetId& sheet, const SheetEntryId& entry) {
    auto& entries = group.sheets.all.at(sheet).entries;
    return *std::ranges::find(entries, entry, &SheetEntry::id);
}

}  // namespace

Decision decide(const GroupState& group, const Actor& actor, const WriteEntry& command,
                Context context) {
    if (auto no = require_live_sheet(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    if (auto no = require_place(sheet, command)) return *no;
    if (auto no = require_feedback(sheet, command.box)) return *no;
    if (sheet.entries.size() >= entries_max) return Refusal::sheet_full;

    return happened(EntryWritten{sheet.id, context.draw.id<SheetEntryId>(), actor.seat.id,
                                 command.box, personal(actor.person, command.words),
                                 command.under});
}

// Whoever wrote it may take it back; what was struck is there for the owner alone.
Decision decide(const GroupState& group, const Actor& actor, const StrikeEntry& command, Context) {
    if (auto no = require_live_sheet(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    const auto* entry = sheet.entry(command.entry);
    const bool own = sheet.seat == actor.seat.id;
    if (!entry || (entry->struck && !own)) return Rejection{Refusal::not_found, "/entry"};
    if (!own && !facilitates(actor.seat.role) && entry->by != actor.seat.id) {
        return Rejection{Refusal::not_your_sheet, "/sheet"};
    }
    if (entry->struck) return happened();

    return happened(EntryStruck{sheet.id, command.entry});
}

Decision decide(const GroupState& group, const Actor& actor, const KeepEntry& command, Context) {
    if (auto no = require_own_live_sheet(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    if (auto no = require_entry(sheet, command.entry)) return *no;
    if (!sheet.entry(command.entry)->struck) return happened();

    return happened(EntryKept{sheet.id, command.entry});
}

Decision decide(const GroupState& group, const Actor& actor, const ChooseOption& command, Context) {
    if (auto no = require_own_live_sheet(group, actor, command.sheet)) return *no;
    const auto& sheet = *group.sheets.find(command.sheet);
    if (!is_option(sheet, command.entry)) return Rejection{Refusal::not_found, "/entry"};
    if (sheet.choice == command.entry) return happened();

    return happened(OptionChosen{sheet.id, command.entry});
}

Touched evolve(GroupState& group, const EntryWritten& event, Stamp) {
    group.sheets.all.at(event.sheet)
        .entries.push_back({event.entry, event.by, event.box, event.words, event.under, false});
    return touched_sheet(event.sheet) += touched({only(Kind::owed)});
}

// An option that does not stay is no longer the choice.
Touched evolve(GroupState& group, const EntryStruck& event, Stamp) {
    entry_of(group, event.sheet, event.entry).struck = true;
    auto& sheet = group.sheets.all.at(event.sheet);
    if (sheet.choice == event.entry) sheet.choice.reset();
    return touched_sheet(event.sheet);
}

Touched evolve(GroupState& group, const EntryKept& event, Stamp) {
    entry_of(group, event.sheet, event.entry).struck = false;
    return touched_sheet(event.sheet);
}

Touched evolve(GroupState& group, const OptionChosen& event, Stamp) {
    group.sheets.all.at(event.sheet).choice = event.entry;
    return touched_sheet(event.sheet);
}

}  // namespace domain::group
