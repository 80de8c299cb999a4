// SPDX-License-Identifier: Apache-2.0
#include "protocol/desk/codec.hpp"

OCTET_WIRE_DEFINE_STORED(protocol::desk::Recorded)
