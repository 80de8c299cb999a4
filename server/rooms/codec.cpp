// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/codec.hpp"

OCTET_WIRE_DEFINE_STORED(rooms::Kept)
OCTET_WIRE_DEFINE(protocol::group::ServerCommand)
