// SPDX-License-Identifier: Apache-2.0
#include "server/telemetry/log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>

#include "protocol/always.hpp"

namespace telemetry {
namespace {

std::shared_ptr<spdlog::logger>& logger() {
    static std::shared_ptr<spdlog::logger> one;
    return one;
}

bool is_plain(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return c > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7f;
    });
}

std::string shown(std::string_view text) {
    if (is_plain(text)) return std::string{text};
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < ' ' || byte == 0x7f) {
            out += fmt::format("\\x{:02x}", byte);
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

struct Shown {
    std::string operator()(std::string_view value) const { return shown(value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(double value) const { return fmt::format("{}", value); }
};

void write(spdlog::level::level_enum level, std::string_view event, Fields fields) {
    const auto& log = logger();
    if (log && log->should_log(level)) log->log(level, line(event, fields));
}

}  // namespace

void open_log(std::string_view level) {
    const auto least = spdlog::level::from_str(std::string{level});
    protocol::always(least != spdlog::level::off, "the log has a level that there is");
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    auto log = std::make_shared<spdlog::logger>("octet", std::move(sink));
    log->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    log->set_level(least);
    log->flush_on(spdlog::level::info);
    logger() = std::move(log);
}

void debug(std::string_view event, Fields fields) { write(spdlog::level::debug, event, fields); }
void info(std::string_view event, Fields fields) { write(spdlog::level::info, event, fields); }
void warn(std::string_view event, Fields fields) { write(spdlog::level::warn, event, fields); }
void error(std::string_view event, Fields fields) { write(spdlog::level::err, event, fields); }

std::string line(std::string_view event, Fields fields) {
    std::string out{event};
    for (const auto& field : fields) {
        out += fmt::format(" {}={}", field.name, std::visit(Shown{}, field.value));
    }
    return out;
}

}  // namespace telemetry
