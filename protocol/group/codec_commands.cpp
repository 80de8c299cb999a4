// SPDX-License-Identifier: Apache-2.0
#include "protocol/group/codec.hpp"

OCTET_WIRE_DEFINE(protocol::group::Command)
OCTET_WIRE_DEFINE(protocol::group::Query)
OCTET_WIRE_DEFINE(protocol::group::Programme)
OCTET_WIRE_DEFINE(protocol::group::Measure)
OCTET_WIRE_DEFINE(protocol::ClientLive)
