// SPDX-License-Identifier: Apache-2.0
#include "server/net/router.hpp"

#include "protocol/always.hpp"

namespace net {
namespace {

namespace asio = boost::asio;

asio::awaitable<HttpResponse> answered(HttpResponse answer) { co_return answer; }

}  // namespace

void Router::add(std::string_view method, std::string_view path, Handler handler) {
    protocol::always(method == "GET" || method == "POST", "a route is a GET or a POST");
    auto& methods = paths_[std::string{path}];
    const bool is_new = methods.emplace(method, std::move(handler)).second;
    protocol::always(is_new, "a route has one handler");
}

void Router::add_plain(std::string_view method, std::string_view path,
                       std::function<HttpResponse(const HttpRequest&)> handler) {
    add(method, path, [handler = std::move(handler)](const HttpRequest& request) {
        return answered(handler(request));
    });
}

std::variant<const Handler*, HttpResponse> Router::find(std::string_view method,
                                                        std::string_view path) const {
    const auto at = paths_.find(path);
    if (at == paths_.end()) return problem(404, "not_found", "There is nothing at this address.");

    const auto& methods = at->second;
    const auto handler = methods.find(method == "HEAD" ? "GET" : method);
    if (handler != methods.end()) return &handler->second;

    std::string allowed;
    for (const auto& [name, _] : methods) {
        if (!allowed.empty()) allowed += ", ";
        allowed += name == "GET" ? "GET, HEAD" : name;
    }
    auto answer = problem(405, "method_not_allowed", "This address is not used that way.");
    answer.headers.push_back({"Allow", std::move(allowed)});
    return answer;
}

}  // namespace net
