// SPDX-License-Identifier: Apache-2.0
// "Did we do the session?": our own list, in our own words (the clients say them). What a session
// is asked for follows from where it stands in the course; beside the lines stands what in
// the treatment asks for them.
#include "server/domain/group/fidelity_proofs.hpp"

namespace domain::group {

namespace {

// Where a session stands in the course. One session may be several of them.
enum class When { first, every, later_on, initial, middle, midpoint, ending, last, maintenance };

bool in_ending(const Looked& looked) {
    const auto from = looked.group.course.programme.ending_from;
    return from ? looked.session.n >= from->value : looked.session.phase == Phase::ending;
}

bool is_when(const Looked& looked, When when) {
    const auto& session = looked.session;
    switch (when) {
        case When::first:
            return session.n == 1;
        case When::every:
            return true;
        case When::later_on:
            return session.n > 1;
        case When::initial:
            return session.phase == Phase::initial;
        case When::middle:
            return session.phase == Phase::middle;
        case When::midpoint:
            return session.midpoint;
        case When::ending:
            return in_ending(looked);
        case When::last:
            return !is_open_ended(looked.group) && last_planned(looked.group) == &session;
        case When::maintenance:
            return session.phase == Phase::maintenance;
    }
    return false;
}

struct Asked {
    FidelityItem item;
    std::vector<When> when;
    Proof proof = nullptr;    // none: only a person can say
    Proof applies = nullptr;  // none: always
};

// In the order in which they are read.
const std::vector<Asked>& table() {
    using I = FidelityItem;
    using W = When;
    static const std::vector<Asked> all{
        // the end of the talks before the group, and what is agreed there
        {I::met_before, {W::first}, met_before},
        {I::agreed_before, {W::first}, agreed_before, has_agreements},
        // a first session: how it works, and all spoke
        {I::model_explained, {W::first}, model_explained},
        {I::everybody_spoke, {W::first}, everybody_spoke},
        // what is said stays, time is kept, all take part
        {I::kept_here, {W::initial}},
        {I::on_time, {W::every}, on_time},
        {I::agenda_used, {W::every}, agenda_used},
        {I::turns_shared, {W::every}, turns_shared},
        // who is missing is spoken of, minimally
        {I::absent_named, {W::every}, nullptr, somebody_missing},
        // what forms say, and signs of danger
        {I::forms_asked, {W::every}, forms_asked, has_forms},
        {I::signs_answered, {W::every}, signs_answered, had_signs},
        // the weekly loop, mood to event to step
        {I::moods_asked, {W::initial, W::middle, W::maintenance}, moods_asked},
        {I::mood_linked, {W::initial, W::middle, W::maintenance}, mood_linked},
        {I::steps_asked, {W::later_on}, steps_asked, somebody_had_step},
        {I::focus_held, {W::middle}, focus_held},
        {I::focus_to_step, {W::middle}, focus_to_step, focus_held},
        {I::people_and_feelings, {W::middle}},
        {I::area_kept, {W::middle}},
        {I::feelings_named, {W::initial, W::middle}},
        {I::sheet_used, {W::middle}, sheet_used},
        {I::worked_first, {W::every}, worked_first, played},
        {I::out_of_roles, {W::every}, out_of_roles, played},
        {I::peers_helped, {W::middle}, peers_helped},
        {I::steps_taken, {W::middle}, steps_taken},
        // half-way
        {I::looked_back, {W::midpoint}, looked_back},
        {I::time_left_named, {W::midpoint, W::ending}},
        {I::flags_answered, {W::midpoint}, flags_answered, has_flags},
        // the ending
        {I::ending_named, {W::ending}, goodbyes_said},
        {I::feelings_about_ending, {W::ending}},
        {I::credit_given, {W::ending}},
        {I::plans_begun, {W::ending}, plans_begun},
        {I::goals_compared, {W::last}, goals_compared},
        {I::strengths_given, {W::last}, strengths_given},
        {I::goodbyes_said, {W::last}, goodbyes_said},
        {I::meetings_agreed, {W::last}, meetings_agreed, has_meeting_after},
        {I::help_known, {W::last}},
        // after the course
        {I::early_signs, {W::maintenance}},
        {I::skill_kept, {W::maintenance}},
        // one word each at the end
        {I::closing_held, {W::every}, closing_held},
    };
    return all;
}

}  // namespace

void look_through(const GroupState& group, const Session& session, SessionFidelity& fidelity) {
    const auto looked = look(group, session);
    for (const auto& asked : table()) {
        const bool now =
            std::ranges::any_of(asked.when, [&](When when) { return is_when(looked, when); });
        if (!now || (asked.applies && !asked.applies(looked))) continue;
        fidelity.items.push_back(asked.item);
        if (asked.proof && asked.proof(looked)) fidelity.proven.push_back(asked.item);
    }
}

}  // namespace domain::group
