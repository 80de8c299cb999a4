// SPDX-License-Identifier: Apache-2.0
// What a clinic keeps of each member, and what asks for a facilitator's eyes.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/course_looks.hpp"
#include "tests/support/course_seen.hpp"

namespace support {

namespace {

template <class Things>
void each_seen_by_owner_and_leaders(const Course& course, Kind kind, const Things& things) {
    for (const auto& [id, thing] : things) {
        const auto& owner = person_of(course, thing.seat);
        // Whoever has left keeps their own words, and no more of the group's work with them.
        const bool left = !course.members().contains(owner);
        seen_by(course, kind, id, left ? leaders : with_leaders(owner));
    }
}

void check_first_talks(const Course& course) {
    const auto& state = course.group.state();
    each_seen_by_owner_and_leaders(course, Kind::ties, state.ties.all);
    each_seen_by_owner_and_leaders(course, Kind::moments, state.timeline.all);
    for (const auto& member : course.members()) {
        const auto seat = course.group.seat(member);
        seen_by(course, Kind::intakes, seat, with_leaders(member));
        seen_by(course, Kind::meetings, seat, with_leaders(member));
        seen_by(course, Kind::crisis_plans, seat, with_leaders(member));
        seen_by(course, Kind::contacts, seat, {member});
    }
}

// A total is there where all was answered, and the forms are out of everybody's way.
void check_scores(const Course& course) {
    for (const auto& member : course.members()) {
        const auto seat = course.group.seat(member);
        seen_by(course, Kind::progress, seat, with_leaders(member));
        const auto own = course.group.sees<ProgressView>(member, Kind::progress, seat).value();
        for (const auto& measure : own.measures) {
            CHECK(measure.baseline);
            for (const auto& score : measure.scores) CHECK((score.total && score.missing == 0));
        }
    }
    for (const auto& [id, form] : course.group.state().forms.all) {
        seen_by(course, Kind::forms, id, {});
    }
    seen_by(course, Kind::measures, std::string_view{"phq-9"}, leaders);
}

void check_notes(const Course& course) {
    const auto& state = course.group.state();
    const auto last = state.last_session()->id;
    for (const auto& [id, note] : state.notes.all) {
        seen_by(course, Kind::notes, id, {person_of(course, note.author)});
    }
    std::int64_t of_members = 0;
    for (const auto& [id, note] : state.chart.all) {
        if (note.session != last) continue;
        if (note.seat) ++of_members;
        seen_by(course, Kind::chart, id, leaders);
    }
    CHECK(of_members >= static_cast<std::int64_t>(course.members().size()));
}

}  // namespace

void check_records(const Course& course) {
    check_first_talks(course);
    check_scores(course);
    check_notes(course);
}

void check_attention(const Course& course, const After& after) {
    std::vector<std::pair<PersonId, FlagKind>> standing;
    const auto flags = course.group.document_of(maria)[Kind::flags];
    for (const auto& [id, text] : flags) {
        const auto flag = decode<FlagView>(text).value();
        standing.emplace_back(person_of(course, flag.seat), flag.reason->kind);
        seen_by(course, Kind::flags, std::string_view{id}, leaders);
    }
    auto expected = after.flags;
    std::ranges::sort(expected);
    std::ranges::sort(standing);
    const auto listed = [](const auto& flags) {
        std::string all;
        for (const auto& [person, kind] : flags) {
            all += person.value + ' ' + std::string{name_of_choice(kind)} + ", ";
        }
        return all;
    };
    CHECK(listed(standing) == listed(expected));

    People in_danger;
    for (const auto& [id, risk] : course.group.state().risks.all) {
        const auto& member = person_of(course, risk.seat);
        const bool open = risk.state != RiskState::closed;
        if (open) in_danger.insert(member);
        seen_by(course, Kind::risks, id, leaders);
        seen_by(course, Kind::care, id, open ? People{member} : People{});
    }
    CHECK(told(in_danger) == told(after.in_danger));
}

namespace {

AttendanceStatus status_of(const AttendanceView& view, const SeatId& seat) {
    return std::ranges::find(view.entries, seat, &AttendanceEntry::seat)->status;
}

void check_who_came(const Course& course, const After& after) {
    const auto& group = course.group;
    const auto last = group.state().last_session()->id;
    seen_by(course, Kind::attendance, last, leaders);
    const auto view = group.sees<AttendanceView>(jonas, Kind::attendance, last).value();
    // Whoever began is counted to the end.
    CHECK(view.entries.size() == 8);
    for (const auto& entry : view.entries) {
        const auto& member = person_of(course, entry.seat);
        INFO(member.value);
        CHECK(entry.left == !course.members().contains(member));
        CHECK(entry.call == after.to_call.contains(member));
        if (entry.left) continue;
        const auto expected =
            after.away.contains(member) ? AttendanceStatus::excused : AttendanceStatus::attended;
        CHECK(status_of(view, entry.seat) == expected);
    }
    for (const auto& member : course.members()) {
        const bool missed = after.away.contains(member);
        seen_by(course, Kind::catch_ups, group.seat(member), missed ? People{member} : People{});
    }
    for (const auto& [id, absence] : group.state().absences.all) {
        if (absence.session != last) continue;
        seen_by(course, Kind::absences, id, with_leaders(person_of(course, absence.seat)));
    }
}

void check_brief(const Course& course, const After& after) {
    const auto view = course.group.sees<BriefView>(maria, Kind::brief).value();
    const auto there = static_cast<std::int64_t>(course.members().size());
    CHECK(view.began == 8);
    CHECK(view.left == 8 - there);
    CHECK(static_cast<std::int64_t>(view.members.size()) == there);
    for (const auto& one : view.members) {
        const auto& member = person_of(course, one.seat);
        INFO(member.value);
        CHECK(one.open_risk == after.in_danger.contains(member));
        CHECK(one.owed_turn == after.owed.contains(member));
        CHECK(one.call == after.to_call.contains(member));
        CHECK(one.nothing_written);
    }
}

}  // namespace

void check_attendance(const Course& course, const After& after) {
    check_who_came(course, after);
    const bool over = !course.group.state().current_session();
    seen_by(course, Kind::brief, domain::group::only_one, over ? People{} : leaders);
    if (!over) check_brief(course, after);
    for (const auto& [seat, leaving] : course.group.state().leavings.all) {
        auto readers = with_leaders(person_of(course, seat));
        if (leaving.released_at) {
            const auto peers = course.members();
            readers.insert(peers.begin(), peers.end());
        }
        seen_by(course, Kind::leavings, seat, readers);
    }
}

}  // namespace support
