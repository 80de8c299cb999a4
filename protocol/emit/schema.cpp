// SPDX-License-Identifier: Apache-2.0
// JSON Schema 2020-12: what a stranger's tool can check a message with.
#include "protocol/emit/emitter.hpp"

namespace protocol::emit {

namespace {

using Members = Value::Members;

Value text(std::string words) { return {std::move(words)}; }
Value number(std::int64_t n) { return {n}; }
Value size(std::size_t n) { return number(static_cast<std::int64_t>(n)); }
Value object(Members members) { return {std::move(members)}; }

Value reference(const std::string& name) { return object({{"$ref", text("#/$defs/" + name)}}); }

Value pattern(std::string regex) {
    return object({{"type", text("string")}, {"pattern", text(std::move(regex))}});
}

Value one_of(const std::vector<std::string>& names) {
    Value::Items all;
    for (const auto& name : names) all.push_back(text(name));
    return object({{"enum", Value{std::move(all)}}});
}

// An object with these fields and no others.
class Closed {
public:
    void field(const std::string& name, Value schema, bool required = true) {
        properties_.push_back({name, std::move(schema)});
        if (required) required_.push_back(text(name));
    }
    Value schema() && {
        return object({{"type", text("object")},
                       {"properties", object(std::move(properties_))},
                       {"required", Value{std::move(required_)}},
                       {"additionalProperties", Value{false}}});
    }

private:
    Members properties_;
    Value::Items required_;
};

class SchemaPrinter {
public:
    explicit SchemaPrinter(const Catalogue& catalogue) : catalogue_{catalogue} {}

    Value print() const {
        Members definitions;
        for (const auto& section : catalogue_.sections) {
            for (const auto& entry : section.entries) {
                definitions.push_back({entry.name, definition(entry)});
            }
        }
        return object({{"$schema", text("https://json-schema.org/draft/2020-12/schema")},
                       {"title", text(catalogue_.title)},
                       {"$defs", object(std::move(definitions))}});
    }

private:
    Value definition(const Entry& entry) const {
        switch (entry.kind) {
            case Entry::Kind::type:
                return definition(*entry.shape);
            case Entry::Kind::variant:
                return tagged(*entry.shape);
            case Entry::Kind::commands:
                return commands(*entry.shape);
            case Entry::Kind::names:
                break;
        }
        return one_of(names_of(entry.meanings));
    }

    // Of a type that has a name.
    Value definition(const Shape& shape) const {
        switch (shape.form) {
            case Form::id:
                return pattern("^[a-z0-9]{1,15}$");
            case Form::command_id:
                return pattern("^[A-Za-z0-9_-]{8,40}$");
            case Form::choice:
                return one_of(shape.names);
            case Form::structure:
                return fields(shape, Closed{});
            default:
                return integer(-whole_max, whole_max);  // a timestamp
        }
    }

    Value use(const Shape& shape) const {
        if (!shape.name.empty()) return reference(shape.name);
        switch (shape.form) {
            case Form::boolean:
                return object({{"type", text("boolean")}});
            case Form::integer:
                return integer(shape.low, shape.high);
            case Form::string:
                return object({{"type", text("string")}});
            case Form::text:
            case Form::lines:
                return words(shape);
            case Form::list:
                return list(shape);
            case Form::map:
                return map(shape);
            case Form::personal:
                return personal(shape);
            case Form::variant:
                return variant(shape);
            default:
                return {true};  // any value at all
        }
    }

    static Value integer(std::int64_t low, std::int64_t high) {
        return object(
            {{"type", text("integer")}, {"minimum", number(low)}, {"maximum", number(high)}});
    }

    static Value words(const Shape& shape) {
        return object({{"type", text("string")},
                       {"minLength", size(shape.min)},
                       {"maxLength", size(shape.max)}});
    }

    Value list(const Shape& shape) const {
        Members members{{"type", text("array")}, {"items", use(shape.item())}};
        if (shape.max != unlimited) members.push_back({"maxItems", size(shape.max)});
        return object(std::move(members));
    }

    Value map(const Shape& shape) const {
        return object({{"type", text("object")},
                       {"propertyNames", use(shape.key())},
                       {"additionalProperties", use(shape.item())}});
    }

    Value personal(const Shape& shape) const {
        Closed closed;
        closed.field("of", use(shape.key()));
        closed.field("value", use(shape.item()), false);
        return std::move(closed).schema();
    }

    Value variant(const Shape& shape) const {
        const auto* entry = catalogue_.variant_entry(shape);
        return entry ? reference(entry->name) : tagged(shape);
    }

    Value fields(const Shape& structure, Closed closed) const {
        for (const auto& part : structure.parts) {
            closed.field(part.name, use(part.shape()), part.required);
        }
        return std::move(closed).schema();
    }

    Value tagged(const Shape& variant) const {
        Value::Items all;
        for (const auto& part : variant.parts) {
            Closed closed;
            closed.field("is", object({{"const", text(part.name)}}));
            all.push_back(fields(part.shape(), std::move(closed)));
        }
        return object({{"oneOf", Value{std::move(all)}}});
    }

    Value commands(const Shape& variant) const {
        Value::Items all;
        for (const auto& part : variant.parts) {
            Closed closed;
            closed.field("do", object({{"const", text(part.name)}}));
            closed.field("id", use(shape_of<CommandId>()));
            closed.field("with", use(part.shape()));
            all.push_back(std::move(closed).schema());
        }
        return object({{"oneOf", Value{std::move(all)}}});
    }

    const Catalogue& catalogue_;
};

}  // namespace

std::string print_schema(const Catalogue& catalogue) {
    return json::pretty(SchemaPrinter{catalogue}.print());
}

}  // namespace protocol::emit
