// SPDX-License-Identifier: Apache-2.0
// What every answer over HTTP says about itself, and how it looks on the wire.
#pragma once

#include <string>

#include "server/net/http_message.hpp"

namespace net {

struct AnswerOptions {
    bool keep_alive = false;
    bool secure = false;  // adds Strict-Transport-Security
};

// The status line and all headers, up to and with the empty line.
std::string answer_head(const HttpResponse& answer, AnswerOptions options);

}  // namespace net
