// SPDX-License-Identifier: Apache-2.0
// Which question over HTTP is answered by whom: a table of methods and paths.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "server/net/http_message.hpp"

namespace net {

// Answers one question. Runs on the first loop, and must not block it. What it throws is a fault
// of ours: it is logged without its content, and the asker gets 500.
using Handler = std::function<boost::asio::awaitable<HttpResponse>(HttpRequest)>;

class Router {
public:
    // `method` GET or POST; `path` whole, without wildcards. GET also answers HEAD, and must
    // change nothing. A POST gets here only from an origin that is allowed, with a JSON body.
    // The same path and method twice is a fault.
    void add(std::string_view method, std::string_view path, Handler handler);

    // For answers that wait for nothing.
    void add_plain(std::string_view method, std::string_view path,
                   std::function<HttpResponse(const HttpRequest&)> handler);

    // The handler; or, when there is none, the answer that says so: 404, or 405 with what is
    // allowed. It lives as long as the router.
    std::variant<const Handler*, HttpResponse> find(std::string_view method,
                                                    std::string_view path) const;

    bool has(std::string_view path) const { return paths_.find(path) != paths_.end(); }

private:
    using Methods = std::map<std::string, Handler, std::less<>>;
    std::map<std::string, Methods, std::less<>> paths_;
};

}  // namespace net
