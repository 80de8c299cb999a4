// SPDX-License-Identifier: Apache-2.0
// What tests of sheets do again and again.
#pragma once

#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

namespace support {

inline SheetId open(Group& group, const PersonId& by, const PersonId& owner, SheetKind kind) {
    return group.when(by, OpenSheet{kind, group.seat(owner), Title{"The talk on Sunday"}})
        .the<SheetOpened>()
        .sheet;
}

inline SheetEntryId write(Group& group, const PersonId& by, const SheetId& sheet, SheetBox box,
                          std::optional<SheetEntryId> under = {}) {
    return group.when(by, WriteEntry{sheet, box, {"Why did you not call?"}, under})
        .the<EntryWritten>()
        .entry;
}

inline std::optional<SheetView> seen(const Group& group, const PersonId& by, const SheetId& sheet) {
    return group.sees<SheetView>(by, Kind::sheets, sheet);
}

inline bool sees(const Group& group, const PersonId& by, const SheetId& sheet) {
    return group.sees(by, Kind::sheets, sheet);
}

// Ana's scene; Ben plays her sister.
inline SheetId a_scene(Group& group) {
    const auto sheet = open(group, maria, ana, SheetKind::role_play);
    group.when(ana, SetScene{sheet, {"I ask my sister for help"}}).events();
    group.when(ana, JoinPlay{sheet, {"myself"}}).events();
    group.when(ben, JoinPlay{sheet, {"my sister"}}).events();
    return sheet;
}

inline SheetId a_scene_that_runs(Group& group) {
    const auto sheet = a_scene(group);
    group.when(maria, StartPlay{sheet, {3}}).events();
    return sheet;
}

inline void end(Group& group) { group.when(maria, EndSession{}).events(); }

}  // namespace support
