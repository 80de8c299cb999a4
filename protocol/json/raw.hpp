// SPDX-License-Identifier: Apache-2.0
// JSON that is already text, such as a view that was rendered once and goes out many times.
#pragma once

#include <string>

namespace protocol {

// Emitted verbatim: whoever makes one vouches that it is one JSON value on one line. Read back, it
// holds the value's compact text.
struct RawJson {
    std::string text;
    bool operator==(const RawJson&) const = default;
};

}  // namespace protocol
