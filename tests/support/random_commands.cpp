// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_commands.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <limits>

#include "server/domain/group/intake_summary.hpp"

namespace support {

namespace {

constexpr std::string_view mark_begins = "ZQ";

template <class Map>
std::vector<typename Map::key_type> keys(const Map& map) {
    std::vector<typename Map::key_type> all;
    for (const auto& [key, value] : map) all.push_back(key);
    return all;
}

// Fills any described struct, by the types of its members.
class Filler {
public:
    Filler(domain::Draw& draw, std::uint64_t& marks, const GroupState& group, Timestamp now)
        : draw_{draw}, marks_{marks}, group_{group}, now_{now} {}

    template <class T>
    void fill(T& out) {
        if constexpr (std::is_enum_v<T>) {
            fill_enum(out);
        } else {
            using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
            boost::mp11::mp_for_each<Members>([&](auto member) { fill(out.*member.pointer); });
        }
    }
    void fill(bool& out) { out = draw_.below(2) == 0; }
    void fill(std::int64_t& out) { out = static_cast<std::int64_t>(draw_.below(100)); }
    void fill(Timestamp& out) {
        out = later(now_, static_cast<std::int64_t>(draw_.below(20 * day)) - day);
    }
    template <std::int64_t Low, std::int64_t High>
    void fill(Whole<Low, High>& out) {
        out.value = Low + static_cast<std::int64_t>(draw_.below(High - Low + 1));
    }
    template <std::size_t Min, std::size_t Max>
    void fill(Text<Min, Max>& out) {
        out.value = words_with_mark(++marks_);
    }
    template <std::size_t Min, std::size_t Max>
    void fill(Lines<Min, Max>& out) {
        out.value = words_with_mark(++marks_);
    }
    template <class T>
    void fill(std::optional<T>& out) {
        if (draw_.below(2) == 0) fill(out.emplace());
    }
    template <class T, std::size_t Max>
    void fill(List<T, Max>& out) {
        out.items.resize(draw_.below(4));
        for (auto& item : out.items) fill(item);
    }
    void fill(SeatId& out) { pick(out, keys(group_.membership.seats)); }
    void fill(SessionId& out) { pick(out, group_.sessions.order); }
    void fill(AgendaItemId& out) { pick(out, keys(group_.agenda.items)); }
    void fill(CheckinId& out) { pick(out, keys(group_.checkins.all)); }
    void fill(GoalId& out) { pick(out, keys(group_.goals.all)); }
    void fill(CardId& out) { pick(out, keys(group_.board.cards)); }
    void fill(EncouragementId& out) { pick(out, keys(group_.board.encouragements)); }
    void fill(OfferId& out) { pick(out, keys(group_.board.offers)); }
    void fill(LineId& out) {
        pick(out, draw_.below(2) == 0 ? keys(group_.lines.all) : keys(group_.asides.all));
    }
    void fill(StrengthId& out) { pick(out, keys(group_.ending.strengths)); }
    void fill(TieId& out) { pick(out, keys(group_.ties.all)); }
    void fill(MomentId& out) { pick(out, keys(group_.timeline.all)); }
    // Mostly to what the group has.
    void fill(Agree& out) {
        const auto& agreements = group_.course.programme.agreements;
        const bool known = agreements && draw_.below(8) != 0;
        out.agreement = known ? agreements->items.front().id : AgreementKey{"unheardof"};
        out.version = known ? agreements->items.front().version : AgreementVersion{1};
    }
    void fill(TakeBackAgreement& out) {
        Agree agree;
        fill(agree);
        out.agreement = agree.agreement;
    }
    // Mostly what there is to be signed.
    void fill(SignIntake& out) {
        fill(out.seat);
        const auto summary = domain::group::summary_of(group_, out.seat);
        out.mark = draw_.below(8) != 0 ? domain::group::mark_of(summary) : SummaryMark{"other"};
    }
    void fill(NoteId& out) { pick(out, keys(group_.notes.all)); }
    // Mostly of the sheet that is worked on.
    void fill(SheetId& out) {
        const auto* live = live_sheet();
        if (live && draw_.below(4) != 0) {
            out = live->id;
        } else {
            pick(out, keys(group_.sheets.all));
        }
    }
    void fill(SheetEntryId& out) {
        std::vector<SheetEntryId> known;
        for (const auto& [id, sheet] : group_.sheets.all) {
            if (live_sheet() && live_sheet() != &sheet) continue;
            for (const auto& entry : sheet.entries) known.push_back(entry.id);
        }
        pick(out, known);
    }
    // Two kinds have rules of their own: they come more often.
    void fill(SheetKind& out) {
        const auto luck = draw_.below(4);
        if (luck == 0) return fill_enum(out);
        out = luck == 1 ? SheetKind::decision : SheetKind::role_play;
    }
    void fill(SheetBox& out) {
        const auto luck = draw_.below(3);
        if (luck == 0) return fill_enum(out);
        out = luck == 1 ? SheetBox::option : SheetBox::worked;
    }
    void fill(FocusId& out) { pick(out, keys(group_.focuses.all)); }
    void fill(MeTooId& out) { pick(out, keys(group_.focuses.me_toos)); }
    void fill(RiskId& out) { pick(out, keys(group_.risks.all)); }
    // Mostly of somebody who has the item before them as it is.
    void fill(AcknowledgeRisk& out) {
        fill(out.risk);
        fill(out.answer);
        const auto* risk = group_.risks.find(out.risk);
        if (draw_.below(8) == 0)
            fill(out.waits_since);
        else if (risk && risk->waiting)
            out.waits_since = risk->waiting->since;
    }
    void fill(DutyId& out) { pick(out, keys(group_.watch.duties)); }
    void fill(MailAddress& out) { out.value = words_with_mark(++marks_) + "@x.test"; }
    // Mostly who may stand on it, once each.
    void fill(List<EscalationEntry, 8>& out) {
        for (const auto& [id, seat] : group_.membership.seats) {
            if (seat.role == Role::member && draw_.below(40) != 0) continue;
            if (draw_.below(3) == 0) continue;
            out.items.push_back({id, {}});
            if (draw_.below(2) == 0) fill(out.items.back().mail.emplace());
        }
    }
    void fill(ChartNoteId& out) { pick(out, keys(group_.chart.all)); }
    void fill(MakeUpId& out) { pick(out, keys(group_.absences.make_ups)); }

    // Mostly of a session that is over, and what stands there now.
    void choose_session(auto& command) {
        std::vector<SessionId> over = keys(group_.fidelity.of_session);
        if (!over.empty() && draw_.below(8) != 0) command.session = over[draw_.below(over.size())];
    }
    void fill(MarkFidelity& out) {
        fill(out.session);
        fill_enum(out.item);
        fill(out.answer);
        fill(out.note);
        choose_session(out);
        const auto found = group_.fidelity.of_session.find(out.session);
        if (found == group_.fidelity.of_session.end()) return;
        const auto& items = found->second.items;
        if (!items.empty() && draw_.below(8) != 0) out.item = items[draw_.below(items.size())];
        if (const auto* mark = found->second.mark(out.item)) out.based_on = mark->at;
    }
    void choose_summary(auto& command) {
        choose_session(command);
        const auto* summary = group_.summaries.of(command.session);
        if (summary && draw_.below(8) != 0) command.based_on = summary->at;
    }
    void fill(DraftSummary& out) {
        fill(out.session);
        fill(out.headings);
        choose_session(out);
    }
    // Mostly about members, once each.
    void fill(WriteSummary& out) {
        fill(out.text);
        for (const auto& [id, seat] : group_.membership.seats) {
            if (seat.role != Role::member && draw_.below(40) != 0) continue;
            if (draw_.below(2) == 0) continue;
            out.lines.items.push_back({id, {}});
            fill(out.lines.items.back().text);
        }
        choose_summary(out);
    }
    void fill(ReleaseSummary& out) { choose_summary(out); }

    // Mostly what stands there now.
    void choose_base(auto& command) {
        const auto found = group_.chart.all.find(command.note);
        if (found == group_.chart.all.end() || draw_.below(8) == 0) return;
        command.based_on = found->second.at;
    }

    // Mostly a time that was offered.
    void choose_offered(TakeMakeUp& command) {
        const auto found = group_.absences.make_ups.find(command.make_up);
        if (found == group_.absences.make_ups.end() || draw_.below(8) == 0) return;
        command.time = found->second.times[draw_.below(found->second.times.size())];
    }
    void fill(FormId& out) { pick(out, keys(group_.forms.all)); }
    void fill(FlagId& out) { pick(out, keys(group_.flags.all)); }
    void fill(StartForm& out) {
        fill(out.form);
        fill(out.device);
        out.language = {draw_.below(2) == 0 ? "en" : "es"};
        out.time_zone = {"Europe/Berlin"};
    }
    void fill(PlanForms& out) {
        fill(out.occasion);
        if (draw_.below(2) == 0) out.occasion = FormOccasion::between;
        const auto known = keys(group_.forms.newest);
        out.measure = {known.empty() ? "unheardof" : known[draw_.below(known.size())]};
        if (draw_.below(2) == 0) fill(out.seats);
        if (out.occasion == FormOccasion::session) fill(out.session.emplace());
    }
    // Mostly to an item that the form has, mostly an answer that the item has.
    void fill(AnswerItem& out) {
        fill(out.form);
        out.item = {"unheardof"};
        if (const auto* form = group_.forms.find(out.form)) {
            const auto& items = group_.forms.measure_of(*form).sheet.items.items;
            out.item = items[draw_.below(items.size())].id;
        }
        out.choice = {static_cast<std::int64_t>(draw_.below(5))};
    }

private:
    const domain::group::Sheet* live_sheet() const {
        for (const auto& [id, sheet] : group_.sheets.all) {
            if (is_live(group_, sheet)) return &sheet;
        }
        return nullptr;
    }

    template <class E>
    void fill_enum(E& out) {
        using All = boost::describe::describe_enumerators<E>;
        const auto chosen = draw_.below(boost::mp11::mp_size<All>::value);
        std::uint64_t at = 0;
        boost::mp11::mp_for_each<All>([&](auto one) {
            if (at++ == chosen) out = one.value;
        });
    }

    template <class SomeId>
    void pick(SomeId& out, const std::vector<SomeId>& known) {
        if (known.empty() || draw_.below(20) == 0) {
            out = SomeId{"unheardof"};
        } else {
            out = known[draw_.below(known.size())];
        }
    }

    domain::Draw& draw_;
    std::uint64_t& marks_;
    const GroupState& group_;
    Timestamp now_;
};

// Out of how many times such a command is sent once: what ends things would end all too soon.
template <class SomeCommand>
constexpr std::uint64_t rarity() {
    using domain::group::is_among;
    if (is_among<SomeCommand, RemovePerson, RecordLeaving, CancelSession>) return 12;
    if (is_among<SomeCommand, EndSession, StartClosing, HoldSession, MoveSession>) return 6;
    if (is_among<SomeCommand, CloseSheet>) return 12;
    if (std::is_same_v<SomeCommand, PlanNoMore>) return 40;
    if (std::is_same_v<SomeCommand, ReleaseStrengths>) return 20;
    return 1;
}

template <class SomeCommand>
std::optional<Command> make(Filler& filler, domain::Draw& draw) {
    if (draw.below(rarity<SomeCommand>()) != 0) return {};
    SomeCommand command{};
    if constexpr (requires {
                      command.text;
                      command.session;
                      command.seat;
                  }) {
        // A note is about one thing; both or none is what a mistaken client sends.
        filler.fill(command);
        if (draw.below(10) != 0) {
            draw.below(2) == 0 ? command.session.reset() : command.seat.reset();
        }
    } else {
        filler.fill(command);
    }
    if constexpr (std::is_same_v<SomeCommand, TakeMakeUp>) filler.choose_offered(command);
    if constexpr (std::is_same_v<SomeCommand, WriteMemberNote> ||
                  std::is_same_v<SomeCommand, SignNote>) {
        filler.choose_base(command);
    }
    return Command{std::move(command)};
}

template <class SomeCommands>
std::optional<Command> make_one_of(std::size_t index, Filler& filler, domain::Draw& draw) {
    std::optional<Command> made;
    std::size_t at = 0;
    protocol::for_each_alternative<SomeCommands>([&]<class T>(std::type_identity<T>) {
        if (at++ == index) made = make<T>(filler, draw);
    });
    return made;
}

using WorkTogether =
    std::variant<OpenSheet, WriteEntry, StrikeEntry, KeepEntry, ChooseOption, ShareSheet, GiveFocus,
                 EndFocus, SayMeToo, TakeBackMeToo, TakeForMyself>;
using SpeakAside = std::variant<AskAside, TakeAside, AgreeAside, SayAside, LeaveAside>;
using PlayTogether = std::variant<SetScene, JoinPlay, StartPlay, StopPlay, StepOutOfRole>;
// A form is sent when every item of it is answered.
using FillInForm = std::variant<StartForm, AnswerItem, AnswerItem, AnswerItem, SendForm, SayFit>;

// While the group is at work, what belongs to it comes more often; a scene has many steps.
std::optional<Command> make_together(const GroupState& group, Filler& filler, domain::Draw& draw) {
    const auto* session = group.running_session();
    if (!session || !session->at_work()) return {};
    if (draw.below(6) == 0) {
        return make_one_of<SpeakAside>(draw.below(protocol::alternatives_count<SpeakAside>), filler,
                                       draw);
    }
    if (draw.below(2) == 0) {
        return make_one_of<PlayTogether>(draw.below(protocol::alternatives_count<PlayTogether>),
                                         filler, draw);
    }
    return make_one_of<WorkTogether>(draw.below(protocol::alternatives_count<WorkTogether>), filler,
                                     draw);
}

}  // namespace

std::string words_with_mark(std::uint64_t number) {
    return std::string{mark_begins} + std::to_string(number) + "Q";
}

std::vector<std::uint64_t> marks_in(std::string_view text) {
    std::vector<std::uint64_t> marks;
    for (auto at = text.find(mark_begins); at != text.npos; at = text.find(mark_begins, at + 1)) {
        std::uint64_t number = 0;
        const auto* begin = text.data() + at + mark_begins.size();
        if (std::from_chars(begin, text.data() + text.size(), number).ptr != begin) {
            marks.push_back(number);
        }
    }
    return marks;
}

Command RandomCommands::next(const GroupState& group, Timestamp now) {
    Filler filler{draw_, marks_, group, now};
    switch (below(18)) {
        case 0:
            return Next{group.sessions.step};
        case 1:
        case 2:
        case 3:
            if (group.held()) return once_in(2) ? Command{ResumeSession{}} : Command{TakeOver{}};
            return AdmitAll{};
        case 4: {
            Arrive arrive;
            filler.fill(arrive);
            return arrive;
        }
        case 5:
            return UndoNext{};
        case 6:
        case 7:
        case 8:
            if (auto made = make_together(group, filler, draw_)) return *made;
            break;
        case 9:
            if (group.forms.all.empty()) break;
            return *make_one_of<FillInForm>(below(protocol::alternatives_count<FillInForm>), filler,
                                            draw_);
        default:
            break;
    }
    for (;;) {
        const auto index = below(protocol::alternatives_count<Command>);
        if (auto made = make_one_of<Command>(index, filler, draw_)) return *made;
    }
}

}  // namespace support
