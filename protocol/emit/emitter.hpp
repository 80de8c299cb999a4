// SPDX-License-Identifier: Apache-2.0
// Prints what the wire carries, from the same descriptions that the codecs use: JSON Schema,
// TypeScript, a reference for people. The same types in the same order print the same bytes.
//
//   Emitter emitter{"Octet's protocol", "Printed by octet schema."};
//   emitter.heading("Goals", "A member's goals, in their own words.");
//   emitter.add<group::SetGoal, group::GoalView>();
//   emitter.heading("All commands");
//   emitter.add_commands<group::Command>("Command");       // {"do","id","with"}
//   emitter.add_variant<ServerLive>("ServerLive");         // objects with "is"
//   emitter.add_names("Refusal", {{"not_found", "There is no such thing here."}});
//   std::cout << emitter.schema() << emitter.typescript() << emitter.reference();
//
// A type that is only reached from another comes under the heading where it is met first.
#pragma once

#include "protocol/emit/shape.hpp"

namespace protocol::emit {

struct Meaning {
    std::string name;
    std::string words;
};

std::vector<std::string> names_of(const std::vector<Meaning>& meanings);

struct Entry {
    enum class Kind { type, variant, commands, names };
    Kind kind{};
    std::string name;
    const Shape* shape = nullptr;   // none for names
    std::vector<Meaning> meanings;  // of names
};

struct Section {
    std::string title;
    std::string words;
    std::vector<Entry> entries;
};

// Everything to print, each type once.
struct Catalogue {
    std::string title;
    std::string words;
    std::vector<Section> sections;

    // The entry that prints a variant under a name of its own, if one does.
    const Entry* variant_entry(const Shape& shape) const;
};

class Emitter {
public:
    explicit Emitter(std::string title, std::string words = {});

    void heading(std::string title, std::string words = {});

    template <class... T>
    void add() {
        (add_entry({Entry::Kind::type, std::string{shape_of<T>().name}, &shape_of<T>(), {}}), ...);
    }

    // A variant has no name of its own in C++, only an alias.
    template <class Variant>
    void add_variant(std::string name) {
        static_assert(names_are_distinct<Variant>(), "two alternatives share a name");
        add_entry({Entry::Kind::variant, std::move(name), &shape_of<Variant>(), {}});
    }

    // The same in an envelope: the alternative's name in "do", its fields in "with".
    template <class Variant>
    void add_commands(std::string name) {
        static_assert(names_are_distinct<Variant>(), "two alternatives share a name");
        add_entry({Entry::Kind::commands, std::move(name), &shape_of<Variant>(), {}});
    }

    // Codes that are no enum of ours.
    void add_names(std::string name, std::vector<Meaning> meanings);

    // Each throws std::logic_error when two different types would be printed under one name.
    std::string schema() const;
    std::string typescript() const;
    std::string reference() const;

private:
    void add_entry(Entry entry);
    Catalogue complete() const;

    std::string title_;
    std::string words_;
    std::vector<Section> sections_;
};

std::string print_schema(const Catalogue& catalogue);
std::string print_typescript(const Catalogue& catalogue);
std::string print_reference(const Catalogue& catalogue);

// One type and what it is made of.
template <class T>
std::string schema_of() {
    Emitter emitter{std::string{name_of<T>()}};
    emitter.add<T>();
    return emitter.schema();
}
template <class T>
std::string typescript_of() {
    Emitter emitter{std::string{name_of<T>()}};
    emitter.add<T>();
    return emitter.typescript();
}

}  // namespace protocol::emit
