// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "protocol/json/describe.hpp"
#include "server/domain/group/intake_summary.hpp"
#include "tests/golden/scenes.hpp"
#include "tests/support/measures.hpp"

namespace golden {

namespace {

CardWords card_words(const char* what) {
    return {{what}, {{"My sister"}}, {{"On Sunday"}}, {{"The rain"}}, {{"By phone"}}};
}

// Ana asks Dora, Dora asks Ben, and so on: about cards that the group will not see for long.
std::vector<std::pair<PersonId, PersonId>> neighbours() {
    return {{ana, dora}, {dora, ben}, {ben, eva}, {eva, finn}, {finn, carl}, {carl, ana}};
}

// A card of this person that says `what`.
CardId card_of(const Group& group, const PersonId& person, std::string_view what) {
    const auto& cards = group.state().board.cards;
    const auto found = std::ranges::find_if(cards, [&](const auto& entry) {
        const auto& words = entry.second.words.value;
        return entry.second.seat == group.seat(person) && words && words->what.value == what;
    });
    return found == cards.end() ? CardId{} : found->first;
}

}  // namespace

SheetId choice_of(Group& group, const PersonId& person) {
    const auto sheet =
        group.when(maria, OpenSheet{SheetKind::decision, group.seat(person), {{"The letter"}}})
            .the<SheetOpened>()
            .sheet;
    std::vector<SheetEntryId> options;
    for (const auto* words : {"Answer it", "Wait", "Burn it"}) {
        const WriteEntry option{sheet, SheetBox::option, {words}, {}};
        options.push_back(group.when(person, option).the<EntryWritten>().entry);
    }
    group.when(person, ChooseOption{sheet, options[0]}).events();
    group.when(person, StrikeEntry{sheet, options[2]}).events();
    return sheet;
}

Programme five_sessions() {
    auto programme = short_programme();
    auto& sessions = programme.sessions.items;
    sessions.insert(sessions.begin() + 1, 2, sessions[1]);
    sessions[1].midpoint = true;
    programme.contact = ContactPolicy::brought_back;
    programme.followed_by = {"monthly-open"};
    return programme;
}

Week::Week(int version, Programme programme) : group{std::move(programme), 5}, version_{version} {
    group.seat(maria, Role::facilitator)
        .seat(nora, Role::facilitator)
        .seat(jonas, Role::cofacilitator)
        .seat(olga, Role::observer)
        .seat(petra, Role::on_call)
        .seat(quinn, Role::on_call);
    for (const auto& member : members) group.seat(member, Role::member);
    first_session();
    group.after_ms(2 * day);
    for (const auto& member : members) goals_and_cards(member);
    company();
    for (const auto& member : members) checkin(member);
    for (const auto& member : members) plan(member);
    for (const auto& member : {ana, dora}) proposals(member);
    safety();
    forms();
    int way = version;
    for (const auto& member : members) intake(member, way++ % 3);
    lines_and_notes();
    danger();
    absences();
    chart();
    summary();
    answers_to_offers();
    what_facilitators_do();
}

void Week::when(const PersonId& person, const Command& command) {
    group.when(person, command).events();
    note_things();
}

void Week::note_things() {
    for (const auto& thing : domain::group::entities_of(group.state())) things.insert(thing);
}

void Week::first_session() {
    group.at(later(first_monday, -10 * minute));
    for (const auto& member : members) when(member, Arrive{true, true, {"Kitchen"}, {{"Tired"}}});
    group.when_server(NotePresence{maria, Presence::here}).events();
    group.at(first_monday);
    when(maria, AdmitAll{});
    when(maria, StartSession{});
    when(maria, HoldSession{});
    when(maria, ResumeSession{});
    for (const auto& member : members) sheet_of(member);
    for (const auto& member : members) focus_of(member);
    when(maria, StartClosing{});
    for (const auto& member : members) {
        when(member, SayWord{{"Calm"}});
        when(member, GivePulse{{{7}, {8}, {9}, {10}, {{"Warm"}}}});
    }
    when(maria, EndSession{});
}

// Closed, every second one shared; the step that came of it is done.
void Week::sheet_of(const PersonId& person) {
    const auto sheet = choice_of(group, person);
    const auto sharing = version_ % 4 < 2 ? Sharing::facilitator : Sharing::only_me;
    const auto card = group.when(person, Commit{{}, card_words("from a sheet"), sharing, sheet})
                          .the<Committed>()
                          .card;
    when(person, MoveCard{card, CardPlace::done});
    if (version_ % 2 == 0) when(person, ShareSheet{sheet, PartSharing::group});
    when(maria, CloseSheet{sheet});
}

// Everybody else knows it too; one of them takes that back. Whoever had it takes something home.
void Week::focus_of(const PersonId& person) {
    const auto given = group.when(maria, GiveFocus{group.seat(person), {10}});
    const auto focus = given.the<FocusGiven>().focus;
    for (const auto& other : members) {
        if (other == person) continue;
        const auto said = group.when(other, SayMeToo{focus}).the<MeTooSaid>().me_too;
        if (other == dora || (other == ana && person == dora)) when(other, TakeBackMeToo{said});
    }
    when(person, TakeForMyself{{"It is not me alone"}, static_cast<Sharing>(version_ % 3)});
    if (person == members.back()) when(maria, EndFocus{});
}

// Three goals are as many as may be active; Finn has two, so that one more has room.
void Week::goals_and_cards(const PersonId& person) {
    when(person, SetGoal{{"Call more"}, {{"I miss them"}}, Sharing::group});
    const auto laid_aside = group.state().goals.all;
    for (const auto& [id, goal] : laid_aside) {
        if (goal.seat == group.seat(person)) when(person, LayGoalAside{id, {"Another time"}});
    }
    for (const auto& choice : json::choices<Sharing>) {
        if (person == finn && choice.value == Sharing::facilitator) continue;
        auto set = group.when(person, SetGoal{{"Go out"}, {{"Fresh air"}}, choice.value});
        const auto goal = set.the<GoalSet>().goal;
        when(person, EditGoal{goal, {"Go out twice"}, {{"Fresh air"}}, {"Once was easy"}});
        when(person, ReviewGoal{goal, Occasion::start, {{3}, {{"One call"}}}});
        when(person, Commit{goal, card_words(choice.name.data()), choice.value});
    }
    when(person, Commit{{}, card_words("to be hidden"), Sharing::group});
    when(person, Commit{{}, card_words("to be taken back"), Sharing::group});
}

// A warm word from each to each, and offers to ask; Ana and Finn leave one offer to be made.
void Week::company() {
    const auto in_a_while = later(group.now(), 9 * day);
    const auto soon = later(group.now(), day);
    for (const auto& from : members) {
        for (const auto& to : members) {
            if (from == to) continue;
            const auto card = card_of(group, to, "group");
            when(from, Encourage{card, EncouragementKind::been_there});
            if (from == finn && to == ana) continue;
            if (from == ana && to == finn) continue;
            when(from, OfferToAsk{card, to == dora || to == eva ? soon : in_a_while});
        }
    }
    for (const auto& [from, to] : neighbours()) {
        for (const auto* what : {"to be hidden", "to be taken back"}) {
            const auto card = card_of(group, to, what);
            when(from, Encourage{card, EncouragementKind::been_there});
            when(from, OfferToAsk{card, in_a_while});
        }
    }
    for (const auto& person : {ana, dora}) {
        const auto given = group.state().board.encouragements;
        for (const auto& [id, one] : given) {
            if (one.from == group.seat(person) && one.to == group.seat(eva)) {
                when(person, TakeBackEncouragement{id});
            }
        }
    }
}

// Each owner answers the offers in turn: welcome, no thanks, welcome and asked, not yet.
void Week::answers_to_offers() {
    int n = version_;
    const auto offers = group.state().board.offers;
    for (const auto& [id, offer] : offers) {
        const auto& to = group.state().membership.seats.at(offer.to).person;
        const auto& from = group.state().membership.seats.at(offer.from).person;
        const int way = n++ % 4;
        if (way != 3) when(to, AnswerOffer{id, way != 1});
        if (way == 2) when(from, MarkAsked{id});
    }
}

void Week::checkin(const PersonId& person) {
    const bool all = version_ / 4 == 1;
    const bool mood_only = version_ / 4 == 2;
    const auto sharing = all ? PartSharing::group : PartSharing::facilitator;
    const auto mood_sharing = all || mood_only ? PartSharing::group : PartSharing::facilitator;
    const std::vector<const char*> cards{"only_me", "facilitator", "group", "to be hidden"};
    const auto card = card_of(group, person, cards.at(static_cast<std::size_t>(version_ % 4)));
    when(person, CheckInMood{{4}, MoodChange::up, mood_sharing});
    when(person, CheckInWeek{{"A visit"}, {{"My aunt"}}, sharing});
    const auto about = card.value.empty() ? std::nullopt : std::optional{card};
    when(person, CheckInStep{about, StepOutcome::partly, {{"It helps"}}, sharing});
    when(person, CheckInWin{{"I called"}, sharing});
    when(person, CheckInLink{{"Sad"}, ProblemArea::dispute, sharing});
}

// Each shares it with others than the one before.
void Week::plan(const PersonId& person) {
    for (const auto& choice : json::choices<PlanPart>) {
        when(person, WritePlanPart{choice.value, {"I walk in the morning"}});
    }
    const auto& sharings = json::choices<Sharing>;
    const auto at = std::ranges::find(members, person) - members.begin() + version_;
    when(person, SharePlan{sharings[static_cast<std::size_t>(at) % sharings.size()].value});
}

// To everyone and to the facilitators: left open, taken on, put off (before or after it was taken
// on), withdrawn.
void Week::proposals(const PersonId& person) {
    for (const auto& choice : json::choices<ProposalFor>) {
        const auto propose = [&] {
            auto proposed =
                group.when(person, ProposeItem{{"My move"}, choice.value, true, {{10}}});
            note_things();
            return proposed.the<ItemProposed>().item;
        };
        propose();
        when(maria, AcceptItem{propose(), {10}});
        when(maria, ParkItem{propose()});
        const auto later_on = propose();
        when(maria, AcceptItem{later_on, {10}});
        when(maria, ParkItem{later_on});
        when(person, WithdrawItem{propose()});
    }
}

// Nora is on watch by the rota.
void Week::safety() {
    when(maria, AddDuty{group.seat(nora), group.now(), later(group.now(), 14 * day)});
    for (const auto& member : members) {
        CrisisPlan plan{{{{"No sleep"}}},   {{{"A walk"}}}, {{{"The library"}}},
                        {{{"My brother"}}}, {{{"My GP"}}},  {{{"Pills locked away"}}}};
        when(member, WriteCrisisPlan{plan});
        plan.alone.items.push_back({"Music"});
        when(member, WriteCrisisPlan{plan});
        when(member, GiveEmergencyContact{{{{"Rosa"}, {{"Sister"}}, {"555 0100"}}}});
    }
}

// The long form twice, the second time with a sign of danger, so that a facilitator is asked to
// look; every second of them has. The short one is at another point for each, and in each version.
void Week::forms() {
    group.when_server(OfferMeasures{definitions::own_measures()}).events();
    int way = version_;
    for (const auto& member : members) {
        for (const std::int64_t total : {5, 27}) {
            const auto form = open_form(group, member, phq_9);
            note_things();
            fill_in(group, member, form, total).events();
            note_things();
            when(member, SayFit{form, {Fit::partly, {{"Mornings are worse"}}}});
        }
        short_form(member, way++ % 5);
    }
    const auto raised = group.state().flags.all;
    int n = version_;
    for (const auto& [id, flag] : raised) {
        if (n++ % 2 == 0) when(maria, AnswerFlag{id, {FlagAction::called, {"A talk"}}});
    }
}

// Open, begun, begun with a facilitator, withdrawn, planned for the last session.
void Week::short_form(const PersonId& person, int way) {
    if (way == 4) {
        when(maria,
             PlanForms{phq_2, {{group.seat(person)}}, FormOccasion::session, group.session(5)});
        return;
    }
    const auto form = open_form(group, person, phq_2);
    note_things();
    if (way == 3) when(maria, WithdrawForm{form});
    if (way != 1 && way != 2) return;
    const auto& by = way == 1 ? person : maria;
    when(by, StartForm{form, {"en"}, DeviceKind::phone, {"Europe/Berlin"}});
    when(by, AnswerItem{form, {"low_mood"}, {1}});
}

// Finn has not said yes to the agreements, so that he cannot sign; no facilitator has signed with
// Eva yet. Every third has changed something since; every second lets the group know their area.
void Week::intake(const PersonId& person, int way) {
    const auto seat = group.seat(person);
    const Preferences wishes{{{"she"}},     {{"English"}},        {{"Phone"}},
                             {{"The car"}}, {{"Slowly, please"}}, true};
    const CautionWords caution{
        Caution::substances, CautionDecision::join_with_support, {{"A talk a week"}}};
    const AreaWords area{
        ProblemArea::dispute, ProblemArea::transition, DisputeStage::impasse, {{"My sister"}}, {}};
    when(person, WriteIntake{seat, IntakePart::story, {{"I sleep badly"}}, {}});
    when(maria, WriteIntake{seat, IntakePart::formulation, {{"The move came first"}}, {}});
    when(person, SayPreferences{seat, wishes, {}});
    when(maria, DecideCaution{seat, caution, {}});
    when(person, AgreeArea{seat, area, {}});
    if (way % 2 == 0) when(person, ShareArea{PartSharing::group});
    people_and_past(person);
    if (person == finn) return;
    when(person, Agree{{"group-rules"}, {2}});
    const auto mark = domain::group::mark_of(domain::group::summary_of(group.state(), seat));
    when(person, SignIntake{seat, mark});
    if (person != eva) when(maria, SignIntake{seat, mark});
    if (way == 1) when(maria, WriteIntake{seat, IntakePart::formulation, {{"Two moves"}}, {}});
}

void Week::people_and_past(const PersonId& person) {
    const auto seat = group.seat(person);
    const TieWords rosa{{"Rosa"},     {{"Sister"}},    {{"Calls"}},
                        {{"Advice"}}, {{"To listen"}}, {{"Fewer calls"}}};
    const auto tie = group.when(person, AddTie{seat, rosa}).the<TieAdded>().tie;
    when(person, PlaceTie{tie, Occasion::start, {Closeness::close, {90}}});
    when(maria, AddMoment{seat, {Lane::life, {2024}, {{3}}, {"We moved"}, {}}});
    when(person, AddMoment{seat, {Lane::mood, {2024}, {{4}}, {"Hardly up"}, {{2}}}});
}

void Week::lines_and_notes() {
    for (const auto& member : members) {
        auto written = group.when(member, WriteLine{LineKind::words, {{"I am worried"}}});
        when(maria, AnswerLine{written.the<LineWritten>().line, LineAnswer::calling, {{"Soon"}}});
    }
    when(maria, WriteNote{group.session(1), {}, {"A good start"}});
    when(maria, WriteNote{{}, group.seat(ana), {"Ask about her aunt"}});
    when(jonas, WriteNote{group.session(1), {}, {"Quiet"}});
}

// Each member's item has come one step further than that of the one before, and in the next
// version one more. A facilitator, the observer and who is on call look after them in turn.
void Week::danger() {
    const auto reach = [&](int holder) {
        if (holder == 0) danger_reaches({});
        if (holder == 1) danger_reaches({olga});
        if (holder == 2) danger_reaches({petra, olga});
    };
    const std::array holders{maria, olga, petra};
    for (int holder = 0; holder < 3; ++holder) {
        reach(holder);
        int n = version_;
        for (const auto& member : members) {
            const int steps = n++;
            if (steps % 3 != holder) continue;
            when(member, WriteLine{LineKind::distress, {{"Please call"}}});
            when(member, SayNow{true, {{"At home"}}});
            look_after(member, steps % 5, holders.at(std::size_t(holder)));
        }
    }
}

void Week::danger_reaches(std::initializer_list<PersonId> before_jonas) {
    std::vector<EscalationEntry> list;
    for (const auto& person : before_jonas) list.push_back({group.seat(person), {}});
    list.push_back({group.seat(jonas), {{"jonas@clinic.test"}}});
    when(maria, SetEscalation{{list}});
}

void Week::look_after(const PersonId& person, int steps, const PersonId& by) {
    const auto* open = group.state().risks.open_of(group.seat(person));
    const auto risk = open->id;
    const auto since = open->waiting->since;
    const auto check_at = later(group.now(), 60 * day);
    if (steps > 0) when(by, AcknowledgeRisk{risk, LineAnswer::calling, since});
    if (steps > 1) when(by, AssessRisk{risk, RiskTier::moderate, {{"Alone tonight"}}});
    if (steps > 2) when(by, PlanRisk{risk, {{RiskAction::talked}}, {{"A call"}}, check_at});
    if (steps > 3) when(by, CloseRisk{risk, {"Safe, and not alone"}});
}

// Finn does not come next week, others not to the last session; two change their minds.
void Week::absences() {
    const auto why = std::optional<Sentence>{{"A wedding"}};
    when(finn, TellAbsence{group.session(2), AbsenceReason::own_words, why});
    for (const auto& member : members) {
        when(member, TellAbsence{group.session(5), AbsenceReason::family, why});
    }
    for (const auto& person : {dora, eva}) when(person, TakeBackAbsence{group.session(5)});
    make_up(finn, 1);
    make_up(ana, 2);
    make_up(ben, 3);
    make_up(carl, 4);
    for (const auto& [id, one] : group.state().absences.make_ups) {
        if (one.seat == group.seat(ana)) when(ana, TakeMakeUp{id, one.times.front()});
        if (one.seat == group.seat(ben)) when(ben, DeclineMakeUp{id});
        if (one.seat == group.seat(carl)) when(maria, WithdrawMakeUp{id});
    }
}

// The first session's notes: some signed, one of them added to.
void Week::chart() {
    when(maria, WriteGroupNote{group.session(1), {"A good start"}, {}, {}});
    when(maria,
         FanOutNote{
             group.session(1),
             {{"Mood"}, {"Week"}, {"Step"}, {"Win"}, {"Next"}, {"Done"}, {"Partly"}, {"Not yet"}}});
    for (const auto& person : {ana, dora}) {
        const auto* note = group.state().chart.of(group.session(1), group.seat(person));
        when(jonas, SignNote{note->id, {}, note->at});
        when(maria, AmendNote{note->id, {"He called"}, {}});
    }
}

// Drafted; in every second version given out, and written anew since.
void Week::summary() {
    const auto id = group.session(1);
    const SummaryHeadings headings{{"We did"},     {"Week"}, {"Step"},   {"Win"},    {"Next"},
                                   {"Takes home"}, {"Done"}, {"Partly"}, {"Not yet"}};
    when(maria, MarkFidelity{id, FidelityItem::kept_here, FidelityAnswer::done, {{"Twice"}}, {}});
    when(maria, DraftSummary{id, headings});
    const auto write = [&](const char* text) {
        const auto at = group.state().summaries.of(id)->at;
        when(jonas, WriteSummary{id, {text}, {{{group.seat(ana), {"A step"}}}}, {}, at});
    };
    write("A warm hour");
    if (version_ % 2 == 0) return;
    when(maria, ReleaseSummary{id, {}, group.state().summaries.of(id)->at});
    group.after_ms(1);
    write("A warm hour together");
}

void Week::make_up(const PersonId& person, std::int64_t hours) {
    const auto session = group.session(person == finn ? 2 : 5);
    const auto time = later(group.now(), 50 * day + hours * hour);
    when(maria, OfferMakeUp{group.seat(person), session, {{time, later(time, day)}}});
}

void Week::what_facilitators_do() {
    when(maria, ProposeItem{{"A visit"}, ProposalFor::everyone, false, {}});
    when(jonas, ProposeItem{{"Shorter rounds"}, ProposalFor::facilitator, false, {}});
    when(maria, AddItem{ItemKind::topic, {"Holidays"}, {5}});
    for (const auto& member : members) {
        when(maria, HideCard{card_of(group, member, "to be hidden"), {"It names somebody"}});
        when(member, ShareCard{card_of(group, member, "to be taken back"), Sharing::only_me});
    }
    for (const auto& member : members) {
        when(maria, PlanMeeting{group.seat(member), {0}, later(group.now(), day)});
        when(maria, NoteMeeting{group.seat(member), {0}, MeetingOutcome::held, {{"She cried"}}});
    }
    when(maria, CancelSession{group.session(3), {"A holiday"}});
    when(maria, MoveSession{group.session(4), later(first_monday, 15 * day)});
    when(maria, RemovePerson{group.seat(carl), {"He moved away"}});
    when(maria, RecordLeaving{group.seat(gina), LeavingReason::no_time, {{"A new job"}}});
    when(gina, WriteGoodbye{{"Thank you all"}});
    if (version_ % 2 == 1) when(maria, ReleaseGoodbye{group.seat(gina)});
}

}  // namespace golden
