// SPDX-License-Identifier: Apache-2.0
// The codec of the desk's records, compiled once.
#pragma once

#include "protocol/desk/desk.hpp"
#include "protocol/json/instantiate.hpp"

OCTET_WIRE_DECLARE_STORED(protocol::desk::Recorded)
