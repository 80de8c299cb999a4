// SPDX-License-Identifier: Apache-2.0
// Compiles a type's codec once. A family declares in a header that whoever decodes or encodes it
// includes, and defines in its own .cpp; both at global scope, one line for each root type. What a
// root is made of comes with it.
//
//   // protocol/group/codec.hpp
//   OCTET_WIRE_DECLARE(protocol::group::Command)
//   // protocol/group/codec.cpp
//   OCTET_WIRE_DEFINE(protocol::group::Command)
//
// _STORED adds what the journal needs: encode_split. An alias stands for a type with commas in it.
#pragma once

#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "protocol/json/split.hpp"

// NOLINTBEGIN(bugprone-macro-parentheses): a type cannot stand in parentheses.
#define OCTET_WIRE_INSTANTIATE(prefix, T)                                                         \
    prefix template void protocol::append_json<T>(std::string&, const T&);                        \
    prefix template void protocol::json::read<T>(protocol::json::Reader&, const protocol::Value&, \
                                                 T&, const protocol::json::Place&);

#define OCTET_WIRE_DECLARE(T) OCTET_WIRE_INSTANTIATE(extern, T)
#define OCTET_WIRE_DEFINE(T) OCTET_WIRE_INSTANTIATE(, T)

#define OCTET_WIRE_DECLARE_STORED(T) \
    OCTET_WIRE_DECLARE(T)            \
    extern template void protocol::json::append_split<T>(protocol::json::SplitSink&, const T&);
#define OCTET_WIRE_DEFINE_STORED(T) \
    OCTET_WIRE_DEFINE(T)            \
    template void protocol::json::append_split<T>(protocol::json::SplitSink&, const T&);
// NOLINTEND(bugprone-macro-parentheses)
