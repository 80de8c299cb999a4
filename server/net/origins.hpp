// SPDX-License-Identifier: Apache-2.0
// Which pages may speak for the people who have them open.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/http_message.hpp"
#include "server/net/server_options.hpp"

namespace net {

class Origins {
public:
    void add(std::string origin) { allowed_.insert(std::move(origin)); }

    // The origins by which a page can have come from this address and port: for "any address",
    // all that the machine has.
    void add_own(const Listen& bound, bool secure);

    // Exactly one of the list: no suffixes, no null, no absence.
    bool allow(std::string_view origin) const { return allowed_.count(std::string{origin}) > 0; }

    // A request that may change something comes from a page of ours: by its Origin, or, when a
    // browser leaves that out, by its Sec-Fetch-Site.
    bool allow_change(const HttpRequest& request) const;

private:
    std::set<std::string> allowed_;
};

// "http://127.0.0.1:8080", without the port where it is the scheme's own.
std::string origin_of(std::string_view address, std::uint16_t port, bool secure);

}  // namespace net
