// SPDX-License-Identifier: Apache-2.0
#include "server/net/websocket_handshake.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "protocol/always.hpp"

namespace net {
namespace {

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

std::vector<std::string_view> words_of(std::string_view list) {
    std::vector<std::string_view> words;
    while (!list.empty()) {
        auto word = list.substr(0, list.find(','));
        list.remove_prefix(std::min(word.size() + 1, list.size()));
        while (!word.empty() && (word.front() == ' ' || word.front() == '\t'))
            word.remove_prefix(1);
        while (!word.empty() && (word.back() == ' ' || word.back() == '\t')) word.remove_suffix(1);
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

bool has_word(std::string_view list, std::string_view word) {
    const auto words = words_of(list);
    return std::any_of(words.begin(), words.end(),
                       [word](std::string_view one) { return same_word(one, word); });
}

std::string base64(const unsigned char* bytes, int size) {
    std::array<unsigned char, 64> out{};
    const int length = EVP_EncodeBlock(out.data(), bytes, size);
    return {reinterpret_cast<const char*>(out.data()), static_cast<std::size_t>(length)};
}

// Sixteen bytes in base64.
bool is_key(std::string_view key) {
    if (key.size() != 24 || !key.ends_with("==")) return false;
    return std::all_of(key.begin(), key.end() - 2,
                       [](unsigned char c) { return std::isalnum(c) || c == '+' || c == '/'; });
}

std::string accept_of(std::string_view key) {
    const auto text = std::string{key} + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    const int made =
        EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
    protocol::always(made == 1, "SHA-1 is there: the handshake is defined by it");
    return base64(digest.data(), static_cast<int>(size));
}

}  // namespace

std::optional<HttpResponse> refused_upgrade(const HttpRequest& request) {
    const bool is_upgrade = has_word(request.header("upgrade"), "websocket") &&
                            has_word(request.header("connection"), "upgrade");
    if (!is_upgrade || request.method != "GET") {
        auto answer = problem(426, "upgrade_required", "A room is reached by a WebSocket.");
        answer.headers.push_back({"Upgrade", "websocket"});
        return answer;
    }
    if (request.header("sec-websocket-version") != "13") {
        auto answer = problem(426, "upgrade_required", "Only version 13 is spoken here.",
                              "/sec-websocket-version");
        answer.headers.push_back({"Sec-WebSocket-Version", "13"});
        return answer;
    }
    if (!is_key(request.header("sec-websocket-key"))) {
        return problem(400, "bad_request", "The key of the WebSocket is not one.",
                       "/sec-websocket-key");
    }
    return std::nullopt;
}

std::vector<std::string_view> offered_subprotocols(const HttpRequest& request) {
    std::vector<std::string_view> all;
    for (const auto& header : request.headers) {
        if (header.name != "sec-websocket-protocol") continue;
        for (const auto word : words_of(header.value)) all.push_back(word);
    }
    return all;
}

std::string upgrade_answer(const HttpRequest& request, std::string_view subprotocol) {
    auto answer = fmt::format(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: {}\r\n",
        accept_of(request.header("sec-websocket-key")));
    if (!subprotocol.empty()) answer += fmt::format("Sec-WebSocket-Protocol: {}\r\n", subprotocol);
    return answer + "\r\n";
}

}  // namespace net
