// SPDX-License-Identifier: Apache-2.0
#include "server/demo/quiet_story.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "server/demo/clinic_time.hpp"
#include "server/demo/first_meeting.hpp"
#include "server/demo/forms.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;
using protocol::PersonId;
using protocol::Timestamp;

namespace {

constexpr std::int64_t days_before_first = 6;

Timestamp first_session(const QuietCourse& course, const Programme& programme, Timestamp curtain) {
    const auto days = course.sessions_over * programme.days_between.value - course.days_to_next;
    return days_later(curtain, -days);
}

}  // namespace

QuietStory::QuietStory(QuietCourse course, Programme programme, std::vector<Measure> measures,
                       PersonId facilitator, std::vector<PersonId> members, Timestamp now,
                       std::uint64_t seed)
    : course_{std::move(course)},
      programme_{std::move(programme)},
      measures_{std::move(measures)},
      facilitator_{std::move(facilitator)},
      members_{std::move(members)},
      curtain_{now},
      life_{protocol::later(first_session(course_, programme_, now), -days_before_first * day_ms),
            seed} {}

Timestamp QuietStory::start_of(std::int64_t session) const {
    const auto days = session * programme_.days_between.value;
    return days_later(first_session(course_, programme_, curtain_), days);
}

const PersonId& QuietStory::member(std::string_view name) const {
    const auto found = std::ranges::find(course_.companions, name, &Companion::name);
    if (found == course_.companions.end())
        throw std::logic_error{"nobody in this group has this name"};
    return members_[static_cast<std::size_t>(found - course_.companions.begin())];
}

bool QuietStory::has_meeting(std::int64_t meeting) const {
    return programme_.meetings &&
           meeting < static_cast<std::int64_t>(programme_.meetings->items.size());
}

void QuietStory::play() {
    found();
    first_talks();
    for (std::int64_t n = 0; n < course_.sessions_over; ++n) {
        life_.until(protocol::later(start_of(n), -2 * day_ms));
        week(static_cast<std::size_t>(n));
    }
    towards_the_end();
    these_days();
}

void QuietStory::found() {
    life_.server_says(FoundGroup{.name = {std::string{course_.group}},
                                 .time_zone = clinic_zone(),
                                 .seats_max = {8},
                                 .first_session_at = start_of(0),
                                 .programme = programme_});
    life_.server_says(OfferMeasures{measures_});
    life_.server_says(SeatPerson{facilitator_, {"Ines"}, Role::facilitator});
    const auto leader = life_.seat_of(facilitator_);
    life_.says(facilitator_, SetEscalation{{{{leader, MailAddress{"ines@maple.example"}}}}});
    for (std::size_t i = 0; i < members_.size(); ++i) {
        life_.pass_ms(2 * hour_ms);
        const auto& them = companion(i);
        life_.server_says(SeatPerson{members_[i], {std::string{them.name}}, Role::member});
        life_.says(members_[i], SetGoal{{std::string{them.goal}},
                                        protocol::Words{std::string{them.why}},
                                        Sharing::group});
    }
}

// The meeting that each had alone with the facilitator before the first session, and a form that
// they filled in together.
void QuietStory::first_talks() {
    life_.pass_ms(day_ms);
    keep_watch(3);
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const auto seat = life_.seat_of(members_[i]);
        FirstMeeting{life_, members_[i], facilitator_, curtain_}.hold(
            first_talk_of_companion(companion(i).name));
        life_.says(facilitator_,
                   PlanForms{{"phq-9"}, {{seat}}, FormOccasion::pre_group, std::nullopt});
        for (const auto& form : open_forms_of(life_, members_[i])) {
            fill_in(life_, form, facilitator_, companion(i).weeks.front().total + 1);
        }
        if (!has_meeting(0)) continue;
        life_.says(
            facilitator_,
            NoteMeeting{
                seat, {0}, MeetingOutcome::held, protocol::Sentence{"Came, and chose a goal."}});
    }
}

// What is to be done by whoever opens a door: one has written, and nobody has answered yet.
void QuietStory::these_days() {
    life_.until(std::max(life_.now(), protocol::later(curtain_, -4 * hour_ms)));
    life_.says(member(course_.wrote),
               WriteLine{LineKind::words, protocol::Words{std::string{course_.line}}});
    for (std::size_t i = 0; i + 1 < members_.size(); ++i) {
        const auto& week = companion(i).weeks.back();
        life_.pass_ms(20 * minute_ms);
        life_.says(members_[i], CheckInMood{{6}, MoodChange::up, PartSharing::group});
        life_.says(members_[i],
                   CheckInLink{{std::string{week.feeling}}, {}, PartSharing::facilitator});
        if (i == 0)
            tell_of_step(i);
        else
            life_.says(members_[i], MoveCard{cards_.at(i), CardPlace::under_way});
    }
    keep_watch(14);
    life_.says(facilitator_, PlanForms{{"gad-7"}, {}, FormOccasion::between, std::nullopt});
    life_.until(curtain_);
}

void QuietStory::keep_watch(std::int64_t days) {
    const auto now = life_.now();
    life_.says(facilitator_,
               AddDuty{life_.seat_of(facilitator_), now, protocol::later(now, days * day_ms)});
}

}  // namespace demo
