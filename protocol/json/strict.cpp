// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/strict.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/throw_exception.hpp>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

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

// Boost's parser says no more than "syntax" where the other half of a pair should begin.
bool ends_in_half_a_pair(std::string_view read) {
    if (read.ends_with('\\')) read.remove_suffix(1);
    constexpr std::size_t escape = std::string_view{"\\uD800"}.size();
    if (read.size() < escape) return false;
    read.remove_prefix(read.size() - escape);
    const auto is_one_of = [&](std::size_t at, std::string_view some) {
        return some.find(read[at]) != some.npos;
    };
    return read.starts_with("\\u") && is_one_of(2, "dD") && is_one_of(3, "89abAB");
}

// Told by Boost's parser what it meets; builds the value and stops at the first fault.
class Builder {
    using Error = boost::json::error_code;

public:
    // Our own limits are narrower: strings arrive in pieces, and a limit of theirs would not say
    // where it was broken.
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    explicit Builder(const ParseLimits& limits) : limits_{limits} {}

    Value root;
    std::optional<DecodeError> error;

    static bool on_document_begin(Error&) { return true; }
    static bool on_document_end(Error&) { return true; }
    static bool on_comment_part(std::string_view, Error&) { return true; }
    static bool on_comment(std::string_view, Error&) { return true; }
    static bool on_number_part(std::string_view, Error&) { return true; }

    bool on_null(Error&) { return place({}); }
    bool on_bool(bool flag, Error&) { return place(Value{flag}); }

    bool on_int64(std::int64_t number, std::string_view token, Error&) {
        return place(Value{number}) && is_exact(number, token);
    }
    bool on_uint64(std::uint64_t, std::string_view, Error&) { return place({}) && beyond_range(); }
    bool on_double(double, std::string_view token, Error&) {
        return place({}) && (is_number_in_full(token) ? beyond_range() : not_whole());
    }

    bool on_string_part(std::string_view part, std::size_t, Error&) { return gather(part); }
    bool on_string(std::string_view end, std::size_t, Error&) {
        return place(Value{whole(end)}) && is_allowed(std::get<std::string>(last_->is));
    }
    bool on_key_part(std::string_view part, std::size_t, Error&) { return gather(part); }
    bool on_key(std::string_view end, std::size_t, Error&) {
        auto& members = std::get<Value::Members>(open_.back()->is);
        members.push_back({whole(end), {}});
        return is_allowed(members.back().key);
    }

    bool on_object_begin(Error&) { return open(Value{Value::Members{}}); }
    bool on_array_begin(Error&) { return open(Value{Value::Items{}}); }

    bool on_object_end(std::size_t, Error&) {
        const auto* twice = repeated_key(*open_.back()->members());
        if (twice) {
            const auto name = *twice;
            std::get<Value::Members>(open_.back()->is).push_back({name, {}});
            return fail("duplicate_field", "This field is there twice.");
        }
        open_.pop_back();
        return true;
    }
    bool on_array_end(std::size_t, Error&) {
        open_.pop_back();
        return true;
    }

    // What Boost's parser found by itself, behind what it has `read`.
    void not_parsed(const Error& why, std::string_view read) {
        using Found = boost::json::error;
        if (error) return;
        const bool of_a_pair = why == Found::illegal_leading_surrogate ||
                               why == Found::illegal_trailing_surrogate ||
                               (why == Found::syntax && ends_in_half_a_pair(read));
        if (why == Found::exponent_overflow) {
            if (place({})) not_whole();
        } else if (of_a_pair) {
            fail("bad_utf8", "Half of a surrogate pair stands alone.");
        } else {
            const auto byte = std::to_string(read.size() + 1);
            fail("not_json", "This is not JSON (byte " + byte + ").");
        }
    }

private:
    bool gather(std::string_view part) {
        so_far_ += part;
        return true;
    }

    std::string whole(std::string_view end) {
        if (so_far_.empty()) return std::string{end};
        so_far_ += end;
        return std::exchange(so_far_, {});
    }

    bool is_exact(std::int64_t number, std::string_view token) {
        if (number == 0 && token.starts_with('-')) return fail("not_whole", "Zero has no sign.");
        return (number >= -whole_max && number <= whole_max) || beyond_range();
    }

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
    std::string so_far_;  // of a string that is written with escapes
    std::size_t values_ = 0;
};

std::optional<DecodeError> refused_unread(std::string_view text, const ParseLimits& limits) {
    if (text.size() > limits.bytes_max) {
        return DecodeError{"too_big", "", "This message is too big."};
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
    boost::json::parse_options options;
    options.max_depth = limits.depth_max + 1;  // so that ours is met first
    options.allow_invalid_utf8 = true;         // there is none
    boost::json::basic_parser<Builder> parser{options, limits};
    boost::json::error_code fault;
    const auto read = parser.write_some(false, text.data(), text.size(), fault);
    auto& builder = parser.handler();
    if (fault || read < text.size()) builder.not_parsed(fault, text.substr(0, read));
    if (builder.error) return *builder.error;
    return std::move(builder.root);
}

void throw_exception_from_error(const DecodeError& error, const boost::source_location& where) {
    boost::throw_exception(
        std::runtime_error{error.code + " at '" + error.at + "': " + error.message}, where);
}

}  // namespace protocol
