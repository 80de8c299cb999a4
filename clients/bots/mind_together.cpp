// SPDX-License-Identifier: Apache-2.0
// How a made-up person works with the others on a sheet, plays a part, and listens.
#include <algorithm>
#include <array>

#include "clients/bots/lines.hpp"
#include "clients/bots/mind.hpp"

namespace bots {

namespace {

using namespace protocol::group;
using protocol::SheetId;
using protocol::Timestamp;

template <class SomeText>
SomeText text(std::string_view words) {
    return SomeText{std::string{words}};
}

std::span<const SheetBox> boxes_of(SheetKind kind) {
    using enum SheetBox;
    static constexpr std::array communication{said, felt, meant, heard, could_say};
    static constexpr std::array decision{option};
    static constexpr std::array role_play{worked};
    static constexpr std::array grief{loss, bond, feelings, new_ties};
    static constexpr std::array dispute{stage, expectations, pattern, ways_out};
    static constexpr std::array transition{old_role, farewell, new_role, support};
    static constexpr std::array isolation{good_before, gets_in_way, in_here, reach_out};
    switch (kind) {
        case SheetKind::communication:
            return communication;
        case SheetKind::decision:
            return decision;
        case SheetKind::role_play:
            return role_play;
        case SheetKind::grief:
            return grief;
        case SheetKind::dispute:
            return dispute;
        case SheetKind::transition:
            return transition;
        case SheetKind::isolation:
            return isolation;
    }
    return {};
}

bool goes_on(const PlayView& play) {
    return play.state == PlayState::playing || play.state == PlayState::stepping_out;
}

const PlayPart* part_of(const PlayView& play, const protocol::SeatId& seat) {
    const auto found = std::ranges::find(play.parts, seat, &PlayPart::seat);
    return found == play.parts.end() ? nullptr : &*found;
}

}  // namespace

Mind::Deed Mind::work_together(const Seen& seen, Timestamp now) {
    const auto sheet = seen.live_sheet();
    if (!sheet) return listen(seen);
    if (const auto& scene = sheet->view.play) {
        if (auto deed = play(seen, *sheet, now)) return deed;
        if (goes_on(*scene) || scene->runs == 0) return std::nullopt;
    }
    if (auto deed = own_sheet(seen, *sheet, now)) return deed;
    if (auto deed = write_entry(seen, *sheet, now)) return deed;
    return listen(seen);
}

// One line now and then, the owner more often.
Mind::Deed Mind::write_entry(const Seen& seen, const LiveSheet& live, Timestamp now) {
    const auto& [id, sheet] = live;
    const bool own = sheet.seat == seen.you.seat;
    if (!after("sheet/" + id.value, own ? 8 : 16, now) || !sometimes(own ? 0.05 : 0.02)) {
        return std::nullopt;
    }
    constexpr std::size_t lines_max = 18;
    if (sheet.entries.size() >= lines_max) return std::nullopt;
    const auto boxes = boxes_of(sheet.kind);
    auto box = boxes[some(boxes.size())];
    std::optional<protocol::SheetEntryId> under;
    if (box == SheetBox::option && !sheet.entries.empty() && sometimes(0.6)) {
        const auto& first = sheet.entries[some(sheet.entries.size())];
        if (first.box == SheetBox::option && !first.struck) {
            box = SheetBox::follows;
            under = first.id;
        }
    }
    return WriteEntry{id, box, text<protocol::Sentence>(pick(sheet_lines(box), some(100))), under};
}

// Out of the role first, always.
Mind::Deed Mind::play(const Seen& seen, const LiveSheet& live, Timestamp now) {
    const auto& [id, sheet] = live;
    const auto& play = sheet.play;
    if (!play) return std::nullopt;
    const auto* part = part_of(*play, seen.you.seat);
    const auto run = id.value + "/" + std::to_string(play->runs);
    if (play->state == PlayState::stepping_out) {
        const bool still_in = part && !part->out;
        if (!still_in || !after("out/" + run, 6, now) || !first_time("out/" + run)) {
            return std::nullopt;
        }
        return StepOutOfRole{id, std::nullopt};
    }
    if (play->state != PlayState::casting || play->runs > 0) return std::nullopt;
    const bool own = sheet.seat == seen.you.seat;
    if (own && !play->scene && first_time("scene/" + run)) {
        return SetScene{id, text<protocol::Sentence>(pick(scene_lines(), some(100)))};
    }
    const bool room_for_me = own || play->parts.size() == 1;
    if (part || !room_for_me || !sometimes(0.1) || !first_time("part/" + run)) return std::nullopt;
    return JoinPlay{id, text<protocol::Name>(own ? "myself" : "the other one")};
}

Mind::Deed Mind::own_sheet(const Seen& seen, const LiveSheet& live, Timestamp now) {
    const auto& [id, sheet] = live;
    if (sheet.seat != seen.you.seat || sheet.kind != SheetKind::decision) return std::nullopt;
    if (sheet.choice || !after("choice/" + id.value, 50, now)) return std::nullopt;
    const auto found = std::ranges::find_if(sheet.entries, [](const SheetEntryView& entry) {
        return entry.box == SheetBox::option && !entry.struck;
    });
    if (found == sheet.entries.end() || !first_time("choice/" + id.value)) return std::nullopt;
    return ChooseOption{id, found->id};
}

// A light tap for whoever has the focus.
Mind::Deed Mind::listen(const Seen& seen) {
    const auto focus = seen.focus();
    if (!focus || focus->view.seat == seen.you.seat) return std::nullopt;
    if (!sometimes(0.01) || !first_time("me too/" + focus->id.value)) return std::nullopt;
    return SayMeToo{focus->id};
}

Mind::Deed Mind::lead_together(const Seen& seen, Timestamp now) {
    const auto sheet = seen.live_sheet();
    if (!sheet) return begin_focus(seen, now);
    if (const auto& play = sheet->view.play) {
        if (auto deed = lead_play(sheet->id, *play, now)) return deed;
        if (goes_on(*play)) return std::nullopt;
    }
    if (!after("close/" + sheet->id.value, 100, now)) return std::nullopt;
    return CloseSheet{sheet->id};
}

Mind::Deed Mind::lead_play(const SheetId& id, const PlayView& play, Timestamp now) {
    const auto run = id.value + "/" + std::to_string(play.runs);
    switch (play.state) {
        case PlayState::casting:
            if (play.runs > 0 || !play.scene || play.parts.size() < 2) return std::nullopt;
            return after("start/" + run, 5, now) && first_time("start/" + run)
                       ? Deed{StartPlay{id, {1}}}
                       : std::nullopt;
        case PlayState::playing:
            return after("stop/" + run, 40, now) ? Deed{StopPlay{id}} : std::nullopt;
        case PlayState::stepping_out:
            // Somebody may be gone: nobody is left in a role.
            for (const auto& part : play.parts) {
                if (!part.out && after("help out/" + run, 25, now)) {
                    return StepOutOfRole{id, part.seat};
                }
            }
            return std::nullopt;
        case PlayState::feedback:
            return std::nullopt;
    }
    return std::nullopt;
}

// In the part of the agenda that is for it: whoever has waited longest of those who are here.
Mind::Deed Mind::begin_focus(const Seen& seen, Timestamp now) {
    const auto* item = seen.item();
    const auto* floor = seen.floor();
    if (!item || item->kind != ItemKind::focus || !floor || !seen.document.owed) {
        return std::nullopt;
    }
    const auto step = "focus/" + std::to_string(seen.next() ? seen.next()->step : 0);
    if (const auto focus = seen.focus()) {
        if (!after(step + "/sheet", 8, now) || !first_time(step + "/sheet")) return std::nullopt;
        return OpenSheet{static_cast<SheetKind>(some(7)), focus->view.seat,
                         text<protocol::Title>(pick(sheet_titles(), some(100)))};
    }
    if (!after(step, 8, now) || !first_time(step)) return std::nullopt;
    for (const auto& one : seen.document.owed->at("this").members) {
        const auto here = std::ranges::find(floor->here, one.seat, &SeatHere::seat);
        if (here != floor->here.end() && !here->stepped_out) return GiveFocus{one.seat, {12}};
    }
    return std::nullopt;
}

}  // namespace bots
