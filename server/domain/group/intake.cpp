// SPDX-License-Identifier: Apache-2.0
// What is told, wished and judged in the meeting.
#include "server/domain/group/intake.hpp"

#include <algorithm>

#include "server/domain/group/guards.hpp"
#include "server/domain/group/intake_summary.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

template <class Things, class Which, class Member>
auto* found_in(Things& things, const Which& which, Member member) {
    const auto found = std::ranges::find(things, which, member);
    return found == things.end() ? nullptr : &*found;
}

// In the place of the one before, or after all the others.
template <class Things, class Thing, class Member>
void put(Things& things, Thing thing, Member member) {
    if (auto* before = found_in(things, thing.*member, member))
        *before = std::move(thing);
    else
        things.push_back(std::move(thing));
}

bool needs_a_plan(CautionDecision decision) {
    return decision != CautionDecision::not_seen && decision != CautionDecision::join;
}

// Where this caution stands among those that were decided; after them all when it was not.
std::size_t place_of(const Intake* intake, Caution which) {
    if (!intake) return 0;
    const auto found = std::ranges::find_if(intake->cautions, [&](const CautionKept& kept) {
        return kept.words.value && kept.words.value->caution == which;
    });
    return static_cast<std::size_t>(found - intake->cautions.begin());
}

template <class Kept>
Revision revision_of(const Kept* kept) {
    return kept ? kept->revision : Revision{};
}

}  // namespace

const PartWritten* Intake::part(IntakePart which) const {
    return found_in(parts, which, &PartWritten::part);
}

const AgreementKept* Intake::agreement(const AgreementKey& which) const {
    return found_in(agreed, which, &AgreementKept::agreement);
}

const AreaWords* Intake::area() const {
    if (areas.empty()) return nullptr;
    const auto& last = areas.back().words.value;
    return last ? &*last : nullptr;
}

const Words* Intake::text(IntakePart which) const {
    const auto* written = part(which);
    return written && written->text && written->text->value ? &*written->text->value : nullptr;
}

const Intake* Intakes::of(const SeatId& seat) const { return find_in(all, seat); }

bool is_unread(const Revision& now, const WrittenOver& after, const SeatId& writer) {
    return after && after->value != now.version && now.by != writer;
}

Revision next_revision(const Revision& before, const SeatId& by, Stamp stamp) {
    return {before.version + 1, by, stamp.at};
}

Objection require_at_intake(const GroupState& group, const Actor& actor, const SeatId& seat) {
    if (auto no = require_no_observer(actor)) return no;
    if (auto no = require_member_seat(group, seat)) return no;
    if (facilitates(actor.seat.role) || actor.seat.id == seat) return {};
    return Refusal::not_for_your_role;
}

Decision decide(const GroupState& group, const Actor& actor, const WriteIntake& command, Context) {
    if (auto no = require_at_intake(group, actor, command.seat)) return *no;
    const auto* intake = group.intakes.of(command.seat);
    const auto* before = intake ? intake->part(command.part) : nullptr;
    const auto* text = intake ? intake->text(command.part) : nullptr;
    const bool same = command.text ? text && *text == *command.text : !text;
    if (same) return happened();
    if (is_unread(revision_of(before), command.after, actor.seat.id)) {
        return Rejection{Refusal::changed_meanwhile, "/after"};
    }

    IntakeWritten event{command.seat, command.part, actor.seat.id, {}};
    const auto& member = group.membership.seat(command.seat)->person;
    if (command.text) event.text = personal(member, *command.text);
    return happened(std::move(event));
}

Decision decide(const GroupState& group, const Actor& actor, const SayPreferences& command,
                Context) {
    if (auto no = require_at_intake(group, actor, command.seat)) return *no;
    const auto* intake = group.intakes.of(command.seat);
    const auto* before = intake && intake->preferences ? &*intake->preferences : nullptr;
    if (before && before->words.value == command.preferences) return happened();
    if (is_unread(revision_of(before), command.after, actor.seat.id)) {
        return Rejection{Refusal::changed_meanwhile, "/after"};
    }

    const auto& member = group.membership.seat(command.seat)->person;
    return happened(
        PreferencesSaid{command.seat, actor.seat.id, personal(member, command.preferences)});
}

Decision decide(const GroupState& group, const Actor& actor, const DecideCaution& command,
                Context) {
    if (auto no = require_facilitator(actor)) return *no;
    if (auto no = require_at_intake(group, actor, command.seat)) return *no;
    if (needs_a_plan(command.words.decision) && !command.words.plan) {
        return Rejection{Refusal::words_needed, "/words/plan"};
    }
    const auto* intake = group.intakes.of(command.seat);
    const auto place = place_of(intake, command.words.caution);
    const auto* before =
        intake && place < intake->cautions.size() ? &intake->cautions[place] : nullptr;
    if (before && before->words.value == command.words) return happened();
    if (is_unread(revision_of(before), command.after, actor.seat.id)) {
        return Rejection{Refusal::changed_meanwhile, "/after"};
    }

    const auto& member = group.membership.seat(command.seat)->person;
    return happened(CautionDecided{command.seat, static_cast<std::int64_t>(place), actor.seat.id,
                                   personal(member, command.words)});
}

Touched evolve(GroupState& group, const IntakeWritten& event, Stamp stamp) {
    auto& intake = group.intakes.all[event.seat];
    const auto revision = next_revision(revision_of(intake.part(event.part)), event.by, stamp);
    put(intake.parts, PartWritten{event.part, revision, event.text}, &PartWritten::part);
    return touched_intake(event.seat);
}

Touched evolve(GroupState& group, const PreferencesSaid& event, Stamp stamp) {
    auto& kept = group.intakes.all[event.seat].preferences;
    const auto before = kept ? kept->revision : Revision{};
    kept = PreferencesKept{next_revision(before, event.by, stamp), event.preferences};
    return touched_intake(event.seat);
}

Touched evolve(GroupState& group, const CautionDecided& event, Stamp stamp) {
    auto& cautions = group.intakes.all[event.seat].cautions;
    const auto place = static_cast<std::size_t>(event.place);
    if (place >= cautions.size()) cautions.resize(place + 1);
    const auto revision = next_revision(cautions[place].revision, event.by, stamp);
    cautions[place] = CautionKept{revision, event.words};
    return touched_intake(event.seat);
}

namespace {

std::optional<SignatureView> view_of(const std::optional<Signature>& signature,
                                     const IntakeSummary& now) {
    if (!signature) return {};
    return SignatureView{signature->by, signature->at, signature->summary.value == now,
                         signature->summary.value};
}

}  // namespace

std::optional<IntakeView> intake_view(const GroupState& group, const SeatId& seat,
                                      const Lens& lens) {
    if (!lens.own && !lens.facilitates()) return {};
    const auto* intake = group.intakes.of(seat);
    if (!intake) return {};

    IntakeView view;
    for (const auto& part : intake->parts) {
        auto& written = view.written.emplace_back(part.part, part.revision, std::nullopt);
        if (part.text) written.text = part.text->value;
    }
    if (const auto& kept = intake->preferences) {
        view.preferences = PreferencesView{kept->revision, kept->words.value};
    }
    for (const auto& kept : intake->cautions) {
        view.cautions.emplace_back(kept.revision, kept.words.value);
    }
    for (const auto& kept : intake->agreed) {
        view.agreed.emplace_back(kept.agreement, kept.version, kept.at);
    }
    view.summary = summary_of(group, seat);
    view.needs = needs_of(group, seat, view.summary);
    if (view.needs.empty()) view.mark = mark_of(view.summary);
    view.signed_by_member = view_of(intake->signed_by_member, view.summary);
    view.signed_by_facilitator = view_of(intake->signed_by_facilitator, view.summary);
    return view;
}

}  // namespace domain::group
