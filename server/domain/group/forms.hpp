// SPDX-License-Identifier: Apache-2.0
// Forms of measures: which are planned, open, begun and done, and what was answered. Only the
// member and the facilitators ever learn that there is one.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"
#include "server/domain/group/scoring.hpp"
#include "server/domain/group/things.hpp"

namespace domain::group {

// A form opens so long before its session begins.
inline constexpr std::int64_t form_window_ms = 24LL * 60 * 60 * 1000;
// Without a session: until about when the group meets again.
inline constexpr std::int64_t form_days_ms = 7 * form_window_ms;

using Version = Whole<1, 10000>;

struct Answered {
    Personal<Choice> choice;
    Timestamp at{};
};
BOOST_DESCRIBE_STRUCT(Answered, (), (choice, at))

struct Form {
    FormId id;
    SeatId seat;
    MeasureKey measure;
    Version version;
    FormOccasion occasion{};
    FormState state{};
    std::optional<SessionId> session;
    std::optional<Timestamp> closes_at;  // without a session
    Timestamp planned_at{};
    std::optional<Timestamp> begun_at;
    std::optional<Timestamp> over_at;  // when it was sent or its time was over
    bool assisted = false;             // a facilitator entered it with the member
    bool unwatched = false;            // it could not be begun: see is_unwatched
    std::optional<LanguageTag> language;
    std::optional<DeviceKind> device;
    std::optional<Title> time_zone;
    std::map<std::string, Answered> answers;  // by item
    std::optional<Personal<FitWords>> fit;

    bool to_do() const {
        return state == FormState::planned || state == FormState::open || state == FormState::begun;
    }
    // Answers may still come: begun, also when its time is over by now.
    bool takes_answers() const {
        return state == FormState::begun || (state == FormState::closed && begun_at);
    }
    // Those that were not removed.
    Choices choices() const;
};
BOOST_DESCRIBE_STRUCT(Form, (),
                      (id, seat, measure, version, occasion, state, session, closes_at, planned_at,
                       begun_at, over_at, assisted, unwatched, language, device, time_zone, answers,
                       fit))

struct Forms {
    std::map<std::string, Measure> measures;  // "phq-9/1": each version that was ever on offer
    std::map<std::string, Version> newest;    // by the measure's id
    Things<FormId, Form> all;
    std::vector<SessionId> over_for;  // sessions that had their programme's forms

    const Form* find(const FormId& id) const;
    // Null when this group was never offered it.
    const Measure* newest_of(const MeasureKey& measure) const;
    const Measure& measure_of(const Form& form) const;
    // The one of this measure that is not finished, if there is one.
    const Form* unfinished(const SeatId& seat, const MeasureKey& measure) const;
};
BOOST_DESCRIBE_STRUCT(Forms, (), (measures, newest, all, over_for))

Decision decide(const GroupState& group, const OfferMeasures& command, Context context);
Decision decide(const GroupState& group, const Actor& actor, const PlanForms& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WithdrawForm& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const StartForm& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AnswerItem& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SendForm& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SayFit& command,
                Context context);

Touched evolve(GroupState& group, const MeasuresOffered& event, Stamp stamp);
Touched evolve(GroupState& group, const FormsPlanned& event, Stamp stamp);
Touched evolve(GroupState& group, const SessionFormsOver& event, Stamp stamp);
Touched evolve(GroupState& group, const FormsOpened& event, Stamp stamp);
Touched evolve(GroupState& group, const FormsClosed& event, Stamp stamp);
Touched evolve(GroupState& group, const FormWithdrawn& event, Stamp stamp);
Touched evolve(GroupState& group, const FormStarted& event, Stamp stamp);
Touched evolve(GroupState& group, const ItemAnswered& event, Stamp stamp);
Touched evolve(GroupState& group, const FormSent& event, Stamp stamp);
Touched evolve(GroupState& group, const FitSaid& event, Stamp stamp);

// A command that must pass every queue and limit: an answer that is a sign of danger.
bool says_danger(const GroupState& group, const AnswerItem& command);

// Whether a group of these measures would learn of a version that it does not know.
bool brings_news(const Forms& forms, const std::vector<Measure>& measures);

// When a form opens and when its time is over. A session that was cancelled ends it at once.
std::optional<Timestamp> opens_at(const GroupState& group, const Form& form);
std::optional<Timestamp> closes_at(const GroupState& group, const Form& form);

// Nobody was on watch in all of the form's time, so that it could not be begun.
bool is_unwatched(const GroupState& group, const Form& form);

// The next instant at which a form opens or closes, or the programme's own are due.
std::optional<Timestamp> next_form_deadline(const GroupState& group);
// Adds what is due by now.
void due_forms(const GroupState& group, Context context, Events& events);
// Adds what facilitators are asked to look at because of the forms that close by these events.
void flag_missing_forms(const GroupState& group, Context context, Events& events);

// Not finished, or half-filled and the newest of its measure: it may still be gone on with.
bool in_document(const GroupState& group, const Form& form);
std::optional<FormView> view(const GroupState& group, const Form& form, const Lens& lens);
// With the questions and the answers, also of one that was sent.
std::optional<FormView> whole_view(const GroupState& group, const Form& form, const Lens& lens);
std::optional<MeasureView> measure_view(const GroupState& group, const std::string& measure,
                                        const Lens& lens);

}  // namespace domain::group
