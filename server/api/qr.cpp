// SPDX-License-Identifier: Apache-2.0
#include "server/api/qr.hpp"

#include <fmt/format.h>

#include <iterator>
#include <qrcodegen.hpp>

namespace api {
namespace {

using qrcodegen::QrCode;

constexpr int quiet = 4;  // modules around the code, as ISO/IEC 18004 asks

QrCode code_of(const std::string& text) {
    return QrCode::encodeText(text.c_str(), QrCode::Ecc::MEDIUM);
}

}  // namespace

std::string qr_svg(const std::string& text) {
    const auto code = code_of(text);
    const int size = code.getSize() + 2 * quiet;
    std::string svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges">)"
        R"(<rect width="{0}" height="{0}" fill="#fff"/><path d=")",
        size);
    for (int y = 0; y < code.getSize(); ++y) {
        for (int x = 0; x < code.getSize(); ++x) {
            if (!code.getModule(x, y)) continue;
            fmt::format_to(std::back_inserter(svg), "M{} {}h1v1h-1z", x + quiet, y + quiet);
        }
    }
    return svg + R"(" fill="#000"/></svg>)";
}

std::string qr_blocks(const std::string& text) {
    const auto code = code_of(text);
    // getModule is false outside of the code: the quiet zone. A terminal's ground is dark, so what
    // is light in the code is drawn.
    std::string lines;
    for (int y = -2; y < code.getSize() + 2; y += 2) {
        lines += "  ";
        for (int x = -2; x < code.getSize() + 2; ++x) {
            const bool upper = !code.getModule(x, y);
            const bool lower = !code.getModule(x, y + 1);
            lines += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
        }
        lines += '\n';
    }
    return lines;
}

}  // namespace api
