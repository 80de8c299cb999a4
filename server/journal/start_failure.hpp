// SPDX-License-Identifier: Apache-2.0
// Why a data directory cannot be used, in the words that its operator reads.
#pragma once

#include <boost/system/result.hpp>
#include <string>

namespace journal {

// Exactly one sentence: what is wrong, with the path, and how to mend it. Whoever gets one may
// count on it that no file was changed.
struct StartFailure {
    std::string sentence;
};

template <class T>
using Started = boost::system::result<T, StartFailure>;

}  // namespace journal
