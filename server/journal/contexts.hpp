// SPDX-License-Identifier: Apache-2.0
// What every sealed or hashed thing is bound to: the one place to read what cannot be swapped.
//
// Associated data is a list of fields, each written as its length (8 bytes, little endian) and its
// bytes, so that no two lists give the same bytes; numbers are 8 bytes, little endian. The first
// field says what the thing is for, and no two purposes share it:
//
//   record_skeleton    clinic, room, position, key number, key numbers of all parts
//   record_part        clinic, room, position, key number, person, key class
//   snapshot_skeleton  as record_skeleton; of a snapshot without a shape
//   shaped_skeleton    shape, then as record_skeleton
//   snapshot_part      as record_part
//   wrapped_key        clinic, key number, kind of owner, owner, key class
//   canary             clinic, id of the master key
//
// Hashes and signatures begin with such a list too:
//
//   chain              clinic, room, position, hash of the predecessor, body   (keyed BLAKE2b-256)
//   heads              the bytes of the heads file up to its signature         (Ed25519)
//   key_id             nothing else; keyed with the master key                 (BLAKE2b)
//   backup_chunk       name of the file, number of the chunk, its bytes        (BLAKE2b-256)
//
// A key's number is its version: a new key of the same owner has a new number.
#pragma once

#include <array>
#include <string_view>

namespace journal::context {

inline constexpr std::string_view record_skeleton = "octet/1/record/skeleton";
inline constexpr std::string_view record_part = "octet/1/record/part";
inline constexpr std::string_view snapshot_skeleton = "octet/1/snapshot/skeleton";
inline constexpr std::string_view shaped_skeleton = "octet/1/snapshot/shaped-skeleton";
inline constexpr std::string_view snapshot_part = "octet/1/snapshot/part";
inline constexpr std::string_view wrapped_key = "octet/1/wrapped-key";
inline constexpr std::string_view canary = "octet/1/canary";
inline constexpr std::string_view chain = "octet/1/chain";
inline constexpr std::string_view heads = "octet/1/heads";
inline constexpr std::string_view key_id = "octet/1/key-id";
inline constexpr std::string_view backup_chunk = "octet/1/backup-chunk";

inline constexpr std::array all{record_skeleton, record_part,   snapshot_skeleton,
                                shaped_skeleton, snapshot_part, wrapped_key,
                                canary,          chain,         heads,
                                key_id,          backup_chunk};

}  // namespace journal::context
