// SPDX-License-Identifier: Apache-2.0
// What nobody may be sent, by kind and by fact; words are judged one by one in audience.cpp.
#include <algorithm>
#include <array>

#include "tests/support/audience.hpp"
#include "tests/support/random_commands.hpp"

namespace support {

using domain::group::Seat;

namespace {

template <class View>
bool every(const Shown& document, Kind kind, auto rule) {
    const auto found = document.find(kind);
    if (found == document.end()) return true;
    for (const auto& [id, text] : found->second) {
        if (!rule(id, decode<View>(text).value())) return false;
    }
    return true;
}

bool only_own(const Shown& document, Kind kind, const SeatId& seat) {
    const auto found = document.find(kind);
    if (found == document.end()) return true;
    for (const auto& [id, text] : found->second) {
        if (id != seat.value) return false;
    }
    return true;
}

bool acts_on(const domain::group::Risk& risk, const Seat& viewer) {
    return risk.state != RiskState::closed &&
           std::ranges::find(risk.watching, viewer.id) != risk.watching.end();
}

// Who is on call gets an item that has reached them, with the names that it needs; of the group its
// name, and when it is their turn.
std::string breach_on_call(const GroupState& group, const Seat& viewer, const Shown& document) {
    constexpr std::array theirs{Kind::group, Kind::watch, Kind::seats, Kind::risks};
    for (const auto& [kind, things] : document) {
        if (std::ranges::find(theirs, kind) == theirs.end()) return "something of the group";
    }
    if (!every<RiskView>(document, Kind::risks, [&](const auto& id, const RiskView&) {
            return acts_on(group.risks.all.at(RiskId{id}), viewer);
        })) {
        return "an item that they do not act on";
    }
    if (!every<SeatView>(document, Kind::seats, [&](const auto& id, const SeatView& seat) {
            return id == viewer.id.value ||
                   std::ranges::any_of(group.risks.all, [&](const auto& entry) {
                       const auto& risk = entry.second;
                       return acts_on(risk, viewer) &&
                              (seat.role != Role::member || risk.seat.value == id);
                   });
        })) {
        return "a name that no item of theirs needs";
    }
    if (!every<GroupView>(document, Kind::group, [](const auto&, const GroupView& one) {
            return !one.seats_max && !one.seats_taken;
        })) {
        return "how many belong to the group";
    }
    if (!every<WatchView>(document, Kind::watch, [](const auto&, const WatchView& watch) {
            return !watch.escalation ||
                   std::ranges::none_of(*watch.escalation,
                                        [](const auto& entry) { return entry.mail.has_value(); });
        })) {
        return "an address";
    }
    return {};
}

// What a member or an observer never gets, words or not.
std::string breach_of_kinds(const GroupState& group, const Seat& viewer, const Shown& document) {
    for (const auto kind :
         {Kind::prompts, Kind::next, Kind::attendance, Kind::notes, Kind::owed, Kind::chart,
          Kind::brief, Kind::fidelity, Kind::measures, Kind::flags}) {
        if (document.contains(kind)) return "something that is for facilitators";
    }
    for (const auto kind : {Kind::arrivals, Kind::pulses, Kind::meetings, Kind::progress}) {
        if (!only_own(document, kind, viewer.id))
            return "another's arrival, pulse, meetings or scores";
    }
    if (!every<SeatView>(document, Kind::seats, [&](const auto&, const SeatView& seat) {
            return viewer.role == Role::observer || seat.role != Role::on_call;
        })) {
        return "who is on call";
    }
    if (document.contains(Kind::floor) && !in_the_room(group, viewer)) return "the floor";
    const auto mine = [&](const SeatId& seat) { return seat == viewer.id; };
    if (!every<RiskView>(document, Kind::risks, [&](const auto& id, const RiskView& risk) {
            const auto& acting = group.risks.all.at(RiskId{id}).watching;
            return viewer.role == Role::observer && risk.state != RiskState::closed &&
                   std::ranges::find(acting, viewer.id) != acting.end();
        })) {
        return "an item that they do not act on";
    }
    if (!every<CareView>(document, Kind::care, [&](const auto& id, const CareView&) {
            const auto& risk = group.risks.all.at(RiskId{id});
            return mine(risk.seat) && risk.state != RiskState::closed;
        })) {
        return "that somebody else is cared for";
    }
    for (const auto kind : {Kind::crisis_plans, Kind::contacts}) {
        if (!only_own(document, kind, viewer.id)) return "another's crisis plan or contact";
    }
    if (!every<WatchView>(document, Kind::watch, [&](const auto&, const WatchView& watch) {
            return !watch.escalation && (viewer.role == Role::observer ||
                                         std::ranges::none_of(watch.duties, [](const auto& duty) {
                                             return !!duty.seat;
                                         }));
        })) {
        return "who is on watch, or whom danger reaches";
    }
    if (!every<LineView>(document, Kind::lines,
                         [&](const auto&, const LineView& line) { return mine(line.seat); })) {
        return "another's private line";
    }
    if (!every<FormView>(document, Kind::forms, [&](const auto& id, const FormView& form) {
            const auto state = group.forms.all.at(FormId{id}).state;
            return mine(form.seat) && state != FormState::planned && state != FormState::withdrawn;
        })) {
        return "another's form, or one that is not open";
    }
    if (!every<SummaryView>(document, Kind::summaries, [&](const auto& id, const SummaryView& one) {
            const auto& ended_at = group.sessions.all.at(SessionId{id}).ended_at;
            const bool belonged = ended_at && viewer.seated_at < *ended_at;
            const bool by_seat = std::ranges::any_of(one.releases, [](const auto& release) {
                return std::ranges::any_of(release.lines,
                                           [](const auto& line) { return line.seat.has_value(); });
            });
            return viewer.role == Role::member && belonged && !one.draft && !by_seat;
        })) {
        return "a summary that is not given out to them";
    }
    if (!only_own(document, Kind::intakes, viewer.id)) return "another's pre-group meeting";
    if (!every<TieView>(document, Kind::ties,
                        [&](const auto&, const TieView& tie) { return mine(tie.seat); })) {
        return "the people in another's life";
    }
    if (!every<MomentView>(document, Kind::moments, [&](const auto&, const MomentView& moment) {
            return mine(moment.seat);
        })) {
        return "another's timeline";
    }
    if (!every<EncouragementView>(
            document, Kind::encouragements,
            [&](const auto&, const auto& one) { return mine(one.from) || mine(one.to); })) {
        return "an encouragement between others";
    }
    if (!every<OfferView>(document, Kind::offers, [&](const auto&, const OfferView& offer) {
            return mine(offer.from) || mine(offer.to);
        })) {
        return "an offer between others";
    }
    if (!every<MeTooView>(document, Kind::me_toos, [&](const auto&, const MeTooView& one) {
            return mine(one.from) || mine(one.to);
        })) {
        return "that somebody said to another that they know it too";
    }
    if (!every<FocusView>(document, Kind::focus, [&](const auto&, const FocusView& focus) {
            const auto* running = group.running_session();
            const bool now = running && running->id == focus.session;
            return mine(focus.seat) || (now && in_the_room(group, viewer));
        })) {
        return "who had the focus in a session that is over";
    }
    if (!every<TakeawayView>(document, Kind::takeaways, [&](const auto&, const auto& one) {
            return mine(one.seat) || one.sharing == Sharing::group;
        })) {
        return "that another took something home";
    }
    return {};
}

// Who does not come, and why; who has left.
std::string breach_of_absence(const GroupState& group, const Seat& viewer, const Shown& document) {
    const auto mine = [&](const SeatId& seat) { return seat == viewer.id; };
    if (!every<AbsenceView>(document, Kind::absences, [&](const auto&, const AbsenceView& absence) {
            const auto* running = group.running_session();
            const bool tonight = running && running->id == absence.session;
            return mine(absence.seat) || (viewer.role == Role::member && tonight &&
                                          !absence.reason && in_the_room(group, viewer));
        })) {
        return "why another does not come";
    }
    if (!only_own(document, Kind::catch_ups, viewer.id)) return "what another missed";
    if (!every<MakeUpView>(document, Kind::make_ups, [&](const auto&, const MakeUpView& make_up) {
            return mine(make_up.seat);
        })) {
        return "another's make-up time";
    }
    if (!every<LeavingView>(document, Kind::leavings, [&](const auto& id, const auto& leaving) {
            if (leaving.reason) return false;
            return id == viewer.id.value || (viewer.role == Role::member && leaving.released_at);
        })) {
        return "how another left";
    }
    return {};
}

// Of all that is not their own, nothing.
std::string breach_of_leaving(const Seat& viewer, const Shown& document) {
    for (const auto kind :
         {Kind::sessions, Kind::course, Kind::floor, Kind::prompts, Kind::next, Kind::attendance,
          Kind::encouragements, Kind::offers, Kind::catch_ups, Kind::sheets, Kind::received,
          Kind::meetings, Kind::make_ups, Kind::me_toos, Kind::summaries}) {
        if (document.contains(kind)) return "the group, although they have left";
    }
    for (const auto kind : {Kind::seats, Kind::leavings}) {
        if (!only_own(document, kind, viewer.id)) return "others, although they have left";
    }
    return {};
}

// What stands on others' things besides words: choices, outcomes, who asked for what.
std::string breach_of_facts(const GroupState& group, const Seat& viewer, const Shown& document) {
    const auto mine = [&](const SeatId& seat) { return seat == viewer.id; };
    if (!every<CardView>(document, Kind::cards, [&](const auto&, const CardView& card) {
            if (card.seat == viewer.id) return true;
            return card.sharing == Sharing::group && !card.hidden && !card.outcome &&
                   !card.hidden_reason;
        })) {
        return "more of another's card than its front";
    }
    if (!every<GoalView>(document, Kind::goals, [&](const auto&, const GoalView& goal) {
            return goal.seat == viewer.id ||
                   (goal.sharing == Sharing::group && goal.history.empty() &&
                    goal.reviews.empty() && !goal.why);
        })) {
        return "more of another's goal than its text";
    }
    if (!every<AreaView>(document, Kind::areas, [&](const auto& id, const AreaView& area) {
            return id == viewer.id.value || (area.sharing == PartSharing::group && !area.about &&
                                             !area.stage && area.history.empty());
        })) {
        return "more of another's problem area than which it is";
    }
    if (!every<CheckinView>(document, Kind::checkins, [&](const auto&, const CheckinView& checkin) {
            if (checkin.seat == viewer.id) return true;
            const auto shared = [](const auto& part) {
                return !part || part->sharing == PartSharing::group;
            };
            const bool any =
                checkin.mood || checkin.week || checkin.step || checkin.win || checkin.link;
            const bool links =
                !checkin.sheets.empty() || !checkin.commitments.empty() || checkin.report;
            return any && !links && shared(checkin.mood) && shared(checkin.week) &&
                   shared(checkin.step) && shared(checkin.win) && shared(checkin.link);
        })) {
        return "a part of a check-in that is not shared";
    }
    if (!every<SheetView>(document, Kind::sheets, [&](const auto& id, const SheetView& sheet) {
            const auto& truth = group.sheets.all.at(SheetId{id});
            const bool in_a_scene = sheet.live && sheet.play &&
                                    sheet.play->state != PlayState::casting &&
                                    in_the_room(group, viewer);
            return (reads_sheet(group, viewer, truth) || in_a_scene) &&
                   (mine(sheet.seat) || !sheet.card);
        })) {
        return "another's sheet, or what came of it";
    }
    if (!every<AgendaItemView>(document, Kind::agenda, [&](const auto& id, const auto& item) {
            const auto& truth = group.agenda.items.at(AgendaItemId{id});
            const bool between = truth.proposed_by && truth.proposed_by != viewer.id &&
                                 truth.proposal_for == ProposalFor::facilitator;
            return !between ||
                   (truth.accepted && !item.proposed_by && !item.proposal_for && !item.hard_topic);
        })) {
        return "a proposal between two others";
    }
    return {};
}

// Somebody who leads may have been a member before, and keeps what was theirs.
std::string breach_of_leading(const GroupState& group, const Seat& viewer, const Shown& document) {
    if (!only_own(document, Kind::contacts, viewer.id)) return "another's contact";
    if (!every<CareView>(document, Kind::care, [&](const auto& id, const CareView&) {
            return group.risks.all.at(RiskId{id}).seat == viewer.id;
        })) {
        return "what a member sees of being cared for";
    }
    if (!every<FormView>(document, Kind::forms, [&](const auto& id, const FormView& form) {
            const bool helps = group.forms.all.at(FormId{id}).assisted;
            return helps || form.seat == viewer.id || (form.answers.empty() && !form.sheet);
        })) {
        return "answers that were not sent";
    }
    if (document.contains(Kind::catch_ups)) return "what a member has to catch up";
    if (!every<CardView>(document, Kind::cards, [&](const auto&, const CardView& card) {
            return card.seat == viewer.id || card.sharing != Sharing::only_me;
        })) {
        return "a card that is its owner's alone";
    }
    if (!every<GoalView>(document, Kind::goals, [&](const auto&, const GoalView& goal) {
            return goal.seat == viewer.id || goal.sharing != Sharing::only_me;
        })) {
        return "a goal that is its owner's alone";
    }
    if (!every<TakeawayView>(document, Kind::takeaways, [&](const auto&, const auto& one) {
            return one.seat == viewer.id || one.sharing != Sharing::only_me || !one.words;
        })) {
        return "what somebody took home for themselves";
    }
    if (!every<CheckinView>(document, Kind::checkins, [&](const auto&, const CheckinView& week) {
            const bool own = week.seat == viewer.id;
            return own || std::ranges::none_of(week.commitments, [&](const CardId& card) {
                       return group.board.cards.at(card).sharing == Sharing::only_me;
                   });
        })) {
        return "that there is a card which is its owner's alone";
    }
    return {};
}

}  // namespace

std::string Audience::breach(const GroupState& group, const PersonId& person,
                             const Shown& document) const {
    const auto* viewer = group.membership.seat_of(person);
    if (!viewer) return document.empty() ? "" : "anything, without a seat";
    for (const auto& [kind, entities] : document) {
        for (const auto& [id, text] : entities) {
            for (const auto mark : marks_in(text)) {
                if (!may_read(group, *viewer, mark)) return "words of others: " + text;
            }
        }
    }
    const bool leads = viewer->role == Role::facilitator || viewer->role == Role::cofacilitator;
    if (leads) return breach_of_leading(group, *viewer, document);
    if (viewer->role == Role::on_call) return breach_on_call(group, *viewer, document);
    if (viewer->left) {
        if (auto breach = breach_of_leaving(*viewer, document); !breach.empty()) return breach;
    }
    if (auto breach = breach_of_absence(group, *viewer, document); !breach.empty()) return breach;
    if (auto breach = breach_of_kinds(group, *viewer, document); !breach.empty()) return breach;
    return breach_of_facts(group, *viewer, document);
}

}  // namespace support
