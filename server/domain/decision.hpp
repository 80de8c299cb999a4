// SPDX-License-Identifier: Apache-2.0
// What a rule answers: what happened, or why not.
#pragma once

#include <boost/system/result.hpp>

#include "protocol/rejections.hpp"

namespace protocol {

[[noreturn]] void throw_exception_from_error(const Rejection& rejection,
                                             const boost::source_location& where);

}  // namespace protocol

namespace domain {

template <class Events>
using DecisionOf = boost::system::result<Events, protocol::Rejection>;

}  // namespace domain
