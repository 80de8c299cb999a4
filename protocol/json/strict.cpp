// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/strict.hpp"

#include <algorithm>
#include <boost/throw_exception.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "protocol/json/utf8.hpp"
#include "protocol/json/write.hpp"

namespace protocol {

namespace {

constexpr std::int64_t whole_max = (std::int64_t{1} << 53) - 1;  // what every JSON reader holds
constexpr std::size_t few = 8;  // members up to which comparing each with each is quickest

bool is_number_in_full(std::string_view token) {
    return token.find_first_of(".eE") == std::string_view::npos;
}

const std::string* repeated_key(const Value::Members& members) {
    if (members.size() <= few) {
        for (std::size_t i = 1; i < members.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (members[i].key == members[j].key) return &members[i].key;
            }
        }
        return nullptr;
    }
    std::vector<const std::string*> keys;
    keys.reserve(members.size());
    for (const auto& member : members) keys.push_back(&member.key);
    std::ranges::sort(keys, {}, [](auto* key) -> const std::string& { return *key; });
    const auto twin = std::ranges::adjacent_find(keys, [](auto* a, auto* b) { return *a == *b; });
    return twin == keys.end() ? nullptr : *twin;
}

// Told by nlohmann's parser what it meets; builds the value and stops at the first fault.
class Builder {
public:
    explicit Builder(const ParseLimits& limits) : limits_{limits} {}

    Value root;
    std::optional<DecodeError> error;

    bool null() { return place({}); }
    bool boolean(bool flag) { return place(Value{flag}); }

    bool number_integer(std::int64_t number) {
        if (!place(Value{number})) return false;
        if (number == 0) return fail("not_whole", "Zero has no sign.");
        return number >= -whole_max || beyond_range();
    }

    bool number_unsigned(std::uint64_t number) {
        if (!place(Value{static_cast<std::int64_t>(number)})) return false;
        return number <= static_cast<std::uint64_t>(whole_max) || beyond_range();
    }

    bool number_float(double, const std::string& token) {
        if (!place({})) return false;
        return is_number_in_full(token) ? beyond_range() : not_whole();
    }

    bool string(std::string& text) {
        if (!place(Value{std::string{}}) || !is_allowed(text)) return false;
        std::get<std::string>(last_->is) = std::move(text);
        return true;
    }

    bool binary(const std::vector<std::uint8_t>&) { return fail("not_json", "This is not JSON."); }

    bool start_object(std::size_t) { return open(Value{Value::Members{}}); }
    bool start_array(std::size_t) { return open(Value{Value::Items{}}); }

    bool key(std::string& name) {
        auto& members = std::get<Value::Members>(open_.back()->is);
        members.push_back({std::move(name), {}});
        return is_allowed(members.back().key);
    }

    bool end_object() {
        const auto* twice = repeated_key(*open_.back()->members());
        if (twice) {
            const auto name = *twice;
            std::get<Value::Members>(open_.back()->is).push_back({name, {}});
            return fail("duplicate_field", "This field is there twice.");
        }
        open_.pop_back();
        return true;
    }

    bool end_array() {
        open_.pop_back();
        return true;
    }

    bool parse_error(std::size_t at, const std::string& token,
                     const nlohmann::detail::exception& why) {
        constexpr int number_overflow = 406;
        if (why.id == number_overflow) {
            return is_number_in_full(token) ? beyond_range() : not_whole();
        }
        if (std::string_view{why.what()}.find("surrogate") != std::string_view::npos) {
            return fail("bad_utf8", "Half of a surrogate pair stands alone.");
        }
        return fail("not_json", "This is not JSON (byte " + std::to_string(at) + ").");
    }

private:
    // Puts the next value where it belongs; the place of any fault is then this value's.
    bool place(Value value) {
        if (++values_ > limits_.values_max) {
            return fail("too_many_values", "There are too many values in this message.");
        }
        if (open_.empty()) {
            last_ = &root;
        } else if (auto* items = std::get_if<Value::Items>(&open_.back()->is)) {
            last_ = &items->emplace_back();
        } else {
            last_ = &std::get<Value::Members>(open_.back()->is).back().value;
        }
        *last_ = std::move(value);
        return true;
    }

    bool open(Value empty) {
        if (!place(std::move(empty))) return false;
        if (open_.size() == limits_.depth_max)
            return fail("too_deep", "This is nested too deeply.");
        open_.push_back(last_);
        return true;
    }

    bool is_allowed(std::string_view text) {
        if (text.size() > limits_.string_bytes_max) return fail("too_long", "This is too long.");
        if (!limits_.forbidden_characters_refused) return true;
        if (!json::first_forbidden(text, json::Breaks::allowed)) return true;
        return fail("forbidden_character", "There is a character in this that may not be used.");
    }

    bool not_whole() {
        return fail("not_whole", "This must be a whole number, written in digits.");
    }
    bool beyond_range() { return fail("out_of_range", "This number is too large."); }

    bool fail(std::string code, std::string message) {
        if (!error) error = DecodeError{std::move(code), pointer(), std::move(message)};
        return false;
    }

    // Where the parser is: the last entry of everything that is open.
    std::string pointer() const {
        std::string at;
        for (const auto* value : open_) {
            if (const auto* items = value->items()) {
                if (!items->empty()) json::append_step(at, items->size() - 1);
            } else if (const auto* members = value->members(); !members->empty()) {
                json::append_shown_step(at, members->back().key);
            }
        }
        return at;
    }

    const ParseLimits& limits_;
    std::vector<Value*> open_;  // a container does not move while something is open inside it
    Value* last_ = nullptr;
    std::size_t values_ = 0;
};

// What nlohmann's parser forgives: it skips a byte order mark and takes a NUL for the end.
std::optional<DecodeError> refused_unread(std::string_view text, const ParseLimits& limits) {
    if (text.size() > limits.bytes_max) {
        return DecodeError{"too_big", "", "This message is too big."};
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        return DecodeError{"not_json", "", "JSON does not begin with a byte order mark."};
    }
    if (text.find('\0') != text.npos) {
        return DecodeError{"not_json", "", "JSON has no NUL in it."};
    }
    if (json::first_bad_utf8(text)) return DecodeError{"bad_utf8", "", "This is not UTF-8."};
    return std::nullopt;
}

}  // namespace

ParseLimits stored_limits() {
    return {.bytes_max = std::size_t{256} << 20,
            .depth_max = 64,
            .values_max = std::size_t{16} << 20,
            .string_bytes_max = std::size_t{16} << 20,
            .forbidden_characters_refused = false};
}

Decoded<Value> parse(std::string_view text, const ParseLimits& limits) {
    if (auto refused = refused_unread(text, limits)) return *refused;
    Builder builder{limits};
    const bool read = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    if (builder.error) return *builder.error;
    if (!read) return DecodeError{"not_json", "", "This is not JSON."};
    return std::move(builder.root);
}

void throw_exception_from_error(const DecodeError& error, const boost::source_location& where) {
    boost::throw_exception(
        std::runtime_error{error.code + " at '" + error.at + "': " + error.message}, where);
}

}  // namespace protocol
