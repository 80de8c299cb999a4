// SPDX-License-Identifier: Apache-2.0
// One well-made example of each command, so that what refuses it is a rule about who and when. It
// is filled by the types of its fields; ids are put in by whoever asks.
#pragma once

#include <functional>

#include "protocol/json/describe.hpp"
#include "server/domain/group/intake_summary.hpp"
#include "tests/golden/scenes.hpp"

namespace golden {

template <class Id>
inline constexpr bool names_nothing_known = false;

// Named by the example; there is no state of it to tell apart.
template <class Id>
inline constexpr bool names_a_part = std::is_same_v<Id, DutyId> || std::is_same_v<Id, SheetEntryId>;

template <class T>
inline constexpr bool is_words_or_choice = json::is_text<T> || std::is_enum_v<T>;

// Which kind of thing an id names.
template <class SomeId>
constexpr Kind kind_named_by() {
    using std::is_same_v;
    if constexpr (is_same_v<SomeId, SeatId>)
        return Kind::seats;
    else if constexpr (is_same_v<SomeId, SessionId>)
        return Kind::sessions;
    else if constexpr (is_same_v<SomeId, AgendaItemId>)
        return Kind::agenda;
    else if constexpr (is_same_v<SomeId, CheckinId>)
        return Kind::checkins;
    else if constexpr (is_same_v<SomeId, GoalId>)
        return Kind::goals;
    else if constexpr (is_same_v<SomeId, CardId>)
        return Kind::cards;
    else if constexpr (is_same_v<SomeId, EncouragementId>)
        return Kind::encouragements;
    else if constexpr (is_same_v<SomeId, OfferId>)
        return Kind::offers;
    else if constexpr (is_same_v<SomeId, LineId>)
        return Kind::lines;
    else if constexpr (is_same_v<SomeId, StrengthId>)
        return Kind::given;
    else if constexpr (is_same_v<SomeId, NoteId>)
        return Kind::notes;
    else if constexpr (is_same_v<SomeId, TieId>)
        return Kind::ties;
    else if constexpr (is_same_v<SomeId, MomentId>)
        return Kind::moments;
    else if constexpr (is_same_v<SomeId, RiskId>)
        return Kind::risks;
    else if constexpr (is_same_v<SomeId, SheetId>)
        return Kind::sheets;
    else if constexpr (is_same_v<SomeId, FocusId>)
        return Kind::focus;
    else if constexpr (is_same_v<SomeId, MeTooId>)
        return Kind::me_toos;
    else if constexpr (is_same_v<SomeId, MakeUpId>)
        return Kind::make_ups;
    else if constexpr (is_same_v<SomeId, ChartNoteId>)
        return Kind::chart;
    else if constexpr (is_same_v<SomeId, FormId>)
        return Kind::forms;
    else if constexpr (is_same_v<SomeId, FlagId>)
        return Kind::flags;
    else
        static_assert(names_nothing_known<SomeId>,
                      "say here which kind of thing this id names, for the table of commands");
}

class Example {
public:
    explicit Example(const Scene& scene) : scene_{scene} {}

    template <class SomeCommand>
    SomeCommand of() const {
        SomeCommand command{};
        fill(command);
        if constexpr (std::is_same_v<SomeCommand, Next>) {
            command.step = scene_.group.state().sessions.step;
        } else if constexpr (std::is_same_v<SomeCommand, Agree>) {
            command = {{"group-rules"}, {2}};
        } else if constexpr (std::is_same_v<SomeCommand, TakeBackAgreement>) {
            command.agreement = {"group-rules"};
        } else if constexpr (std::is_same_v<SomeCommand, SignIntake>) {
            command.mark = domain::group::mark_of(
                domain::group::summary_of(scene_.group.state(), command.seat));
        } else if constexpr (std::is_same_v<SomeCommand, AddDuty>) {
            command.until = later(command.from, day);
        } else if constexpr (std::is_same_v<SomeCommand, SayNow>) {
            command.now = true;
        } else if constexpr (std::is_same_v<SomeCommand, PlanForms>) {
            command.measure = {"gad-7"};
            command.occasion = FormOccasion::between;
        } else if constexpr (std::is_same_v<SomeCommand, StartForm>) {
            command.language = {"en"};
        } else if constexpr (std::is_same_v<SomeCommand, AnswerItem>) {
            command.item = {"interest"};
            command.choice = {0};
        } else if constexpr (std::is_same_v<SomeCommand, HandOverRisk>) {
            command.to = scene_.group.seat(jonas);
        } else if constexpr (std::is_same_v<SomeCommand, WriteEntry>) {
            command.box = SheetBox::option;
        } else if constexpr (std::is_same_v<SomeCommand, KeepEntry>) {
            command.entry = entry_of_live_sheet(true);
        }
        if constexpr (std::is_same_v<SomeCommand, TakeMakeUp>) command.time = offered_time();
        if constexpr (std::is_same_v<SomeCommand, MarkFidelity>) {
            command.item = FidelityItem::on_time;
            command.answer = FidelityAnswer::done;
        }
        if constexpr (std::is_same_v<SomeCommand, WriteMemberNote> ||
                      std::is_same_v<SomeCommand, SignNote>) {
            command.based_on = time_of_drafts();
        }
        if constexpr (requires { command.meeting; }) command.meeting = {0};
        if constexpr (std::is_same_v<SomeCommand, NoteMeeting>) {
            command.outcome = MeetingOutcome::missed;
        }
        return command;
    }

private:
    template <class T>
    void fill(T& out) const {
        if constexpr (json::Structure<T>) {
            json::for_each_field<T>([&]<class D>(D) { fill(out.*D::pointer); });
        } else if constexpr (json::is_text<T> || json::is_lines<T>) {
            out.value = "Something new";
        } else if constexpr (std::is_same_v<T, List<Timestamp, 6>>) {
            out.items = {later(scene_.group.now(), 3 * day)};
        } else if constexpr (json::is_list<T>) {
            if constexpr (is_words_or_choice<typename decltype(T::items)::value_type>)
                fill(out.items.emplace_back());
        } else if constexpr (json::is_whole<T>) {
            out.value = T::high;
        } else if constexpr (std::is_same_v<T, bool>) {
            out = true;
        } else if constexpr (std::is_same_v<T, Timestamp>) {
            out = later(scene_.group.now(), 3 * day);
        } else if constexpr (std::is_same_v<T, SeatId>) {
            out = scene_.group.seat(ana);
        } else if constexpr (std::is_same_v<T, SessionId>) {
            out = scene_.group.state().last_session()->id;
        } else if constexpr (std::is_same_v<T, RiskId>) {
            out = planned_item();
        } else if constexpr (std::is_same_v<T, DutyId>) {
            out = scene_.group.state().watch.duties.begin()->first;
        } else if constexpr (std::is_same_v<T, SheetEntryId>) {
            out = entry_of_live_sheet(false);
        } else if constexpr (json::is_id<T>) {
            out = T{"unheardof"};
        }
    }

    // Not the one that is chosen.
    SheetEntryId entry_of_live_sheet(bool struck) const {
        for (const auto& [id, sheet] : scene_.group.state().sheets.all) {
            if (!is_live(scene_.group.state(), sheet)) continue;
            for (const auto& entry : sheet.entries) {
                if (entry.struck == struck && entry.id != sheet.choice) return entry.id;
            }
        }
        return {"unheardof"};
    }

    RiskId planned_item() const {
        for (const auto& [id, risk] : scene_.group.state().risks.all) {
            if (risk.state == RiskState::planned) return id;
        }
        return {};
    }

    Timestamp time_of_drafts() const {
        for (const auto& [id, note] : scene_.group.state().chart.all) {
            if (note.seat && !note.is_signed()) return note.at;
        }
        return {};
    }

    Timestamp offered_time() const {
        for (const auto& [id, one] : scene_.group.state().absences.make_ups) {
            if (one.state == MakeUpState::open) return one.times.front();
        }
        return {};
    }

    const Scene& scene_;
};

// A field of a command that names something.
struct Blank {
    std::string name;
    Kind kind{};
    bool may_be_left_out = false;
    std::function<Command(const std::string* id)> put;  // null: left out
};

// A command, and what it can be about.
struct Form {
    std::string name;
    Command example;
    std::vector<Blank> blanks;
};

template <class SomeId>
SomeId id_of(const std::string* id, std::type_identity<SomeId>) {
    return SomeId{id ? *id : std::string{}};
}

template <class SomeId>
std::optional<SomeId> id_of(const std::string* id, std::type_identity<std::optional<SomeId>>) {
    if (!id) return {};
    return SomeId{*id};
}

// What a command repeats of what its sender sees.
template <class SomeCommand>
void put_what_is_seen(SomeCommand&, const Scene&) {}
inline void put_what_is_seen(AcknowledgeRisk& command, const Scene& scene) {
    const auto* risk = scene.group.state().risks.find(command.risk);
    if (risk && risk->waiting) command.waits_since = risk->waiting->since;
}
void put_summary_seen(auto& command, const Scene& scene) {
    const auto* summary = scene.group.state().summaries.of(command.session);
    if (summary) command.based_on = summary->at;
}
inline void put_what_is_seen(WriteSummary& command, const Scene& scene) {
    put_summary_seen(command, scene);
}
inline void put_what_is_seen(ReleaseSummary& command, const Scene& scene) {
    put_summary_seen(command, scene);
}

template <class SomeCommand>
Form form_of(const Scene& scene) {
    const auto example = Example{scene}.of<SomeCommand>();
    Form form{std::string{snake_name<SomeCommand>()}, Command{example}, {}};
    json::for_each_field<SomeCommand>([&]<class D>(D) {
        using Type = json::FieldType<SomeCommand, D>;
        const auto add = [&]<class SomeId>(std::type_identity<SomeId>, bool may_be_left_out) {
            if constexpr (json::is_id<SomeId> && !names_a_part<SomeId>) {
                const auto put = [example, &scene](const std::string* id) {
                    auto command = example;
                    command.*D::pointer = id_of(id, std::type_identity<Type>{});
                    put_what_is_seen(command, scene);
                    return Command{std::move(command)};
                };
                form.blanks.push_back({std::string{json::field_name<D>()}, kind_named_by<SomeId>(),
                                       may_be_left_out, put});
            }
        };
        if constexpr (json::is_optional<Type>) {
            add(std::type_identity<typename Type::value_type>{}, true);
        } else {
            add(std::type_identity<Type>{}, false);
        }
    });
    return form;
}

// Of every command that there is.
inline std::vector<Form> forms(const Scene& scene) {
    std::vector<Form> all;
    for_each_alternative<Command>([&]<class SomeCommand>(std::type_identity<SomeCommand>) {
        all.push_back(form_of<SomeCommand>(scene));
    });
    return all;
}

}  // namespace golden
