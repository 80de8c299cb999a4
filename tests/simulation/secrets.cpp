// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/secrets.hpp"

#include <optional>

namespace simulation {

using domain::group::GroupState;

namespace {

// How far the words of a command reach, given the state in which it is said.
enum class Reach { secret, partly, open, forbidden };

// In which state somebody says something.
struct Situation {
    const GroupState& group;
    const PersonId& person;

    // With whom it is shared, if there is such a thing.
    std::optional<Sharing> of_goal(const GoalId& id) const {
        const auto* goal = group.goals.find(id);
        return goal ? std::optional{goal->sharing} : std::nullopt;
    }
    std::optional<Sharing> of_card(const CardId& id) const {
        const auto* card = group.board.card(id);
        return card ? std::optional{card->sharing} : std::nullopt;
    }
    std::optional<Sharing> of_plan() const {
        const auto* seat = group.membership.seat_of(person);
        const auto plan = seat ? group.ending.plans.find(seat->id) : group.ending.plans.end();
        return plan != group.ending.plans.end() ? std::optional{plan->second.sharing}
                                                : std::nullopt;
    }
    // Its receiver reads it when it is given out.
    Reach of_strength() const { return group.ending.released_at ? Reach::open : Reach::secret; }
};

// What not even those who lead may tell.
struct OnlyTheirs : Situation {
    Reach operator()(const WriteNote&) const { return Reach::secret; }
    Reach operator()(const SetGoal& c) const { return by(c.sharing); }
    Reach operator()(const EditGoal& c) const { return by(of_goal(c.goal)); }
    Reach operator()(const LayGoalAside& c) const { return by(of_goal(c.goal)); }
    Reach operator()(const ReviewGoal& c) const { return by(of_goal(c.goal)); }
    Reach operator()(const Commit& c) const { return by(c.sharing); }
    Reach operator()(const EditCard& c) const { return by(of_card(c.card)); }
    // Those who lead learn that it was written.
    Reach operator()(const TakeForMyself& c) const { return by(c.sharing); }
    Reach operator()(const WriteStrength&) const { return of_strength(); }
    Reach operator()(const WritePlanPart&) const { return by(of_plan()); }
    // Until the form is sent; but a sign of danger is heard at once.
    Reach operator()(const AnswerItem& c) const {
        const auto* form = group.forms.find(c.form);
        const bool own = form && form->takes_answers() && !form->assisted;
        return own && c.item.value != "better_off_dead" ? Reach::secret : Reach::open;
    }
    Reach operator()(const SendForm&) const { return Reach::forbidden; }
    // What was secret would not be any more.
    Reach operator()(const ShareGoal&) const { return Reach::forbidden; }
    Reach operator()(const ShareCard&) const { return Reach::forbidden; }
    Reach operator()(const SharePlan& c) const {
        return c.sharing == Sharing::only_me ? Reach::open : Reach::forbidden;
    }
    template <class Others>
    Reach operator()(const Others&) const {
        return Reach::open;
    }

    static Reach by(std::optional<Sharing> sharing) {
        return sharing == Sharing::only_me ? Reach::secret : Reach::open;
    }
};

// What only those who lead, and whom a sign has reached, may tell.
struct ReachOf : Situation {
    Reach operator()(const WriteLine&) const { return Reach::secret; }
    Reach operator()(const SayAside&) const { return Reach::secret; }
    Reach operator()(const GivePulse&) const { return Reach::secret; }
    Reach operator()(const Arrive&) const { return Reach::secret; }
    Reach operator()(const LayGoalAside&) const { return Reach::secret; }
    Reach operator()(const SetGoal& c) const { return by(c.sharing); }
    Reach operator()(const Commit& c) const { return by(c.sharing); }
    Reach operator()(const EditGoal& c) const { return by(of_goal(c.goal)); }
    Reach operator()(const EditCard& c) const { return by(of_card(c.card)); }
    Reach operator()(const CheckInMood& c) const { return by(c.sharing); }
    Reach operator()(const CheckInWeek& c) const { return by(c.sharing); }
    Reach operator()(const CheckInStep& c) const { return by(c.sharing); }
    Reach operator()(const CheckInWin& c) const { return by(c.sharing); }
    Reach operator()(const CheckInLink& c) const { return by(c.sharing); }
    // The facilitators learn that it was written, so what is secret is only the words.
    Reach operator()(const TakeForMyself& c) const {
        return c.sharing == Sharing::group ? Reach::open : Reach::secret;
    }
    Reach operator()(const ProposeItem& c) const {
        return c.proposal_for == ProposalFor::facilitator ? Reach::secret : Reach::open;
    }
    // The facilitators learn that it was written.
    Reach operator()(const WriteStrength&) const { return of_strength(); }
    Reach operator()(const NoteMeeting&) const { return Reach::secret; }
    Reach operator()(const WritePlanPart& c) const {
        const bool few = c.part == PlanPart::crisis || c.part == PlanPart::come_back;
        return !few && of_plan() == Sharing::group ? Reach::open : Reach::secret;
    }
    Reach operator()(const SharePlan&) const { return Reach::forbidden; }
    Reach operator()(const ReviewGoal&) const { return Reach::secret; }
    Reach operator()(const WriteIntake&) const { return Reach::secret; }
    Reach operator()(const AddTie&) const { return Reach::secret; }
    Reach operator()(const DescribeTie&) const { return Reach::secret; }
    Reach operator()(const PlaceTie&) const { return Reach::secret; }
    Reach operator()(const ChangeMoment&) const { return Reach::secret; }
    Reach operator()(const SayPreferences&) const { return Reach::secret; }
    Reach operator()(const AddMoment&) const { return Reach::secret; }
    Reach operator()(const AgreeArea& c) const {
        const auto* intake = group.intakes.of(c.seat);
        return intake && intake->area_sharing == PartSharing::group ? Reach::partly : Reach::secret;
    }
    // An answer that is not taken any more, and is still heard when it is a sign of danger, would
    // begin the form in one of the two lives only.
    Reach operator()(const AnswerItem& c) const {
        const auto* form = group.forms.find(c.form);
        return form && form->takes_answers() ? Reach::secret : Reach::forbidden;
    }
    Reach operator()(const SayFit&) const { return Reach::secret; }
    // What was secret would not be any more.
    Reach operator()(const ShareGoal&) const { return Reach::forbidden; }
    Reach operator()(const ShareCard&) const { return Reach::forbidden; }
    Reach operator()(const ShareCheckin&) const { return Reach::forbidden; }
    Reach operator()(const ShareArea&) const { return Reach::forbidden; }
    template <class Others>
    Reach operator()(const Others&) const {
        return Reach::open;
    }

    static Reach by(std::optional<Sharing> sharing) {
        if (!sharing) return Reach::open;
        return sharing == Sharing::group ? Reach::partly : Reach::secret;
    }
    static Reach by(PartSharing sharing) {
        return sharing == PartSharing::group ? Reach::open : Reach::secret;
    }
};

// A facilitator's command about a proposal that was made to them alone.
template <class SomeCommand>
bool brings_to_light(const GroupState& group, const PersonId& person, const SomeCommand& command) {
    if constexpr (std::is_same_v<SomeCommand, ReleaseStrengths>) {
        return true;  // a strength may be under way
    } else if constexpr (requires {
                             { command.item } -> std::convertible_to<AgendaItemId>;
                         }) {
        const auto* item = group.agenda.find(command.item);
        const auto* seat = group.membership.seat_of(person);
        return item && seat && item->proposed_by == seat->id &&
               item->proposal_for == ProposalFor::facilitator;
    } else {
        return false;
    }
}

template <class SomeText>
void other_words(SomeText& text) {
    if (const auto mark = text.value.find("ZQ"); mark != std::string::npos)
        text.value.replace(mark, 2, "ZQ9");
    text.value += "x";
}
template <class SomeText>
void other_words(std::optional<SomeText>& text) {
    if (text)
        text.reset();
    else
        text.emplace().value = "Something else.";
}
void other_rating(Rating& rating) { rating.value = 10 - rating.value + (rating.value == 5); }

// Other words of the same kind. `partly`: only those that the group does not read.
struct OtherWords {
    bool partly;

    void operator()(GivePulse& c) const {
        for (auto* rating :
             {&c.pulse.safe, &c.pulse.understood, &c.pulse.useful, &c.pulse.come_back})
            other_rating(*rating);
        other_words(c.pulse.note);
    }
    void operator()(Arrive& c) const {
        c.alone = !c.alone;
        c.headphones = !c.headphones;
        other_words(c.place);
        other_words(c.note);
    }
    void operator()(LayGoalAside& c) const { other_words(c.reason); }
    void operator()(SetGoal& c) const {
        if (!partly) other_words(c.text);
        other_words(c.why);
    }
    void operator()(EditGoal& c) const {
        if (!partly) other_words(c.text);
        other_words(c.why);
        other_words(c.reason);
    }
    void card(CardWords& words) const {
        if (!partly) {
            other_words(words.what);
            other_words(words.with_whom);
            other_words(words.when);
        }
        other_words(words.obstacle);
        other_words(words.plan_b);
    }
    void operator()(Commit& c) const { card(c.words); }
    void operator()(EditCard& c) const { card(c.words); }
    void operator()(CheckInMood& c) const {
        other_rating(c.mood);
        c.change = c.change == MoodChange::up ? MoodChange::down : MoodChange::up;
    }
    void operator()(CheckInWeek& c) const {
        other_words(c.happened);
        other_words(c.with_whom);
    }
    void operator()(CheckInStep& c) const {
        c.outcome = c.outcome == StepOutcome::done ? StepOutcome::not_yet : StepOutcome::done;
        other_words(c.learned);
    }
    void operator()(CheckInWin& c) const { other_words(c.win); }
    void operator()(WriteNote& c) const { other_words(c.text); }
    void operator()(WriteStrength& c) const { other_words(c.words); }
    void operator()(WritePlanPart& c) const { other_words(c.words); }
    void operator()(NoteMeeting& c) const { other_words(c.note); }
    void operator()(ReviewGoal& c) const {
        other_rating(c.review.near);
        other_words(c.review.words);
    }
    void operator()(WriteIntake& c) const {
        if (c.text) other_words(*c.text);
    }
    void operator()(AddTie& c) const { other_words(c.words.name); }
    void operator()(DescribeTie& c) const { other_words(c.words.name); }
    void operator()(PlaceTie& c) const { c.placement.angle.value = 359 - c.placement.angle.value; }
    void operator()(ChangeMoment& c) const { other_words(c.words.what); }
    void operator()(SayPreferences& c) const {
        other_words(c.preferences.pronouns);
        other_words(c.preferences.other);
    }
    void operator()(AddMoment& c) const {
        other_words(c.words.what);
        c.words.year.value = 2000;
    }
    void operator()(AgreeArea& c) const { other_words(c.words.about); }
    void operator()(CheckInLink& c) const { other_words(c.feeling); }
    void operator()(TakeForMyself& c) const { other_words(c.words); }
    void operator()(ProposeItem& c) const {
        other_words(c.words);
        c.hard_topic = !c.hard_topic;
    }
    // A sign of danger, or none; another answer that there is.
    void operator()(AnswerItem& c) const {
        constexpr std::int64_t answers = 4;
        if (c.choice.value >= answers) return;
        c.choice.value = c.item.value == "better_off_dead" ? 0 : (c.choice.value + 1) % answers;
    }
    void operator()(SayFit& c) const {
        c.answer.fit = c.answer.fit == Fit::no ? Fit::yes : Fit::no;
        other_words(c.answer.words);
    }
    template <class Others>
    void operator()(Others&) const {}
};

}  // namespace

bool keeps_secrets_apart(const GroupState& group, const Twin& twin, Input& input) {
    const auto& [person, circle] = twin;
    const auto& command = *input.command;
    const bool light =
        std::visit([&](const auto& c) { return brings_to_light(group, person, c); }, command);
    if (light) return false;
    if (input.person != person) return true;
    const auto reach = circle == Circle::nobody_else
                           ? std::visit(OnlyTheirs{{group, person}}, command)
                           : std::visit(ReachOf{{group, person}}, command);
    input.secret = reach == Reach::secret || reach == Reach::partly;
    input.n = reach == Reach::partly ? 1 : 0;
    return reach != Reach::forbidden;
}

Input with_another_secret(Input input) {
    if (!input.secret) return input;
    if (std::holds_alternative<WriteLine>(*input.command)) {
        input.what = Do::connect;
        return input;
    }
    std::visit(OtherWords{input.n != 0}, *input.command);
    return input;
}

}  // namespace simulation
