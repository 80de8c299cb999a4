// SPDX-License-Identifier: Apache-2.0
// The codecs of a group's commands, records and views, compiled once. Whoever reads or writes them
// includes this.
#pragma once

#include "protocol/frames.hpp"
#include "protocol/group/events.hpp"
#include "protocol/json/instantiate.hpp"

OCTET_WIRE_DECLARE(protocol::group::Command)
OCTET_WIRE_DECLARE(protocol::group::Query)
OCTET_WIRE_DECLARE(protocol::group::Programme)
OCTET_WIRE_DECLARE_STORED(protocol::group::Recorded)

OCTET_WIRE_DECLARE(protocol::group::GroupView)
OCTET_WIRE_DECLARE(protocol::group::SeatView)
OCTET_WIRE_DECLARE(protocol::group::CourseView)
OCTET_WIRE_DECLARE(protocol::group::SessionView)
OCTET_WIRE_DECLARE(protocol::group::ArrivalView)
OCTET_WIRE_DECLARE(protocol::group::AttendanceView)
OCTET_WIRE_DECLARE(protocol::group::NextView)
OCTET_WIRE_DECLARE(protocol::group::AgendaItemView)
OCTET_WIRE_DECLARE(protocol::group::PromptsView)
OCTET_WIRE_DECLARE(protocol::group::FloorView)
OCTET_WIRE_DECLARE(protocol::group::CheckinView)
OCTET_WIRE_DECLARE(protocol::group::GoalView)
OCTET_WIRE_DECLARE(protocol::group::CardView)
OCTET_WIRE_DECLARE(protocol::group::EncouragementView)
OCTET_WIRE_DECLARE(protocol::group::OfferView)
OCTET_WIRE_DECLARE(protocol::group::ClosingWordView)
OCTET_WIRE_DECLARE(protocol::group::PulseView)
OCTET_WIRE_DECLARE(protocol::group::LineView)
OCTET_WIRE_DECLARE(protocol::group::NoteView)
OCTET_WIRE_DECLARE(protocol::group::RiskView)
OCTET_WIRE_DECLARE(protocol::group::CareView)
OCTET_WIRE_DECLARE(protocol::group::WatchView)
OCTET_WIRE_DECLARE(protocol::group::CrisisPlanView)
OCTET_WIRE_DECLARE(protocol::group::EmergencyContactView)
OCTET_WIRE_DECLARE(protocol::group::SheetView)
OCTET_WIRE_DECLARE(protocol::group::FocusView)
OCTET_WIRE_DECLARE(protocol::group::OwedView)
OCTET_WIRE_DECLARE(protocol::group::MeTooView)
OCTET_WIRE_DECLARE(protocol::group::TakeawayView)
OCTET_WIRE_DECLARE(protocol::group::AbsenceView)
OCTET_WIRE_DECLARE(protocol::group::CatchUpView)
OCTET_WIRE_DECLARE(protocol::group::MakeUpView)
OCTET_WIRE_DECLARE(protocol::group::LeavingView)
OCTET_WIRE_DECLARE(protocol::group::ChartNoteView)
OCTET_WIRE_DECLARE(protocol::group::BriefView)
OCTET_WIRE_DECLARE(protocol::group::Document)
OCTET_WIRE_DECLARE(protocol::You)
OCTET_WIRE_DECLARE(protocol::ClientLive)
OCTET_WIRE_DECLARE(protocol::ServerLive)
