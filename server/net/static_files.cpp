// SPDX-License-Identifier: Apache-2.0
#include "server/net/static_files.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "protocol/always.hpp"

namespace net {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> content_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".map", "application/json"},
    {".mp3", "audio/mpeg"},
    {".ogg", "audio/ogg"},
}};

std::string content_type_of(const std::filesystem::path& file) {
    const auto end = file.extension().string();
    for (const auto& [extension, type] : content_types) {
        if (extension == end) return std::string{type};
    }
    return "application/octet-stream";
}

std::shared_ptr<const std::string> content_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string content(std::filesystem::file_size(file), '\0');
    if (!in.read(content.data(), static_cast<std::streamsize>(content.size()))) {
        throw std::runtime_error{fmt::format("{} cannot be read.", file.string())};
    }
    return std::make_shared<const std::string>(std::move(content));
}

std::string etag_of(const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    const int made =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    protocol::always(made == 1, "SHA-256 is there");
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) out += fmt::format("{:02x}", digest[i]);
    return out;
}

// The build puts a digest into these names: another content has another name.
bool is_hashed(std::string_view path) { return path.starts_with("/assets/"); }

// Whether an Accept-Encoding lets this coding through: named, and not with weight zero.
bool takes(std::string_view accepted, std::string_view coding) {
    while (!accepted.empty()) {
        const auto end = std::min(accepted.find(','), accepted.size());
        auto one = accepted.substr(0, end);
        accepted.remove_prefix(std::min(end + 1, accepted.size()));
        one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
        if (one.substr(0, one.find_first_of("; \t")) != coding) continue;
        const auto weight = one.find("q=");
        if (weight == std::string_view::npos) return true;
        return one.find_first_of("123456789", weight) != std::string_view::npos;
    }
    return false;
}

// Weak: the same words in another coding are as good.
bool has_already(std::string_view if_none_match, const std::string& etag) {
    return if_none_match == "*" || if_none_match.find('"' + etag + '"') != std::string_view::npos;
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        const auto path = '/' + entry.path().lexically_relative(folder).generic_string();
        if (entry.is_regular_file() && path.find("/.") == std::string::npos) {
            load(entry.path(), path);
        }
    }
    // A packed file without the file that it packs is nobody's.
    std::erase_if(files_, [](const auto& one) { return !one.second.plain; });
    if (files_.count("/index.html") == 0) {
        throw std::runtime_error{
            fmt::format("{} has no index.html: build the browser client first.", folder.string())};
    }
    files_["/"] = files_["/index.html"];
}

void StaticFiles::load(const std::filesystem::path& file, const std::string& path) {
    const auto end = file.extension();
    if (end == ".br") {
        files_[path.substr(0, path.size() - 3)].brotli = content_of(file);
    } else if (end == ".gz") {
        files_[path.substr(0, path.size() - 3)].gzip = content_of(file);
    } else {
        auto& one = files_[path];
        one.plain = content_of(file);
        one.content_type = content_type_of(file);
        one.cache_control = is_hashed(path) ? "public, max-age=31536000, immutable" : "no-cache";
        one.etag = etag_of(*one.plain);
    }
}

std::optional<HttpResponse> StaticFiles::find(const HttpRequest& request) const {
    if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
    const auto found = files_.find(request.path);
    if (found == files_.end()) return std::nullopt;

    const auto& file = found->second;
    HttpResponse answer;
    answer.headers.push_back({"Cache-Control", file.cache_control});
    answer.headers.push_back({"ETag", "W/\"" + file.etag + '"'});
    if (file.brotli || file.gzip) answer.headers.push_back({"Vary", "Accept-Encoding"});
    if (has_already(request.header("if-none-match"), file.etag)) {
        answer.status = 304;
        return answer;
    }
    answer.content_type = file.content_type;
    answer.body = file.plain;
    const auto accepted = request.header("accept-encoding");
    if (file.brotli && takes(accepted, "br")) {
        answer.headers.push_back({"Content-Encoding", "br"});
        answer.body = file.brotli;
    } else if (file.gzip && takes(accepted, "gzip")) {
        answer.headers.push_back({"Content-Encoding", "gzip"});
        answer.body = file.gzip;
    }
    return answer;
}

}  // namespace net
