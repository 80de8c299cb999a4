// SPDX-License-Identifier: Apache-2.0
// "Did we do the session?": what the room's events prove, and what a facilitator says over it.
#include <catch2/catch.hpp>

#include "tests/support/group.hpp"

using namespace support;

namespace {

using enum FidelityItem;

std::vector<FidelityItemView> items(const Group& group, std::int64_t n = 1) {
    return group.sees<FidelityView>(maria, Kind::fidelity, group.session(n)).value().items;
}

std::optional<FidelityItemView> find(const Group& group, FidelityItem item, std::int64_t n = 1) {
    for (const auto& one : items(group, n)) {
        if (one.item == item) return one;
    }
    return {};
}

bool asked(const Group& group, FidelityItem item, std::int64_t n = 1) {
    return find(group, item, n).has_value();
}

bool proven(const Group& group, FidelityItem item, std::int64_t n = 1) {
    const auto found = find(group, item, n);
    REQUIRE(found);
    return found->proven;
}

void end(Group& group) { group.when(maria, EndSession{}).events(); }

// Everybody who is there says their mood, and what it has to do with.
void moods(Group& group) {
    for (const auto& person : {ana, ben, carl}) {
        group.when(person, CheckInMood{{4}, MoodChange::up, PartSharing::facilitator}).events();
    }
}

MarkFidelity mark(const Group& group, FidelityItem item, std::optional<FidelityAnswer> answer,
                  std::optional<Sentence> note = {}) {
    const auto& kept = group.state().fidelity.of_session;
    const auto found = kept.find(group.session(1));
    const auto* before = found == kept.end() ? nullptr : found->second.mark(item);
    return {group.session(1), item, answer, std::move(note),
            before ? std::optional{before->at} : std::nullopt};
}

void next_session(Group& group, std::int64_t n) {
    group.at(later(first_monday, (n - 1) * 7 * day - 5 * minute));
    for (const auto& person : {ana, ben, carl}) {
        group.when(person, Arrive{true, true, {"Kitchen"}, {}}).events();
    }
    group.when(maria, AdmitAll{}).events();
    group.at(later(first_monday, (n - 1) * 7 * day));
    group.when(maria, StartSession{}).events();
}

}  // namespace

TEST_CASE("there is no list before the session has ended, and it is for who leads",
          "[group][fidelity]") {
    auto group = a_group_in_session();
    CHECK_FALSE(group.sees(maria, Kind::fidelity, group.session(1)));
    group.when(maria, mark(group, on_time, FidelityAnswer::done))
        .refused(Refusal::session_not_over);
    end(group);

    CHECK(group.sees(jonas, Kind::fidelity, group.session(1)));
    for (const auto& person : {ana, dora, olga}) {
        CHECK_FALSE(group.sees(person, Kind::fidelity, group.session(1)));
        group.when(person, mark(group, on_time, FidelityAnswer::done))
            .refused(Refusal::not_for_your_role);
    }
}

TEST_CASE("each phase asks for its own", "[group][fidelity]") {
    auto group = a_group_in_session();
    end(group);
    for (const auto item : {met_before, agreed_before, model_explained, kept_here, moods_asked,
                            absent_named, closing_held}) {
        CHECK(asked(group, item));
    }
    for (const auto item : {steps_asked, focus_held, looked_back, goodbyes_said, early_signs,
                            worked_first, forms_asked, signs_answered}) {
        CHECK_FALSE(asked(group, item));
    }

    next_session(group, 2);
    end(group);
    for (const auto item : {focus_held, steps_taken, sheet_used, area_kept}) {
        CHECK(asked(group, item, 2));
    }
    CHECK_FALSE(asked(group, met_before, 2));

    next_session(group, 3);
    end(group);
    for (const auto item : {ending_named, plans_begun, goodbyes_said, strengths_given,
                            meetings_agreed, help_known, time_left_named}) {
        CHECK(asked(group, item, 3));
    }
    CHECK_FALSE(asked(group, focus_held, 3));
}

TEST_CASE("half-way is looked back on where the programme has it", "[group][fidelity]") {
    auto programme = short_programme();
    programme.sessions.items[0].midpoint = true;
    Group group{programme};
    group.seat(maria, Role::facilitator).seat(ana, Role::member);
    group.at(first_monday);
    group.when(maria, StartSession{}).events();
    end(group);

    CHECK(asked(group, looked_back));
    CHECK_FALSE(proven(group, looked_back));
}

TEST_CASE("moods that all said are proven, and their link to something that happened",
          "[group][fidelity]") {
    auto group = a_group_in_session();
    SECTION("by everybody") {
        moods(group);
        group.when(ana, CheckInLink{{"Sad"}, ProblemArea::grief, PartSharing::facilitator})
            .events();
        end(group);
        CHECK(proven(group, moods_asked));
        CHECK(proven(group, mood_linked));
    }
    SECTION("not by one alone") {
        group.when(ana, CheckInMood{{4}, MoodChange::up, PartSharing::facilitator}).events();
        end(group);
        CHECK_FALSE(proven(group, moods_asked));
        CHECK_FALSE(proven(group, mood_linked));
    }
}

TEST_CASE("a session on time is proven, and one that ran over is not", "[group][fidelity]") {
    auto group = a_group_in_session();
    SECTION("on time") {
        group.after_minutes(60);
        end(group);
        CHECK(proven(group, on_time));
    }
    SECTION("late") {
        group.when(maria, HoldSession{}).events();
        group.after_minutes(90);
        group.when(maria, ResumeSession{}).events();
        end(group);
        CHECK_FALSE(proven(group, on_time));
    }
    SECTION("cut off by a hold, which is for a person to say") {
        group.after_minutes(10);
        group.when_server(HoldForSafety{}).events();
        group.after_minutes(120);
        CHECK_FALSE(proven(group, on_time));
        CHECK_FALSE(find(group, on_time)->answer);
    }
}

TEST_CASE("the step of last week asked about, and the next one taken", "[group][fidelity]") {
    auto group = a_group_in_session();
    const auto card = group.when(ana, Commit{{}, {{"Call"}, {}, {}, {}, {}}, Sharing::group})
                          .the<Committed>()
                          .card;
    end(group);
    next_session(group, 2);
    SECTION("all of it") {
        group.when(ana, CheckInStep{card, StepOutcome::done, {}, PartSharing::group}).events();
        for (const auto& person : {ana, ben, carl}) {
            group.when(person, Commit{{}, {{"Write"}, {}, {}, {}, {}}, Sharing::facilitator})
                .events();
        }
        end(group);
        CHECK(proven(group, steps_asked, 2));
        CHECK(proven(group, steps_taken, 2));
    }
    SECTION("none of it") {
        end(group);
        CHECK_FALSE(proven(group, steps_asked, 2));
        CHECK_FALSE(proven(group, steps_taken, 2));
    }
}

TEST_CASE("a focus that ended in a step is proven", "[group][fidelity]") {
    auto group = a_group_in_session();
    end(group);
    next_session(group, 2);
    CHECK(group.state().fidelity.of_session.size() == 1);
    group.when(maria, GiveFocus{group.seat(ana), {10}}).events();
    SECTION("with one") {
        group.when(ana, Commit{{}, {{"Call"}, {}, {}, {}, {}}, Sharing::group}).events();
        end(group);
        CHECK(proven(group, focus_held, 2));
        CHECK(proven(group, focus_to_step, 2));
    }
    SECTION("without one") {
        end(group);
        CHECK(proven(group, focus_held, 2));
        CHECK_FALSE(proven(group, focus_to_step, 2));
    }
}

TEST_CASE("a step that is its owner's alone proves nothing, and nothing tells of it",
          "[group][fidelity]") {
    auto group = a_group_in_session();
    end(group);
    next_session(group, 2);
    auto without = group;
    without.when(maria, GiveFocus{group.seat(ana), {10}}).events();
    auto with = without;
    with.when(ana, Commit{{}, {{"Call"}, {}, {}, {}, {}}, Sharing::only_me}).events();
    end(without);
    end(with);

    CHECK(with.text_for(maria, Kind::fidelity, with.session(2).value) ==
          without.text_for(maria, Kind::fidelity, without.session(2).value));
}

TEST_CASE("where nobody had the focus, no step is asked of it", "[group][fidelity]") {
    auto group = a_group_in_session();
    end(group);
    next_session(group, 2);
    end(group);
    CHECK_FALSE(proven(group, focus_held, 2));
    CHECK_FALSE(asked(group, focus_to_step, 2));
}

TEST_CASE("after a scene, what worked was said first and everybody was themselves again",
          "[group][fidelity]") {
    auto group = a_group_in_session();
    const auto sheet = group.when(maria, OpenSheet{SheetKind::role_play, group.seat(ana), {}})
                           .the<SheetOpened>()
                           .sheet;
    group.when(ana, SetScene{sheet, {"I ask my boss."}}).events();
    group.when(ben, JoinPlay{sheet, {"The boss"}}).events();
    group.when(maria, StartPlay{sheet, {3}}).events();
    group.when(maria, StopPlay{sheet}).events();
    group.when(ben, StepOutOfRole{sheet, {}}).events();
    group.when(ana, StepOutOfRole{sheet, {}});
    SECTION("said") {
        group.when(carl, WriteEntry{sheet, SheetBox::worked, {"You were clear."}, {}}).events();
        end(group);
        CHECK(proven(group, worked_first));
        CHECK(proven(group, out_of_roles));
    }
    SECTION("not said") {
        end(group);
        CHECK_FALSE(proven(group, worked_first));
    }
}

TEST_CASE("a facilitator's word stands over what the room proved, with a reason",
          "[group][fidelity]") {
    auto group = a_group_in_session();
    end(group);
    REQUIRE(proven(group, on_time));

    group.when(maria, mark(group, on_time, FidelityAnswer::not_this_time))
        .refused(Refusal::words_needed, "/note");
    group.when(maria, mark(group, on_time, FidelityAnswer::not_this_time, {{"Half was waiting"}}))
        .events();
    const auto shown = find(group, on_time).value();
    CHECK(shown.proven);
    CHECK(shown.answer == FidelityAnswer::not_this_time);
    CHECK(shown.by == group.seat(maria));
    CHECK(shown.note->value == "Half was waiting");

    group.after_minutes(1);
    group.when(jonas, mark(group, on_time, {})).events();
    CHECK_FALSE(find(group, on_time)->answer);
    CHECK_FALSE(find(group, on_time)->note);
}

TEST_CASE("by hand: done, not this time, does not apply", "[group][fidelity]") {
    auto group = a_group_in_session();
    end(group);
    for (const auto answer :
         {FidelityAnswer::done, FidelityAnswer::not_this_time, FidelityAnswer::does_not_apply}) {
        group.after_minutes(1);
        group.when(jonas, mark(group, kept_here, answer)).events();
        CHECK(find(group, kept_here)->answer == answer);
        group.when(maria, mark(group, kept_here, answer)).then_nothing();
    }
    group.when(maria, mark(group, goodbyes_said, FidelityAnswer::done))
        .refused(Refusal::not_found, "/item");
    group.when(maria, MarkFidelity{{"nosuch"}, on_time, FidelityAnswer::done, {}, {}})
        .refused(Refusal::not_found, "/session");
}

TEST_CASE("two facilitators do not overwrite each other's word", "[group][fidelity]") {
    auto group = a_group_in_session();
    end(group);
    const auto of_maria = mark(group, kept_here, FidelityAnswer::done);
    group.when(jonas, mark(group, kept_here, FidelityAnswer::not_this_time)).events();

    group.when(maria, of_maria).refused(Refusal::moved_meanwhile);
}

TEST_CASE("what a session proved is as it was when it ended", "[group][fidelity]") {
    auto group = a_group_in_session();
    moods(group);
    end(group);
    REQUIRE(proven(group, moods_asked));
    group.when_server(ErasePerson{ana}).events();
    CHECK(proven(group, moods_asked));
    group
        .when(maria,
              CorrectAttendance{group.session(1), group.seat(dora), AttendanceStatus::attended})
        .events();
    CHECK(proven(group, moods_asked));
}
