// SPDX-License-Identifier: Apache-2.0
// The Thursday group's forms: before the course with Dana, before each session alone.
#include <array>

#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;

namespace {

const protocol::Title zone{"Europe/Berlin"};

// A total spread over the counting items; none of the made-up people is in danger.
std::vector<std::int64_t> spread(const MeasureSheet& sheet, std::int64_t total,
                                 std::size_t offset) {
    std::vector<std::size_t> safe;
    for (std::size_t i = 0; i < sheet.items.items.size(); ++i) {
        const auto& item = sheet.items.items[i];
        if (item.counts && item.id.value != "better_off_dead") safe.push_back(i);
    }
    std::vector<std::int64_t> choices(sheet.items.items.size(), 0);
    for (std::int64_t left = total; left > 0; --left) {
        ++choices[safe[(offset + static_cast<std::size_t>(total - left)) % safe.size()]];
    }
    return choices;
}

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
    const auto seat = life_.seat_of(member.person);
    for (const auto& id : life_.ids_of(Kind::forms)) {
        const auto form = life_.seen<FormView>(Kind::forms, id);
        if (!form || form->seat != seat || form->state != FormState::open) continue;
        const bool worry = form->measure.value == "gad-7";
        fill_in_form(protocol::FormId{id}, by, worry ? total * 2 / 3 : total);
        if (by == member.person) say_fit(member, protocol::FormId{id});
    }
}

void GroupStory::fill_in_form(const protocol::FormId& form, const protocol::PersonId& by,
                              int total) {
    life_.says(by, StartForm{form, {"en"}, DeviceKind::phone, zone});
    const auto& asked = life_.measure_of(form);
    const auto choices = spread(asked.sheet, total, static_cast<std::size_t>(form.value.front()));
    for (std::size_t i = 0; i < choices.size(); ++i) {
        life_.pass_ms(9 * second_ms);
        life_.says(by, AnswerItem{form, asked.sheet.items.items[i].id, {choices[i]}});
    }
    life_.says(by, SendForm{form});
}

void GroupStory::say_fit(const Member& member, const protocol::FormId& form) {
    const auto which = static_cast<std::size_t>(form.value.back());
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
