// SPDX-License-Identifier: Apache-2.0
// Reads the requests of one connection out of its bytes, strictly. Beast parses; it stays inside.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "server/net/http_message.hpp"

namespace net {

struct HttpReaderLimits {
    std::size_t header_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 64 * 1024;
};

class HttpReader {
public:
    explicit HttpReader(HttpReaderLimits limits);
    ~HttpReader();

    HttpReader(const HttpReader&) = delete;
    HttpReader& operator=(const HttpReader&) = delete;

    void add(std::string_view bytes) { bytes_ += bytes; }

    enum class Step { more_bytes, request, refused };

    // Goes on with what was added. After `request`: take(). After `refused`: the connection can
    // only be closed, since nobody knows where the next request would begin.
    Step next();

    HttpRequest take();
    bool keep_alive() const { return keep_alive_; }  // of the request that was taken
    const HttpResponse& refusal() const { return refusal_; }

    // The client waits for a word before it sends the body. Said once for each request.
    bool wants_continue();

    // A request has begun, and is not whole.
    bool is_midway() const;

    // The header is whole and the body is not.
    bool is_in_body() const { return parser_ != nullptr; }

    // What came behind the last request, for whoever takes the connection over.
    std::string rest() { return std::exchange(bytes_, {}); }

private:
    struct Parser;

    Step next_header();
    std::optional<HttpResponse> parse_header(std::size_t size);
    Step next_body();
    Step refuse(HttpResponse why);

    HttpReaderLimits limits_;
    std::string bytes_;
    std::unique_ptr<Parser> parser_;  // while a request is being read
    HttpResponse refusal_;
    bool after_empty_line_ = false;
    bool keep_alive_ = false;
};

// "Not Found".
std::string_view reason_of(int status);

}  // namespace net
