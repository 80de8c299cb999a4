// SPDX-License-Identifier: Apache-2.0
// The pre-group meeting of one member and a facilitator: what is told, judged, wished and agreed,
// in any order and by both, until both have signed it.
#pragma once

#include "protocol/group/agreement.hpp"
#include "protocol/group/area.hpp"

namespace protocol::group {

// What is written in the member's words or in words found together.
// formulation: how the trouble and the people hang together, in two to four sentences.
enum class IntakePart { story, since, earlier, expectations, strengths, formulation };
BOOST_DESCRIBE_ENUM(IntakePart, story, since, earlier, expectations, strengths, formulation)

// What is thought about before somebody joins a group.
enum class Caution { acute_risk, psychosis, bipolar, substances, personality, other };
BOOST_DESCRIBE_ENUM(Caution, acute_risk, psychosis, bipolar, substances, personality, other)

// A person decides; nothing is ever refused because of a caution.
enum class CautionDecision { not_seen, join, join_with_support, wait, other_care };
BOOST_DESCRIBE_ENUM(CautionDecision, not_seen, join, join_with_support, wait, other_care)

// What is still to be done before it can be signed.
enum class IntakeNeed { goal, area, agreement, crisis_plan, emergency_contact };
BOOST_DESCRIBE_ENUM(IntakeNeed, goal, area, agreement, crisis_plan, emergency_contact)

struct CautionWords {
    Caution caution{};
    CautionDecision decision{};
    std::optional<Words> plan;  // what is done about it
    bool operator==(const CautionWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(CautionWords, (), (caution, decision, plan))

// How the member would like to be in the group. The name that it sees is changed by rename_me.
struct Preferences {
    std::optional<Name> pronouns;
    std::optional<Name> language;
    std::optional<Title> device;    // what they join with
    std::optional<Sentence> place;  // where they can talk without being heard
    std::optional<Sentence> other;
    bool captions = false;
    bool operator==(const Preferences&) const = default;
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (pronouns, language, device, place, other, captions))

// Commands: the member whose meeting it is, or a facilitator, where nothing else is said.

// Replaced whole. `text` missing: taken back.
struct WriteIntake {
    SeatId seat;
    IntakePart part{};
    std::optional<Words> text;
    WrittenOver after;
    bool operator==(const WriteIntake&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteIntake, (), (seat, part, text, after))

struct SayPreferences {
    SeatId seat;
    Preferences preferences;
    WrittenOver after;
    bool operator==(const SayPreferences&) const = default;
};
BOOST_DESCRIBE_STRUCT(SayPreferences, (), (seat, preferences, after))

// Facilitators only. Whatever is done about it is written down.
struct DecideCaution {
    SeatId seat;
    CautionWords words;
    WrittenOver after;
    bool operator==(const DecideCaution&) const = default;
};
BOOST_DESCRIBE_STRUCT(DecideCaution, (), (seat, words, after))

// Members only, for themselves: to the version that the group has.
struct Agree {
    AgreementKey agreement;
    AgreementVersion version;
    bool operator==(const Agree&) const = default;
};
BOOST_DESCRIBE_STRUCT(Agree, (), (agreement, version))

struct TakeBackAgreement {
    AgreementKey agreement;
    bool operator==(const TakeBackAgreement&) const = default;
};
BOOST_DESCRIBE_STRUCT(TakeBackAgreement, (), (agreement))

// What goals, area, formulation and agreements were when the signer read them: see IntakeView.
using SummaryMark = Text<1, 20>;

struct SignIntake {
    SeatId seat;
    SummaryMark mark;
    bool operator==(const SignIntake&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignIntake, (), (seat, mark))

// Events

struct IntakeWritten {
    SeatId seat;
    IntakePart part{};
    SeatId by;
    std::optional<Personal<Words>> text;
    bool operator==(const IntakeWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(IntakeWritten, (), (seat, part, by, text))

struct PreferencesSaid {
    SeatId seat;
    SeatId by;
    Personal<Preferences> preferences;
    bool operator==(const PreferencesSaid&) const = default;
};
BOOST_DESCRIBE_STRUCT(PreferencesSaid, (), (seat, by, preferences))

// Which caution it is stands in the words: that one was thought about is a fact of the member's
// health.
struct CautionDecided {
    SeatId seat;
    std::int64_t place = 0;  // among those that were decided
    SeatId by;
    Personal<CautionWords> words;  // of the member: it is part of their record
    bool operator==(const CautionDecided&) const = default;
};
BOOST_DESCRIBE_STRUCT(CautionDecided, (), (seat, place, by, words))

struct Agreed {
    SeatId seat;
    AgreementKey agreement;
    AgreementVersion version;
    bool operator==(const Agreed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Agreed, (), (seat, agreement, version))

struct AgreementTakenBack {
    SeatId seat;
    AgreementKey agreement;
    bool operator==(const AgreementTakenBack&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgreementTakenBack, (), (seat, agreement))

// What was signed, whole: it stays what it was when a goal is changed later. Goals that are their
// owner's alone are not in it.
struct IntakeSummary {
    std::vector<Sentence> goals;
    std::optional<AreaWords> area;
    std::optional<Words> formulation;
    std::vector<Agree> agreements;
    bool operator==(const IntakeSummary&) const = default;
};
BOOST_DESCRIBE_STRUCT(IntakeSummary, (), (goals, area, formulation, agreements))

struct IntakeSigned {
    SeatId seat;
    SeatId by;  // the same: the member
    Personal<IntakeSummary> summary;
    bool operator==(const IntakeSigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(IntakeSigned, (), (seat, by, summary))

// Views

struct WrittenView {
    IntakePart part{};
    Revision revision;
    std::optional<Words> text;  // missing: taken back or erased
};
BOOST_DESCRIBE_STRUCT(WrittenView, (), (part, revision, text))

struct PreferencesView {
    Revision revision;
    std::optional<Preferences> words;
};
BOOST_DESCRIBE_STRUCT(PreferencesView, (), (revision, words))

struct CautionView {
    Revision revision;
    std::optional<CautionWords> words;
};
BOOST_DESCRIBE_STRUCT(CautionView, (), (revision, words))

struct AgreedView {
    AgreementKey agreement;
    AgreementVersion version;
    Timestamp at{};
};
BOOST_DESCRIBE_STRUCT(AgreedView, (), (agreement, version, at))

struct SignatureView {
    SeatId by;
    Timestamp at{};
    bool still_so = false;  // nothing that was signed has changed since
    std::optional<IntakeSummary> summary;
};
BOOST_DESCRIBE_STRUCT(SignatureView, (), (by, at, still_so, summary))

// "intakes/{seat}": the member and the facilitators. `summary` is what would be signed now, and
// `mark` names it; the mark is missing while there are needs.
struct IntakeView {
    std::vector<WrittenView> written;
    std::optional<PreferencesView> preferences;
    std::vector<CautionView> cautions;
    std::vector<AgreedView> agreed;
    std::vector<IntakeNeed> needs;
    IntakeSummary summary;
    std::optional<SummaryMark> mark;
    std::optional<SignatureView> signed_by_member;
    std::optional<SignatureView> signed_by_facilitator;
};
BOOST_DESCRIBE_STRUCT(IntakeView, (),
                      (written, preferences, cautions, agreed, needs, summary, mark,
                       signed_by_member, signed_by_facilitator))

}  // namespace protocol::group
