// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

AttendanceEntry attendance_of(const Group& group, const PersonId& member, std::int64_t n) {
    const auto view = group.sees<AttendanceView>(jonas, Kind::attendance, group.session(n)).value();
    for (const auto& entry : view.entries) {
        if (entry.seat == group.seat(member)) return entry;
    }
    FAIL("no entry for " << member.value);
    return {};
}

AbsenceId not_coming(Group& group, const PersonId& member, std::int64_t n) {
    return group.when(member, TellAbsence{group.session(n), AbsenceReason::family, {}})
        .the<AbsenceTold>()
        .absence;
}

// A session to which these come and nobody else.
void hold_session(Group& group, const std::vector<PersonId>& who) {
    const auto starts_at = group.state().current_session()->starts_at;
    group.at(later(starts_at, -10 * minute));
    for (const auto& member : who) group.when(member, Arrive{}).events();
    for (const auto& member : who) {
        group.when_server(NotePresence{member, Presence::here}).events();
    }
    group.when_server(NotePresence{maria, Presence::here}).events();
    group.at(starts_at);
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    group.after_minutes(50);
    group.when(maria, EndSession{}).events();
}

}  // namespace

TEST_CASE("an absence is a session and a reason, and can be said again", "[group][absence]") {
    auto group = a_group();
    const TellAbsence ill{group.session(1), AbsenceReason::ill, {}};

    const auto given = group.when(ana, ill).the<AbsenceTold>();
    CHECK(given.why == personal(ana, AbsenceWords{AbsenceReason::ill, {}}));
    group.when(ana, ill).then_nothing();

    const TellAbsence other{group.session(1), AbsenceReason::own_words, {{"My mother visits."}}};
    CHECK(group.when(ana, other).the<AbsenceTold>().absence == given.absence);
    group.when(ana, TellAbsence{group.session(1), AbsenceReason::own_words, {}})
        .refused(Refusal::words_needed, "/words");
}

TEST_CASE("facilitators read the reason, the others do not know of it", "[group][absence]") {
    auto group = a_group();
    const auto absence =
        group.when(ana, TellAbsence{group.session(1), AbsenceReason::too_much, {{"A hard week."}}})
            .the<AbsenceTold>()
            .absence;

    for (const auto& person : {ana, maria, jonas}) {
        const auto seen = group.sees<AbsenceView>(person, Kind::absences, absence).value();
        CHECK(seen.reason == AbsenceReason::too_much);
        CHECK(seen.words->value == "A hard week.");
    }
    for (const auto& person : {ben, olga}) CHECK_FALSE(group.sees(person, Kind::absences, absence));
}

TEST_CASE("in the room the others see who is not here this week, and no more", "[group][absence]") {
    auto group = a_group();
    const auto absence = not_coming(group, dora, 1);
    group.at(later(first_monday, -10 * minute));
    for (const auto& member : {ana, ben}) group.when(member, Arrive{}).events();
    group.when(maria, Admit{group.seat(ana)}).events();
    CHECK_FALSE(group.sees(ana, Kind::absences, absence));
    group.at(first_monday);
    group.when(maria, StartSession{}).events();

    const auto seen = group.sees<AbsenceView>(ana, Kind::absences, absence).value();
    CHECK(seen.seat == group.seat(dora));
    CHECK_FALSE(seen.reason);
    CHECK_FALSE(seen.at);
    CHECK_FALSE(group.sees(ben, Kind::absences, absence));
    CHECK_FALSE(group.sees(olga, Kind::absences, absence));

    group.when(maria, EndSession{}).events();
    CHECK_FALSE(group.sees(ana, Kind::absences, absence));
}

TEST_CASE("whoever can come after all takes the absence back", "[group][absence]") {
    auto group = a_group();
    group.when(ana, TakeBackAbsence{group.session(1)}).then_nothing();
    const auto absence = not_coming(group, ana, 1);

    group.when(ana, TakeBackAbsence{group.session(1)}).then(AbsenceTakenBack{absence});

    CHECK_FALSE(group.sees(ana, Kind::absences, absence));
    CHECK_FALSE(group.sees(maria, Kind::absences, absence));
    CHECK(not_coming(group, ana, 1) == absence);
}

TEST_CASE("an absence comes before the session, from a member", "[group][absence]") {
    auto group = a_group_in_lobby();
    group.when(ana, TellAbsence{group.session(1), AbsenceReason::ill, {}})
        .refused(Refusal::already_arrived);
    group.when(dora, TellAbsence{group.session(1), AbsenceReason::ill, {}}).events();
    group.when(dora, TellAbsence{{"none"}, AbsenceReason::ill, {}})
        .refused(Refusal::not_found, "/session");
    for (const auto& person : {maria, olga}) {
        group.when(person, TellAbsence{group.session(1), AbsenceReason::ill, {}})
            .refused(Refusal::not_for_your_role);
    }
    group.when(maria, StartSession{}).events();
    group.when(dora, TellAbsence{group.session(1), AbsenceReason::ill, {}})
        .refused(Refusal::session_not_planned);
}

TEST_CASE("not there although they had said so is excused; a correction stands over it",
          "[group][absence][attendance]") {
    auto group = a_group();
    not_coming(group, dora, 1);
    not_coming(group, ana, 1);
    hold_session(group, {ana, ben});

    CHECK(attendance_of(group, ana, 1).status == AttendanceStatus::attended);
    CHECK(attendance_of(group, carl, 1).status == AttendanceStatus::absent);
    CHECK(attendance_of(group, dora, 1).status == AttendanceStatus::excused);
    group
        .when(maria,
              CorrectAttendance{group.session(1), group.seat(dora), AttendanceStatus::attended})
        .events();
    CHECK(attendance_of(group, dora, 1).status == AttendanceStatus::attended);
}

TEST_CASE("who said that they cannot come and came after all is here like the others",
          "[group][absence]") {
    auto group = a_group();
    const auto absence = not_coming(group, dora, 1);
    group.at(later(first_monday, -10 * minute));
    for (const auto& member : {ana, dora}) group.when(member, Arrive{}).events();
    const auto brief = group.sees<BriefView>(maria, Kind::brief).value();
    CHECK(std::ranges::none_of(brief.members, &BriefMember::away));
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();

    CHECK_FALSE(group.sees(ana, Kind::absences, absence));
    CHECK(group.sees(maria, Kind::absences, absence));
}

TEST_CASE("two missed in a row: it is time to call, and only facilitators know",
          "[group][absence][attendance]") {
    auto group = a_group();
    hold_session(group, {ana, ben, dora});
    CHECK(attendance_of(group, carl, 1).missed_in_a_row == 1);
    CHECK_FALSE(attendance_of(group, carl, 1).call);
    not_coming(group, carl, 2);
    hold_session(group, {ana, dora});

    CHECK(attendance_of(group, carl, 2).missed_in_a_row == 2);
    CHECK(attendance_of(group, carl, 2).call);
    CHECK(attendance_of(group, ben, 2).missed_in_a_row == 1);
    CHECK_FALSE(attendance_of(group, ben, 2).call);
    for (const auto& person : {carl, ana, olga}) {
        CHECK_FALSE(group.sees(person, Kind::attendance, group.session(2)));
    }

    // What a facilitator corrects in an earlier session counts too.
    group
        .when(maria,
              CorrectAttendance{group.session(1), group.seat(carl), AttendanceStatus::attended})
        .events();
    CHECK(attendance_of(group, carl, 2).missed_in_a_row == 1);
}

TEST_CASE("what came before somebody was seated is not missed", "[group][absence][attendance]") {
    auto group = a_group();
    hold_session(group, {ana, ben, carl, dora});
    group.seat({"emil"}, Role::member);

    CHECK_FALSE(group.sees(PersonId{"emil"}, Kind::catch_ups, group.seat({"emil"})));
    const auto view = group.sees<AttendanceView>(maria, Kind::attendance, group.session(1)).value();
    CHECK(view.entries.size() == 4);
    hold_session(group, {ana, ben, carl, dora});
    CHECK(attendance_of(group, {"emil"}, 2).missed_in_a_row == 1);
}

TEST_CASE("a programme may say after how many sessions to call", "[group][absence]") {
    auto programme = short_programme();
    programme.call_after_misses = Whole<1, 6>{1};
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(jonas, Role::cofacilitator);
    for (const auto& member : {ana, ben}) group.seat(member, Role::member);
    hold_session(group, {ana});

    CHECK(attendance_of(group, ben, 1).call);
    CHECK_FALSE(attendance_of(group, ana, 1).call);
}

TEST_CASE("whoever missed a session is told what the group did, in nobody's words",
          "[group][absence]") {
    auto group = a_group();
    const auto item =
        group.when(ana, ProposeItem{{"My brother"}, ProposalFor::everyone, false, {{10}}})
            .the<ItemProposed>()
            .item;
    group.when(maria, AcceptItem{item, {10}}).events();
    group.at(first_monday);
    group.when(ana, Arrive{}).events();
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    group.when(maria, StartItem{item}).events();
    CHECK_FALSE(group.sees<CatchUpView>(dora, Kind::catch_ups, group.seat(dora)));
    group.when(maria, EndSession{}).events();

    const auto missed = group.sees<CatchUpView>(dora, Kind::catch_ups, group.seat(dora)).value();
    CHECK(missed.session == group.session(1));
    CHECK(missed.next_at == group.state().sessions.find(group.session(2))->starts_at);
    REQUIRE(missed.items.size() == 2);
    CHECK(missed.items[0].title->value == "Welcome");
    CHECK(missed.items[1].kind == ItemKind::focus);
    CHECK_FALSE(missed.items[1].title);
    CHECK(group.text_for(dora, Kind::catch_ups, group.seat(dora).value)->find("brother") ==
          std::string::npos);
    CHECK_FALSE(group.sees(ana, Kind::catch_ups, group.seat(ana)));
    for (const auto& person : {ana, maria, olga}) {
        CHECK_FALSE(group.sees(person, Kind::catch_ups, group.seat(dora)));
    }
}

TEST_CASE("a facilitator offers times, and the member takes one", "[group][absence][make_up]") {
    auto group = a_group();
    not_coming(group, ana, 1);
    const auto tomorrow = later(group.now(), day);
    const OfferMakeUp offer{group.seat(ana), group.session(1), {{tomorrow, later(tomorrow, hour)}}};
    const auto id = group.when(jonas, offer).the<MakeUpOffered>().make_up;
    for (const auto& person : {ana, maria}) {
        CHECK(group.sees<MakeUpView>(person, Kind::make_ups, id)->times.size() == 2);
    }
    for (const auto& person : {ben, olga}) CHECK_FALSE(group.sees(person, Kind::make_ups, id));

    group.when(ben, TakeMakeUp{id, tomorrow}).refused(Refusal::not_found, "/make_up");
    group.when(ana, TakeMakeUp{id, later(tomorrow, 1)}).refused(Refusal::not_found, "/time");
    group.when(ana, TakeMakeUp{id, tomorrow}).then(MakeUpTaken{id, tomorrow});
    group.when(ana, TakeMakeUp{id, tomorrow}).then_nothing();
    group.when(ana, TakeMakeUp{id, later(tomorrow, hour)}).refused(Refusal::make_up_not_open);

    CHECK(group.sees<MakeUpView>(maria, Kind::make_ups, id)->taken == tomorrow);
    group.when(ana, DeclineMakeUp{id}).then(MakeUpDeclined{id});
    CHECK_FALSE(group.sees<MakeUpView>(maria, Kind::make_ups, id)->taken);
    group.when(maria, WithdrawMakeUp{id}).then(MakeUpWithdrawn{id});
    CHECK_FALSE(group.sees(ana, Kind::make_ups, id));
    group.when(maria, WithdrawMakeUp{id}).refused(Refusal::not_found, "/make_up");
}

TEST_CASE("a new offer for the same session replaces the open one", "[group][absence][make_up]") {
    auto group = a_group();
    not_coming(group, ana, 1);
    const auto tomorrow = later(group.now(), day);
    const OfferMakeUp first{group.seat(ana), group.session(1), {{tomorrow}}};
    const auto id = group.when(maria, first).the<MakeUpOffered>().make_up;

    const OfferMakeUp second{group.seat(ana), group.session(1), {{later(tomorrow, hour)}}};
    const auto again = group.when(maria, second);

    CHECK(again.the<MakeUpWithdrawn>().make_up == id);
    CHECK(again.the<MakeUpOffered>().make_up != id);
}

TEST_CASE("what an offer needs", "[group][absence][make_up]") {
    auto group = a_group();
    const auto session = group.session(1);
    const auto tomorrow = later(group.now(), day);
    const auto offer = [&](const PersonId& member, std::vector<Timestamp> times) {
        return OfferMakeUp{group.seat(member), session, {std::move(times)}};
    };
    group.when(maria, offer(ana, {tomorrow})).refused(Refusal::not_missed);
    not_coming(group, ana, 1);
    not_coming(group, ben, 1);

    group.when(ana, offer(ana, {tomorrow})).refused(Refusal::not_for_your_role);
    group.when(maria, offer(ana, {})).refused(Refusal::times_needed, "/times");
    group.when(maria, offer(ana, {later(group.now(), -1)}))
        .refused(Refusal::starts_in_past, "/times/0");
    group.when(maria, offer(ana, {tomorrow, tomorrow})).refused(Refusal::malformed, "/times/1");
    group.when(maria, offer(ana, {later(tomorrow, 60 * day)}))
        .refused(Refusal::too_far_ahead, "/times/0");
    group.when(maria, offer(jonas, {tomorrow})).refused(Refusal::not_found, "/seat");

    const auto id = group.when(maria, offer(ana, {tomorrow})).the<MakeUpOffered>().make_up;
    group.when(maria, offer(ben, {tomorrow})).refused(Refusal::time_offered, "/times/0");
    group.when(ana, DeclineMakeUp{id}).events();
    group.when(maria, offer(ben, {tomorrow})).events();
}
