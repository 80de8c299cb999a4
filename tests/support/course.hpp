// SPDX-License-Identifier: Apache-2.0
// A whole course of one of Octet's own programmes, with eight members, told week by week: what is
// not said of a week goes as it mostly does. All words carry marks, so that whoever has words on
// their page that are not for them is found out, at every stage of every week.
//
//   Course course{"weekly-8"};
//   course.first_talks();
//   course.week({.focus = {ana, ben}});
//   course.days_before({.sign = ben});     // the same in two parts: what happens in between
//   course.hold_session({.focus = {carl}});
#pragma once

#include <map>
#include <set>
#include <vector>

#include "tests/support/audience.hpp"
#include "tests/support/group.hpp"

namespace support {

inline const PersonId emil{"emil"};  // four more members
inline const PersonId fay{"fay"};
inline const PersonId gus{"gus"};
inline const PersonId hana{"hana"};

using People = std::set<PersonId>;

inline const People leaders{maria, jonas};

// How far a goal or a card is shared differs among them, as it does in life: Gus keeps his to
// himself, Hana shows hers to the facilitators, the others to the group.
Sharing sharing_of(const PersonId& member);

// What is different about one week.
struct Week {
    std::vector<PersonId> focus = {};                // who has a turn of their own
    People away = {};                                // say so before, and do not come
    std::map<PersonId, std::int64_t> burdened = {};  // totals of the form before the session
    People sign = {};  // whose answer to the ninth question is a sign of danger
};

// What a member left behind in the week of the last session; to be looked for on others' pages.
struct Left {
    CheckinId checkin;
    CardId card;
    std::optional<TakeawayId> takeaway;
    std::optional<FocusId> focus;
};

class Course {
public:
    // Maria leads, Jonas helps, Olga observes, eight are members. Two weeks before the first
    // session.
    explicit Course(std::string_view programme);

    Group group;

    // As Group::when; the words that were said are known from then on.
    Outcome when(const PersonId& person, const Command& command);
    // Words that turn up with a mark wherever they are shown.
    template <class SomeText>
    SomeText words(std::string_view text) {
        return SomeText{marked(text)};
    }

    // The pre-group meeting of each: told, drawn, agreed, signed by both; and the first form.
    void first_talks();

    // The three days up to the session, the evening itself, and the notes after it.
    void week(const Week& week);
    void days_before(const Week& week);
    void hold_session(const Week& week);

    // Each writes a plan for staying well, and a strength of the one who comes after them.
    void prepare_the_end();
    void leaves(const PersonId& member, LeavingReason why);
    // Maria answers whatever flags stand; a day later.
    void answer_flags();
    // On the day that this one of the programme's meetings falls due: a form for everybody who is
    // still there, and the talk.
    void follow_up(std::int64_t meeting, std::int64_t total, const People& away = {});

    // Who belongs to the group now; who is a member of it; who looks at it at all.
    People seated() const;
    People members() const;
    People everybody() const;
    // Exactly these have it on their page.
    People who_sees(Kind kind, std::string_view id) const;
    template <class SomeId>
        requires requires(const SomeId& id) { id.value; }
    People who_sees(Kind kind, const SomeId& id) const {
        return who_sees(kind, id.value);
    }
    // Nobody's page holds what is not theirs. Fails the test that calls it.
    void check_pages() const;

    std::int64_t sessions_held() const { return held_; }
    const Left& left_by(const PersonId& member) const { return left_.at(member); }

private:
    std::string marked(std::string_view text);
    void first_talk(const PersonId& member);
    void agree_and_sign(const PersonId& member);
    void check_in(const PersonId& member);
    void fill_in_forms(const PersonId& member, std::int64_t total, bool sign);
    void arrive(const People& here);
    void give_focus(const Week& week, const People& here);
    void commit(const PersonId& member);
    void go_on_to_the_end(const People& here);
    void say_goodbye(const People& here);
    void keep_company();
    void write_notes();
    People here(const Week& week) const;
    std::int64_t usual_total() const;

    Audience audience_;
    std::uint64_t marks_ = 0;
    std::int64_t held_ = 0;
    People gone_;
    std::map<PersonId, Left> left_;
};

}  // namespace support
