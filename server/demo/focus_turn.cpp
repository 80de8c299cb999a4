// SPDX-License-Identifier: Apache-2.0
#include "server/demo/focus_turn.hpp"

#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;
using protocol::SheetEntryId;
using protocol::SheetId;

void FocusTurn::take(const SheetStory& story) {
    const auto owner = who_is_(story.owner);
    const auto seat = life_.seat_of(owner);
    const auto focus = the<FocusGiven>(life_.says(facilitator_, GiveFocus{seat, {12}})).focus;
    life_.pass_ms(20 * second_ms);
    const OpenSheet open{story.kind, seat, protocol::Title{std::string{story.about}}};
    const auto sheet = the<SheetOpened>(life_.says(facilitator_, open)).sheet;
    if (story.kind == SheetKind::role_play) play_scene(story, sheet);
    write_on(story, sheet);
    life_.says(who_is_(story.me_too), SayMeToo{focus});
    life_.says(who_is_(story.me_too), TakeForMyself{{std::string{story.taken}}, Sharing::only_me});
    life_.says(facilitator_, CloseSheet{sheet});
    if (story.shared) life_.says(owner, ShareSheet{sheet, PartSharing::group});
    life_.says(facilitator_, EndFocus{});
}

// What follows stands under the last option; the first option is what the owner chooses.
void FocusTurn::write_on(const SheetStory& story, const SheetId& sheet) {
    std::optional<SheetEntryId> first;
    std::optional<SheetEntryId> under;
    for (const auto& line : story.lines) {
        life_.pass_ms(15 * second_ms);
        const bool follows = line.box == SheetBox::follows;
        const WriteEntry write{sheet,
                               line.box,
                               {std::string{line.words}},
                               follows ? under : std::optional<SheetEntryId>{}};
        const auto entry = the<EntryWritten>(life_.says(who_is_(line.by), write)).entry;
        if (line.box != SheetBox::option) continue;
        under = entry;
        if (!first) first = entry;
    }
    if (first) life_.says(who_is_(story.owner), ChooseOption{sheet, *first});
}

void FocusTurn::play_scene(const SheetStory& story, const SheetId& sheet) {
    const auto owner = who_is_(story.owner);
    const auto other = who_is_(story.with);
    life_.says(owner, SetScene{sheet, {std::string{story.scene}}});
    life_.says(owner, JoinPlay{sheet, {"myself"}});
    life_.says(other, JoinPlay{sheet, {std::string{story.part}}});
    life_.says(facilitator_, StartPlay{sheet, {2}});
    life_.pass_ms(100 * second_ms);
    life_.says(facilitator_, StopPlay{sheet});
    for (const auto& person : {owner, other}) life_.says(person, StepOutOfRole{sheet, {}});
}

}  // namespace demo
