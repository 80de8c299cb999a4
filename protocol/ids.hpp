// SPDX-License-Identifier: Apache-2.0
// Identifiers and instants. Two ids of different kinds never compare, convert or mix.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace protocol {

// 1 to 15 characters of [a-z0-9]: made by the server from random bits, so that an id tells
// nothing about order or number and fits a string's own storage.
template <class Tag>
struct Id {
    std::string value;
    auto operator<=>(const Id&) const = default;
};

using RoomId = Id<struct RoomTag>;
using PersonId = Id<struct PersonTag>;  // an account; the same in every room
using SeatId = Id<struct SeatTag>;      // a person's place in one group
using SessionId = Id<struct SessionTag>;
using AgendaItemId = Id<struct AgendaItemTag>;
using CheckinId = Id<struct CheckinTag>;
using GoalId = Id<struct GoalTag>;
using CardId = Id<struct CardTag>;
using EncouragementId = Id<struct EncouragementTag>;
using OfferId = Id<struct OfferTag>;
using LineId = Id<struct LineTag>;
using NoteId = Id<struct NoteTag>;
using SheetId = Id<struct SheetTag>;
using SheetEntryId = Id<struct SheetEntryTag>;
using FocusId = Id<struct FocusTag>;
using MeTooId = Id<struct MeTooTag>;
using TakeawayId = Id<struct TakeawayTag>;
using RiskId = Id<struct RiskTag>;
using DutyId = Id<struct DutyTag>;
using NoticeId = Id<struct NoticeTag>;
using AbsenceId = Id<struct AbsenceTag>;
using ChartNoteId = Id<struct ChartNoteTag>;
using MakeUpId = Id<struct MakeUpTag>;
using StrengthId = Id<struct StrengthTag>;
using FormId = Id<struct FormTag>;
using FlagId = Id<struct FlagTag>;
using TieId = Id<struct TieTag>;
using MomentId = Id<struct MomentTag>;
using InvitationId = Id<struct InvitationTag>;
using LoginId = Id<struct LoginTag>;

// The client's own name for a command: 8 to 40 characters of [A-Za-z0-9_-]. Sent again, the
// command is applied once.
struct CommandId {
    std::string value;
    auto operator<=>(const CommandId&) const = default;
};

// Milliseconds since the Unix epoch, by the server's clock.
enum class Timestamp : std::int64_t {};

constexpr std::int64_t ms(Timestamp at) { return static_cast<std::int64_t>(at); }
constexpr Timestamp later(Timestamp at, std::int64_t by_ms) { return Timestamp{ms(at) + by_ms}; }
constexpr std::int64_t ms_between(Timestamp from, Timestamp to) { return ms(to) - ms(from); }

}  // namespace protocol
