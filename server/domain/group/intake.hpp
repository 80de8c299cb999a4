// SPDX-License-Identifier: Apache-2.0
// The pre-group meeting: one for each member, kept by the member and the facilitators together.
#pragma once

#include <map>
#include <vector>

#include "server/domain/group/actor.hpp"

namespace domain::group {

struct PartWritten {
    IntakePart part{};
    Revision revision;
    std::optional<Personal<Words>> text;  // missing: taken back
};
BOOST_DESCRIBE_STRUCT(PartWritten, (), (part, revision, text))

struct PreferencesKept {
    Revision revision;
    Personal<Preferences> words;
};
BOOST_DESCRIBE_STRUCT(PreferencesKept, (), (revision, words))

struct CautionKept {
    Revision revision;
    Personal<CautionWords> words;
};
BOOST_DESCRIBE_STRUCT(CautionKept, (), (revision, words))

struct AgreementKept {
    AgreementKey agreement;
    AgreementVersion version;
    Timestamp at{};
};
BOOST_DESCRIBE_STRUCT(AgreementKept, (), (agreement, version, at))

struct Signature {
    SeatId by;
    Timestamp at{};
    Personal<IntakeSummary> summary;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (by, at, summary))

struct AreaKept {
    Revision revision;
    Personal<AreaWords> words;
};
BOOST_DESCRIBE_STRUCT(AreaKept, (), (revision, words))

// Everything is there once it was said, in whatever order.
struct Intake {
    std::vector<PartWritten> parts;
    std::optional<PreferencesKept> preferences;
    std::vector<CautionKept> cautions;
    std::vector<AgreementKept> agreed;
    std::vector<AreaKept> areas;  // the last is how it stands
    PartSharing area_sharing = PartSharing::facilitator;
    std::optional<Signature> signed_by_member;
    std::optional<Signature> signed_by_facilitator;

    const PartWritten* part(IntakePart which) const;
    const AgreementKept* agreement(const AgreementKey& which) const;
    // As it stands now; null: not agreed, or erased.
    const AreaWords* area() const;
    const Words* text(IntakePart which) const;
};
BOOST_DESCRIBE_STRUCT(Intake, (),
                      (parts, preferences, cautions, agreed, areas, area_sharing, signed_by_member,
                       signed_by_facilitator))

struct Intakes {
    std::map<SeatId, Intake> all;

    const Intake* of(const SeatId& seat) const;
};
BOOST_DESCRIBE_STRUCT(Intakes, (), (all))

// The other has written since the writer looked (WrittenOver). Who wrote last themself has seen all
// that was there before.
bool is_unread(const Revision& now, const WrittenOver& after, const SeatId& writer);
// One version more.
Revision next_revision(const Revision& before, const SeatId& by, Stamp stamp);

// The two who share this member's meeting: the member and whoever leads. Everybody else is refused.
Objection require_at_intake(const GroupState& group, const Actor& actor, const SeatId& seat);

Decision decide(const GroupState& group, const Actor& actor, const WriteIntake& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SayPreferences& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const DecideCaution& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const Agree& command, Context context);
Decision decide(const GroupState& group, const Actor& actor, const TakeBackAgreement& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const SignIntake& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const AgreeArea& command,
                Context context);
Decision decide(const GroupState& group, const Actor& actor, const ShareArea& command,
                Context context);

Touched evolve(GroupState& group, const IntakeWritten& event, Stamp stamp);
Touched evolve(GroupState& group, const PreferencesSaid& event, Stamp stamp);
Touched evolve(GroupState& group, const CautionDecided& event, Stamp stamp);
Touched evolve(GroupState& group, const Agreed& event, Stamp stamp);
Touched evolve(GroupState& group, const AgreementTakenBack& event, Stamp stamp);
Touched evolve(GroupState& group, const IntakeSigned& event, Stamp stamp);
Touched evolve(GroupState& group, const AreaAgreed& event, Stamp stamp);
Touched evolve(GroupState& group, const AreaShared& event, Stamp stamp);

std::optional<IntakeView> intake_view(const GroupState& group, const SeatId& seat,
                                      const Lens& lens);
std::optional<AreaView> area_view(const GroupState& group, const SeatId& seat, const Lens& lens);
std::optional<AgreementView> agreement_view(const GroupState& group, const std::string& id,
                                            const Lens& lens);

}  // namespace domain::group
