// SPDX-License-Identifier: Apache-2.0
// Who is on watch and when, whom danger reaches in which order, and the notices that go to them.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

using MailAddress = Text<3, 254>;

struct EscalationEntry {
    SeatId seat;
    std::optional<MailAddress> mail;
    bool operator==(const EscalationEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(EscalationEntry, (), (seat, mail))

// Commands: facilitators only.

struct AddDuty {
    SeatId seat;
    Timestamp from{};
    Timestamp until{};
    bool operator==(const AddDuty&) const = default;
};
BOOST_DESCRIBE_STRUCT(AddDuty, (), (seat, from, until))

struct RemoveDuty {
    DutyId duty;
    bool operator==(const RemoveDuty&) const = default;
};
BOOST_DESCRIBE_STRUCT(RemoveDuty, (), (duty))

// Replaced whole. Nobody twice, and no member.
struct SetEscalation {
    List<EscalationEntry, 8> list;
    bool operator==(const SetEscalation&) const = default;
};
BOOST_DESCRIBE_STRUCT(SetEscalation, (), (list))

// Commands of the server

enum class NoticeResult { sent, failed, not_set_up };
BOOST_DESCRIBE_ENUM(NoticeResult, sent, failed, not_set_up)

// What became of one try to send a notice.
struct NoteNotice {
    NoticeId notice;
    NoticeResult result{};
    bool operator==(const NoteNotice&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteNotice, (), (notice, result))

// Events

struct DutyAdded {
    DutyId duty;
    SeatId seat;
    Timestamp from{};
    Timestamp until{};
    bool operator==(const DutyAdded&) const = default;
};
BOOST_DESCRIBE_STRUCT(DutyAdded, (), (duty, seat, from, until))

struct DutyRemoved {
    DutyId duty;
    bool operator==(const DutyRemoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(DutyRemoved, (), (duty))

struct EscalationPlace {
    SeatId seat;
    std::optional<Personal<MailAddress>> mail;  // of the person with this seat
    bool operator==(const EscalationPlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(EscalationPlace, (), (seat, mail))

struct EscalationSet {
    std::vector<EscalationPlace> list;
    bool operator==(const EscalationSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(EscalationSet, (), (list))

struct NoticeSent {
    NoticeId notice;
    bool operator==(const NoticeSent&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoticeSent, (), (notice))

// Without a next try nobody tries any more. given_up: several tries failed, and somebody else is
// told; the address is tried on, now and then, as long as the item waits.
struct NoticeFailed {
    NoticeId notice;
    NoticeResult result{};
    bool given_up = false;
    std::optional<Timestamp> next_try_at;
    bool operator==(const NoticeFailed&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoticeFailed, (), (notice, result, given_up, next_try_at))

// Views

struct DutyView {
    DutyId duty;
    std::optional<SeatId> seat;  // members know the hours only
    Timestamp from{};
    Timestamp until{};
};
BOOST_DESCRIBE_STRUCT(DutyView, (), (duty, seat, from, until))

// "watch/this": the hours for everybody, the list for facilitators. Who is on call has the list
// without its addresses: it says when it is their turn.
struct WatchView {
    std::vector<DutyView> duties;  // by their begin
    std::optional<std::vector<EscalationEntry>> escalation;
};
BOOST_DESCRIBE_STRUCT(WatchView, (), (duties, escalation))

}  // namespace protocol::group
