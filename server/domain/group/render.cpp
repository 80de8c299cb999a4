// SPDX-License-Identifier: Apache-2.0
// Where the view of each kind of entity comes from. What is not in the document is nothing, whoever
// asks; what is there, its family's view decides on.
#include "protocol/group/codec.hpp"
#include "server/domain/group/brief.hpp"
#include "server/domain/group/group.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/next.hpp"
#include "server/domain/group/progress.hpp"

namespace domain::group {

namespace {

using Text = std::optional<std::string>;

template <class View>
Text text_of(const std::optional<View>& view) {
    if (!view) return {};
    constexpr std::size_t usual_bytes = 512;
    Text text{std::in_place};
    text->reserve(usual_bytes);
    append_json(*text, *view);
    return text;
}

template <class Thing>
Text seen(const GroupState& group, const Thing* thing, const Lens& lens) {
    if (!thing) return {};
    return text_of(view(group, *thing, lens));
}

template <class Thing>
Text seen_in_document(const GroupState& group, const Thing* thing, const Lens& lens) {
    if (!thing || !in_document(group, *thing)) return {};
    return text_of(view(group, *thing, lens));
}

const AgendaItem* item_in_document(const GroupState& group, const std::string& id) {
    const auto* item = group.agenda.find(AgendaItemId{id});
    return item && group.in_document(item->session) ? item : nullptr;
}

Text prompts_seen(const GroupState& group, const std::string& id, const Lens& lens) {
    const auto* item = item_in_document(group, id);
    if (!item || item->state == ItemState::withdrawn) return {};
    return text_of(prompts_view(group, *item, lens));
}

Text attendance_seen(const GroupState& group, const SessionId& session, const Lens& lens) {
    if (!group.in_document(session)) return {};
    return text_of(attendance_view(group, session, lens));
}

Text care_seen(const GroupState& group, const RiskId& id, const Lens& lens) {
    const auto* risk = group.risks.find(id);
    return risk ? text_of(care_view(*risk, lens)) : Text{};
}

Text line_seen(const GroupState& group, const LineId& id, const Lens& lens) {
    if (const auto* aside = group.asides.find(id)) return text_of(view(group, *aside, lens));
    return seen(group, group.lines.find(id), lens);
}

// What whoever has left still sees: their own record, without what others said to it; the private
// line and whatever brings help; their goodbye.
bool stays_with_who_left(Kind kind, bool own) {
    switch (kind) {
        case Kind::group:
        case Kind::watch:
            return true;
        case Kind::seats:
        case Kind::checkins:
        case Kind::goals:
        case Kind::cards:
        case Kind::takeaways:
        case Kind::wins:
        case Kind::plans:
        case Kind::lines:
        case Kind::care:
        case Kind::crisis_plans:
        case Kind::contacts:
        case Kind::leavings:
            return own;
        default:
            return false;
    }
}

// What whoever is on call sees: that they are, when it is their turn, and an item that has reached
// them, with the names that it needs. The item brings what helps in it.
bool is_for_on_call(Kind kind, const Lens& lens) {
    switch (kind) {
        case Kind::group:
        case Kind::watch:
            return true;
        case Kind::seats:
            return lens.own || lens.on_watch;
        case Kind::risks:
            return lens.on_watch;
        default:
            return false;
    }
}

Text fidelity_seen(const GroupState& group, const SessionId& session, const Lens& lens) {
    if (!group.in_document(session)) return {};
    return text_of(fidelity_view(group, session, lens));
}

template <class View>
Text strength_seen(const GroupState& group, const std::string& id, const Lens& lens, View view) {
    const auto* strength = group.ending.find(StrengthId{id});
    if (!strength) return {};
    return text_of(view(group, *strength, lens));
}

}  // namespace

std::optional<std::string> render(const GroupState& group, const EntityRef& entity,
                                  const Lens& lens) {
    if (!group.course.founded) return {};
    if (lens.left && !stays_with_who_left(entity.kind, lens.own)) return {};
    if (lens.is_on_call() && !is_for_on_call(entity.kind, lens)) return {};
    const auto& id = entity.id;
    switch (entity.kind) {
        case Kind::agreements:
            return text_of(agreement_view(group, id, lens));
        case Kind::intakes:
            return text_of(intake_view(group, SeatId{id}, lens));
        case Kind::areas:
            return text_of(area_view(group, SeatId{id}, lens));
        case Kind::ties:
            return seen(group, group.ties.find(TieId{id}), lens);
        case Kind::moments:
            return seen(group, group.timeline.find(MomentId{id}), lens);
        case Kind::group:
            return text_of(group_view(group, lens));
        case Kind::course:
            return text_of(course_view(group, lens));
        case Kind::seats:
            return seen(group, group.membership.seat(SeatId{id}), lens);
        case Kind::sessions:
            return seen(group, group.sessions.find(SessionId{id}), lens);
        case Kind::arrivals:
            return seen(group, group.sessions.arrival(SeatId{id}), lens);
        case Kind::attendance:
            return attendance_seen(group, SessionId{id}, lens);
        case Kind::next:
            return text_of(next_view(group, lens));
        case Kind::agenda:
            return seen(group, item_in_document(group, id), lens);
        case Kind::prompts:
            return prompts_seen(group, id, lens);
        case Kind::floor:
            return text_of(floor_view(group, lens));
        case Kind::checkins:
            return seen_in_document(group, group.checkins.find(CheckinId{id}), lens);
        case Kind::goals:
            return seen(group, group.goals.find(GoalId{id}), lens);
        case Kind::cards:
            return seen_in_document(group, group.board.card(CardId{id}), lens);
        case Kind::encouragements:
            return seen_in_document(group, find_in(group.board.encouragements, EncouragementId{id}),
                                    lens);
        case Kind::offers:
            return seen_in_document(group, find_in(group.board.offers, OfferId{id}), lens);
        case Kind::words:
            return text_of(word_view(group, SeatId{id}, lens));
        case Kind::pulses:
            return text_of(pulse_view(group, SeatId{id}, lens));
        case Kind::lines:
            return line_seen(group, LineId{id}, lens);
        case Kind::notes:
            return seen(group, group.notes.find(NoteId{id}), lens);
        case Kind::risks:
            return seen(group, group.risks.find(RiskId{id}), lens);
        case Kind::care:
            return care_seen(group, RiskId{id}, lens);
        case Kind::watch:
            return text_of(watch_view(group, lens));
        case Kind::crisis_plans:
            return text_of(crisis_plan_view(group, SeatId{id}, lens));
        case Kind::contacts:
            return text_of(contact_view(group, SeatId{id}, lens));
        case Kind::sheets:
            return seen_in_document(group, group.sheets.find(SheetId{id}), lens);
        case Kind::focus:
            return seen_in_document(group, group.focuses.find(FocusId{id}), lens);
        case Kind::owed:
            return text_of(owed_view(group, lens));
        case Kind::me_toos:
            return seen_in_document(group, find_in(group.focuses.me_toos, MeTooId{id}), lens);
        case Kind::takeaways:
            return seen_in_document(group, find_in(group.focuses.takeaways, TakeawayId{id}), lens);
        case Kind::absences:
            return seen_in_document(group, group.absences.find(AbsenceId{id}), lens);
        case Kind::catch_ups:
            return text_of(catch_up_view(group, SeatId{id}, lens));
        case Kind::make_ups:
            return seen_in_document(group, group.absences.make_up(MakeUpId{id}), lens);
        case Kind::leavings:
            return seen(group, group.leavings.find(SeatId{id}), lens);
        case Kind::chart:
            return seen_in_document(group, group.chart.find(ChartNoteId{id}), lens);
        case Kind::brief:
            return text_of(brief_view(group, lens));
        case Kind::meetings:
            return text_of(meetings_view(group, SeatId{id}, lens));
        case Kind::fidelity:
            return fidelity_seen(group, SessionId{id}, lens);
        case Kind::summaries:
            return seen_in_document(group, group.summaries.of(SessionId{id}), lens);
        case Kind::ending:
            return text_of(ending_view(group, lens));
        case Kind::given:
            return strength_seen(group, id, lens, given_view);
        case Kind::received:
            return strength_seen(group, id, lens, received_view);
        case Kind::wins:
            return text_of(wins_view(group, SeatId{id}, lens));
        case Kind::plans:
            return seen(group, find_in(group.ending.plans, SeatId{id}), lens);
        case Kind::measures:
            return text_of(measure_view(group, id, lens));
        case Kind::forms:
            return seen_in_document(group, group.forms.find(FormId{id}), lens);
        case Kind::progress:
            return text_of(progress_view(group, SeatId{id}, lens));
        case Kind::flags:
            return seen_in_document(group, group.flags.find(FlagId{id}), lens);
    }
    return {};
}

}  // namespace domain::group
