// SPDX-License-Identifier: Apache-2.0
// Marks what belongs to one person, so that it is kept under that person's key and goes with it.
#pragma once

#include <optional>
#include <utility>

#include "protocol/ids.hpp"

namespace protocol {

// Which of a person's keys protects a value. Erasing a person destroys `words` and keeps what the
// law makes a clinic keep; process notes have a key of their own.
enum class KeyClass { words, process_note };

// A value that is a person's own words or facts. In memory it is whole; on disk the skeleton of a
// record holds only `of`, and the value stands in that person's part. After an erasure `value` is
// empty for ever, and whoever renders it shows that it was removed.
template <class T, KeyClass Class = KeyClass::words>
struct Personal {
    using value_type = T;
    static constexpr KeyClass key_class = Class;

    PersonId of;
    std::optional<T> value;

    bool operator==(const Personal&) const = default;
};

template <class T>
Personal<T> personal(PersonId of, T value) {
    return {std::move(of), std::move(value)};
}

// Names one personal part of a record: whose, and under which of their keys.
struct PartKey {
    PersonId of;
    KeyClass key_class = KeyClass::words;
    auto operator<=>(const PartKey&) const = default;
};

template <class T>
using ProcessNote = Personal<T, KeyClass::process_note>;

}  // namespace protocol
