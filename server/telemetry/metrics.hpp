// SPDX-License-Identifier: Apache-2.0
// Numbers about the process for whoever runs it, in the Prometheus text format. They count; they
// never name a person, a group or anything that was said.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace telemetry {

// Only grows. From any thread.
class Counter {
public:
    void add(std::uint64_t more = 1) { value_.fetch_add(more, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

// Goes up and down. From any thread.
class Gauge {
public:
    void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
    void add(std::int64_t more) { value_.fetch_add(more, std::memory_order_relaxed); }
    std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_{0};
};

// How often a measure was at most each of some bounds. From any thread.
class Histogram {
public:
    explicit Histogram(std::vector<double> bounds);

    void observe(double value);

    const std::vector<double>& bounds() const { return bounds_; }
    std::uint64_t count_up_to(std::size_t bound) const;  // bounds().size(): all of them
    double sum() const { return sum_.load(std::memory_order_relaxed); }

private:
    std::vector<double> bounds_;  // ascending
    std::vector<std::atomic<std::uint64_t>> counts_;
    std::atomic<double> sum_{0};
};

using Labels = std::vector<std::pair<std::string, std::string>>;

// All metrics of the process. A metric that is asked for twice is the same metric; it lives as
// long as the registry. Names: octet_<noun>_<unit>; a counter's ends in _total. A name or a label
// that the format does not allow, or a name with two types or two helps, is a fault.
class Registry {
public:
    Counter& counter(std::string_view name, std::string_view help, const Labels& labels = {});
    Gauge& gauge(std::string_view name, std::string_view help, const Labels& labels = {});
    Histogram& histogram(std::string_view name, std::string_view help, std::vector<double> bounds,
                         const Labels& labels = {});

    // A gauge that is asked for its value when the metrics are read, on the reader's thread.
    void gauge_from(std::string_view name, std::string_view help, std::function<double()> value,
                    const Labels& labels = {});

    // Text format 0.0.4, in the order of the names.
    std::string text() const;

    static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

private:
    struct Series {
        std::unique_ptr<Counter> counter;
        std::unique_ptr<Gauge> gauge;
        std::unique_ptr<Histogram> histogram;
        std::function<double()> asked;
    };
    struct Family {
        std::string type;
        std::string help;
        std::map<std::string, Series> series;  // by their labels as they are printed
    };

    Series& series(std::string_view name, std::string_view type, std::string_view help,
                   const Labels& labels);

    mutable std::mutex using_;
    std::map<std::string, Family, std::less<>> families_;
};

}  // namespace telemetry
