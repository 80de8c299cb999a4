// SPDX-License-Identifier: Apache-2.0
// Who sees what: every kind of thing, in every state, at every time, through every person's eyes.
// The document, the question about an earlier session, and who is connected.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "protocol/json/describe.hpp"
#include "protocol/json/strict.hpp"
#include "tests/golden/eyes.hpp"
#include "tests/golden/table.hpp"

namespace golden {

namespace {

enum class Cell { no_such_case, not_seen, seen };

using Cells = std::array<Cell, seen_by.size()>;
using Fields = std::map<std::string, Cells>;
const std::string nothing = "(nothing of it)";

// { what: { state: { time: { field: who } } } }
using Times = std::map<std::string, Fields>;
using States = std::map<std::string, Times>;
using Table = std::map<std::string, States>;

// The fields that a kind's view has; those of a structure inside it by "outer.inner".
template <json::Structure View>
std::vector<std::string> fields_of(const std::string& before = {}) {
    std::vector<std::string> fields;
    json::for_each_field<View>([&]<class D>(D) {
        using Type = json::FieldType<View, D>;
        const auto name = before + std::string{json::field_name<D>()};
        const auto inside = [&]<class T>(std::type_identity<T>) {
            if constexpr (json::Structure<T>) {
                if (before.empty()) return fields_of<T>(name + ".");
            }
            return std::vector{name};
        };
        auto more = [&] {
            if constexpr (json::is_optional<Type>) {
                return inside(std::type_identity<typename Type::value_type>{});
            } else {
                return inside(std::type_identity<Type>{});
            }
        }();
        fields.insert(fields.end(), more.begin(), more.end());
    });
    return fields;
}

std::map<std::string, std::vector<std::string>> fields_by_kind() {
    std::map<std::string, std::vector<std::string>> all;
    json::for_each_field<Document>([&]<class D>(D) {
        using Map = typename json::FieldType<Document, D>::value_type;
        all[std::string{json::field_name<D>()}] = fields_of<typename Map::mapped_type>();
    });
    return all;
}

const std::map<std::string, std::vector<std::string>>& fields_of_kinds() {
    static const auto all = fields_by_kind();
    return all;
}

// "false" and "none of them" tell nothing that anybody would call shown.
bool tells_something(const Value& value) {
    if (value.is_null()) return false;
    if (const auto* yes = value.boolean()) return *yes;
    if (const auto* items = value.items()) return !items->empty();
    return true;
}

// A map by language is one field; a struct is as many as it has.
std::vector<std::string> fields_in(const Value& entity, const std::vector<std::string>& known) {
    std::vector<std::string> fields;
    for (const auto& [name, value] : *entity.members()) {
        const bool whole = std::ranges::find(known, name) != known.end();
        if (const auto* inner = value.members(); inner && !whole) {
            for (const auto& [inner_name, inner_value] : *inner) {
                if (tells_something(inner_value)) fields.push_back(name + "." + inner_name);
            }
        } else if (tells_something(value)) {
            fields.push_back(name);
        }
    }
    return fields;
}

// What this person finds who asks: for the session, or for the forms of whose thing this is.
std::optional<std::string> asked(const Scene& scene, const PersonId& person,
                                 const EntityRef& entity) {
    const auto& group = scene.group.state();
    const auto ask = [&](const Query& query) -> std::optional<std::string> {
        const auto found = domain::group::answer(group, person, query);
        return found ? std::optional{*found} : std::nullopt;
    };
    if (scene.asked_for) return ask(RecallSession{*scene.asked_for});
    constexpr std::array of_forms{Kind::forms, Kind::progress, Kind::flags};
    if (std::ranges::find(of_forms, entity.kind) == of_forms.end()) return {};
    return ask(RecallMeasures{thing_of(group, entity)->parties.at(0)});
}

// What one person sees of one thing in a scene.
std::vector<std::string> seen_in(const Scene& scene, const PersonId& person,
                                 const EntityRef& entity) {
    const auto name = json::choices<Kind>[std::size_t(entity.kind)].name;
    const auto& known = fields_of_kinds().at(std::string{name});
    if (scene.is_of_document()) {
        const auto text = scene.group.text_for(person, entity.kind, entity.id);
        return text ? fields_in(parse(*text).value(), known) : std::vector<std::string>{};
    }
    const auto found = asked(scene, person, entity);
    if (!found) return {};
    const auto document = parse(*found, protocol::stored_limits()).value();
    const auto* kind = document.find(name);
    const auto* one = kind ? kind->find(entity.id) : nullptr;
    return one ? fields_in(*one, known) : std::vector<std::string>{};
}

using Seen = std::map<PersonId, std::vector<std::string>>;

void add_field(Cells& cells, const std::string& field, const Seen& seen, const Scene& scene,
               const Thing& thing) {
    for (const auto& person : everybody) {
        const auto& fields = seen.at(person);
        const bool sees = std::ranges::find(fields, field) != fields.end();
        auto& cell = cells.at(std::size_t(eyes_of(scene.group.state(), person, thing)));
        cell = std::max(cell, sees ? Cell::seen : Cell::not_seen);
    }
}

void add_thing(Times& times, const Scene& scene, const Thing& thing, const Seen& seen) {
    std::set<std::string> fields;
    for (const auto& [person, some] : seen) fields.insert(some.begin(), some.end());
    if (fields.empty() && !scene.is_of_document()) return;
    if (fields.empty()) fields.insert(nothing);
    for (const auto& field : fields) {
        add_field(times[scene.name][field], field, seen, scene, thing);
    }
}

void add_scene(Table& table, const Scene& scene) {
    const auto& group = scene.group.state();
    for (const auto& entity : scene.things) {
        const auto thing = thing_of(group, entity);
        if (!thing) continue;
        Seen seen;
        for (const auto& person : everybody) seen[person] = seen_in(scene, person, entity);
        const std::string kind{json::choices<Kind>[std::size_t(entity.kind)].name};
        add_thing(table[kind][thing->state], scene, *thing, seen);
    }
}

// Who is connected: not in the document, by the same rules.
void add_connections(Table& table, const Scene& scene) {
    if (!scene.is_of_document()) return;
    const auto& group = scene.group.state();
    for (const auto& [id, seat] : group.membership.seats) {
        const auto thing = thing_of(group, {Kind::seats, id.value});
        Seen seen;
        for (const auto& person : everybody) {
            const auto viewer = domain::group::viewer_of(group, person);
            const bool sees = viewer && domain::group::sees_connection(group, *viewer, id);
            seen[person] =
                sees ? std::vector<std::string>{"here, lost or away"} : std::vector<std::string>{};
        }
        add_thing(table["connection (live)"][thing->state], scene, *thing, seen);
    }
}

Row row_of(const std::string& fields, const Cells& cells) {
    Row row{fields};
    for (const auto cell : cells) {
        row.push_back(cell == Cell::seen ? "sees" : cell == Cell::not_seen ? "-" : "");
    }
    return row;
}

// Fields that the same people see stand on one line, in the order of the view.
std::vector<Row> rows_of(const Fields& fields, const std::vector<std::string>& order) {
    std::vector<std::pair<Cells, std::string>> lines;
    const auto add = [&](const std::string& name) {
        const auto found = fields.find(name);
        if (found == fields.end()) return;
        const auto same =
            std::ranges::find(lines, found->second, &decltype(lines)::value_type::first);
        if (same == lines.end()) {
            lines.emplace_back(found->second, name);
        } else {
            same->second += " + " + name;
        }
    };
    for (const auto& name : order) add(name);
    add(nothing);
    std::vector<Row> rows;
    for (const auto& [cells, names] : lines) rows.push_back(row_of(names, cells));
    return rows;
}

std::vector<std::string> kinds_in_order() {
    std::vector<std::string> kinds;
    for (const auto& choice : json::choices<Kind>) kinds.emplace_back(choice.name);
    kinds.emplace_back("connection (live)");
    return kinds;
}

std::vector<Row> rows_of(const Table& table, const std::vector<std::string>& times) {
    auto orders = fields_of_kinds();
    orders["connection (live)"] = {"here, lost or away"};
    std::vector<Block> blocks;
    for (const auto& kind : kinds_in_order()) {
        if (!table.contains(kind)) continue;
        for (const auto& [state, by_time] : table.at(kind)) {
            for (std::size_t time = 0; time < times.size(); ++time) {
                const auto fields = by_time.find(times[time]);
                if (fields == by_time.end()) continue;
                blocks.push_back({kind, state, time, rows_of(fields->second, orders.at(kind))});
            }
        }
    }
    return joined(blocks, times);
}

struct Told {
    Table table;
    std::vector<std::string> times;
};

Told told() {
    Told all;
    for (int version = 0; version < versions; ++version) {
        for (const auto& scene : scenes(version)) {
            if (version == 0) all.times.push_back(scene.name);
            add_scene(all.table, scene);
            add_connections(all.table, scene);
        }
    }
    return all;
}

const Told& told_once() {
    static const Told all = told();
    return all;
}

bool is_shown(const States& states, const std::string& field) {
    for (const auto& [state, by_time] : states) {
        for (const auto& [time, fields] : by_time) {
            if (fields.contains(field)) return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("who sees what is as the table says", "[golden]") {
    Row header{"what", "in which state", "when", "which of its fields"};
    header.insert(header.end(), seen_by.begin(), seen_by.end());
    check_table("who-sees-what.csv", header, rows_of(told_once().table, told_once().times));
}

TEST_CASE("every field of every kind of thing has a line in the table", "[golden]") {
    for (const auto& [kind, fields] : fields_of_kinds()) {
        const auto states = told_once().table.find(kind);
        if (states == told_once().table.end()) {
            FAIL_CHECK("there is none of \"" << kind << "\" in any scene: let somebody make one in "
                                             << "tests/golden/scenes_week.cpp, then run "
                                             << "tests/golden/update");
            continue;
        }
        for (const auto& field : fields) {
            if (is_shown(states->second, field)) continue;
            FAIL_CHECK("nobody is shown \"" << field << "\" of \"" << kind << "\" in any scene: "
                                            << "fill it in in tests/golden/scenes_week.cpp, then "
                                            << "run tests/golden/update");
        }
    }
}

TEST_CASE("whoever has no seat, or no longer, sees nothing at all", "[golden]") {
    for (const auto& [kind, states] : told_once().table) {
        for (const auto& [state, by_time] : states) {
            for (const auto& [time, fields] : by_time) {
                for (const auto& [field, cells] : fields) {
                    INFO(kind << " " << state << ", " << time << ": " << field);
                    CHECK(cells.at(std::size_t(Eyes::gone)) != Cell::seen);
                }
            }
        }
    }
}

}  // namespace golden
