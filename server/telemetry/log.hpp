// SPDX-License-Identifier: Apache-2.0
// What happened in the process, one line each for whoever runs it: an event's name and its fields.
// What members write, their names, cookies and tokens never get into a field.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace telemetry {

using FieldValue = std::variant<std::string_view, std::int64_t, double, bool>;

struct Field {
    template <class T>
    Field(std::string_view name, const T& value) : name{name}, value{as_value(value)} {}

    std::string_view name;
    FieldValue value;

private:
    template <class T>
    static FieldValue as_value(const T& value) {
        if constexpr (std::is_same_v<T, bool>)
            return value;
        else if constexpr (std::is_integral_v<T>)
            return static_cast<std::int64_t>(value);
        else if constexpr (std::is_floating_point_v<T>)
            return static_cast<double>(value);
        else
            return std::string_view{value};
    }
};

using Fields = std::initializer_list<Field>;

// Opens the log on standard error; call it once, before any thread. `level`: debug, info, warn or
// error; anything else is a fault (config checks it). Without it nothing is logged.
void open_log(std::string_view level);

// From any thread. `event` is a constant in snake_case.
void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warn(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

// The line without time and level: `listening address=127.0.0.1 port=8080`. A value with blanks,
// quotes or controls is quoted, so that a line is always one event.
std::string line(std::string_view event, Fields fields);

}  // namespace telemetry
