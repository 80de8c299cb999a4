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

// Or missing.
bool is_number(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string small(std::string_view name) {
    std::string out{name};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

HttpResponse body_too_big() { return problem(413, "body_too_big", "The body is too big."); }

HttpResponse not_done_here() {
    auto answer = problem(405, "method_not_allowed", "This is not done here.");
    answer.headers.push_back({"Allow", "GET, HEAD, POST"});
    return answer;
}

// What is fine HTTP to Beast, and not to us.
std::optional<HttpResponse> why_refused(const http::request_header<>& header, bool is_chunked) {
    using http::field;
    for (const auto name : {field::host, field::origin, field::content_type, field::content_length,
                            field::transfer_encoding}) {
        if (has_twice(header, name)) return bad_request("A header is there twice.");
    }
    if (!is_number(plain(header[field::content_length]))) {
        return bad_request("The length of the body is not a number.");
    }
    const bool has_coding = header.count(field::transfer_encoding) > 0;
    // Any other coding, also before the chunks, would have to be undone: none is known here.
    const bool is_plainly_chunked =
        is_chunked && small(plain(header[field::transfer_encoding])) == "chunked";
    const bool has_length = header.count(field::content_length) > 0;
    if (has_coding && (has_length || header.version() < 11 || !is_plainly_chunked)) {
        return bad_request("The length of the body is not clear.");
    }
    if (header.version() == 11 && header.count(field::host) == 0) {
        return bad_request("The header names no host.");
    }
    if (!header.target().starts_with('/')) return bad_request("The target is no path.");
    const auto method = header.method();
    const bool is_odd = method == http::verb::unknown || method == http::verb::trace ||
                        method == http::verb::connect;
    return is_odd ? std::optional{not_done_here()} : std::nullopt;
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
    // One empty line before a request is passed over (RFC 9112 section 2.2), however it is cut.
    if (!after_empty_line_ && bytes_.starts_with("\r\n")) {
        bytes_.erase(0, 2);
        after_empty_line_ = true;
    }
    const auto end = bytes_.find("\r\n\r\n");
    const auto size = end == std::string::npos ? bytes_.size() : end + 4;
    if (size > limits_.header_bytes_max) {
        return refuse(problem(431, "header_too_big", "The header is too big."));
    }
    if (end == std::string::npos) return Step::more_bytes;
    if (has_odd_lines(std::string_view{bytes_}.substr(0, size))) {
        return refuse(bad_request("The header has odd lines."));
    }
    if (auto refusal = parse_header(size)) return refuse(std::move(*refusal));
    if (auto refusal = why_refused(parser_->beast.get(), parser_->beast.chunked())) {
        return refuse(std::move(*refusal));
    }
    return next_body();
}

std::optional<HttpResponse> HttpReader::parse_header(std::size_t size) {
    parser_ = std::make_unique<Parser>();
    auto& beast = parser_->beast;
    beast.eager(false);
    beast.header_limit(static_cast<std::uint32_t>(limits_.header_bytes_max));
    beast.body_limit(limits_.body_bytes_max);
    boost::system::error_code error;
    beast.put(asio::buffer(bytes_.data(), size), error);
    bytes_.erase(0, size);
    if (error == http::error::body_limit) return body_too_big();
    if (error || !beast.is_header_done()) return bad_request("The header is not HTTP.");
    return std::nullopt;
}

HttpReader::Step HttpReader::next_body() {
    auto& beast = parser_->beast;
    boost::system::error_code error;
    // Once it has seen the size of the last chunk, Beast ends the process when it gets less than
    // this. Asked for one thing at a time, it says the same however the bytes were cut.
    constexpr std::string_view last_chunk = "0\r\n\r\n";
    const auto least = beast.chunked() ? last_chunk.size() : 1;
    std::string_view left = bytes_;
    while (!error && !beast.is_done() && left.size() >= least)
        left.remove_prefix(beast.put(asio::buffer(left), error));
    bytes_.erase(0, bytes_.size() - left.size());
    if (error == http::error::body_limit) return refuse(body_too_big());
    if (error && error != http::error::need_more) {
        return refuse(bad_request("The body is not as the header says."));
    }
    return beast.is_done() ? Step::request : Step::more_bytes;
}

HttpRequest HttpReader::take() {
    const auto parser = std::exchange(parser_, nullptr);
    after_empty_line_ = false;
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
