// SPDX-License-Identifier: Apache-2.0
// Focus turns of the Thursday group: the sheets, who knew it too, and what listeners took home.
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"
#include "server/demo/together.hpp"

namespace demo {

using namespace protocol::group;
using protocol::SheetEntryId;
using protocol::SheetId;

namespace {

template <class SomeEvent>
const SomeEvent& the(const Events& events) {
    for (const auto& event : events) {
        if (const auto* found = std::get_if<SomeEvent>(&event)) return *found;
    }
    throw std::logic_error{"the demo's story did not lead where it should"};
}

}  // namespace

void GroupStory::link(std::size_t n) {
    for (const auto& one : links_of_week(n)) {
        life_.pass_ms(3 * minute_ms);
        life_.says(member(one.name),
                   CheckInLink{{std::string{one.feeling}}, one.area, PartSharing::facilitator});
    }
}

void GroupStory::work_together(std::size_t n) {
    for (const auto& sheet : sheets_of_session(n)) focus_turn(sheet);
}

void GroupStory::focus_turn(const SheetStory& story) {
    const auto& owner = member(story.owner);
    const auto seat = life_.seat_of(owner);
    const auto focus = the<FocusGiven>(life_.says(cast_.facilitator, GiveFocus{seat, {12}})).focus;
    life_.pass_ms(20 * second_ms);
    const OpenSheet open{story.kind, seat, protocol::Title{std::string{story.about}}};
    const auto sheet = the<SheetOpened>(life_.says(cast_.facilitator, open)).sheet;
    if (story.kind == SheetKind::role_play) play_scene(story, sheet);
    write_on(story, sheet);
    life_.says(member(story.me_too), SayMeToo{focus});
    life_.says(member(story.me_too), TakeForMyself{{std::string{story.taken}}, Sharing::only_me});
    life_.says(cast_.facilitator, CloseSheet{sheet});
    if (story.shared) life_.says(owner, ShareSheet{sheet, PartSharing::group});
    life_.says(cast_.facilitator, EndFocus{});
}

// What follows stands under the last option; the first option is what the owner chooses.
void GroupStory::write_on(const SheetStory& story, const SheetId& sheet) {
    std::optional<SheetEntryId> first;
    std::optional<SheetEntryId> under;
    for (const auto& line : story.lines) {
        life_.pass_ms(15 * second_ms);
        const bool follows = line.box == SheetBox::follows;
        const WriteEntry write{sheet,
                               line.box,
                               {std::string{line.words}},
                               follows ? under : std::optional<SheetEntryId>{}};
        const auto entry = the<EntryWritten>(life_.says(member(line.by), write)).entry;
        if (line.box != SheetBox::option) continue;
        under = entry;
        if (!first) first = entry;
    }
    if (first) life_.says(member(story.owner), ChooseOption{sheet, *first});
}

void GroupStory::play_scene(const SheetStory& story, const SheetId& sheet) {
    const auto& owner = member(story.owner);
    const auto& other = member(story.with);
    life_.says(owner, SetScene{sheet, {std::string{story.scene}}});
    life_.says(owner, JoinPlay{sheet, {"myself"}});
    life_.says(other, JoinPlay{sheet, {std::string{story.part}}});
    life_.says(cast_.facilitator, StartPlay{sheet, {2}});
    life_.pass_ms(100 * second_ms);
    life_.says(cast_.facilitator, StopPlay{sheet});
    for (const auto& person : {owner, other}) life_.says(person, StepOutOfRole{sheet, {}});
}

}  // namespace demo
