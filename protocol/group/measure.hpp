// SPDX-License-Identifier: Apache-2.0
// A measure: a set of questions, how its answers are counted, and what its numbers mean, all as
// data. A group keeps each version that a form of it was made with.
#pragma once

#include <map>
#include <string>

#include "protocol/group/common.hpp"

namespace protocol::group {

// A short name inside a measure: of an item, an answer set or a band.
using MeasureKey = Text<1, 40>;
// A BCP 47 tag, such as "en" or "pt-BR": the key of a map cannot be a type with limits.
using LanguageTag = Text<2, 12>;
// The place of an answer among those of its set; 0 is the first.
using Choice = Whole<0, 40>;

// Where it is answered: in a form of its own, in the weekly check-in, or in the closing taps.
enum class MeasureGiven { form, checkin, closing };
BOOST_DESCRIBE_ENUM(MeasureGiven, form, checkin, closing)

// A clinical number and where it comes from.
struct Cited {
    Whole<0, 1000> value;
    Sentence source;
    bool operator==(const Cited&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cited, (), (value, source))

// The answers that a question may have, in their order, and what each counts.
struct AnswerSet {
    MeasureKey id;
    List<Whole<0, 100>, 41> points;
    List<MeasureKey, 41> codes;  // LOINC's answer codes, in the same order; or none
    bool operator==(const AnswerSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerSet, (), (id, points, codes))

struct MeasureItem {
    MeasureKey id;
    MeasureKey answers;   // names an answer set
    bool counts = false;  // towards the total; the others are only read
    MeasureKey code;      // LOINC's code, or "none"
    bool operator==(const MeasureItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeasureItem, (), (id, answers, counts, code))

// The words of one answer set: one for each answer, or two for its ends.
struct AnswerWords {
    MeasureKey answers;
    List<Title, 41> words;
    bool operator==(const AnswerWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerWords, (), (answers, words))

// What a person reads, in one language. Items and bands in the order of the measure.
struct MeasureWords {
    Title title;    // neutral: it may stand on a screen that others see
    Sentence why;   // why we ask
    Sentence lead;  // what every item begins with, and the time that it asks about
    List<Sentence, 40> items;
    List<AnswerWords, 8> answers;
    List<Title, 10> bands;          // as a facilitator names them
    List<Sentence, 10> band_words;  // as the person themself reads it
    bool operator==(const MeasureWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeasureWords, (), (title, why, lead, items, answers, bands, band_words))

// Who made it and on which terms; shown with the form.
struct Licence {
    Sentence terms;
    Sentence attribution;
    Sentence source;
    bool operator==(const Licence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Licence, (), (terms, attribution, source))

// A total from here on, up to the next band.
struct Band {
    MeasureKey id;
    Whole<0, 4000> from;
    bool operator==(const Band&) const = default;
};
BOOST_DESCRIBE_STRUCT(Band, (), (id, from))

// From so many points on, this answer is a sign of danger, at any time, on any form.
struct DangerItem {
    MeasureKey item;
    Cited from;
    bool operator==(const DangerItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(DangerItem, (), (item, from))

// How far a total may be trusted to have changed. More points are more burden.
struct ChangeRules {
    std::optional<Cited> remission_below;
    std::optional<Cited> response_percent;   // a fall of so much of the first total
    std::optional<Cited> meaningful_points;  // the smallest change that a person notices
    std::optional<Cited> reliable_points;    // more than the measure's own error
    std::optional<Cited> case_from;          // recovery crosses it downwards
    bool operator==(const ChangeRules&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChangeRules, (),
                      (remission_below, response_percent, meaningful_points, reliable_points,
                       case_from))

// When a facilitator is asked to look: "for your attention", never a verdict.
struct AttentionRules {
    std::optional<Cited> rise_since_last;
    std::optional<Cited> rise_over_baseline;
    std::optional<Cited> reaches;             // crosses into this total from below
    std::optional<Cited> midpoint_better_by;  // at half-way less than so much better ...
    std::optional<Cited> midpoint_while_at;   // ... and still at this total or above
    std::optional<Cited> danger_item_rises;   // by so many points since the last form
    std::optional<Cited> missing_running;     // so many forms in a row
    std::optional<Cited> any_falls_by;        // of one question, since the last time
    std::optional<Cited> any_at_or_below;
    bool operator==(const AttentionRules&) const = default;
};
BOOST_DESCRIBE_STRUCT(AttentionRules, (),
                      (rise_since_last, rise_over_baseline, reaches, midpoint_better_by,
                       midpoint_while_at, danger_item_rises, missing_running, any_falls_by,
                       any_at_or_below))

// How many counting items may be missing. 0: a total needs them all. Otherwise the mean of the
// rest stands for what is missing, which only a measure's own authors may allow.
struct MissingRule {
    Whole<0, 40> items_max;
    Sentence source;
    bool operator==(const MissingRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(MissingRule, (), (items_max, source))

// What a person who answers is given.
struct MeasureSheet {
    List<MeasureItem, 40> items;
    List<AnswerSet, 8> answers;
    std::map<std::string, MeasureWords> languages;
    Licence licence;
    bool operator==(const MeasureSheet&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeasureSheet, (), (items, answers, languages, licence))

struct Measure {
    MeasureKey id;
    Whole<1, 10000> version;
    Title name;  // as its field calls it; for facilitators
    MeasureGiven given{};
    MeasureKey code;            // LOINC's code of the whole, or "none"
    MeasureKey total_code;      // LOINC's code of the total, or "none"
    Whole<0, 366> recall_days;  // 0: now
    MeasureSheet sheet;
    MissingRule missing;
    List<Band, 10> bands;  // none: there is no total
    std::optional<Sentence> bands_source;
    List<DangerItem, 4> danger;
    ChangeRules change;
    AttentionRules attention;
    bool operator==(const Measure&) const = default;
};
BOOST_DESCRIBE_STRUCT(Measure, (),
                      (id, version, name, given, code, total_code, recall_days, sheet, missing,
                       bands, bands_source, danger, change, attention))

}  // namespace protocol::group
