// SPDX-License-Identifier: Apache-2.0
#include "server/telemetry/metrics.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <sstream>

#include "server/telemetry/log.hpp"

using telemetry::Registry;

namespace {

// The grammar of a line in the text format.
bool is_line(const std::string& line) {
    static const std::regex help{R"(# HELP [a-zA-Z_:][a-zA-Z0-9_:]* .+)"};
    static const std::regex type{R"(# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (counter|gauge|histogram))"};
    static const std::regex sample{
        R"re([a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*")*\})? ([-+0-9.e]+|NaN|[+-]Inf))re"};
    return std::regex_match(line, help) || std::regex_match(line, type) ||
           std::regex_match(line, sample);
}

}  // namespace

TEST_CASE("metrics are printed in the text format, each family once", "[metrics]") {
    Registry registry;
    registry.counter("octet_words_total", "Words.\nAnd \\ more.", {{"why", "a \"b\"\\\n"}}).add(3);
    registry.counter("octet_words_total", "Words.\nAnd \\ more.", {{"why", "c"}}).add();
    registry.gauge("octet_rooms", "Rooms.").set(-2);
    registry.gauge_from("octet_age_seconds", "Age.", [] { return 1.5; });
    auto& times = registry.histogram("octet_commit_seconds", "Commits.", {0.1, 1});
    for (const double seconds : {0.05, 0.1, 0.5, 7.0}) times.observe(seconds);

    CHECK(registry.text() == R"(# HELP octet_age_seconds Age.
# TYPE octet_age_seconds gauge
octet_age_seconds 1.5
# HELP octet_commit_seconds Commits.
# TYPE octet_commit_seconds histogram
octet_commit_seconds_bucket{le="0.1"} 2
octet_commit_seconds_bucket{le="1"} 3
octet_commit_seconds_bucket{le="+Inf"} 4
octet_commit_seconds_sum 7.65
octet_commit_seconds_count 4
# HELP octet_rooms Rooms.
# TYPE octet_rooms gauge
octet_rooms -2
# HELP octet_words_total Words.\nAnd \\ more.
# TYPE octet_words_total counter
octet_words_total{why="a \"b\"\\\n"} 3
octet_words_total{why="c"} 1
)");
    std::istringstream lines{registry.text()};
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(is_line(line));
    }
}

TEST_CASE("a metric that is asked for twice is the same", "[metrics]") {
    Registry registry;
    CHECK(&registry.counter("octet_a_total", "A.") == &registry.counter("octet_a_total", "A."));
    registry.gauge_from("octet_b", "B.", [] { return std::nan(""); });
    registry.gauge_from("octet_b", "B.", [] { return INFINITY; });
    CHECK(registry.text().find("octet_b +Inf\n") != std::string::npos);
}

TEST_CASE("a line of the log is one event with its fields", "[log]") {
    CHECK(telemetry::line("listening", {{"address", "::1"}, {"port", 8080}, {"tls", false}}) ==
          "listening address=::1 port=8080 tls=false");
    CHECK(telemetry::line("odd", {{"what", "a \"b\"\nc=d"}, {"none", ""}, {"part", 0.5}}) ==
          "odd what=\"a \\\"b\\\"\\x0ac=d\" none=\"\" part=0.5");
}
