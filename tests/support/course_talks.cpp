// SPDX-License-Identifier: Apache-2.0
// What each member does alone with a facilitator, or with a form: before, between and after the
// sessions.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/course.hpp"
#include "tests/support/intake.hpp"
#include "tests/support/measures.hpp"

namespace support {

namespace {

constexpr std::int64_t minutes_between_talks = 75;
constexpr std::int64_t total_at_first = 14;
constexpr std::int64_t better_each_week = 2;
constexpr std::int64_t total_in_the_end = 3;

}  // namespace

void Course::first_talks() {
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    when(maria, AddDuty{group.seat(jonas), group.now(), later(group.now(), 14 * day)}).events();
    when(maria, PlanForms{phq_9, {}, FormOccasion::pre_group, {}}).events();
    for (const auto& member : members()) {
        group.after_minutes(minutes_between_talks);
        first_talk(member);
        fill_in_forms(member, total_at_first, false);
    }
    check_pages();
}

void Course::first_talk(const PersonId& member) {
    const auto seat = group.seat(member);
    when(member, WriteIntake{seat, IntakePart::story, words<Words>("It began in spring."), {}})
        .events();
    when(maria, WriteIntake{seat, IntakePart::formulation, words<Words>("Two things meet."), {}})
        .events();
    const AddTie tie{seat, {words<Name>("Sister"), {}, {}, {}, {}, {}}};
    const auto added = when(member, tie).the<TieAdded>().tie;
    when(member, PlaceTie{added, Occasion::start, {Closeness::close, {40}}}).events();
    const MomentWords moved{Lane::life, {2020}, {}, words<Sentence>("I moved."), {}};
    when(member, AddMoment{seat, moved}).events();
    when(maria, DecideCaution{seat, {Caution::acute_risk, CautionDecision::not_seen, {}}, {}})
        .events();
    // A goal is agreed on with a facilitator: it is for nobody's own eyes only.
    const auto sharing = std::max(sharing_of(member), Sharing::facilitator);
    when(member, SetGoal{words<Sentence>("Say what I need"), words<Words>("I never did."), sharing})
        .events();
    agree_and_sign(member);
    when(maria, NoteMeeting{seat, {0}, MeetingOutcome::held, words<Sentence>("Will join.")})
        .events();
}

void Course::agree_and_sign(const PersonId& member) {
    const auto seat = group.seat(member);
    const AreaWords area{ProblemArea::transition, {}, {}, words<Sentence>("The move"), {}};
    when(maria, AgreeArea{seat, area, {}}).events();
    CrisisPlan plan;
    plan.people.items.push_back(words<PlanLine>("My sister"));
    when(member, WriteCrisisPlan{plan}).events();
    const EmergencyContact contact{words<Name>("Rosa"), {}, words<Phone>("555 0100")};
    when(member, GiveEmergencyContact{contact}).events();
    for (const auto& agreement : group.state().course.programme.agreements->items) {
        when(member, Agree{agreement.id, agreement.version}).events();
    }
    when(member, SignIntake{seat, mark_for(group, member, member)}).events();
    when(maria, SignIntake{seat, mark_for(group, maria, member)}).events();
}

void Course::days_before(const Week& week) {
    const auto starts_at = group.state().current_session()->starts_at;
    group.at(later(starts_at, -3 * day));
    when(maria, AddDuty{group.seat(jonas), group.now(), later(group.now(), 8 * day)}).events();
    for (const auto& member : week.away) {
        when(member, TellAbsence{group.session(), AbsenceReason::own_words,
                                 words<Sentence>("My mother needs me.")})
            .events();
    }
    for (const auto& member : here(week)) check_in(member);
    group.at(later(starts_at, -20 * hour));
    for (const auto& member : here(week)) {
        const auto burdened = week.burdened.find(member);
        fill_in_forms(member, burdened == week.burdened.end() ? usual_total() : burdened->second,
                      week.sign.contains(member));
    }
    check_pages();
}

// Mood and win for all, the week itself and the step for the facilitators.
void Course::check_in(const PersonId& member) {
    group.after_minutes(5);
    const auto mood =
        when(member, CheckInMood{{5}, MoodChange::same, PartSharing::group}).the<MoodCheckedIn>();
    when(member, CheckInWeek{words<Words>("We argued."), words<Title>("My sister"),
                             PartSharing::facilitator})
        .events();
    when(member, CheckInLink{words<Title>("Small"), ProblemArea::transition, PartSharing::group})
        .events();
    when(member, CheckInWin{words<Sentence>("I slept."), PartSharing::group}).events();
    const auto before = left_.find(member);
    if (before != left_.end() && !before->second.card.value.empty()) {
        const auto& card = before->second.card;
        when(member, CheckInStep{card, StepOutcome::done, words<Words>("It was easier."),
                                 PartSharing::facilitator})
            .events();
        when(member, MoveCard{card, CardPlace::done}).events();
    }
    left_[member] = {mood.checkin, {}, {}, {}};
}

// A little lighter each week, as it goes for most.
std::int64_t Course::usual_total() const {
    return std::max(total_in_the_end, total_at_first - held_ * better_each_week);
}

void Course::fill_in_forms(const PersonId& member, std::int64_t total, bool sign) {
    const auto open = group.document_of(member)[Kind::forms];
    for (const auto& [id, text] : open) {
        const FormId form{id};
        const auto view = decode<FormView>(text).value();
        if (view.state != FormState::open) continue;
        group.after_minutes(1);
        begin(group, member, form).events();
        const auto& asked = group.state().forms.measure_of(*group.state().forms.find(form));
        const auto wanted = view.measure == gad_7 ? total / 2 : total;
        const auto choices = adding_up_to(asked, wanted);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const auto& item = asked.sheet.items.items[i].id;
            when(member, AnswerItem{form, item, {choices[i]}}).events();
        }
        if (sign && view.measure == phq_9) when(member, AnswerItem{form, self_harm, {1}}).events();
        when(member, SendForm{form}).events();
    }
}

void Course::follow_up(std::int64_t meeting, std::int64_t total, const People& away) {
    const auto meetings = group.sees<MeetingsView>(maria, Kind::meetings, group.seat(ana)).value();
    group.at(*meetings.meetings.at(static_cast<std::size_t>(meeting)).due_from);
    when(maria, AddDuty{group.seat(jonas), group.now(), later(group.now(), 14 * day)}).events();
    when(maria, PlanForms{phq_9, {}, FormOccasion::follow_up, {}}).events();
    for (const auto& member : members()) {
        const bool came = !away.contains(member);
        if (came) fill_in_forms(member, total, false);
        const auto outcome = came ? MeetingOutcome::held : MeetingOutcome::missed;
        when(maria, NoteMeeting{group.seat(member), {meeting}, outcome, words<Sentence>("Noted.")})
            .events();
    }
    check_pages();
}

}  // namespace support
