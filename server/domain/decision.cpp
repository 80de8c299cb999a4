// SPDX-License-Identifier: Apache-2.0
#include "server/domain/decision.hpp"

#include "protocol/always.hpp"

namespace protocol {

void throw_exception_from_error(const Rejection&, const boost::source_location&) {
    always(false, "a refused decision was taken for events");
    std::abort();
}

}  // namespace protocol
