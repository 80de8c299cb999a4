// SPDX-License-Identifier: Apache-2.0
// The browser client's files, read once at start and served from memory.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/net/http_message.hpp"

namespace net {

class StaticFiles {
public:
    // None: every path is unknown.
    StaticFiles() = default;

    // All files below `folder`; `x.br` and `x.gz` are other encodings of `x`. Names that begin
    // with a dot are left out. Throws std::filesystem::filesystem_error or std::runtime_error
    // with a sentence when the folder cannot be read or has no index.html.
    explicit StaticFiles(const std::filesystem::path& folder);

    // The answer to a GET or HEAD of `path` ("/" is index.html), or nothing when there is no such
    // file. Says 304 when the asker has it, and picks an encoding that the asker takes.
    std::optional<HttpResponse> find(const HttpRequest& request) const;

private:
    struct File {
        std::string content_type;
        std::string cache_control;
        std::string etag;  // of the plain bytes, without quotes
        std::shared_ptr<const std::string> plain;
        std::shared_ptr<const std::string> brotli;
        std::shared_ptr<const std::string> gzip;
    };

    void load(const std::filesystem::path& file, const std::string& path);

    std::map<std::string, File, std::less<>> files_;  // by path: "/assets/index-4f3a.js"
};

}  // namespace net
