// SPDX-License-Identifier: Apache-2.0
// Who is really on the other side: the peer of the connection, or whom a known proxy speaks for.
#pragma once

#include <array>
#include <boost/asio/ip/address.hpp>
#include <set>
#include <string>
#include <vector>

#include "server/net/http_message.hpp"

namespace net {

// What counts as one address for limits: one of IPv4; of IPv6 the first 64 bits, which is what a
// household gets.
using AddressKey = std::array<unsigned char, 16>;
AddressKey key_of(const boost::asio::ip::address& address);
// The same for limits that know addresses as text. What is none counts as it stands.
std::string limited_as(const std::string& text);

// IPv4 as itself, also when it came to an IPv6 socket.
boost::asio::ip::address unmapped(const boost::asio::ip::address& address);

class Proxies {
public:
    Proxies() = default;

    // Address literals. What is none never matches.
    explicit Proxies(const std::vector<std::string>& addresses);

    bool has(const boost::asio::ip::address& address) const { return known_.count(address) > 0; }

    // Whether what passes in clear between here and there is seen by nobody else: this machine,
    // and a proxy that took the TLS off.
    bool is_near(const boost::asio::ip::address& address) const {
        return address.is_loopback() || has(address);
    }

    // Fills in remote_address and secure, from the connection and, when that is a proxy's, from
    // what it says.
    void tell(HttpRequest& request, const boost::asio::ip::address& peer, bool secure) const;

private:
    std::set<boost::asio::ip::address> known_;
};

}  // namespace net
