// SPDX-License-Identifier: Apache-2.0
#include "protocol/emit/emitter.hpp"

#include <set>
#include <stdexcept>

namespace protocol::emit {

namespace {

bool has_name(const Shape& shape) { return !shape.name.empty(); }

// Adds to each section the types that its entries are made of and that nobody added by name.
class Collector {
public:
    explicit Collector(const std::vector<Section>& added) {
        for (const auto& section : added) {
            for (const auto& entry : section.entries) claim(entry);
        }
    }

    Section complete(const Section& section) {
        Section whole{section.title, section.words, {}};
        for (const auto& entry : section.entries) {
            whole.entries.push_back(entry);
            if (entry.kind == Entry::Kind::commands) reach(shape_of<CommandId>(), whole);
            if (entry.shape) reach_into(*entry.shape, whole);
        }
        return whole;
    }

private:
    void claim(const Entry& entry) {
        const auto origin = entry.kind == Entry::Kind::type ? entry.shape->origin : "";
        const auto [known, is_new] = names_.emplace(entry.name, origin);
        if (is_new) {
            if (entry.kind == Entry::Kind::type) printed_.insert(entry.shape);
            return;
        }
        const auto words = [](const std::string& from) {
            return from.empty() ? "an added name" : from;
        };
        throw std::logic_error{"two things are printed as " + entry.name + ": " +
                               words(known->second) + " and " + words(origin)};
    }

    void reach(const Shape& shape, Section& section) {
        if (has_name(shape)) {
            if (printed_.contains(&shape)) return;
            Entry entry{Entry::Kind::type, shape.name, &shape, {}};
            claim(entry);
            section.entries.push_back(std::move(entry));
        }
        reach_into(shape, section);
    }

    void reach_into(const Shape& shape, Section& section) {
        if (!entered_.insert(&shape).second) return;
        if (shape.key) reach(shape.key(), section);
        if (shape.item) reach(shape.item(), section);
        for (const auto& part : shape.parts) reach(part.shape(), section);
    }

    std::map<std::string, std::string> names_;  // what is printed, and the type that it came from
    std::set<const Shape*> printed_;
    std::set<const Shape*> entered_;
};

}  // namespace

std::vector<std::string> names_of(const std::vector<Meaning>& meanings) {
    std::vector<std::string> names;
    names.reserve(meanings.size());
    for (const auto& meaning : meanings) names.push_back(meaning.name);
    return names;
}

const Entry* Catalogue::variant_entry(const Shape& shape) const {
    for (const auto& section : sections) {
        for (const auto& entry : section.entries) {
            if (entry.kind == Entry::Kind::variant && entry.shape == &shape) return &entry;
        }
    }
    return nullptr;
}

Emitter::Emitter(std::string title, std::string words)
    : title_{std::move(title)}, words_{std::move(words)}, sections_(1) {}

void Emitter::heading(std::string title, std::string words) {
    sections_.push_back({std::move(title), std::move(words), {}});
}

void Emitter::add_names(std::string name, std::vector<Meaning> meanings) {
    add_entry({Entry::Kind::names, std::move(name), nullptr, std::move(meanings)});
}

void Emitter::add_entry(Entry entry) { sections_.back().entries.push_back(std::move(entry)); }

Catalogue Emitter::complete() const {
    Catalogue catalogue{title_, words_, {}};
    Collector collector{sections_};
    for (const auto& section : sections_) catalogue.sections.push_back(collector.complete(section));
    return catalogue;
}

std::string Emitter::schema() const { return print_schema(complete()); }
std::string Emitter::typescript() const { return print_typescript(complete()); }
std::string Emitter::reference() const { return print_reference(complete()); }

}  // namespace protocol::emit
