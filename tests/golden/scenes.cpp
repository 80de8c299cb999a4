// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/scenes.hpp"

namespace golden {

namespace {

using domain::group::last_planned;

// One evening and what comes after it; each step is a scene.
class Evening {
public:
    explicit Evening(int version) : week_{version}, version_{version}, odd_{version % 2 == 1} {}

    std::vector<Scene> told() {
        week_.group.after_ms(2 * day);
        keep("between sessions");
        second_ = week_.group.session(2);
        lobby();
        open();
        side_rooms();
        in_a_round();
        held();
        closing();
        afterwards();
        for (auto& scene : scenes_) {
            if (scene.things.empty()) scene.things = week_.things;
        }
        return std::move(scenes_);
    }

private:
    void keep(const char* name) {
        week_.note_things();
        scenes_.push_back({name, week_.group, {}, false, {}});
    }
    void when(const PersonId& person, const Command& command) { week_.when(person, command); }
    void here(const PersonId& person, Presence presence = Presence::here) {
        week_.group.when_server(NotePresence{person, presence}).events();
    }

    void lobby() {
        week_.group.at(later(first_monday, 7 * day - 10 * minute));
        for (const auto& member : {ana, ben, dora, eva}) {
            when(member, Arrive{true, true, {"Kitchen"}, {{"Tired"}}});
            here(member);
        }
        here(maria);
        for (const auto& member : {ana, ben, eva}) when(maria, Admit{week_.group.seat(member)});
        keep("lobby");
    }

    // With the template's first item, or with one that is between Ana and the facilitators.
    void open() {
        week_.group.at(later(first_monday, 7 * day));
        when(maria, StartSession{});
        when(eva, StepOut{});
        when(ben, RaiseHand{});
        if (odd_) when(maria, StartItem{private_item_of(ana)});
        sheet_ = choice_of(week_.group, ana);
        when(maria, GiveFocus{week_.group.seat(ben), {5}});
        when(maria, GiveFocus{week_.group.seat(ana), {15}});
        when(eva, SayMeToo{week_.group.state().focuses.now()->id});
        keep("open");
    }

    // Ben's is over, Ana is in one, Eva has one offered, and Ben asks for another.
    void side_rooms() {
        const auto before = week_.group;
        for (const auto& person : {jonas, nora}) here(person);
        take_aside(jonas, ben);
        when(ben, LeaveAside{week_.group.state().asides.open_of(week_.group.seat(ben))->id});
        take_aside(maria, ana);
        when(nora, TakeAside{week_.group.seat(eva)});
        when(ben, AskAside{});
        keep("open, with side rooms");
        week_.group = before;
    }

    void take_aside(const PersonId& by, const PersonId& member) {
        const auto seat = week_.group.seat(member);
        when(by, TakeAside{seat});
        const auto line = week_.group.state().asides.now_of(seat)->id;
        when(member, AgreeAside{line});
        for (const auto& person : {member, by}) when(person, SayAside{line, {"Stay a moment"}});
    }

    AgendaItemId private_item_of(const PersonId& person) const {
        for (const auto& [id, item] : week_.group.state().agenda.items) {
            const bool theirs = item.proposed_by == week_.group.seat(person);
            if (theirs && item.proposal_for == ProposalFor::facilitator &&
                item.state == ItemState::planned) {
                return id;
            }
        }
        return {};
    }

    void in_a_round() {
        when(maria, Next{week_.group.next().step});
        when(maria, CloseSheet{sheet_});
        begin_a_scene();
        keep("open, in a round");
    }

    void begin_a_scene() {
        const OpenSheet play{SheetKind::role_play, week_.group.seat(ana), {{"The letter"}}};
        sheet_ = week_.group.when(maria, play).the<SheetOpened>().sheet;
        when(ana, SetScene{sheet_, {"My sister opens the letter"}});
        for (const auto& person : {ana, ben, eva}) when(person, JoinPlay{sheet_, {"My sister"}});
    }

    void held() {
        const auto casting = week_.group;
        when(maria, StartPlay{sheet_, {5}});
        const auto before = week_.group;
        when(maria, HoldSession{});
        keep("held");
        week_.group = before;
        here(maria, Presence::left);
        week_.group.when_server(HoldForSafety{}).events();
        keep("held, no facilitator here");
        week_.group = casting;
    }

    void closing() {
        when(maria, StartClosing{});
        when(maria, CloseSheet{sheet_});
        for (const auto& member : {ana, ben}) {
            when(member, SayWord{{"Lighter"}});
            when(member, GivePulse{{{4}, {7}, {8}, {9}, {{"Good"}}}});
        }
        when(maria, WriteGroupNote{second_, {"A warm hour"}, {}, {}});
        keep("closing");
    }

    void afterwards() {
        when(maria, EndSession{});
        keep("just ended");
        while (week_.group.state().current_session()) {
            const auto* session = week_.group.state().current_session();
            if (session == last_planned(week_.group.state())) the_ending();
            week_.group.at(session->starts_at);
            when(maria, StartSession{});
            when(maria, EndSession{});
        }
        week_.group.after_ms(2 * day);
        keep("after the course");
        without_an_end();
        keep("an earlier session, asked for");
        scenes_.back().asked_for = second_;
        keep("a member's forms, asked for");
        scenes_.back().forms_asked_for = true;
    }

    void the_ending() {
        for (const auto& from : members) {
            for (const auto& to : members) {
                if (to == from || has_gone(from) || has_gone(to)) continue;
                when(from, WriteStrength{week_.group.seat(to), {"You stay calm"}});
            }
        }
        keep("before the last session");
        // What is about this evening; whatever is of earlier ones, other scenes have.
        const auto now = domain::group::entities_of(week_.group.state());
        scenes_.back().things = {now.begin(), now.end()};
        when(maria, ReleaseStrengths{});
    }

    bool has_gone(const PersonId& person) const {
        const auto* seat = week_.group.state().membership.seat_of(person);
        return !seat || seat->gone();
    }

    // The same week in a course that goes on until the facilitators settle on an end.
    void without_an_end() {
        auto programme = five_sessions();
        programme.open_ended = true;
        Week endless{version_, std::move(programme)};
        endless.note_things();
        scenes_.push_back(
            {"between sessions, in a course without an end", endless.group, {}, false, {}});
    }

    Week week_;
    int version_;
    bool odd_;
    SessionId second_;
    SheetId sheet_;
    std::vector<Scene> scenes_;
};

}  // namespace

std::vector<Scene> scenes(int version) { return Evening{version}.told(); }

}  // namespace golden
