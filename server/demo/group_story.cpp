// SPDX-License-Identifier: Apache-2.0
#include "server/demo/group_story.hpp"

#include <utility>

#include "server/demo/clinic_time.hpp"
#include "server/demo/first_meeting.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;
using protocol::PersonId;
using protocol::Timestamp;

namespace {

Timestamp first_session(Timestamp curtain, const Programme& programme) {
    const auto days = static_cast<std::int64_t>(weeks_over) * programme.days_between.value;
    return days_later(protocol::later(curtain, -under_way_ms), -days);
}

}  // namespace

GroupStory::GroupStory(Cast cast, Programme programme, std::vector<Measure> measures, Timestamp now,
                       Opening opening)
    : cast_{std::move(cast)},
      programme_{std::move(programme)},
      measures_{std::move(measures)},
      curtain_{now},
      life_{protocol::later(first_session(now, programme_), -opening.days_before_first * day_ms),
            opening.seed} {}

void GroupStory::play(const std::function<void(Rehearsal&)>& early) {
    found(programme_);
    if (early) early(life_);
    for (std::size_t n = 0; n < weeks_over; ++n) week(n);
    today();
}

void GroupStory::found(const Programme& programme) {
    life_.server_says(FoundGroup{.name = {"Thursday group"},
                                 .time_zone = clinic_zone(),
                                 .seats_max = {8},
                                 .first_session_at = start_of(0),
                                 .programme = programme});
    life_.server_says(OfferMeasures{measures_});
    life_.server_says(SeatPerson{cast_.facilitator, {"Dana"}, Role::facilitator});
    life_.server_says(SeatPerson{cast_.cofacilitator, {"Noor"}, Role::cofacilitator});
    life_.server_says(SeatPerson{cast_.left, {"Vera"}, Role::member});
    for (const auto& member : cast_.members) {
        life_.pass_ms(3 * hour_ms);
        const protocol::Name name{std::string{member.story.name}};
        life_.server_says(SeatPerson{member.person, name, Role::member});
        life_.pass_ms(10 * minute_ms);
        life_.says(member.person, SetGoal{{std::string{member.story.goal}},
                                          protocol::Words{std::string{member.story.why}},
                                          member.story.goal_sharing});
        FirstMeeting{life_, member.person, cast_.facilitator, curtain_}.hold(
            first_talk_of(member.story.name));
    }
    ask_before_the_course();
}

void GroupStory::week(std::size_t n) {
    before(n, start_of(n));
    gather(n, start_of(n));
    hold_session(n);
    close(n);
    after(n);
}

// The session that is going on: the fourth person of the first round speaks, two hands are up.
void GroupStory::today() {
    constexpr std::size_t n = weeks_over;
    before(n, start_of(n));
    ask_this_week();
    gather(n, start_of(n));
    std::size_t speakers = 0;
    while (speakers < 4 && move_on(3 * minute_ms)) {
        if (speaker()) ++speakers;
        life_.until(std::min(life_.now(), protocol::later(curtain_, -50 * second_ms)));
    }
    std::size_t hands = 0;
    for (const auto& member : cast_.members) {
        if (hands == 2) break;
        if (life_.seat_of(member.person) == speaker()) continue;
        life_.pass_ms(15 * second_ms);
        life_.says(member.person, RaiseHand{});
        ++hands;
    }
    life_.until(curtain_);
}

Timestamp GroupStory::start_of(std::size_t n) const {
    const auto days = static_cast<std::int64_t>(n) * programme_.days_between.value;
    return days_later(first_session(curtain_, programme_), days);
}

protocol::SessionId GroupStory::session_now() const {
    const auto course = life_.the<CourseView>(Kind::course, domain::group::only_one);
    return protocol::there(course.session, "the course goes on");
}

std::optional<ItemKind> GroupStory::running_item() const {
    for (const auto& id : life_.ids_of(Kind::agenda)) {
        const auto item = life_.seen<AgendaItemView>(Kind::agenda, id);
        if (item && item->state == ItemState::current) return item->kind;
    }
    return std::nullopt;
}

std::optional<protocol::SeatId> GroupStory::speaker() const {
    const auto floor = life_.seen<FloorView>(Kind::floor, domain::group::only_one);
    return floor ? floor->speaker : std::nullopt;
}

const Checkin& GroupStory::checkin_of(std::size_t n, const Member& member) const {
    return n < weeks_over ? member.story.weeks[n].checkin : member.story.today;
}

bool GroupStory::absent(std::size_t n, const Member& member) const {
    return n < weeks_over && member.story.weeks[n].absent;
}

}  // namespace demo
