// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/value.hpp"

#include "protocol/json/write.hpp"

namespace protocol::json {

namespace {

constexpr std::size_t compact = std::string_view::npos;

// Writes `value`, which stands `depth` steps in, or all of it on one line.
struct Printer {
    std::string& out;

    void line(std::size_t depth) const {
        if (depth == compact) return;
        out += '\n';
        out.append(2 * depth, ' ');
    }
    static std::size_t deeper(std::size_t depth) { return depth == compact ? compact : depth + 1; }

    template <class Sequence, class Print>
    void sequence(char open, const Sequence& all, char close, std::size_t depth,
                  Print print) const {
        out += open;
        for (bool first = true; const auto& one : all) {
            if (!first) out += ',';
            first = false;
            line(deeper(depth));
            print(one);
        }
        if (!all.empty()) line(depth);
        out += close;
    }

    void value(const Value& value, std::size_t depth) const {
        if (const auto* flag = value.boolean())
            out += *flag ? "true" : "false";
        else if (const auto* number = value.whole())
            append_whole(out, *number);
        else if (const auto* text = value.text())
            append_string(out, *text);
        else if (const auto* items = value.items()) {
            sequence('[', *items, ']', depth,
                     [&](const Value& item) { this->value(item, deeper(depth)); });
        } else if (const auto* members = value.members()) {
            sequence('{', *members, '}', depth, [&](const Member& member) {
                append_string(out, member.key);
                out += depth == compact ? ":" : ": ";
                this->value(member.value, deeper(depth));
            });
        } else
            out += "null";
    }
};

}  // namespace

bool Value::operator==(const Value&) const = default;

const Value* Value::find(std::string_view key) const {
    if (const auto* all = members()) {
        for (const auto& member : *all) {
            if (member.key == key) return &member.value;
        }
    }
    return nullptr;
}

void append_value(std::string& out, const Value& value) { Printer{out}.value(value, compact); }

std::string pretty(const Value& value) {
    std::string out;
    Printer{out}.value(value, 0);
    out += '\n';
    return out;
}

}  // namespace protocol::json
