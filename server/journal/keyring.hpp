// SPDX-License-Identifier: Apache-2.0
// All data keys, unwrapped, in memory: whose each is, and which were destroyed. For any thread.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <type_traits>
#include <utility>

#include "protocol/personal.hpp"
#include "server/journal/secret.hpp"

namespace journal {

// The number is written into keys.db: never change one.
enum class OwnerKind : std::uint64_t { room = 1, person_words = 2, person_process_note = 3 };

// Whose key it is. One owner has one key.
struct KeyOwner {
    OwnerKind kind = OwnerKind::room;
    std::string id;
    auto operator<=>(const KeyOwner&) const = default;
    friend std::size_t hash_value(const KeyOwner& owner) {
        return std::hash<std::string>{}(owner.id) + static_cast<std::size_t>(owner.kind);
    }
};

KeyOwner owner_of(const protocol::RoomId& room);
KeyOwner owner_of(const protocol::PartKey& part);
protocol::PartKey part_of(const KeyOwner& owner);  // not for a room

using KeyNumber = std::uint64_t;

class Keyring {
public:
    struct Entry {
        KeyNumber number = 0;
        bool destroyed = false;
    };

    // Adds a key and lets `fill` write it into guarded memory.
    template <class Fill>
    void add(const KeyOwner& owner, KeyNumber number, Fill fill) {
        const std::unique_lock lock(mutex_);
        auto* slot = arena_.take();
        fill(slot);
        insert(owner, number, slot);
    }
    void add_destroyed(const KeyOwner& owner, KeyNumber number);

    // Wipes the key; its owner stays known as one whose key is gone.
    void destroy(const KeyOwner& owner);

    std::optional<Entry> find(const KeyOwner& owner) const;
    std::optional<KeyOwner> owner(KeyNumber number) const;

    // What `use` makes of the key; nothing if it was destroyed or never was. The key cannot be
    // wiped meanwhile.
    template <class Use>
    std::optional<std::invoke_result_t<Use, KeyBytes>> with(KeyNumber number, Use use) const {
        const std::shared_lock lock(mutex_);
        const auto* slot = slot_of(number);
        if (slot == nullptr) return std::nullopt;
        return use(KeyBytes{slot, key_bytes});
    }

private:
    struct Key {
        KeyOwner owner;
        unsigned char* slot;  // null: destroyed
    };

    void insert(const KeyOwner& owner, KeyNumber number, unsigned char* slot);
    const unsigned char* slot_of(KeyNumber number) const;

    mutable std::shared_mutex mutex_;
    KeyArena arena_;
    boost::unordered_flat_map<KeyOwner, KeyNumber> numbers_;
    boost::unordered_flat_map<KeyNumber, Key> keys_;
};

}  // namespace journal
