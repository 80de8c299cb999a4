// SPDX-License-Identifier: Apache-2.0
// The states of a group that the tables go through. In each lies one of every kind of thing, so
// that there is a line for each: whoever adds a kind of thing puts one into the week (scenes_week).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/group.hpp"

namespace golden {

using namespace support;

inline const PersonId nora{"nora"};    // a second facilitator, who is not here tonight
inline const PersonId eva{"eva"};      // a member who stepped out
inline const PersonId finn{"finn"};    // a member who has not arrived
inline const PersonId gina{"gina"};    // a member who left in the first week
inline const PersonId petra{"petra"};  // on call, and on the list
inline const PersonId quinn{"quinn"};  // on call, and reached by nothing
inline const PersonId zoe{"zoe"};      // never had a seat
// Carl is removed in the first week and Gina leaves; Ana and Ben are let in; Dora waits.

inline const std::vector<PersonId> members{ana, ben, carl, dora, eva, finn, gina};
inline const std::vector<PersonId> everybody{ana,   ben,  dora,  eva,   finn, maria, nora,
                                             jonas, olga, petra, quinn, carl, gina,  zoe};

struct Scene {
    std::string name;
    Group group;
    // Not the document: what is found of this earlier session when somebody asks for it.
    std::optional<SessionId> asked_for;
    // Not the document: what is found of somebody's forms when somebody asks for them.
    bool forms_asked_for = false;
    bool is_of_document() const { return !asked_for && !forms_asked_for; }
    // Everything that ever was, also what the document no longer has.
    std::set<EntityRef> things;
};

// In each version other parts are shared, and other cards are spoken of.
inline constexpr int versions = 12;
std::vector<Scene> scenes(int version);

// A sheet of this person about a choice: one option chosen, one that stays, one that is struck.
SheetId choice_of(Group& group, const PersonId& person);

// Five sessions, with a meeting alone before them and another long after.
Programme five_sessions();

// A group that has met once, and the week after: everybody has one of everything.
class Week {
public:
    explicit Week(int version, Programme programme = five_sessions());

    Group group;
    std::set<EntityRef> things;

    void when(const PersonId& person, const Command& command);
    void note_things();

private:
    void first_session();
    void sheet_of(const PersonId& person);
    void focus_of(const PersonId& person);
    void goals_and_cards(const PersonId& person);
    void company();
    void answers_to_offers();
    void checkin(const PersonId& person);
    void plan(const PersonId& person);
    void proposals(const PersonId& person);
    void safety();
    void forms();
    void short_form(const PersonId& person, int way);
    void intake(const PersonId& person, int way);
    void people_and_past(const PersonId& person);
    void lines_and_notes();
    void danger();
    void danger_reaches(std::initializer_list<PersonId> before_jonas);
    void look_after(const PersonId& person, int steps, const PersonId& by);
    void absences();
    void chart();
    void summary();
    void make_up(const PersonId& person, std::int64_t hours);
    void what_facilitators_do();

    int version_;
};

}  // namespace golden
