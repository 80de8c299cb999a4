// SPDX-License-Identifier: Apache-2.0
// The protocol's reference, in Markdown: what a person reads who writes another client.
#include <algorithm>

#include "protocol/emit/emitter.hpp"

namespace protocol::emit {

namespace {

std::string code(const std::string& words) { return "`" + words + "`"; }

// GitHub's anchor of a heading that is one word.
std::string link(const std::string& name) {
    std::string anchor = name;
    std::ranges::transform(anchor, anchor.begin(), [](char c) {
        return json::is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return "[" + name + "](#" + anchor + ")";
}

std::string row(const std::vector<std::string>& cells) {
    std::string out = "|";
    for (const auto& cell : cells) {
        out += ' ';
        for (const char c : cell) {
            if (c == '|') out += '\\';
            out += c;
        }
        out += cell.empty() ? "|" : " |";
    }
    return out + "\n";
}

std::string table(const std::vector<std::string>& head) {
    return row(head) + row(std::vector<std::string>(head.size(), "---"));
}

std::string from_to(std::size_t min, std::size_t max, const std::string& unit) {
    const auto most = std::to_string(max);
    if (min == 0) return "up to " + most + " " + unit;
    if (min == max) return most + " " + unit;
    return std::to_string(min) + " to " + most + " " + unit;
}

class ReferencePrinter {
public:
    explicit ReferencePrinter(const Catalogue& catalogue) : catalogue_{catalogue} {}

    std::string print() const {
        std::string out = "# " + catalogue_.title + "\n";
        if (!catalogue_.words.empty()) out += "\n" + catalogue_.words + "\n";
        for (const auto& section : catalogue_.sections) {
            if (!section.title.empty()) out += "\n## " + section.title + "\n";
            if (!section.words.empty()) out += "\n" + section.words + "\n";
            for (const auto& entry : section.entries) {
                out += "\n### " + entry.name + "\n\n" + body(entry);
            }
        }
        return out;
    }

private:
    std::string body(const Entry& entry) const {
        switch (entry.kind) {
            case Entry::Kind::type:
                return body(*entry.shape);
            case Entry::Kind::variant:
                return "One of these, told apart by `is`:\n\n" + alternatives("is", *entry.shape);
            case Entry::Kind::commands:
                return "`{\"do\":…,\"id\":…,\"with\":{…}}`, where `id` is a " + link("CommandId") +
                       ":\n\n" + alternatives("do", *entry.shape);
            case Entry::Kind::names:
                break;
        }
        auto out = table({"name", "meaning"});
        for (const auto& meaning : entry.meanings) out += row({code(meaning.name), meaning.words});
        return out;
    }

    std::string body(const Shape& shape) const {
        switch (shape.form) {
            case Form::id:
                return "1 to 15 characters of `[a-z0-9]`.\n";
            case Form::command_id:
                return "8 to 40 characters of `[A-Za-z0-9_-]`.\n";
            case Form::timestamp:
                return "Milliseconds since 1970-01-01T00:00Z, a whole number.\n";
            case Form::choice:
                return choice(shape);
            default:
                return structure(shape);
        }
    }

    static std::string choice(const Shape& shape) {
        std::string out;
        for (const auto& name : shape.names) out += (out.empty() ? "" : ", ") + code(name);
        return out + "\n";
    }

    std::string structure(const Shape& shape) const {
        auto out = spoken_of(shape);
        if (shape.parts.empty()) return out + "No fields.\n";
        out += table({"field", "type", "limits", "required"});
        for (const auto& part : shape.parts) {
            const auto& field = part.shape();
            out += row({code(part.name), use(field), limits(field), part.required ? "yes" : ""});
        }
        return out;
    }

    // By which name the structure is an alternative of something.
    std::string spoken_of(const Shape& structure) const {
        std::string out;
        for (const auto& section : catalogue_.sections) {
            for (const auto& entry : section.entries) {
                if (!entry.shape || entry.kind == Entry::Kind::type) continue;
                for (const auto& part : entry.shape->parts) {
                    if (&part.shape() != &structure) continue;
                    out += code(part.name) + " of " + link(entry.name) + ".\n\n";
                }
            }
        }
        return out;
    }

    std::string alternatives(const std::string& key, const Shape& variant) const {
        auto out = table({code(key), "fields"});
        for (const auto& part : variant.parts) out += row({code(part.name), use(part.shape())});
        return out;
    }

    std::string use(const Shape& shape) const {
        if (!shape.name.empty()) return link(shape.name);
        switch (shape.form) {
            case Form::boolean:
                return "true or false";
            case Form::integer:
                return "whole number";
            case Form::lines:
                return "text with line feeds";
            case Form::list:
                return "list of " + use(shape.item());
            case Form::map:
                return "object of " + use(shape.item()) + " by " + use(shape.key());
            case Form::personal:
                return "personal (`of`, `value`): " + use(shape.item());
            case Form::variant:
                return variant(shape);
            case Form::raw:
                return "any JSON";
            default:
                return "text";
        }
    }

    std::string variant(const Shape& shape) const {
        if (const auto* entry = catalogue_.variant_entry(shape)) return link(entry->name);
        std::string out;
        for (const auto& part : shape.parts) {
            out +=
                (out.empty() ? "" : " or ") + use(part.shape()) + " (`is` " + code(part.name) + ")";
        }
        return out;
    }

    static std::string limits(const Shape& shape) {
        switch (shape.form) {
            case Form::integer:
                return integer_limits(shape);
            case Form::text:
            case Form::lines:
                return from_to(shape.min, shape.max, "characters");
            case Form::list:
                return list_limits(shape);
            case Form::map:
            case Form::personal:
                return shape.item().name.empty() ? limits(shape.item()) : "";
            default:
                return "";
        }
    }

    static std::string integer_limits(const Shape& shape) {
        if (shape.high == whole_max) return shape.low == 0 ? "0 or more" : "";
        return std::to_string(shape.low) + " to " + std::to_string(shape.high);
    }

    static std::string list_limits(const Shape& shape) {
        auto out = shape.max == unlimited ? "" : from_to(0, shape.max, "entries");
        const auto each = shape.item().name.empty() ? limits(shape.item()) : "";
        if (each.empty()) return out;
        return out.empty() ? "each " + each : out + ", each " + each;
    }

    const Catalogue& catalogue_;
};

}  // namespace

std::string print_reference(const Catalogue& catalogue) {
    return ReferencePrinter{catalogue}.print();
}

}  // namespace protocol::emit
