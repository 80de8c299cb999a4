// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/codec.hpp"

#include "server/domain/shape.hpp"

OCTET_WIRE_DEFINE_STORED(rooms::Kept)
OCTET_WIRE_DEFINE(protocol::group::ServerCommand)

journal::Shape rooms::shape_of_kept() {
    static const auto shape = domain::shape_of<Kept>(folding);
    return shape;
}
