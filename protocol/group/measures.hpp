// SPDX-License-Identifier: Apache-2.0
// Forms of measures: planned, opened, answered item by item, sent, counted, and what a facilitator
// is asked to look at. Nobody but the member and the facilitators learns that a form exists.
#pragma once

#include "protocol/group/measure.hpp"

namespace protocol::group {

enum class FormState { planned, open, begun, sent, closed, withdrawn };
BOOST_DESCRIBE_ENUM(FormState, planned, open, begun, sent, closed, withdrawn)

// What it is for. pre_group: kept apart from the course's own scores.
enum class FormOccasion { pre_group, session, between, follow_up };
BOOST_DESCRIBE_ENUM(FormOccasion, pre_group, session, between, follow_up)

enum class DeviceKind { phone, computer, other };
BOOST_DESCRIBE_ENUM(DeviceKind, phone, computer, other)

// A total against the first one. Computed, never typed.
enum class ChangeWord {
    remission,
    response,
    reliable_improvement,
    no_reliable_change,
    reliable_deterioration,
    meaningful_change,
    recovery,
    reliable_recovery,
    not_a_case_at_start
};
BOOST_DESCRIBE_ENUM(ChangeWord, remission, response, reliable_improvement, no_reliable_change,
                    reliable_deterioration, meaningful_change, recovery, reliable_recovery,
                    not_a_case_at_start)

// "Does this fit how you feel?"
enum class Fit { yes, partly, no };
BOOST_DESCRIBE_ENUM(Fit, yes, partly, no)

// Why a facilitator is asked to look at somebody.
enum class FlagKind {
    rise_since_last,
    rise_over_baseline,
    reaches_band,
    not_better_at_midpoint,
    danger_item_rises,
    forms_missing,
    pulse_falls,
    pulse_low,
    absent_running,
    absent_in_all,
    without_step,
    without_focus
};
BOOST_DESCRIBE_ENUM(FlagKind, rise_since_last, rise_over_baseline, reaches_band,
                    not_better_at_midpoint, danger_item_rises, forms_missing, pulse_falls,
                    pulse_low, absent_running, absent_in_all, without_step, without_focus)

enum class FlagAction { called, talked_alone, changed_focus, referred, watching, other };
BOOST_DESCRIBE_ENUM(FlagAction, called, talked_alone, changed_focus, referred, watching, other)

// Commands

// A form of the newest version that the group has, for these members or, with none, for all.
// With a session it opens a day before that begins and closes at its start; else it opens now.
// Who has one of this measure that is not finished gets no second. Facilitators only.
struct PlanForms {
    MeasureKey measure;
    List<SeatId, 12> seats;
    FormOccasion occasion{};
    std::optional<SessionId> session;  // exactly when the occasion is a session
    bool operator==(const PlanForms&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanForms, (), (measure, seats, occasion, session))

// Takes back a form that nobody has begun. Facilitators only.
struct WithdrawForm {
    FormId form;
    bool operator==(const WithdrawForm&) const = default;
};
BOOST_DESCRIBE_STRUCT(WithdrawForm, (), (form))

// Begins a form, or goes on with it on this device. By a facilitator it becomes an assisted one.
// A form with a danger item begins only while somebody is on watch.
struct StartForm {
    FormId form;
    LanguageTag language;
    DeviceKind device{};
    Title time_zone;
    bool operator==(const StartForm&) const = default;
};
BOOST_DESCRIBE_STRUCT(StartForm, (), (form, language, device, time_zone))

// One answer, kept by itself; another may follow until the form is sent. A sign of danger is never
// refused, whatever the form's state.
struct AnswerItem {
    FormId form;
    MeasureKey item;
    Choice choice;
    bool operator==(const AnswerItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerItem, (), (form, item, choice))

// The form is done, whether whole or not; its answers stand.
struct SendForm {
    FormId form;
    bool operator==(const SendForm&) const = default;
};
BOOST_DESCRIBE_STRUCT(SendForm, (), (form))

struct FitWords {
    Fit fit{};
    std::optional<Sentence> words;
    bool operator==(const FitWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(FitWords, (), (fit, words))

// Whether one's own result fits how one feels. One's own forms, when they were sent.
struct SayFit {
    FormId form;
    FitWords answer;
    bool operator==(const SayFit&) const = default;
};
BOOST_DESCRIBE_STRUCT(SayFit, (), (form, answer))

struct FlagAnswerWords {
    FlagAction action{};
    Words words;  // what was done
    bool operator==(const FlagAnswerWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(FlagAnswerWords, (), (action, words))

// Facilitators only. The flag stands until it is answered.
struct AnswerFlag {
    FlagId flag;
    FlagAnswerWords answer;
    bool operator==(const AnswerFlag&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerFlag, (), (flag, answer))

// Events

// These versions can be planned from now on. A group's log holds each whole before its first form,
// so that no file that is edited later changes what it meant.
struct MeasuresOffered {
    std::vector<Measure> measures;
    bool operator==(const MeasuresOffered&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeasuresOffered, (), (measures))

struct PlannedForm {
    FormId form;
    SeatId seat;
    bool operator==(const PlannedForm&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlannedForm, (), (form, seat))

struct FormsPlanned {
    MeasureKey measure;
    Whole<1, 10000> version;
    FormOccasion occasion{};
    std::optional<SessionId> session;
    std::optional<Timestamp> closes_at;  // without a session
    std::vector<PlannedForm> forms;
    bool operator==(const FormsPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormsPlanned, (), (measure, version, occasion, session, closes_at, forms))

// The time for the programme's own forms before this session is over.
struct SessionFormsOver {
    SessionId session;
    bool operator==(const SessionFormsOver&) const = default;
};
BOOST_DESCRIBE_STRUCT(SessionFormsOver, (), (session))

struct FormsOpened {
    std::vector<FormId> forms;
    bool operator==(const FormsOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormsOpened, (), (forms))

// Their time is over and they were not sent: whoever has begun one may still finish it.
struct FormsClosed {
    std::vector<FormId> forms;
    bool operator==(const FormsClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormsClosed, (), (forms))

struct FormWithdrawn {
    FormId form;
    SeatId by;
    bool operator==(const FormWithdrawn&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormWithdrawn, (), (form, by))

struct FormStarted {
    FormId form;
    SeatId by;
    LanguageTag language;
    DeviceKind device{};
    Title time_zone;
    bool operator==(const FormStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormStarted, (), (form, by, language, device, time_zone))

struct ItemAnswered {
    FormId form;
    MeasureKey item;
    SeatId by;
    Personal<Choice> choice;  // of the member whose form it is
    bool operator==(const ItemAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemAnswered, (), (form, item, by, choice))

struct FormSent {
    FormId form;
    SeatId by;
    bool operator==(const FormSent&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormSent, (), (form, by))

struct FitSaid {
    FormId form;
    Personal<FitWords> answer;
    bool operator==(const FitSaid&) const = default;
};
BOOST_DESCRIBE_STRUCT(FitSaid, (), (form, answer))

// What changed. The numbers are totals, or points of one item; `before` is missing where nothing
// was compared.
struct FlagReason {
    FlagKind kind{};
    std::optional<MeasureKey> measure;
    std::optional<std::int64_t> before;
    std::optional<std::int64_t> now;
    bool operator==(const FlagReason&) const = default;
};
BOOST_DESCRIBE_STRUCT(FlagReason, (), (kind, measure, before, now))

struct FlagRaised {
    FlagId flag;
    SeatId seat;
    std::optional<SessionId> session;
    Personal<FlagReason> reason;
    bool operator==(const FlagRaised&) const = default;
};
BOOST_DESCRIBE_STRUCT(FlagRaised, (), (flag, seat, session, reason))

struct FlagAnswered {
    FlagId flag;
    SeatId by;
    Personal<FlagAnswerWords> answer;  // of the member: it is part of their record
    bool operator==(const FlagAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(FlagAnswered, (), (flag, by, answer))

// Views

// "measures/{measure}": the newest version that the group has; facilitators.
struct MeasureView {
    Whole<1, 10000> version;
    Title name;
    MeasureGiven given{};
    std::map<std::string, Title> titles;  // by language: those that it can be answered in
    std::vector<Band> bands;
    std::map<std::string, List<Title, 10>> band_titles;
    std::int64_t points_max = 0;
    bool danger = false;
    Licence licence;
};
BOOST_DESCRIBE_STRUCT(MeasureView, (),
                      (version, name, given, titles, bands, band_titles, points_max, danger,
                       licence))

struct AnswerView {
    MeasureKey item;
    std::optional<Choice> choice;  // missing: removed
    Timestamp at{};
};
BOOST_DESCRIBE_STRUCT(AnswerView, (), (item, choice, at))

// "forms/{form}": its member from its opening on, and the facilitators, who see the answers of one
// that was sent or that they help with. In the document until it is sent; then see ProgressView.
struct FormView {
    SeatId seat;
    MeasureKey measure;
    FormState state{};
    FormOccasion occasion{};
    std::optional<SessionId> session;
    std::optional<Timestamp> opens_at;
    std::optional<Timestamp> closes_at;
    std::optional<Timestamp> sent_at;
    bool assisted = false;
    bool danger = false;  // an answer is a sign of danger: its member is offered help
    std::optional<LanguageTag> language;
    std::optional<MeasureSheet> sheet;  // for whoever may answer or read it
    std::vector<AnswerView> answers;
};
BOOST_DESCRIBE_STRUCT(FormView, (),
                      (seat, measure, state, occasion, session, opens_at, closes_at, sent_at,
                       assisted, danger, language, sheet, answers))

// One form that was sent, or that closed half-filled.
struct ScoreView {
    FormId form;
    Timestamp at{};
    FormOccasion occasion{};
    std::optional<std::int64_t> session_n;
    std::optional<std::int64_t> total;  // missing: not every item was answered, or it was removed
    std::int64_t missing = 0;           // counting items without an answer
    std::optional<MeasureKey> band;
    bool assisted = false;
    std::optional<FitWords> fit;
};
BOOST_DESCRIBE_STRUCT(ScoreView, (),
                      (form, at, occasion, session_n, total, missing, band, assisted, fit))

// What a member reads about their own band: those of one language.
struct BandWords {
    Title title;
    List<Title, 10> bands;
    List<Sentence, 10> words;
};
BOOST_DESCRIBE_STRUCT(BandWords, (), (title, bands, words))

struct MeasureProgress {
    MeasureKey measure;
    std::vector<Band> bands;
    std::int64_t points_max = 0;
    std::map<std::string, BandWords> languages;
    std::optional<std::int64_t> pre_group;
    std::optional<std::int64_t> baseline;
    std::vector<ChangeWord> change;  // of the newest total against the baseline
    std::vector<ScoreView> scores;   // oldest first
};
BOOST_DESCRIBE_STRUCT(MeasureProgress, (),
                      (measure, bands, points_max, languages, pre_group, baseline, change, scores))

// "progress/{seat}": the member's own, and the facilitators'.
struct ProgressView {
    std::vector<MeasureProgress> measures;
};
BOOST_DESCRIBE_STRUCT(ProgressView, (), (measures))

// "flags/{flag}": facilitators.
struct FlagView {
    SeatId seat;
    Timestamp at{};
    std::optional<SessionId> session;
    std::optional<FlagReason> reason;  // missing: removed
    std::optional<SeatId> answered_by;
    std::optional<Timestamp> answered_at;
    std::optional<FlagAnswerWords> answer;
};
BOOST_DESCRIBE_STRUCT(FlagView, (), (seat, at, session, reason, answered_by, answered_at, answer))

}  // namespace protocol::group
