// SPDX-License-Identifier: Apache-2.0
// Half a page for the group about a session that is over: drafted from what the group itself saw,
// put right and given out by a facilitator. Every member reads the same text, by initials only.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

// Half a page in all: a paragraph about the hour, and two sentences about each.
using SummaryText = Lines<0, 1000>;
using SummaryLineText = Lines<1, 240>;
using Initials = Text<1, 16>;

// Commands: facilitators only, once the session has ended. Names in a text are refused, and what
// may be one is asked about, as in a chart note; initials are as they should be.

// What stands before a member's own words in a draft, in the language that the group speaks.
struct SummaryHeadings {
    Name did;
    Name week;
    Name step;
    Name win;
    Name next;
    Name took_home;
    Name done;
    Name partly;
    Name not_yet;
    bool operator==(const SummaryHeadings&) const = default;
};
BOOST_DESCRIBE_STRUCT(SummaryHeadings, (),
                      (did, week, step, win, next, took_home, done, partly, not_yet))

// From the session's own cards, as far as they are shared with the group now. Nothing when there is
// a text already.
struct DraftSummary {
    SessionId session;
    SummaryHeadings headings;
    bool operator==(const DraftSummary&) const = default;
};
BOOST_DESCRIBE_STRUCT(DraftSummary, (), (session, headings))

struct SummaryLine {
    SeatId seat;
    SummaryLineText text;
    bool operator==(const SummaryLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(SummaryLine, (), (seat, text))

// Replaced whole. Refused as well while it repeats what a member did not share with the group.
struct WriteSummary {
    SessionId session;
    SummaryText text;             // about the hour
    List<SummaryLine, 12> lines;  // about members who belonged to the group then, once each
    List<Name, 40> checked;
    std::optional<Timestamp> based_on;  // `at` of the draft that stood there; missing: none did
    bool operator==(const WriteSummary&) const = default;
};
BOOST_DESCRIBE_STRUCT(WriteSummary, (), (session, text, lines, checked, based_on))

// The group reads it from now on, and it stays as it is: what is put right is given out anew,
// beside it.
struct ReleaseSummary {
    SessionId session;
    List<Name, 40> checked;
    Timestamp based_on{};
    bool operator==(const ReleaseSummary&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReleaseSummary, (), (session, checked, based_on))

// What stands in events and state.

// The initials are kept with the words: another's new name changes nothing that was given out.
struct SummaryLineWords {
    Initials initials;
    SummaryLineText text;
    bool operator==(const SummaryLineWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(SummaryLineWords, (), (initials, text))

struct SummaryLineKept {
    SeatId seat;
    Personal<SummaryLineWords> words;  // of the member whom it is about: it goes with them
    bool operator==(const SummaryLineKept&) const = default;
};
BOOST_DESCRIBE_STRUCT(SummaryLineKept, (), (seat, words))

// Events

struct SummaryWritten {
    SessionId session;
    Personal<SummaryText> text;  // of who wrote it
    std::vector<SummaryLineKept> lines;
    bool operator==(const SummaryWritten&) const = default;
};
BOOST_DESCRIBE_STRUCT(SummaryWritten, (), (session, text, lines))

struct SummaryReleased {
    SessionId session;
    SeatId by;
    Personal<SummaryText> text;
    std::vector<SummaryLineKept> lines;
    bool operator==(const SummaryReleased&) const = default;
};
BOOST_DESCRIBE_STRUCT(SummaryReleased, (), (session, by, text, lines))

// Views

// Of somebody who was erased there is no line any more.
struct SummaryLineView {
    std::optional<SeatId> seat;  // in a draft only
    Initials initials;
    SummaryLineText text;
};
BOOST_DESCRIBE_STRUCT(SummaryLineView, (), (seat, initials, text))

struct SummaryDraftView {
    Timestamp at{};
    SummaryText text;
    std::vector<SummaryLineView> lines;
};
BOOST_DESCRIBE_STRUCT(SummaryDraftView, (), (at, text, lines))

struct SummaryReleaseView {
    Timestamp at{};
    SeatId by;
    SummaryText text;
    std::vector<SummaryLineView> lines;
};
BOOST_DESCRIBE_STRUCT(SummaryReleaseView, (), (at, by, text, lines))

// "summaries/{session}": the facilitators; what was given out also the members who belonged to the
// group at that session.
struct SummaryView {
    std::optional<SummaryDraftView> draft;
    std::vector<SummaryReleaseView> releases;  // the last is how it stands
};
BOOST_DESCRIBE_STRUCT(SummaryView, (), (draft, releases))

}  // namespace protocol::group
