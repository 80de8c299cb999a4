// SPDX-License-Identifier: Apache-2.0
// A link that a phone's camera can read.
#pragma once

#include <string>
#include <string_view>

namespace api {

// <origin>/#/join/<secret>
std::string join_link(const std::string& origin, const std::string& secret);

// As an SVG picture with its quiet zone, black on white. Links of a few hundred characters fit.
std::string qr_svg(const std::string& text);

// In half-height block characters, for a terminal with a dark ground.
std::string qr_blocks(const std::string& text);

}  // namespace api
