// SPDX-License-Identifier: Apache-2.0
#include "server/net/http_reader.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cctype>
#include <utility>

namespace net {
namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

std::string_view plain(boost::beast::string_view text) { return {text.data(), text.size()}; }

HttpResponse bad_request(std::string_view message) { return problem(400, "bad_request", message); }

// What Beast is lenient about, and a proxy before us may read otherwise: folded lines, and ends
// of lines by halves.
bool has_odd_lines(std::string_view header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
        const char c = header[i];
        if (c == '\0') return true;
        if (c == '\n' && (i == 0 || header[i - 1] != '\r')) return true;
        if (c == '\r' && (i + 1 == header.size() || header[i + 1] != '\n')) return true;
        const bool ends_line = c == '\n' && i + 1 < header.size();
        if (ends_line && (header[i + 1] == ' ' || header[i + 1] == '\t')) return true;
    }
    return false;
}

// Headers that steer who answers and what: two of them are two opinions.
bool has_twice(const http::fields& fields, http::field name) { return fields.count(name) > 1; }

std::string small(std::string_view name) {
    std::string out{name};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

}  // namespace

struct HttpReader::Parser {
    http::request_parser<http::string_body> beast;
    bool told_to_continue = false;
};

HttpReader::HttpReader(HttpReaderLimits limits) : limits_{limits} {}
HttpReader::~HttpReader() = default;

HttpReader::Step HttpReader::next() { return parser_ ? next_body() : next_header(); }

HttpReader::Step HttpReader::refuse(HttpResponse why) {
    refusal_ = std::move(why);
    return Step::refused;
}

HttpReader::Step HttpReader::next_header() {
    if (bytes_.starts_with("\r\n")) bytes_.erase(0, 2);  // RFC 9112 section 2.2
    const auto end = bytes_.find("\r\n\r\n");
    const auto size = end == std::string::npos ? bytes_.size() : end + 4;
    if (size > limits_.header_bytes_max) {
        return refuse(problem(431, "header_too_big", "The header is too big."));
    }
    if (end == std::string::npos) return Step::more_bytes;
    if (has_odd_lines(std::string_view{bytes_}.substr(0, size))) {
        return refuse(bad_request("The header has odd lines."));
    }

    parser_ = std::make_unique<Parser>();
    auto& beast = parser_->beast;
    beast.eager(false);
    beast.header_limit(static_cast<std::uint32_t>(limits_.header_bytes_max));
    beast.body_limit(limits_.body_bytes_max);
    boost::system::error_code error;
    beast.put(asio::buffer(bytes_.data(), size), error);
    bytes_.erase(0, size);
    if (error == http::error::body_limit) {
        return refuse(problem(413, "body_too_big", "The body is too big."));
    }
    if (error || !beast.is_header_done()) return refuse(bad_request("The header is not HTTP."));

    const auto& fields = beast.get();
    const bool is_chunked = fields.count(http::field::transfer_encoding) > 0;
    if (has_twice(fields, http::field::host) || has_twice(fields, http::field::origin) ||
        has_twice(fields, http::field::content_type) ||
        has_twice(fields, http::field::content_length) ||
        has_twice(fields, http::field::transfer_encoding)) {
        return refuse(bad_request("A header is there twice."));
    }
    if (is_chunked && (fields.count(http::field::content_length) > 0 || fields.version() < 11 ||
                       !beast.chunked())) {
        return refuse(bad_request("The length of the body is not clear."));
    }
    if (fields.version() == 11 && fields.count(http::field::host) == 0) {
        return refuse(bad_request("The header names no host."));
    }
    if (!fields.target().starts_with('/')) return refuse(bad_request("The target is no path."));
    if (fields.method() == http::verb::unknown || fields.method() == http::verb::trace ||
        fields.method() == http::verb::connect) {
        auto refusal = problem(405, "method_not_allowed", "This is not done here.");
        refusal.headers.push_back({"Allow", "GET, HEAD, POST"});
        return refuse(std::move(refusal));
    }
    beast.eager(true);
    return next_body();
}

HttpReader::Step HttpReader::next_body() {
    auto& beast = parser_->beast;
    boost::system::error_code error;
    if (!beast.is_done() && !bytes_.empty()) {
        const auto used = beast.put(asio::buffer(bytes_), error);
        bytes_.erase(0, used);
    }
    if (error == http::error::body_limit) {
        return refuse(problem(413, "body_too_big", "The body is too big."));
    }
    if (error && error != http::error::need_more) {
        return refuse(bad_request("The body is not as the header says."));
    }
    return beast.is_done() ? Step::request : Step::more_bytes;
}

HttpRequest HttpReader::take() {
    const auto parser = std::exchange(parser_, nullptr);
    auto message = parser->beast.release();
    keep_alive_ = message.keep_alive();

    HttpRequest request;
    request.method = plain(message.method_string());
    const auto target = plain(message.target());
    const auto question = std::min(target.find('?'), target.size());
    request.path = target.substr(0, question);
    request.query = target.substr(std::min(question + 1, target.size()));
    for (const auto& field : message) {
        request.headers.push_back(
            {small(plain(field.name_string())), std::string{plain(field.value())}});
    }
    request.body = std::move(message.body());
    return request;
}

bool HttpReader::wants_continue() {
    if (!parser_ || parser_->told_to_continue) return false;
    const auto& fields = parser_->beast.get();
    parser_->told_to_continue = true;
    return small(plain(fields[http::field::expect])) == "100-continue";
}

bool HttpReader::is_midway() const { return parser_ != nullptr || !bytes_.empty(); }

std::string_view reason_of(int status) {
    return plain(http::obsolete_reason(static_cast<http::status>(status)));
}

}  // namespace net
