// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/table.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace golden {

namespace {

constexpr std::size_t differences_shown_max = 40;

// The same lines at some times.
struct Said {
    std::string what;
    std::string state;
    std::set<std::size_t> times;
    std::string when;
    std::vector<Row> rows;
};

bool agree(const std::string& one, const std::string& other) {
    return one.empty() || other.empty() || one == other;
}

bool agree(const std::vector<Row>& some, const std::vector<Row>& others) {
    return std::ranges::equal(some, others, [](const Row& one, const Row& other) {
        return std::ranges::equal(one, other,
                                  [](const auto& a, const auto& b) { return agree(a, b); });
    });
}

void fill_in(std::vector<Row>& rows, const std::vector<Row>& others) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < rows[i].size(); ++j) {
            if (rows[i][j].empty()) rows[i][j] = others[i][j];
        }
    }
}

std::vector<Said> join_times(const std::vector<Block>& blocks) {
    std::vector<Said> out;
    for (const auto& block : blocks) {
        const auto same = std::ranges::find_if(out, [&](const Said& it) {
            return it.what == block.what && it.state == block.state && agree(it.rows, block.rows);
        });
        if (same == out.end()) {
            out.push_back({block.what, block.state, {block.time}, {}, block.rows});
        } else {
            same->times.insert(block.time);
            fill_in(same->rows, block.rows);
        }
    }
    return out;
}

// "lobby to closing / after the course"
std::string range(const std::set<std::size_t>& times, const std::vector<std::string>& names) {
    std::string text;
    for (auto at = times.begin(); at != times.end();) {
        auto last = at;
        while (std::next(last) != times.end() && *std::next(last) == *last + 1) ++last;
        text += (text.empty() ? "" : " / ") + names.at(*at);
        if (*last == *at + 1) text += " / " + names.at(*last);
        if (*last > *at + 1) text += " to " + names.at(*last);
        at = std::next(last);
    }
    return text;
}

void name_times(std::vector<Said>& all, const std::vector<std::string>& names) {
    const auto count = [&](const std::string& what, const std::string& state) {
        return std::ranges::count_if(
            all, [&](const Said& it) { return it.what == what && it.state == state; });
    };
    for (auto& said : all) {
        const bool once = count(said.what, said.state) == 1;
        const bool exceptions = count(said.what, whatever) > 0;
        said.when = !once || said.state == whatever ? range(said.times, names)
                    : exceptions                    ? "otherwise"
                                                    : "always";
    }
}

// "proposed: planned" and "proposed: done" are "proposed: planned / done": what stands before the
// last colon holds for all that follows it.
std::string with_state(const std::string& states, const std::string& state) {
    const auto head = state.substr(0, state.rfind(": ") + 2);
    const auto from = states.rfind(" / ", states.rfind(": "));
    const auto last = from == states.npos ? states : states.substr(from + 3);
    const bool same_head = state.find(": ") != state.npos && last.starts_with(head);
    return states + " / " + (same_head ? state.substr(head.size()) : state);
}

std::vector<Said> join_states(std::vector<Said> all) {
    std::vector<Said> out;
    for (auto& said : all) {
        const auto same = std::ranges::find_if(out, [&](const Said& it) {
            return it.what == said.what && it.when == said.when && agree(it.rows, said.rows);
        });
        if (same == out.end()) {
            out.push_back(std::move(said));
        } else {
            same->state = with_state(same->state, said.state);
            fill_in(same->rows, said.rows);
        }
    }
    return out;
}

std::string cell_text(const std::string& cell) {
    if (cell.find_first_of(",\"\n") == cell.npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
    return quoted + "\"";
}

std::string line_of(const Row& row) {
    std::string line;
    for (const auto& cell : row) line += (&cell == row.data() ? "" : ",") + cell_text(cell);
    return line;
}

std::vector<std::string> lines_in(const std::string& path) {
    std::vector<std::string> lines;
    std::ifstream in{path};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// Which lines came and which went, as a diff would say it.
std::string difference(const std::vector<std::string>& before,
                       const std::vector<std::string>& now) {
    const std::set<std::string> old{before.begin(), before.end()};
    const std::set<std::string> fresh{now.begin(), now.end()};
    std::ostringstream out;
    std::size_t shown = 0;
    const auto say = [&](char sign, const auto& lines, const auto& others) {
        for (const auto& line : lines) {
            if (others.contains(line) || ++shown > differences_shown_max) continue;
            out << sign << ' ' << line << '\n';
        }
    };
    say('-', before, fresh);
    say('+', now, old);
    if (shown > differences_shown_max) out << "... and " << shown - differences_shown_max << '\n';
    return out.str();
}

}  // namespace

std::vector<Row> joined(const std::vector<Block>& blocks, const std::vector<std::string>& times) {
    auto all = join_times(blocks);
    name_times(all, times);
    std::vector<Row> rows;
    for (const auto& said : join_states(std::move(all))) {
        for (const auto& row : said.rows) {
            Row whole{said.what, said.state, said.when};
            whole.insert(whole.end(), row.begin(), row.end());
            rows.push_back(std::move(whole));
        }
    }
    return rows;
}

void check_table(const std::string& file, const Row& header, const std::vector<Row>& rows) {
    std::vector<std::string> now{line_of(header)};
    for (const auto& row : rows) now.push_back(line_of(row));
    const std::string path = std::string{OCTET_TABLES} + "/" + file;
    if (std::getenv("UPDATE_GOLDEN")) {
        std::ofstream out{path};
        for (const auto& line : now) out << line << '\n';
    }
    const auto before = lines_in(path);
    if (before == now) return;
    FAIL("tests/golden/" << file << " says something else. If the change is meant, run "
                         << "tests/golden/update and read each line of the diff as a clinician "
                         << "would:\n"
                         << difference(before, now));
}

}  // namespace golden
