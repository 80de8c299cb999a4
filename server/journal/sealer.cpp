// SPDX-License-Identifier: Apache-2.0
#include "server/journal/sealer.hpp"

#include <cstdlib>

#include "server/journal/bytes.hpp"
#include "server/journal/contexts.hpp"
#include "server/journal/vault.hpp"

namespace journal {
namespace {

constexpr char body_version = 1;
constexpr std::size_t number_bytes = sizeof(std::uint64_t);

std::size_t bytes_of_sealed(std::string_view clear) {
    return 2 * number_bytes + sealing_adds + clear.size();
}

std::string_view skeleton_context(SealedAs as, Shape shape) {
    if (as == SealedAs::record) return context::record_skeleton;
    return shape == 0 ? context::snapshot_skeleton : context::shaped_skeleton;
}

// A snapshot is large, and its memory is asked for once.
std::size_t bytes_of_parts(const Record& record) {
    std::size_t bytes = 0;
    for (const auto& [part, text] : record.parts) bytes += bytes_of_sealed(text);
    return bytes;
}

}  // namespace

struct Sealer::Part {
    KeyNumber key = 0;
    std::string_view sealed;
};

std::vector<KeyOwner> Sealer::lacking(const protocol::RoomId& room, const Record& record) const {
    std::vector<KeyOwner> owners;
    if (auto owner = owner_of(room); !keyring_.find(owner)) owners.push_back(std::move(owner));
    for (const auto& [part, text] : record.parts) {
        if (auto owner = owner_of(part); !keyring_.find(owner)) owners.push_back(std::move(owner));
    }
    return owners;
}

std::string Sealer::seal(SealedAs as, const protocol::RoomId& room, Position position,
                         const Record& record, Shape shape) const {
    std::string sealed_parts;
    sealed_parts.reserve(bytes_of_parts(record));
    std::vector<Part> parts;
    for (const auto& [part, text] : record.parts) {
        const auto key = keyring_.find(owner_of(part));
        if (!key || key->destroyed) continue;
        const auto about = about_part(as, room, position, key->number, part);
        if (put_sealed(sealed_parts, key->number, about, text)) parts.push_back({key->number, {}});
    }

    const auto key = keyring_.find(owner_of(room));
    if (!key) std::abort();
    const auto about = about_skeleton(as, room, position, key->number, parts, shape);
    std::string body;
    body.reserve(1 + bytes_of_sealed(record.skeleton) + number_bytes + sealed_parts.size());
    body += body_version;
    if (!put_sealed(body, key->number, about, record.skeleton)) std::abort();
    put_number(body, parts.size());
    body += sealed_parts;
    return body;
}

// False, and nothing is put: the key was destroyed.
bool Sealer::put_sealed(std::string& out, KeyNumber key, std::string_view about,
                        std::string_view clear) const {
    const auto put = keyring_.with(key, [&](KeyBytes bytes) {
        put_number(out, key);
        put_number(out, sealing_adds + clear.size());
        seal_onto(out, bytes, about, clear);
        return true;
    });
    return put.has_value();
}

std::optional<Record> Sealer::open(SealedAs as, const protocol::RoomId& room, Position position,
                                   std::string_view body, Shape shape) const {
    if (body.empty() || body.front() != body_version) return std::nullopt;
    FieldReader reader(body.substr(1));
    const auto key = reader.number();
    const auto skeleton = reader.field();
    const auto count = reader.number();
    if (!key || !skeleton || !count || *count > body.size()) return std::nullopt;
    std::vector<Part> parts;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto part_key = reader.number();
        const auto sealed = reader.field();
        if (!part_key || !sealed) return std::nullopt;
        parts.push_back({*part_key, *sealed});
    }
    // The key must be this room's own: a key of another room opens nothing here.
    if (!reader.at_end() || keyring_.owner(*key) != owner_of(room)) return std::nullopt;

    const auto about = about_skeleton(as, room, position, *key, parts, shape);
    auto clear =
        keyring_.with(*key, [&](KeyBytes bytes) { return unseal(bytes, about, *skeleton); });
    if (!clear || !*clear) return std::nullopt;

    Record record{std::move(**clear), {}};
    for (const auto& part : parts) {
        const auto owner = keyring_.owner(part.key);
        if (!owner || owner->kind == OwnerKind::room) return std::nullopt;
        const auto whose = part_of(*owner);
        const auto about_it = about_part(as, room, position, part.key, whose);
        auto text = keyring_.with(
            part.key, [&](KeyBytes bytes) { return unseal(bytes, about_it, part.sealed); });
        if (!text) continue;  // erased
        if (!*text) return std::nullopt;
        record.parts.emplace(whose, std::move(**text));
    }
    return record;
}

std::string Sealer::about_skeleton(SealedAs as, const protocol::RoomId& room, Position position,
                                   KeyNumber key, const std::vector<Part>& parts,
                                   Shape shape) const {
    Fields fields(skeleton_context(as, shape));
    if (shape != 0) fields.add(shape);
    fields.add(clinic_).add(room.value).add(position).add(key);
    // So that no part can be taken away unseen, as if it had been erased.
    for (const auto& part : parts) fields.add(part.key);
    return std::string(fields.bytes());
}

std::string Sealer::about_part(SealedAs as, const protocol::RoomId& room, Position position,
                               KeyNumber key, const protocol::PartKey& part) const {
    Fields fields(as == SealedAs::record ? context::record_part : context::snapshot_part);
    fields.add(clinic_).add(room.value).add(position).add(key).add(part.of.value);
    fields.add(static_cast<std::uint64_t>(part.key_class));
    return std::string(fields.bytes());
}

}  // namespace journal
