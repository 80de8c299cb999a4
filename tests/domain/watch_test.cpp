// SPDX-License-Identifier: Apache-2.0
// Who is on watch, whom danger reaches in which order, and the mail that is owed to them.
#include <catch2/catch.hpp>

#include "tests/domain/danger.hpp"

using namespace support;
using domain::group::owed_notices;
using domain::group::someone_on_watch;

namespace {

std::vector<NoticeView> notices(const Group& group, const RiskId& risk) {
    return group.sees<RiskView>(maria, Kind::risks, risk)->notices;
}

NoticeId first_owed(const Group& group) { return owed_notices(group.state()).front().id; }

}  // namespace

TEST_CASE("somebody is on watch from the first moment of a duty to its last", "[group][watch]") {
    auto group = a_group();
    const auto from = later(group.now(), hour);
    const auto until = later(from, hour);
    const auto duty =
        group.when(maria, AddDuty{group.seat(jonas), from, until}).the<DutyAdded>().duty;

    CHECK_FALSE(someone_on_watch(group.state(), later(from, -1)));
    CHECK(someone_on_watch(group.state(), from));
    CHECK(someone_on_watch(group.state(), later(until, -1)));
    CHECK_FALSE(someone_on_watch(group.state(), until));
    group.when(jonas, RemoveDuty{duty}).then(DutyRemoved{duty});
    CHECK_FALSE(someone_on_watch(group.state(), from));
}

TEST_CASE("a facilitator who is in the session that runs is on watch", "[group][watch]") {
    auto group = a_group_in_session();

    CHECK(someone_on_watch(group.state(), group.now()));
    group.when_server(NotePresence{maria, Presence::lost}).events();
    CHECK_FALSE(someone_on_watch(group.state(), group.now()));
}

TEST_CASE("a duty of somebody who is gone counts for nobody", "[group][watch]") {
    auto group = a_group();
    group.when(maria, AddDuty{group.seat(jonas), group.now(), later(group.now(), hour)}).events();
    group.when(maria, RemovePerson{group.seat(jonas), {"Left."}}).events();

    CHECK_FALSE(someone_on_watch(group.state(), group.now()));
}

TEST_CASE("facilitators keep the rota, for anybody but members", "[group][watch]") {
    auto group = a_group();
    const auto now = group.now();
    const auto add = [&](const PersonId& who, Timestamp from, Timestamp until) {
        return AddDuty{group.seat(who), from, until};
    };

    for (const auto& person : {ana, olga}) {
        group.when(person, add(maria, now, later(now, hour))).refused(Refusal::not_for_your_role);
        group.when(person, SetEscalation{}).refused(Refusal::not_for_your_role);
    }
    group.when(maria, add(ana, now, later(now, hour))).refused(Refusal::not_found, "/seat");
    group.when(maria, add(olga, now, now)).refused(Refusal::ends_before_it_begins, "/until");
    group.when(maria, add(olga, later(now, -hour), later(now, -1)))
        .refused(Refusal::starts_in_past, "/until");
    group.when(maria, add(olga, now, later(now, 32 * day)))
        .refused(Refusal::too_far_ahead, "/until");
    group.when(maria, RemoveDuty{{"noduty"}}).refused(Refusal::not_found, "/duty");
    group.when(maria, add(olga, later(now, -hour), later(now, hour))).events();
}

TEST_CASE("members see the hours that are watched, and not by whom", "[group][watch]") {
    auto group = a_group_with_a_list();
    group.when(maria, AddDuty{group.seat(jonas), group.now(), later(group.now(), hour)}).events();

    const auto of_ana = group.sees<WatchView>(ana, Kind::watch);
    const auto of_olga = group.sees<WatchView>(olga, Kind::watch);
    const auto of_maria = group.sees<WatchView>(maria, Kind::watch);
    REQUIRE(of_ana->duties.size() == 1);
    CHECK(of_ana->duties[0].until == later(group.now(), hour));
    CHECK_FALSE(of_ana->duties[0].seat);
    CHECK(of_olga->duties[0].seat == group.seat(jonas));
    CHECK_FALSE(of_ana->escalation);
    CHECK_FALSE(of_olga->escalation);
    CHECK(of_maria->escalation->at(0).mail->value == "jonas@clinic.test");
}

TEST_CASE("the list names nobody twice, no member, and only addresses", "[group][watch]") {
    auto group = a_group();
    const auto list = [&](std::vector<EscalationEntry> entries) {
        return SetEscalation{{std::move(entries)}};
    };

    group.when(maria, list({{group.seat(jonas), {}}, {group.seat(jonas), {}}}))
        .refused(Refusal::named_twice, "/list");
    group.when(maria, list({{group.seat(ana), {}}})).refused(Refusal::not_found, "/list");
    for (const auto* bad :
         {"jonas", "@x.test", "a@b@c", "a@", "a b@x.test", "a@x.test>", "a,b@x"}) {
        group.when(maria, list({{group.seat(jonas), MailAddress{bad}}}))
            .refused(Refusal::not_a_mail_address, "/list");
    }
    group.when(maria, list({{group.seat(jonas), MailAddress{"a@x.test"}}})).events();
    group.when(maria, list({{group.seat(jonas), MailAddress{"a@x.test"}}})).then_nothing();
}

TEST_CASE("whoever is reached and has an address is owed a notice", "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    CHECK(owed_notices(group.state()).empty());

    const auto risk = press_distress(group, ana);

    const auto owed = owed_notices(group.state());
    REQUIRE(owed.size() == 2);
    CHECK(owed[0].address == "jonas@clinic.test");
    CHECK(owed[1].address == "olga@clinic.test");
    group.when_server(NoteNotice{owed[0].id, NoticeResult::sent}).then(NoticeSent{owed[0].id});
    CHECK(owed_notices(group.state()).size() == 1);
    CHECK(notices(group, risk)[0].state == NoticeState::sent);
    group.when_server(NoteNotice{owed[0].id, NoticeResult::sent}).then_nothing();
    group.when_server(NoteNotice{{"nonotice"}, NoticeResult::failed}).then_nothing();
}

TEST_CASE("a notice that fails is tried again after a pause, and everybody who leads sees it",
          "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    const auto notice = first_owed(group);

    group.when_server(NoteNotice{notice, NoticeResult::failed})
        .then(NoticeFailed{notice, NoticeResult::failed, false, later(group.now(), 15'000)});

    CHECK(notices(group, risk)[0].state == NoticeState::waiting);
    CHECK(notices(group, risk)[0].tries == 1);
    CHECK(owed_notices(group.state())[0].not_before == later(group.now(), 15'000));
    CHECK(owed_notices(group.state())[0].tries == 1);
}

TEST_CASE("a notice that cannot be sent at all reaches the next person at once",
          "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    const auto notice = first_owed(group);
    for (int i = 0; i < 3; ++i) {
        group.when_server(NoteNotice{notice, NoticeResult::failed}).events();
    }

    const auto last = group.when_server(NoteNotice{notice, NoticeResult::failed});

    CHECK(last.the<NoticeFailed>().given_up);
    CHECK(last.the<RiskEscalated>().reached.front().seat == group.seat(maria));
    CHECK(notices(group, risk)[0].state == NoticeState::failed);
}

TEST_CASE("mail that fails takes nothing off the clock, and is tried on until somebody answers",
          "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    const auto next = group.sees<RiskView>(maria, Kind::risks, risk)->next_step_at;
    for (int i = 0; i < 30; ++i) {
        for (const auto& one : owed_notices(group.state())) {
            group.when_server(NoteNotice{one.id, NoticeResult::failed}).events();
        }
    }

    CHECK(group.sees<RiskView>(maria, Kind::risks, risk)->next_step_at == next);
    for (const auto& one : owed_notices(group.state())) {
        CHECK(ms_between(group.now(), one.not_before) == 5 * minute);
    }
    const auto notice = first_owed(group);
    group.when_server(NoteNotice{notice, NoticeResult::sent}).then(NoticeSent{notice});
    CHECK(notices(group, risk)[0].state == NoticeState::sent);
    group.when(maria, AcknowledgeRisk{risk, LineAnswer::seen, group.now()}).events();
    CHECK(owed_notices(group.state()).empty());
    CHECK(notices(group, risk)[1].state == NoticeState::failed);
}

TEST_CASE("who has no address is reached beside two who have one, not in their place",
          "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    group.seat({"petra"}, Role::observer);
    group.when(maria, AddDuty{group.seat({"petra"}), group.now(), later(group.now(), hour)})
        .events();

    press_distress(group, ana);

    CHECK(owed_notices(group.state()).size() == 2);
}

TEST_CASE("no mail goes to somebody who was removed", "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    press_distress(group, ana);

    group.when(maria, RemovePerson{group.seat(jonas), {"Left."}}).events();

    REQUIRE(owed_notices(group.state()).size() == 1);
    CHECK(owed_notices(group.state())[0].address == "olga@clinic.test");
}

TEST_CASE("when all mail fails and nobody is left, the clock goes on and nothing runs wild",
          "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    std::size_t further = 0;
    for (int i = 0; i < 50; ++i) {
        for (const auto& one : owed_notices(group.state())) {
            const auto failed = group.when_server(NoteNotice{one.id, NoticeResult::failed});
            if (failed.has<RiskEscalated>()) ++further;
        }
    }

    CHECK(further == 1);  // Maria is the only one who is left
    CHECK(notices(group, risk).size() == 2);
    CHECK(group.sees<RiskView>(maria, Kind::risks, risk)->next_step_at);
}

TEST_CASE("without mail the item stands in the room and its clock goes on by itself",
          "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);
    const auto notice = first_owed(group);

    group.when_server(NoteNotice{notice, NoticeResult::not_set_up})
        .then(NoticeFailed{notice, NoticeResult::not_set_up, false, {}});

    CHECK(notices(group, risk)[0].state == NoticeState::not_set_up);
    group.after_minutes(2);
    CHECK(group.sees<RiskView>(maria, Kind::risks, risk)->reached.size() == 3);
}

TEST_CASE("an answer takes back the notices that are still owed", "[group][watch][notice]") {
    auto group = a_group_with_a_list();
    const auto risk = press_distress(group, ana);

    group.when(maria, AcknowledgeRisk{risk, LineAnswer::seen, group.now()}).events();

    CHECK(owed_notices(group.state()).empty());
}

TEST_CASE("an item's records may use the disk's reserve, whoever writes them", "[group][watch]") {
    auto group = a_group_with_a_list();
    using domain::group::concerns_danger;

    const auto sign = group.when(ana, WriteLine{LineKind::distress, {}});
    CHECK(concerns_danger(sign.events()));
    CHECK(concerns_danger({RiskEscalated{}}));
    CHECK(concerns_danger({RiskAcknowledged{}}));
    CHECK_FALSE(concerns_danger({LineWritten{}}));
    CHECK_FALSE(concerns_danger({}));
}
