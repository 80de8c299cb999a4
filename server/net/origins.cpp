// SPDX-License-Identifier: Apache-2.0
#include "server/net/origins.hpp"

#include <fmt/format.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <boost/asio/ip/address.hpp>
#include <cstring>

namespace net {
namespace {

namespace ip = boost::asio::ip;

// The addresses of this machine by which others may reach it.
std::vector<std::string> addresses_of_machine() {
    std::vector<std::string> all;
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return all;
    for (const auto* one = list; one; one = one->ifa_next) {
        if (!one->ifa_addr) continue;
        if (one->ifa_addr->sa_family == AF_INET) {
            sockaddr_in v4{};
            std::memcpy(&v4, one->ifa_addr, sizeof v4);
            all.push_back(ip::address_v4{ntohl(v4.sin_addr.s_addr)}.to_string());
        } else if (one->ifa_addr->sa_family == AF_INET6) {
            sockaddr_in6 v6{};
            std::memcpy(&v6, one->ifa_addr, sizeof v6);
            ip::address_v6::bytes_type bytes{};
            std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
            const ip::address_v6 address{bytes};
            if (!address.is_link_local()) all.push_back(address.to_string());
        }
    }
    freeifaddrs(list);
    return all;
}

}  // namespace

void Origins::add_own(const Listen& bound, bool secure) {
    boost::system::error_code error;
    const auto address = ip::make_address(bound.address, error);
    if (error) return;
    if (address.is_unspecified()) {
        for (const auto& one : addresses_of_machine()) add(origin_of(one, bound.port, secure));
    }
    if (address.is_unspecified() || address.is_loopback()) {
        add(origin_of("localhost", bound.port, secure));
    }
    add(origin_of(address.to_string(), bound.port, secure));
}

bool Origins::allow_change(const HttpRequest& request) const {
    const auto origin = request.header("origin");
    if (!origin.empty()) return allow(origin);
    return request.header("sec-fetch-site") == "same-origin";
}

std::string origin_of(std::string_view address, std::uint16_t port, bool secure) {
    const bool is_v6 = address.find(':') != std::string_view::npos;
    auto origin = fmt::format("{}://{}{}{}", secure ? "https" : "http", is_v6 ? "[" : "", address,
                              is_v6 ? "]" : "");
    if (port != (secure ? 443 : 80)) origin += fmt::format(":{}", port);
    return origin;
}

}  // namespace net
