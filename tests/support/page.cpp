// SPDX-License-Identifier: Apache-2.0
#include "tests/support/page.hpp"

#include <charconv>

namespace support {

namespace {

// Where the string that begins at `at` ends: after its closing quote.
std::size_t end_of_string(std::string_view json, std::size_t at) {
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\') ++at;
    }
    return at + 1;
}

// Where the value that begins at `at` ends.
std::size_t end_of_value(std::string_view json, std::size_t at) {
    int depth = 0;
    while (at < json.size()) {
        switch (json[at]) {
            case '"':
                at = end_of_string(json, at);
                if (depth == 0) return at;
                continue;
            case '{':
            case '[':
                ++depth;
                break;
            case '}':
            case ']':
                if (depth <= 1) return depth == 0 ? at : at + 1;
                --depth;
                break;
            case ',':
                if (depth == 0) return at;
                break;
            default:
                break;
        }
        ++at;
    }
    return at;
}

std::uint64_t number(std::string_view digits) {
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

void each_in(std::string_view json,
             const std::function<void(std::string_view key, std::string_view value)>& look) {
    if (json.size() < 2) return;
    const bool object = json.front() == '{';
    for (std::size_t at = 1; at < json.size() && json[at] != '}' && json[at] != ']';) {
        std::string_view key;
        if (object) {
            const auto end = end_of_string(json, at);
            key = json.substr(at + 1, end - at - 2);
            at = end + 1;
        }
        const auto end = end_of_value(json, at);
        look(key, json.substr(at, end - at));
        at = end < json.size() && json[end] == ',' ? end + 1 : end;
    }
}

std::string_view member(std::string_view json, std::string_view wanted) {
    std::string_view found;
    each_in(json, [&](std::string_view key, std::string_view value) {
        if (key == wanted) found = value;
    });
    return found;
}

std::string_view unquoted(std::string_view json) {
    return json.size() < 2 ? std::string_view{} : json.substr(1, json.size() - 2);
}

void each_entity(std::string_view document,
                 const std::function<void(std::string_view kind, std::string_view id,
                                          std::string_view json)>& look) {
    each_in(document, [&](std::string_view kind, std::string_view entities) {
        each_in(entities,
                [&](std::string_view id, std::string_view json) { look(kind, id, json); });
    });
}

std::string Page::hear(std::string_view message) {
    if (message.starts_with(R"({"n":)")) return patch(message, false);
    if (message.starts_with(R"({"welcome":)")) return welcome(member(message, "welcome"));
    if (message.starts_with(R"({"live":)")) live(member(message, "live"));
    return {};
}

std::string Page::welcome(std::string_view welcome) {
    ++welcomes;
    const std::string cursor_now{unquoted(member(welcome, "cursor"))};
    const auto epoch_now = cursor_now.substr(0, cursor_now.find(':'));
    const auto patches = member(welcome, "patches");
    resumed = !patches.empty();
    if (resumed) {
        if (epoch != epoch_now) return "patches of another epoch: " + epoch_now;
        std::string wrong;
        each_in(patches, [&](std::string_view, std::string_view missed) {
            if (wrong.empty()) wrong = patch(missed, true);
        });
        if (wrong.empty() && cursor() != cursor_now) return "patches up to another cursor";
        return wrong;
    }
    epoch = epoch_now;
    n = number(std::string_view{cursor_now}.substr(epoch.size() + 1));
    doc.clear();
    each_entity(member(welcome, "doc"),
                [&](std::string_view kind, std::string_view id, std::string_view json) {
                    doc[std::string{kind}][std::string{id}] = json;
                });
    return {};
}

std::string Page::patch(std::string_view message, bool missed) {
    const auto number_now = number(member(message, "n"));
    if (number_now != n + 1)
        return "patch " + std::to_string(number_now) + " after " + std::to_string(n);
    n = number_now;
    std::string wrong;
    std::size_t changed = 0;
    each_entity(member(message, "patch"),
                [&](std::string_view kind, std::string_view id, std::string_view json) {
                    ++changed;
                    auto what = put(std::string{kind}, std::string{id}, json, missed);
                    if (wrong.empty()) wrong = std::move(what);
                });
    return changed == 0 && !missed ? "a patch without a change" : wrong;
}

std::string Page::put(const std::string& kind, const std::string& id, std::string_view json,
                      bool missed) {
    auto& there = doc[kind];
    std::string wrong;
    if (json == "null") {
        if (there.erase(id) == 0) wrong = "taken away but never had: " + kind + '/' + id;
    } else {
        auto& entity = there[id];
        if (entity == json && !missed)
            wrong = "sent although it has not changed: " + kind + '/' + id;
        entity = json;
    }
    if (there.empty()) doc.erase(kind);
    return wrong;
}

void Page::live(std::string_view live) {
    const auto seats = member(live, "seats");
    if (seats.empty()) return;
    connections.clear();
    each_in(seats, [&](std::string_view, std::string_view seat) {
        connections[std::string{unquoted(member(seat, "seat"))}] =
            unquoted(member(seat, "connection"));
    });
}

}  // namespace support
