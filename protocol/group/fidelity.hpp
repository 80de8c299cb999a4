// SPDX-License-Identifier: Apache-2.0
// "Did we do the session?": what group IPT asks of each session, ticked where the room's own events
// prove it and by hand elsewhere. For the facilitators' own look and for their supervision; it
// says something about sessions and never about a person.
#pragma once

#include "protocol/group/deviations.hpp"

namespace protocol::group {

// Which of them a session asks for, and from where they come, stands in one table:
// server/domain/group/fidelity_items.cpp.
enum class FidelityItem {
    met_before,
    agreed_before,
    model_explained,
    everybody_spoke,
    kept_here,
    feelings_named,
    on_time,
    agenda_used,
    moods_asked,
    mood_linked,
    turns_shared,
    absent_named,
    forms_asked,
    signs_answered,
    closing_held,
    steps_asked,
    steps_taken,
    focus_held,
    focus_to_step,
    people_and_feelings,
    area_kept,
    sheet_used,
    worked_first,
    out_of_roles,
    peers_helped,
    looked_back,
    time_left_named,
    flags_answered,
    ending_named,
    feelings_about_ending,
    credit_given,
    plans_begun,
    goals_compared,
    strengths_given,
    goodbyes_said,
    meetings_agreed,
    help_known,
    early_signs,
    skill_kept
};
BOOST_DESCRIBE_ENUM(FidelityItem, met_before, agreed_before, model_explained, everybody_spoke,
                    kept_here, feelings_named, on_time, agenda_used, moods_asked, mood_linked,
                    turns_shared, absent_named, forms_asked, signs_answered, closing_held,
                    steps_asked, steps_taken, focus_held, focus_to_step, people_and_feelings,
                    area_kept, sheet_used, worked_first, out_of_roles, peers_helped, looked_back,
                    time_left_named, flags_answered, ending_named, feelings_about_ending,
                    credit_given, plans_begun, goals_compared, strengths_given, goodbyes_said,
                    meetings_agreed, help_known, early_signs, skill_kept)

enum class FidelityAnswer { done, not_this_time, does_not_apply };
BOOST_DESCRIBE_ENUM(FidelityAnswer, done, not_this_time, does_not_apply)

// Facilitators only, of a session that has ended. It stands over what the room proved; against that
// it needs a note. Without an answer the hand's word is taken back.
struct MarkFidelity {
    SessionId session;
    FidelityItem item{};
    std::optional<FidelityAnswer> answer;
    std::optional<Sentence> note;
    std::optional<Timestamp> based_on;  // `at` of the word that stood there; missing: none did
    bool operator==(const MarkFidelity&) const = default;
};
BOOST_DESCRIBE_STRUCT(MarkFidelity, (), (session, item, answer, note, based_on))

struct FidelityMarked {
    SessionId session;
    FidelityItem item{};
    SeatId by;
    std::optional<FidelityAnswer> answer;
    std::optional<ProcessNote<Sentence>> note;  // of who wrote it
    bool operator==(const FidelityMarked&) const = default;
};
BOOST_DESCRIBE_STRUCT(FidelityMarked, (), (session, item, by, answer, note))

struct FidelityItemView {
    FidelityItem item{};
    bool proven = false;                   // by the room's events
    std::optional<FidelityAnswer> answer;  // by hand
    std::optional<SeatId> by;
    std::optional<Timestamp> at;
    std::optional<Sentence> note;
};
BOOST_DESCRIBE_STRUCT(FidelityItemView, (), (item, proven, answer, by, at, note))

// "fidelity/{session}", of a session that has ended: facilitators only. No deviation: as planned.
struct FidelityView {
    std::vector<FidelityItemView> items;
    std::vector<Deviation> deviations;
};
BOOST_DESCRIBE_STRUCT(FidelityView, (), (items, deviations))

}  // namespace protocol::group
