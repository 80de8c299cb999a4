// SPDX-License-Identifier: Apache-2.0
// The half page about a session: one draft, and what was given out of it. Each line about a member
// is under that member's key, whoever wrote it, and so it goes when they are erased; the paragraph
// about the hour is its writer's.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct SummaryRelease {
    Timestamp at{};
    SeatId by;
    Personal<SummaryText> text;
    std::vector<SummaryLineKept> lines;
};
BOOST_DESCRIBE_STRUCT(SummaryRelease, (), (at, by, text, lines))

struct Summary {
    SessionId session;
    Timestamp at{};  // of the draft as it stands
    Personal<SummaryText> text;
    std::vector<SummaryLineKept> lines;
    std::vector<SummaryRelease> releases;  // oldest first
};
BOOST_DESCRIBE_STRUCT(Summary, (), (session, at, text, lines, releases))

struct Summaries {
    std::map<SessionId, Summary> all;

    // Null before there is a draft.
    const Summary* of(const SessionId& session) const;
};
BOOST_DESCRIBE_STRUCT(Summaries, (), (all))

// The document carries those of the current and the last session; older ones are recalled.
bool in_document(const GroupState& group, const Summary& summary);

// How each of them is called in it: first letters, and more where two would be the same.
std::map<SeatId, Initials> initials_in(const GroupState& group, const SessionId& session);

// What the group saw of a session's own cards, for a draft.
SummaryText shared_hour(const GroupState& group, const SessionId& session,
                        const SummaryHeadings& headings);
std::vector<SummaryLineKept> shared_lines(const GroupState& group, const SessionId& session,
                                          const SummaryHeadings& headings);

// What a facilitator reads and the group does not, word for word.
Objection require_shared(const GroupState& group, const SessionId& session, std::string_view text,
                         std::string at);

Decision decide(const GroupState& group, const Actor& actor, const DraftSummary& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const WriteSummary& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ReleaseSummary& command,
                Context context);

Touched evolve(GroupState& group, const SummaryWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const SummaryReleased& event, Stamp stamp);

std::optional<SummaryView> view(const GroupState& group, const Summary& summary, const Lens& lens);

}  // namespace domain::group
