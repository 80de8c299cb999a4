// SPDX-License-Identifier: Apache-2.0
// The routes of /api, a file for each family.
#pragma once

#include <string_view>

#include "server/api/clinic.hpp"

namespace api {

void add_me_routes(net::Router& router, const Clinic& clinic);
void add_joining_routes(net::Router& router, const Clinic& clinic);
void add_group_routes(net::Router& router, const Clinic& clinic);

// Binds a function that answers to the clinic that it answers for.
class Routes {
public:
    Routes(net::Router& router, const Clinic& clinic) : router_{router}, clinic_{clinic} {}

    using Answers = boost::asio::awaitable<net::HttpResponse> (*)(const Clinic&, net::HttpRequest);
    void get(std::string_view path, Answers answers) const { add("GET", path, answers); }
    void post(std::string_view path, Answers answers) const { add("POST", path, answers); }

private:
    void add(std::string_view method, std::string_view path, Answers answers) const {
        router_.add(method, path, [clinic = &clinic_, answers](net::HttpRequest request) {
            return answers(*clinic, std::move(request));
        });
    }

    net::Router& router_;
    const Clinic& clinic_;
};

}  // namespace api
