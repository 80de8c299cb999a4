// SPDX-License-Identifier: Apache-2.0
#include "server/telemetry/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>

#include "protocol/always.hpp"

namespace telemetry {
namespace {

using protocol::always;

bool is_word(std::string_view text, bool colons) {
    if (text.empty() || std::isdigit(static_cast<unsigned char>(text[0]))) return false;
    return std::all_of(text.begin(), text.end(), [colons](unsigned char c) {
        return std::isalnum(c) || c == '_' || (colons && c == ':');
    });
}

// In a help line a quotation mark stands for itself, in the value of a label it does not.
std::string escaped(std::string_view text, bool quotes) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || (quotes && c == '"')) out += '\\';
        out += c;
    }
    return out;
}

std::string printed(const Labels& labels) {
    std::string out;
    for (const auto& [name, value] : labels) {
        always(is_word(name, false) && !name.starts_with("__"), "a label has a proper name");
        if (!out.empty()) out += ',';
        out += fmt::format("{}=\"{}\"", name, escaped(value, true));
    }
    return out;
}

std::string number(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
    return fmt::format("{}", value);
}

std::string braced(const std::string& labels) {
    return labels.empty() ? std::string{} : '{' + labels + '}';
}

void print(std::string& out, const std::string& name, const std::string& labels,
           const Histogram& histogram) {
    const auto comma = labels.empty() ? "" : ",";
    const auto& bounds = histogram.bounds();
    for (std::size_t i = 0; i <= bounds.size(); ++i) {
        fmt::format_to(std::back_inserter(out), "{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels,
                       comma, i == bounds.size() ? "+Inf" : number(bounds[i]),
                       histogram.count_up_to(i));
    }
    fmt::format_to(std::back_inserter(out), "{0}_sum{1} {2}\n{0}_count{1} {3}\n", name,
                   braced(labels), number(histogram.sum()), histogram.count_up_to(bounds.size()));
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds)
    : bounds_{std::move(bounds)}, counts_(bounds_.size() + 1) {
    always(std::is_sorted(bounds_.begin(), bounds_.end()), "the bounds of a histogram ascend");
}

void Histogram::observe(double value) {
    const auto at = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
    counts_[static_cast<std::size_t>(at)].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(value, std::memory_order_relaxed);
}

std::uint64_t Histogram::count_up_to(std::size_t bound) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i <= bound; ++i) sum += counts_[i].load(std::memory_order_relaxed);
    return sum;
}

Registry::Series& Registry::series(std::string_view name, std::string_view type,
                                   std::string_view help, const Labels& labels) {
    always(is_word(name, true) && !help.empty(), "a metric has a proper name and a help");
    always((type == "counter") == name.ends_with("_total"), "counters, and only they, are totals");
    auto& family = families_[std::string{name}];
    if (family.type.empty()) {
        family.type = type;
        family.help = help;
    }
    always(family.type == type && family.help == help, "a metric is one thing");
    return family.series[printed(labels)];
}

Counter& Registry::counter(std::string_view name, std::string_view help, const Labels& labels) {
    const std::lock_guard lock{using_};
    auto& made = series(name, "counter", help, labels).counter;
    if (!made) made = std::make_unique<Counter>();
    return *made;
}

Gauge& Registry::gauge(std::string_view name, std::string_view help, const Labels& labels) {
    const std::lock_guard lock{using_};
    auto& made = series(name, "gauge", help, labels).gauge;
    if (!made) made = std::make_unique<Gauge>();
    return *made;
}

Histogram& Registry::histogram(std::string_view name, std::string_view help,
                               std::vector<double> bounds, const Labels& labels) {
    const std::lock_guard lock{using_};
    auto& made = series(name, "histogram", help, labels).histogram;
    if (!made) made = std::make_unique<Histogram>(std::move(bounds));
    return *made;
}

void Registry::gauge_from(std::string_view name, std::string_view help,
                          std::function<double()> value, const Labels& labels) {
    const std::lock_guard lock{using_};
    series(name, "gauge", help, labels).asked = std::move(value);
}

std::string Registry::text() const {
    const std::lock_guard lock{using_};
    std::string out;
    const auto to = std::back_inserter(out);
    for (const auto& [name, family] : families_) {
        fmt::format_to(to, "# HELP {0} {1}\n# TYPE {0} {2}\n", name, escaped(family.help, false),
                       family.type);
        for (const auto& [labels, one] : family.series) {
            if (one.histogram) {
                print(out, name, labels, *one.histogram);
                continue;
            }
            fmt::format_to(to, "{}{} ", name, braced(labels));
            if (one.counter)
                fmt::format_to(to, "{}\n", one.counter->value());
            else if (one.gauge)
                fmt::format_to(to, "{}\n", one.gauge->value());
            else
                out += number(one.asked()) + '\n';
        }
    }
    return out;
}

}  // namespace telemetry
