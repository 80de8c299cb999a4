// SPDX-License-Identifier: Apache-2.0
#include "server/demo/quiet_story.hpp"

#include <utility>

#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;
using protocol::PersonId;
using protocol::Timestamp;

namespace {

constexpr std::int64_t days_before_first = 6;

Timestamp first_session(const QuietCourse& course, const Programme& programme, Timestamp curtain) {
    const auto days = course.sessions_over * programme.days_between.value - course.days_to_next;
    return protocol::later(curtain, -days * day_ms);
}

}  // namespace

QuietStory::QuietStory(QuietCourse course, Programme programme, PersonId facilitator,
                       std::vector<PersonId> members, Timestamp now, std::uint64_t seed)
    : course_{std::move(course)},
      programme_{std::move(programme)},
      facilitator_{std::move(facilitator)},
      members_{std::move(members)},
      curtain_{now},
      life_{protocol::later(first_session(course_, programme_, now), -days_before_first * day_ms),
            seed} {}

Timestamp QuietStory::start_of(std::int64_t session) const {
    const auto days = session * programme_.days_between.value;
    return protocol::later(first_session(course_, programme_, curtain_), days * day_ms);
}

void QuietStory::play() {
    found();
    first_talks();
    for (std::int64_t n = 0; n < course_.sessions_over; ++n) {
        life_.until(protocol::later(start_of(n), -2 * day_ms));
        check_in(static_cast<std::size_t>(n));
        hold_session(static_cast<std::size_t>(n));
    }
    life_.pass_ms(2 * day_ms);
    prepare_the_end();
    life_.until(curtain_);
    const auto seat = life_.seat_of(facilitator_);
    life_.says(facilitator_, AddDuty{seat, curtain_, protocol::later(curtain_, 12 * hour_ms)});
}

void QuietStory::found() {
    life_.server_says(FoundGroup{.name = {std::string{course_.group}},
                                 .time_zone = {"Europe/Berlin"},
                                 .seats_max = {8},
                                 .first_session_at = start_of(0),
                                 .programme = programme_});
    life_.server_says(SeatPerson{facilitator_, {"Ines"}, Role::facilitator});
    for (std::size_t i = 0; i < members_.size(); ++i) {
        life_.pass_ms(2 * hour_ms);
        const auto& them = companion(i);
        life_.server_says(SeatPerson{members_[i], {std::string{them.name}}, Role::member});
        life_.says(members_[i], SetGoal{{std::string{them.goal}},
                                        protocol::Words{std::string{them.why}},
                                        Sharing::group});
    }
}

// The meeting that each had alone with the facilitator before the first session.
void QuietStory::first_talks() {
    const bool has_talk = programme_.meetings && !programme_.meetings->items.empty();
    if (!has_talk) return;
    for (const auto& member : members_) {
        const auto seat = life_.seat_of(member);
        life_.says(facilitator_, PlanMeeting{seat, {0}, protocol::later(life_.now(), day_ms)});
    }
    life_.pass_ms(day_ms + hour_ms);
    for (const auto& member : members_) {
        life_.says(facilitator_, NoteMeeting{life_.seat_of(member),
                                             {0},
                                             MeetingOutcome::held,
                                             protocol::Sentence{"Came, and chose a goal."}});
    }
}

void QuietStory::check_in(std::size_t week) {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const auto& wins = companion(i).wins;
        const auto mood = static_cast<std::int64_t>(3 + (week + i) / 2);
        life_.pass_ms(hour_ms);
        life_.says(
            members_[i],
            CheckInMood{{std::min<std::int64_t>(mood, 8)}, MoodChange::up, PartSharing::group});
        if (week >= wins.size()) continue;
        life_.says(members_[i], CheckInWin{{std::string{wins[week]}}, PartSharing::group});
    }
}

void QuietStory::arrive(std::size_t member) {
    life_.pass_ms(40 * second_ms);
    life_.says(members_[member], Arrive{true, true, {"At home"}, {}});
    life_.server_says(NotePresence{members_[member], Presence::here});
}

void QuietStory::hold_session(std::size_t week) {
    life_.until(protocol::later(start_of(static_cast<std::int64_t>(week)), -8 * minute_ms));
    life_.server_says(NotePresence{facilitator_, Presence::here});
    for (std::size_t i = 0; i < members_.size(); ++i) arrive(i);
    life_.says(facilitator_, AdmitAll{});
    life_.until(start_of(static_cast<std::int64_t>(week)));
    life_.says(facilitator_, StartSession{});
    for (;;) {
        life_.pass_ms(2 * minute_ms);
        const auto next = life_.seen<NextView>(Kind::next, domain::group::only_one);
        if (!next || !next->what || *next->what == NextStep::end_session) break;
        life_.says(facilitator_, Next{next->step});
        if (!life_.group().running_session()) return leave();
    }
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (week != 1 || companion(i).step.empty()) continue;
        CardWords words{};
        words.what = {std::string{companion(i).step}};
        life_.says(members_[i], Commit{{}, words, Sharing::group});
    }
    life_.says(facilitator_, EndSession{});
    leave();
}

void QuietStory::leave() {
    for (const auto& member : members_) {
        life_.server_says(NotePresence{member, Presence::left});
    }
    life_.server_says(NotePresence{facilitator_, Presence::left});
}

void QuietStory::prepare_the_end() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        life_.pass_ms(3 * hour_ms);
        write_plan(i);
        if (domain::group::is_ending(life_.group())) write_strengths(i);
    }
}

void QuietStory::write_plan(std::size_t member) {
    const auto& them = companion(member);
    const auto write = [&](PlanPart part, std::string_view words) {
        if (words.empty()) return;
        life_.pass_ms(4 * minute_ms);
        life_.says(members_[member], WritePlanPart{part, {std::string{words}}});
    };
    write(PlanPart::signs, them.signs);
    write(PlanPart::told, them.told);
    write(PlanPart::worked, them.worked);
    write(PlanPart::crisis, them.crisis);
    write(PlanPart::come_back, them.come_back);
}

// The last one has not written yet: there is something left to do.
void QuietStory::write_strengths(std::size_t member) {
    if (member + 1 == members_.size()) return;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (i == member) continue;
        life_.pass_ms(5 * minute_ms);
        life_.says(members_[member],
                   WriteStrength{life_.seat_of(members_[i]), {std::string{companion(i).strength}}});
    }
}

}  // namespace demo
