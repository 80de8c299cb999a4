// SPDX-License-Identifier: Apache-2.0
#include "server/journal/keyring.hpp"

#include <sodium.h>

namespace journal {

KeyOwner owner_of(const protocol::RoomId& room) { return {OwnerKind::room, room.value}; }

KeyOwner owner_of(const protocol::PartKey& part) {
    switch (part.key_class) {
        case protocol::KeyClass::words:
            return {OwnerKind::person_words, part.of.value};
        case protocol::KeyClass::process_note:
            return {OwnerKind::person_process_note, part.of.value};
    }
    std::abort();
}

protocol::PartKey part_of(const KeyOwner& owner) {
    const auto key_class = owner.kind == OwnerKind::person_words ? protocol::KeyClass::words
                                                                 : protocol::KeyClass::process_note;
    return {protocol::PersonId{owner.id}, key_class};
}

void Keyring::add_destroyed(const KeyOwner& owner, KeyNumber number) {
    const std::unique_lock lock(mutex_);
    insert(owner, number, nullptr);
}

void Keyring::destroy(const KeyOwner& owner) {
    const std::unique_lock lock(mutex_);
    const auto number = numbers_.find(owner);
    if (number == numbers_.end()) return;
    auto& key = keys_.at(number->second);
    if (key.slot != nullptr) sodium_memzero(key.slot, key_bytes);
    key.slot = nullptr;
}

std::optional<Keyring::Entry> Keyring::find(const KeyOwner& owner) const {
    const std::shared_lock lock(mutex_);
    const auto number = numbers_.find(owner);
    if (number == numbers_.end()) return std::nullopt;
    return Entry{number->second, slot_of(number->second) == nullptr};
}

std::optional<KeyOwner> Keyring::owner(KeyNumber number) const {
    const std::shared_lock lock(mutex_);
    const auto key = keys_.find(number);
    if (key == keys_.end()) return std::nullopt;
    return key->second.owner;
}

void Keyring::insert(const KeyOwner& owner, KeyNumber number, unsigned char* slot) {
    numbers_[owner] = number;
    keys_.insert_or_assign(number, Key{owner, slot});
}

const unsigned char* Keyring::slot_of(KeyNumber number) const {
    const auto key = keys_.find(number);
    return key == keys_.end() ? nullptr : key->second.slot;
}

}  // namespace journal
