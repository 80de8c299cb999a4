// SPDX-License-Identifier: Apache-2.0
// Who may do what: every command, about every thing that it can name, at every time, by everybody.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "protocol/json/describe.hpp"
#include "protocol/json/strict.hpp"
#include "server/rooms/zones.hpp"
#include "tests/golden/example.hpp"
#include "tests/golden/eyes.hpp"
#include "tests/golden/table.hpp"

namespace golden {

namespace {

using Answers = std::array<std::set<std::string>, asked_by.size()>;

// { whose: { in which state: { time: answers } } } of one command
using States = std::map<std::string, std::map<std::string, Answers>>;
using About = std::map<std::string, States>;

std::string answer_to(const Scene& scene, const PersonId& person, const Command& command) {
    domain::Draw draw{1, 2};
    const auto decision = domain::group::decide(scene.group.state(), person, command,
                                                {scene.group.now(), draw, rooms::zones()});
    if (!decision) return std::string{code_of(decision.error().refusal)};
    return decision->empty() ? "nothing changes" : "yes";
}

// In the document, or found by asking for an earlier session or for somebody's forms.
bool knows_of(const Scene& scene, const PersonId& person, const EntityRef& entity) {
    if (scene.group.text_for(person, entity.kind, entity.id)) return true;
    const auto& state = scene.group.state();
    const auto finds = [&](const Query& query) {
        const auto found = domain::group::answer(state, person, query);
        if (!found) return false;
        const auto document = parse(*found, protocol::stored_limits()).value();
        const auto* kind = document.find(json::choices<Kind>[std::size_t(entity.kind)].name);
        return kind && kind->find(entity.id);
    };
    const auto in_session = [&](const SessionId& id) { return finds(RecallSession{id}); };
    const auto of_forms = [&](const auto& seat) { return finds(RecallMeasures{seat.first}); };
    return std::ranges::any_of(state.sessions.order, in_session) ||
           std::ranges::any_of(state.membership.seats, of_forms);
}

// How a person stands to what the command names.
std::string standing(const Scene& scene, const PersonId& person, const Thing& thing) {
    if (thing.parties.empty()) return "";
    switch (eyes_of(scene.group.state(), person, thing)) {
        case Eyes::own_let_in:
        case Eyes::own_not_let_in:
        case Eyes::own_left:
            return "own";
        case Eyes::other_party:
            return "for oneself";
        default:
            return "another's";
    }
}

// One command in one scene.
class Asked {
public:
    Asked(About& about, const Scene& scene, const Form& form)
        : about_{about}, scene_{scene}, form_{form} {}

    void ask_all() {
        if (form_.blanks.empty()) ask("", form_.example);
        for (const auto& blank : form_.blanks) {
            ask_about_each(blank);
            if (blank.may_be_left_out) ask(blank.name + ": left out", blank.put(nullptr));
        }
    }

private:
    void note(const std::string& whose, const std::string& state, const PersonId& person,
              std::string answer) {
        auto& answers = about_[whose][state][scene_.name];
        answers.at(std::size_t(asker_of(scene_.group.state(), person))).insert(std::move(answer));
    }

    void ask(const std::string& about, const Command& command) {
        for (const auto& person : everybody)
            note(about, "", person, answer_to(scene_, person, command));
    }

    void ask_about_each(const Blank& blank) {
        static const std::string unheard_of = "unheardof";
        const auto unknown = blank.put(&unheard_of);
        ask(blank.name + ": one that there is not", unknown);
        for (const auto& entity : scene_.things) {
            if (entity.kind != blank.kind) continue;
            const auto thing = thing_of(scene_.group.state(), entity);
            if (!thing) continue;
            for (const auto& person : everybody) {
                const auto answer = answer_to(scene_, person, blank.put(&entity.id));
                note(blank.name + ": " + standing(scene_, person, *thing), thing->state, person,
                     answer);
                check_no_oracle(entity, *thing, person,
                                answer == answer_to(scene_, person, unknown));
            }
        }
    }

    // What somebody may not know of is answered as if it were not there.
    void check_no_oracle(const EntityRef& entity, const Thing& thing, const PersonId& person,
                         bool answered_alike) {
        if (answered_alike || knows_of(scene_, person, entity)) return;
        FAIL_CHECK(person.value << " hears from " << form_.name << " that there is something which "
                                << "they may not know of: " << thing.state << ", " << scene_.name);
    }

    About& about_;
    const Scene& scene_;
    const Form& form_;
};

// "yes", or the codes; several when it depends on more than who and when.
std::string cell_of(const std::set<std::string>& answers) {
    std::string cell = answers.contains("yes") ? "yes" : "";
    for (const auto& answer : answers) {
        if (answer != "yes") cell += (cell.empty() ? "" : " or ") + answer;
    }
    return cell;
}

Row row_of(const Answers& answers) {
    Row row;
    for (const auto& answer : answers) row.push_back(cell_of(answer));
    return row;
}

bool ever_allowed(const About& about) {
    for (const auto& [whose, states] : about) {
        for (const auto& [state, by_time] : states) {
            for (const auto& [time, answers] : by_time) {
                const auto yes = [](const auto& some) { return some.contains("yes"); };
                if (std::ranges::any_of(answers, yes)) return true;
            }
        }
    }
    return false;
}

struct Told {
    std::vector<std::pair<std::string, About>> commands;
    std::vector<std::string> times;
};

Told told() {
    Told all;
    auto evening = scenes(8);  // in which some parts are shared
    // What is asked for is asked for by a question, not by a command.
    std::erase_if(evening, [](const Scene& scene) { return !scene.is_of_document(); });
    for (const auto& scene : evening) all.times.push_back(scene.name);
    for (const auto& scene : evening) {
        const auto all_forms = forms(scene);
        all.commands.resize(all_forms.size());
        for (std::size_t i = 0; i < all_forms.size(); ++i) {
            all.commands[i].first = all_forms[i].name;
            Asked{all.commands[i].second, scene, all_forms[i]}.ask_all();
        }
    }
    return all;
}

void add_answers(Answers& all, const States& states, const std::string& time) {
    for (const auto& [state, by_time] : states) {
        const auto answers = by_time.find(time);
        if (answers == by_time.end()) continue;
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i].insert(answers->second[i].begin(), answers->second[i].end());
        }
    }
}

// Everybody hears the same, whatever it is.
bool alike(const Answers& all) {
    return std::ranges::all_of(all, [](const auto& some) { return some.size() <= 1; });
}

// The blocks of one command at one time: one line where it does not matter what it is about, or
// in which state that is.
class Lines {
public:
    Lines(std::string command, const std::vector<std::string>& times)
        : command_{std::move(command)}, times_{times} {}

    void add(const About& about, std::size_t time) {
        Answers all;
        for (const auto& [whose, states] : about) add_answers(all, states, times_[time]);
        if (about.size() > 1 && alike(all)) return add_line(whatever, time, all);
        for (const auto& [whose, states] : about) add_states(whose, states, time);
    }

    // The exceptions first.
    void give(std::vector<Block>& out) const {
        out.insert(out.end(), exceptions_.begin(), exceptions_.end());
        out.insert(out.end(), others_.begin(), others_.end());
    }

private:
    void add_states(const std::string& whose, const States& states, std::size_t time) {
        Answers all;
        add_answers(all, states, times_[time]);
        const bool is_somebodys = !whose.ends_with(": ");
        if (is_somebodys && states.size() > 1 && alike(all)) {
            return add_line(whose + ": any", time, all);
        }
        for (const auto& [state, by_time] : states) {
            const auto answers = by_time.find(times_[time]);
            if (answers == by_time.end()) continue;
            const bool both = is_somebodys && !state.empty();
            add_line(whose + (both ? ": " : "") + state, time, answers->second);
        }
    }

    void add_line(const std::string& about, std::size_t time, const Answers& answers) {
        if (std::ranges::all_of(answers, [](const auto& some) { return some.empty(); })) return;
        auto& blocks = about == whatever ? exceptions_ : others_;
        blocks.push_back({command_, about, time, {row_of(answers)}});
    }

    std::vector<Block> exceptions_;
    std::vector<Block> others_;
    std::string command_;
    const std::vector<std::string>& times_;
};

std::vector<Row> rows_of(const Told& told) {
    std::vector<Block> blocks;
    for (const auto& [command, about] : told.commands) {
        Lines lines{command, told.times};
        for (std::size_t time = 0; time < told.times.size(); ++time) lines.add(about, time);
        lines.give(blocks);
    }
    return joined(blocks, told.times);
}

}  // namespace

TEST_CASE("who may do what is as the table says", "[golden]") {
    const auto all = told();
    for (const auto& [command, about] : all.commands) {
        if (ever_allowed(about)) continue;
        FAIL_CHECK("nobody may ever \"" << command << "\" in any scene, so that the table shows no "
                                        << "rule of it: let tests/golden/scenes_week.cpp or "
                                        << "scenes.cpp lead to where somebody may, or give it an "
                                        << "example in example.hpp; then run tests/golden/update");
    }
    Row header{"command", "about what", "when"};
    header.insert(header.end(), asked_by.begin(), asked_by.end());
    check_table("who-may-do-what.csv", header, rows_of(all));
}

}  // namespace golden
