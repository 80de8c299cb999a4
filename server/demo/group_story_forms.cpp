// SPDX-License-Identifier: Apache-2.0
// The Thursday group's forms: before the course with Dana, before each session alone.
#include <array>

#include "server/demo/forms.hpp"
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;

namespace {

// Half of those who answer say whether it fits.
constexpr std::array fits = {Fit::yes, Fit::partly, Fit::yes, Fit::no};

}  // namespace

void GroupStory::ask_before_the_course() {
    life_.pass_ms(day_ms);
    watch_for_a_month();
    life_.says(
        cast_.facilitator,
        PlanForms{
            .measure = {"phq-9"}, .seats = {}, .occasion = FormOccasion::pre_group, .session = {}});
    for (const auto& member : cast_.members) {
        life_.pass_ms(2 * hour_ms);
        fill_in_forms(member, cast_.facilitator, member.story.before_the_group);
    }
}

void GroupStory::watch_for_a_month() {
    const auto now = life_.now();
    life_.says(cast_.facilitator,
               AddDuty{life_.seat_of(cast_.cofacilitator), now, protocol::later(now, 31 * day_ms)});
}

// Fills in every form that is open for this member: `by` the member, or with the facilitator.
void GroupStory::fill_in_forms(const Member& member, const protocol::PersonId& by, int total) {
    for (const auto& form : open_forms_of(life_, member.person)) {
        fill_in(life_, form, by, total);
        if (by == member.person) say_fit(member, form);
    }
}

void GroupStory::say_fit(const Member& member, const protocol::FormId& form) {
    const auto which = static_cast<unsigned char>(form.value.back());
    if (which % 2 == 0) return;
    life_.pass_ms(20 * second_ms);
    life_.says(member.person, SayFit{form, {fits[which / 2 % fits.size()], {}}});
}

// A day before the session. Who has no total for this week lets the form run out.
void GroupStory::fill_in_before(std::size_t n, protocol::Timestamp starts_at) {
    life_.until(protocol::later(starts_at, -22 * hour_ms));
    const auto watched = [&](protocol::Timestamp at) {
        return !domain::group::on_duty(life_.group(), at).empty();
    };
    if (!watched(life_.now()) || !watched(starts_at)) watch_for_a_month();
    for (const auto& member : cast_.members) {
        const auto& totals = member.story.totals;
        if (n >= totals.size() || totals[n] < 0) continue;
        life_.pass_ms(20 * minute_ms);
        fill_in_forms(member, member.person, totals[n]);
    }
}

// Dana looks at what stood out, all but what the last forms brought.
void GroupStory::answer_flags() {
    for (const auto& id : life_.ids_of(Kind::flags)) {
        life_.pass_ms(15 * minute_ms);
        life_.says(cast_.facilitator,
                   AnswerFlag{protocol::FlagId{id},
                              {FlagAction::talked_alone,
                               {"Rang in the evening. Little sleep this week, nothing else new. "
                                "We look at it again together before the next session."}}});
    }
}

// What a visitor finds to do: a short form for everybody.
void GroupStory::ask_this_week() {
    life_.says(
        cast_.facilitator,
        PlanForms{
            .measure = {"gad-7"}, .seats = {}, .occasion = FormOccasion::between, .session = {}});
}

}  // namespace demo
