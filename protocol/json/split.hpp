// SPDX-License-Identifier: Apache-2.0
// One value as what a disk may hold: a skeleton without anybody's words, and each person's words
// apart, to be sealed under that person's key.
//
//   SplitJson split = encode_split(record);
//   // skeleton  {"events":[{"is":"goal_set","goal":"g1","words":{"of":"ada"}}]}
//   // parts     {ada, words}: {"/events/0/words":{"text":"Call my sister"}}
//   auto again = decode_joined<Record>(split.skeleton, split.parts);   // Decoded<Record>
//
// A part that is gone leaves every Personal of that person and key class without a value; a part
// that belongs to another record is an error.
#pragma once

#include <map>
#include <string>

#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "protocol/json/parts.hpp"

namespace protocol {

struct SplitJson {
    std::string skeleton;
    std::map<PartKey, std::string> parts;
    bool operator==(const SplitJson&) const = default;
};

namespace json {

class SplitSink;
template <class T>
void append_split(SplitSink& sink, const T& value);

// Writes the skeleton, and beside it what is personal.
class SplitSink {
public:
    explicit SplitSink(SplitJson& split) : out{split.skeleton}, parts_{split.parts} {}

    std::string& out;

    class [[nodiscard]] Inside {
    public:
        Inside(std::string& pointer, std::size_t before) : pointer_{pointer}, before_{before} {}
        ~Inside() { pointer_.resize(before_); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        std::string& pointer_;
        std::size_t before_;
    };

    template <class Step>
    Inside enter(const Step& step) {
        const auto before = pointer_.size();
        append_step(pointer_, step);
        return {pointer_, before};
    }

    template <class T>
    void write(const T& value) {
        if constexpr (holds_personal<T>())
            append_split(*this, value);
        else
            append_json(out, value);
    }

    template <class T, KeyClass Class>
    void write_personal(const Personal<T, Class>& personal) {
        out += R"({"of":)";
        append_string(out, personal.of.value);
        out += '}';
        if (!personal.value) return;
        auto& part = parts_[PartKey{personal.of, Class}];
        part += part.empty() ? '{' : ',';
        append_string(part, pointer_);
        part += ':';
        append_json(part, *personal.value);
    }

    void finish() {
        for (auto& [key, part] : parts_) part += '}';
    }

private:
    std::map<PartKey, std::string>& parts_;
    std::string pointer_;
};

template <class T>
void append_split(SplitSink& sink, const T& value) {
    json::write(sink, value);
}

}  // namespace json

template <class T>
SplitJson encode_split(const T& value) {
    SplitJson split;
    json::SplitSink sink{split};
    sink.write(value);
    sink.finish();
    return split;
}

template <class T>
Decoded<T> decode_joined(std::string_view skeleton, const std::map<PartKey, std::string>& texts) {
    const auto value = parse(skeleton, stored_limits());
    if (!value) return value.error();
    auto parts = json::Parts::parse(texts);
    if (!parts) return parts.error();
    T out{};
    json::Reader reader{DecodeMode::stored, {}, &*parts};
    json::read(reader, *value, out, {});
    if (reader.failed()) return reader.error();
    if (const auto* left_over = parts->first_left_over()) {
        return DecodeError{"unknown_field", *left_over,
                           "Nothing in this record asks for this part."};
    }
    return out;
}

}  // namespace protocol
