// SPDX-License-Identifier: Apache-2.0
// A course so far, to take to supervision: no names, no initials, no days, nobody's words. Members
// are letters, in an order that tells nothing of them.
#pragma once

#include "protocol/group/fidelity.hpp"
#include "protocol/group/measures.hpp"
#include "protocol/group/risk.hpp"
#include "protocol/group/session.hpp"

namespace protocol::group {

struct PacketItem {
    FidelityItem item{};
    bool proven = false;
    std::optional<FidelityAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(PacketItem, (), (item, proven, answer))

// Without titles: what somebody added may name somebody.
struct PacketDeviation {
    DeviationKind what{};
    ItemKind kind{};
    std::optional<std::int64_t> planned_minutes;
    std::optional<std::int64_t> took_minutes;
};
BOOST_DESCRIBE_STRUCT(PacketDeviation, (), (what, kind, planned_minutes, took_minutes))

// One that was held.
struct PacketSession {
    std::int64_t n = 0;
    Phase phase{};
    bool midpoint = false;
    std::vector<PacketItem> items;
    std::vector<PacketDeviation> deviations;
};
BOOST_DESCRIBE_STRUCT(PacketSession, (), (n, phase, midpoint, items, deviations))

struct PacketAttendance {
    std::int64_t n = 0;  // of the session
    AttendanceStatus status{};
};
BOOST_DESCRIBE_STRUCT(PacketAttendance, (), (n, status))

struct PacketTotal {
    std::optional<std::int64_t> session_n;  // missing: not for a session
    std::int64_t total = 0;
    std::optional<MeasureKey> band;
};
BOOST_DESCRIBE_STRUCT(PacketTotal, (), (session_n, total, band))

struct PacketMeasure {
    MeasureKey measure;
    std::vector<ChangeWord> change;   // of the newest total since the first
    std::vector<PacketTotal> totals;  // oldest first
};
BOOST_DESCRIBE_STRUCT(PacketMeasure, (), (measure, change, totals))

struct PacketMember {
    Title letter;  // "A"
    bool left = false;
    std::vector<ProblemArea> areas;            // the first one first
    std::vector<PacketAttendance> attendance;  // of the sessions held while they belonged
    std::vector<PacketMeasure> measures;
};
BOOST_DESCRIBE_STRUCT(PacketMember, (), (letter, left, areas, attendance, measures))

struct PacketRisks {
    RiskState state{};
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(PacketRisks, (), (state, count))

// "packet/this", asked for with recall_course.
struct PacketView {
    Title programme;
    std::int64_t sessions_planned = 0;
    std::vector<PacketSession> sessions;
    std::vector<PacketMember> members;
    std::vector<PacketRisks> risks;  // those of which there are any
};
BOOST_DESCRIBE_STRUCT(PacketView, (), (programme, sessions_planned, sessions, members, risks))

// The answer to recall_course.
struct Packet {
    std::map<std::string, PacketView> packet;
};
BOOST_DESCRIBE_STRUCT(Packet, (), (packet))

}  // namespace protocol::group
