// SPDX-License-Identifier: Apache-2.0
// Turns a record into the one blob that its row holds, and back.
//
// The blob: version byte 1, room key's number, sealed skeleton, number of parts, and for each part
// its key's number and the sealed part. Whose a part is stands in the key store only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/journal/journal.hpp"
#include "server/journal/keyring.hpp"

namespace journal {

enum class SealedAs { record, snapshot };

class Sealer {
public:
    Sealer(std::string clinic, const Keyring& keyring)
        : clinic_(std::move(clinic)), keyring_(keyring) {}

    // Owners that have no key yet and need one before `record` can be sealed.
    std::vector<KeyOwner> lacking(const protocol::RoomId& room, const Record& record) const;

    // All keys must be there. Parts of erased persons are left out: they are gone for good.
    // `shape`: of a snapshot, which opens as one of that shape only.
    std::string seal(SealedAs as, const protocol::RoomId& room, Position position,
                     const Record& record, Shape shape = 0) const;

    // Nothing: it does not verify. Parts whose key was destroyed are missing.
    std::optional<Record> open(SealedAs as, const protocol::RoomId& room, Position position,
                               std::string_view body, Shape shape = 0) const;

private:
    struct Part;
    bool put_sealed(std::string& out, KeyNumber key, std::string_view about,
                    std::string_view clear) const;
    std::string about_skeleton(SealedAs as, const protocol::RoomId& room, Position position,
                               KeyNumber key, const std::vector<Part>& parts, Shape shape) const;
    std::string about_part(SealedAs as, const protocol::RoomId& room, Position position,
                           KeyNumber key, const protocol::PartKey& part) const;

    std::string clinic_;
    const Keyring& keyring_;
};

}  // namespace journal
