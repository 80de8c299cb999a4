// SPDX-License-Identifier: Apache-2.0
#include "protocol/group/codec.hpp"

OCTET_WIRE_DEFINE_STORED(protocol::group::Recorded)
