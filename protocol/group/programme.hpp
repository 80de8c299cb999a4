// SPDX-License-Identifier: Apache-2.0
// A programme template: the phases, sessions, agendas and meetings of a course, as data.
#pragma once

#include "protocol/group/agreement.hpp"
#include "protocol/group/measure.hpp"

namespace protocol::group {

// In which the template's texts are written.
enum class Language { en, es };
BOOST_DESCRIBE_ENUM(Language, en, es)

enum class Phase { initial, middle, ending, maintenance };
BOOST_DESCRIBE_ENUM(Phase, initial, middle, ending, maintenance)

// What a stretch of a session is for. The kinds that end in _round go round the circle.
enum class ItemKind {
    arriving,
    mood_round,
    step_round,
    focus,
    commitment_round,
    closing_round,
    open_round,
    teaching,
    review,
    topic,
    goodbye_round
};
BOOST_DESCRIBE_ENUM(ItemKind, arriving, mood_round, step_round, focus, commitment_round,
                    closing_round, open_round, teaching, review, topic, goodbye_round)

// What the clinic has settled about members who want to meet or write outside the sessions.
// brought_back: it is the group's business and is told there. after_the_course: not before the
// last session. free: as the members like.
enum class ContactPolicy { brought_back, after_the_course, free };
BOOST_DESCRIBE_ENUM(ContactPolicy, brought_back, after_the_course, free)

// What the number of a meeting counts: nothing, the session that it follows, days after the last
// session, months after it.
enum class MeetingWhen { before_first, after_session, days_after_last, months_after_last };
BOOST_DESCRIBE_ENUM(MeetingWhen, before_first, after_session, days_after_last, months_after_last)

struct AgendaEntry {
    ItemKind kind{};
    Title title;
    Minutes minutes;
    List<Sentence, 6> prompts;  // for the facilitator only
    bool operator==(const AgendaEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgendaEntry, (), (kind, title, minutes, prompts))

struct Agenda {
    Title name;
    List<AgendaEntry, 16> entries;
    bool operator==(const Agenda&) const = default;
};
BOOST_DESCRIBE_STRUCT(Agenda, (), (name, entries))

struct ProgrammeSession {
    Phase phase{};
    Sentence purpose;
    Title agenda;                    // names one of the programme's agendas
    std::optional<bool> midpoint{};  // half of the way is looked back on here
    // Since the session before; where it is missing, the programme's days_between.
    std::optional<Whole<1, 366>> days_before{};
    bool operator==(const ProgrammeSession&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeSession, (), (phase, purpose, agenda, midpoint, days_before))

// A meeting of each member alone with a facilitator, as much a part of the course as its sessions.
struct ProgrammeMeeting {
    MeetingWhen when{};
    Whole<0, 60> number;
    Title title;
    Sentence purpose;
    Minutes minutes;
    bool operator==(const ProgrammeMeeting&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeMeeting, (), (when, number, title, purpose, minutes))

// Forms that belong to the course: of one measure, before these of its sessions. What comes before
// the last one of a course without an end comes before each that is added too.
struct ProgrammeMeasure {
    MeasureKey measure;
    List<Whole<1, 30>, 30> sessions;  // 1 is the first
    bool operator==(const ProgrammeMeasure&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProgrammeMeasure, (), (measure, sessions))

// When a facilitator is asked to look at somebody because of the course itself, in sessions.
struct CourseAttention {
    std::optional<Cited> absent_running;
    std::optional<Cited> absent_in_all;
    std::optional<Cited> without_step;   // so many sessions in a row without a next step
    std::optional<Cited> without_focus;  // without a focus turn
    bool operator==(const CourseAttention&) const = default;
};
BOOST_DESCRIBE_STRUCT(CourseAttention, (),
                      (absent_running, absent_in_all, without_step, without_focus))

// Where a number of the template comes from.
struct NumberSource {
    Title number;  // as it is called here: "sessions", "session_minutes"
    Sentence source;
    bool operator==(const NumberSource&) const = default;
};
BOOST_DESCRIBE_STRUCT(NumberSource, (), (number, source))

// A programme template, whole: a group keeps the version that it began with.
struct Programme {
    Title id;
    Whole<1, 10000> version;
    Title title;
    Sentence source;  // where its structure comes from
    Whole<30, 180> session_minutes;
    Whole<1, 120> days_between;
    List<Agenda, 12> agendas;
    List<ProgrammeSession, 30> sessions;
    // After so many missed sessions in a row it is time to call; missing: two.
    std::optional<Whole<1, 6>> call_after_misses{};
    std::optional<Language> language{};  // missing: English
    std::optional<ContactPolicy> contact{};
    // The session from which the tasks of the ending are open; missing: the ending phase's first.
    std::optional<Whole<1, 30>> ending_from{};
    // The last session comes again and again, until the facilitators settle on an end.
    std::optional<bool> open_ended{};
    std::optional<Title> followed_by{};  // the programme that may come after it
    std::optional<List<ProgrammeMeeting, 8>> meetings{};
    std::optional<List<NumberSource, 16>> sources{};
    std::optional<List<ProgrammeMeasure, 8>> measures{};  // missing: none
    std::optional<CourseAttention> attention{};
    std::optional<List<Agreement, 8>> agreements{};  // what each member agrees to
    bool operator==(const Programme&) const = default;
};
BOOST_DESCRIBE_STRUCT(Programme, (),
                      (id, version, title, source, session_minutes, days_between, agendas, sessions,
                       call_after_misses, language, contact, ending_from, open_ended, followed_by,
                       meetings, sources, measures, attention, agreements))

}  // namespace protocol::group
