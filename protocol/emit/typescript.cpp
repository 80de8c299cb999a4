// SPDX-License-Identifier: Apache-2.0
// TypeScript: what the browser client compiles against.
#include <algorithm>

#include "protocol/emit/emitter.hpp"

namespace protocol::emit {

namespace {

constexpr std::size_t columns_max = 100;

std::string quoted(const std::string& name) { return "'" + name + "'"; }

std::vector<std::string> quoted(std::vector<std::string> names) {
    for (auto& name : names) name = quoted(name);
    return names;
}

std::string joined(const std::vector<std::string>& all, std::string_view between) {
    std::string out;
    for (const auto& one : all) {
        if (!out.empty()) out += between;
        out += one;
    }
    return out;
}

// On one line if it fits, else one alternative a line.
std::string union_of(const std::string& name, const std::vector<std::string>& all) {
    auto line = "export type " + name + " = " + (all.empty() ? "never" : joined(all, " | ")) + ";";
    if (line.size() <= columns_max) return line + "\n";
    return "export type " + name + " =\n  | " + joined(all, "\n  | ") + ";\n";
}

bool holds_personal(const Shape& shape) {
    if (shape.form == Form::personal) return true;
    // What has a name is looked at on its own.
    const auto held = [](const Shape& inner) {
        return inner.name.empty() && holds_personal(inner);
    };
    return (shape.item && held(shape.item())) ||
           std::ranges::any_of(shape.parts, held,
                               [](const Part& part) -> const Shape& { return part.shape(); });
}

class TypeScriptPrinter {
public:
    explicit TypeScriptPrinter(const Catalogue& catalogue) : catalogue_{catalogue} {}

    std::string print() const {
        std::string out = "// SPDX-License-Identifier: Apache-2.0\n// " + catalogue_.title + ".";
        if (!catalogue_.words.empty()) out += " " + catalogue_.words;
        out += "\n";
        if (any_personal()) {
            out +=
                "\nexport interface Personal<T> {\n  readonly of: PersonId;\n"
                "  readonly value?: T;\n}\n";
        }
        for (const auto& section : catalogue_.sections) {
            if (!section.title.empty()) out += "\n// " + section.title + "\n";
            for (const auto& entry : section.entries) out += "\n" + declaration(entry);
        }
        return out;
    }

private:
    bool any_personal() const {
        for (const auto& section : catalogue_.sections) {
            for (const auto& entry : section.entries) {
                if (entry.shape && holds_personal(*entry.shape)) return true;
            }
        }
        return false;
    }

    std::string declaration(const Entry& entry) const {
        switch (entry.kind) {
            case Entry::Kind::type:
                return declaration(*entry.shape);
            case Entry::Kind::variant:
                return union_of(entry.name, alternatives(*entry.shape));
            case Entry::Kind::commands:
                return commands(entry);
            case Entry::Kind::names:
                break;
        }
        return union_of(entry.name, quoted(names_of(entry.meanings)));
    }

    std::string declaration(const Shape& shape) const {
        switch (shape.form) {
            case Form::choice:
                return choice(shape);
            case Form::structure:
                return structure(shape);
            case Form::timestamp:
                return "export type " + shape.name + " = number;\n";
            default:
                return "export type " + shape.name + " = string;\n";
        }
    }

    static std::string choice(const Shape& shape) {
        return union_of(shape.name, quoted(shape.names));
    }

    std::string structure(const Shape& shape) const {
        if (shape.parts.empty()) return "export type " + shape.name + " = Record<string, never>;\n";
        return interface(shape.name, shape.parts);
    }

    std::string interface(const std::string& name, const std::vector<Part>& parts) const {
        std::string out = "export interface " + name + " {\n";
        for (const auto& part : parts) {
            out += "  readonly " + part.name + (part.required ? ": " : "?: ") + use(part.shape()) +
                   ";\n";
        }
        return out + "}\n";
    }

    std::string use(const Shape& shape) const {
        if (!shape.name.empty()) return shape.name;
        switch (shape.form) {
            case Form::boolean:
                return "boolean";
            case Form::integer:
                return "number";
            case Form::list:
                return list(shape);
            case Form::map:
                return map(shape);
            case Form::personal:
                return "Personal<" + use(shape.item()) + ">";
            case Form::variant:
                return variant(shape);
            case Form::raw:
                return "unknown";
            default:
                return "string";
        }
    }

    std::string list(const Shape& shape) const {
        const auto item = use(shape.item());
        const bool needs_brackets = item.find(' ') != item.npos;
        return needs_brackets ? "readonly (" + item + ")[]" : "readonly " + item + "[]";
    }

    std::string map(const Shape& shape) const {
        return "Readonly<Record<" + use(shape.key()) + ", " + use(shape.item()) + ">>";
    }

    std::string variant(const Shape& shape) const {
        const auto* entry = catalogue_.variant_entry(shape);
        return entry ? entry->name : joined(alternatives(shape), " | ");
    }

    std::vector<std::string> alternatives(const Shape& variant) const {
        std::vector<std::string> all;
        for (const auto& part : variant.parts) {
            const auto tag = "{ readonly is: " + quoted(part.name) + " }";
            const bool bare = part.shape().parts.empty();
            all.push_back(bare ? tag : "(" + tag + " & " + use(part.shape()) + ")");
        }
        return all;
    }

    std::string commands(const Entry& entry) const {
        const auto bodies = entry.name + "Bodies";
        return interface(bodies, entry.shape->parts) + "\nexport type " + entry.name +
               " = {\n  readonly [Name in keyof " + bodies + "]: {\n    readonly do: Name;\n" +
               "    readonly id: CommandId;\n    readonly with: " + bodies +
               "[Name];\n  };\n}[keyof " + bodies + "];\n";
    }

    const Catalogue& catalogue_;
};

}  // namespace

std::string print_typescript(const Catalogue& catalogue) {
    return TypeScriptPrinter{catalogue}.print();
}

}  // namespace protocol::emit
