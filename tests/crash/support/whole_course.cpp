// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/whole_course.hpp"

#include <catch2/catch.hpp>

#include "clients/bots/wire.hpp"
#include "server/domain/group/intake_summary.hpp"

namespace support {

using namespace protocol::group;

namespace {

// More turns of the room's loop than anything needs that it does by itself.
constexpr int turns_max = 1000;

const auto& only(const auto& things) {
    REQUIRE(things.size() == 1);
    return *things.begin();
}

}  // namespace

WholeCourse::WholeCourse(const bots::Server& server, const bots::LoadRoom& room, LiveGroup& group,
                         Marks& marks)
    : group_{group},
      marks_{marks},
      leads_{server, room.room, room.cookies.front()},
      helps_{server, room.room, room.cookies.back()},
      ana_{server, room.room, room.cookies.at(1)},
      ben_{server, room.room, room.cookies.at(2)},
      carl_{server, room.room, room.cookies.at(3)} {
    group_.read_on();
}

void WholeCourse::ask(Visitor& who, const Command& command) {
    INFO(bots::command_message(command, "refused"));
    REQUIRE(who.ask(command) == "ok");
    group_.read_on();
}

void WholeCourse::note_words(std::size_t from, const Command& command) {
    const auto message = bots::command_message(command, "taken");
    for (std::size_t n = from; n < marks_.all().size(); ++n) {
        const auto& mark = marks_.all()[n];
        if (message.find(mark.word) != std::string::npos) said_.words.push_back(mark);
    }
}

WholeCourse::Said WholeCourse::tell() {
    first_talk();
    people_in_life();
    agree_and_sign();
    form();
    week();
    danger();
    begin_evening();
    scene();
    side_room();
    step();
    close_evening();
    notes();
    summary();
    come_to_the_end();
    goodbyes();
    return said_;
}

void WholeCourse::first_talk() {
    const auto of_ana = [this](auto& command) { command.seat = seat(ana_); };
    say<RenameMe>(ana_);
    say<WriteIntake>(ana_, of_ana);
    say<SayPreferences>(ana_, of_ana);
    say<DecideCaution>(leads_, of_ana);
    say<NoteMeeting>(leads_, of_ana);
}

void WholeCourse::people_in_life() {
    const auto of_ana = [this](auto& command) { command.seat = seat(ana_); };
    say<AddTie>(ana_, of_ana);
    say<DescribeTie>(ana_, [this](auto& command) { command.tie = only(now().ties.all).first; });
    say<AddMoment>(ana_, of_ana);
    say<ChangeMoment>(ana_,
                      [this](auto& command) { command.moment = only(now().timeline.all).first; });
}

void WholeCourse::agree_and_sign() {
    say<SetGoal>(ana_, [](auto& command) { command.sharing = Sharing::group; });
    say<EditGoal>(ana_, [this](auto& command) { command.goal = only(now().goals.all).first; });
    say<AgreeArea>(ana_, [this](auto& command) {
        command.seat = seat(ana_);
        command.words.secondary = ProblemArea::dispute;
    });
    say<WriteCrisisPlan>(ana_);
    say<GiveEmergencyContact>(ana_);
    const auto& rules = now().course.programme.agreements;
    REQUIRE(rules);
    for (const auto& rule : rules->items) {
        say<Agree>(ana_, [&](auto& command) { command = {rule.id, rule.version}; });
    }
    say<SignIntake>(ana_, [this](auto& command) {
        const auto summary = domain::group::summary_of(now(), seat(ana_));
        command = {seat(ana_), domain::group::mark_of(summary)};
    });
    say<TakeBackAgreement>(ana_,
                           [&](auto& command) { command.agreement = rules->items.front().id; });
}

void WholeCourse::form() {
    const MeasureKey measure{"phq-2"};
    say<PlanForms>(leads_, [&](auto& command) {
        command.measure = measure;
        command.seats.items = {seat(ana_)};
        command.occasion = FormOccasion::between;
        command.session.reset();
    });
    const auto* planned = now().forms.unfinished(seat(ana_), measure);
    REQUIRE(planned);
    const auto form = planned->id;
    say<StartForm>(ana_, [&](auto& command) {
        command.form = form;
        command.language = {"en"};
    });
    say<AnswerItem>(ana_, [&](auto& command) {
        command.form = form;
        command.item = now().forms.newest_of(measure)->sheet.items.items.front().id;
    });
    ask(ana_, SendForm{form});
    say<SayFit>(ana_, [&](auto& command) { command.form = form; });
}

void WholeCourse::week() {
    const auto to_all = [](auto& command) { command.sharing = PartSharing::group; };
    say<CheckInWeek>(ana_, to_all);
    say<CheckInLink>(ana_, to_all);
    say<CheckInWin>(ana_, to_all);
    say<ProposeItem>(ana_);
    say<AddItem>(leads_);
    say<TellAbsence>(ben_,
                     [this](auto& command) { command.session = now().sessions.order.back(); });
}

void WholeCourse::danger() {
    say<SetEscalation>(leads_, [this](auto& command) {
        auto& entry = command.list.items.front();
        entry.seat = seat(helps_);
        entry.mail->value += "@x.test";
    });
    say<WriteLine>(ana_, [](auto& command) { command.kind = LineKind::distress; });
    say<SayNow>(ana_);
    say<AnswerLine>(leads_, [this](auto& command) { command.line = only(now().lines.all).first; });
    const auto risk = only(now().risks.all).first;
    say<AssessRisk>(leads_, [&](auto& command) { command.risk = risk; });
    say<PlanRisk>(leads_, [&](auto& command) {
        command.risk = risk;
        command.next_check_at = now().current_session()->starts_at;
    });
    say<HandOverRisk>(leads_, [&](auto& command) {
        command.risk = risk;
        command.to = seat(helps_);
    });
    say<CloseRisk>(leads_, [&](auto& command) { command.risk = risk; });
}

void WholeCourse::begin_evening() {
    ask(leads_, OpenLobby{});
    say<Arrive>(ana_);
    say<Arrive>(ben_);
    ask(leads_, AdmitAll{});
    ask(leads_, StartSession{});
}

// Only after a scene was played is anything said about it.
void WholeCourse::scene() {
    say<OpenSheet>(leads_, [this](auto& command) {
        command.kind = SheetKind::role_play;
        command.seat = seat(ana_);
    });
    const auto sheet = only(now().sheets.all).first;
    const auto on_it = [&](auto& command) { command.sheet = sheet; };
    say<SetScene>(ana_, on_it);
    say<JoinPlay>(ben_, on_it);
    ask(leads_, StartPlay{sheet, {1}});
    ask(leads_, StopPlay{sheet});
    ask(ben_, StepOutOfRole{sheet, {}});
    say<WriteEntry>(leads_, [&](auto& command) {
        command.sheet = sheet;
        command.box = SheetBox::worked;
        command.under.reset();
    });
    ask(leads_, CloseSheet{sheet});
}

// The room notes by itself who leads the group meanwhile, a turn of its loop after the lobby opens.
void WholeCourse::side_room() {
    ask(ana_, AskAside{});
    std::string answer;
    for (int turn = 0; turn < turns_max && answer != "ok"; ++turn) {
        answer = helps_.ask(TakeAside{seat(ana_)});
    }
    group_.read_on();
    const auto* aside = now().asides.open_of(seat(ana_));
    REQUIRE(aside);
    const auto line = aside->id;
    say<SayAside>(ana_, [&](auto& command) { command.line = line; });
    ask(ana_, LeaveAside{line});
}

void WholeCourse::step() {
    say<Commit>(ana_, [this](auto& command) {
        command.goal = only(now().goals.all).first;
        command.sheet = only(now().sheets.all).first;
        command.sharing = Sharing::group;
    });
    const auto card = only(now().board.cards).first;
    say<EditCard>(ana_, [&](auto& command) { command.card = card; });
    say<HideCard>(leads_, [&](auto& command) { command.card = card; });
    say<TakeForMyself>(ana_);
}

void WholeCourse::close_evening() {
    ask(leads_, StartClosing{});
    say<SayWord>(ana_);
    say<GivePulse>(ana_);
    ask(leads_, EndSession{});
    // Nothing was as it should be, says the pulse: that raises a flag.
    REQUIRE_FALSE(now().flags.all.empty());
    say<AnswerFlag>(leads_,
                    [this](auto& command) { command.flag = now().flags.all.begin()->first; });
}

void WholeCourse::notes() {
    const auto held = now().last_session()->id;
    say<WriteNote>(leads_, [&](auto& command) {
        command.session = held;
        command.seat.reset();
    });
    say<WriteGroupNote>(leads_, [&](auto& command) { command.session = held; });
    say<FanOutNote>(leads_, [&](auto& command) { command.session = held; });
    const auto draft = [&] { return *now().chart.of(held, seat(ana_)); };
    const auto on_it = [&](auto& command) {
        command.note = draft().id;
        if constexpr (requires { command.based_on; }) command.based_on = draft().at;
    };
    say<WriteMemberNote>(leads_, on_it);
    say<SignNote>(leads_, on_it);
    say<AmendNote>(leads_, on_it);
}

void WholeCourse::summary() {
    const auto held = now().last_session()->id;
    const auto of_it = [&](auto& command) {
        command.session = held;
        if constexpr (requires { command.based_on; }) {
            command.based_on = now().summaries.of(held)->at;
        }
    };
    say<DraftSummary>(leads_, of_it);
    say<WriteSummary>(leads_, [&](auto& command) {
        of_it(command);
        command.lines.items.front().seat = seat(ana_);
    });
    say<ReleaseSummary>(leads_, of_it);
    say<MarkFidelity>(leads_, [&](auto& command) {
        command.session = held;
        command.item = now().fidelity.of_session.at(held).items.front();
        command.based_on.reset();
    });
}

// All evenings but the last are called off: then the ending is open.
void WholeCourse::come_to_the_end() {
    say<CheckInStep>(ana_, [this](auto& command) { command.card = only(now().board.cards).first; });
    const auto evenings = now().sessions.order;
    for (const auto& evening : evenings) {
        if (now().sessions.find(evening)->over() || evening == evenings.back()) continue;
        say<CancelSession>(leads_, [&](auto& command) { command.session = evening; });
    }
    const auto of_ana = [this](auto& command) { command.goal = only(now().goals.all).first; };
    say<ReviewGoal>(ana_, of_ana);
    say<LayGoalAside>(ana_, of_ana);
    say<WritePlanPart>(ana_);
}

void WholeCourse::goodbyes() {
    say<WriteStrength>(ana_, [this](auto& command) { command.seat = seat(ben_); });
    say<RecordLeaving>(leads_, [this](auto& command) { command.seat = seat(ben_); });
    say<WriteGoodbye>(ben_);
    say<RemovePerson>(leads_, [this](auto& command) { command.seat = seat(carl_); });
}

}  // namespace support
