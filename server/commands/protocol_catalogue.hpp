// SPDX-License-Identifier: Apache-2.0
// The whole protocol, in the order in which somebody would read it.
#pragma once

#include "protocol/emit/emitter.hpp"

namespace commands {

protocol::emit::Emitter whole_protocol();

}  // namespace commands
