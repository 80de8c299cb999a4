// SPDX-License-Identifier: Apache-2.0
// Boost.JSON, which has no library of its own to link with when only its headers are there.
#include <boost/json/src.hpp>
