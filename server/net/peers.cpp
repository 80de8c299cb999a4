// SPDX-License-Identifier: Apache-2.0
#include "server/net/peers.hpp"

#include <algorithm>

namespace net {
namespace ip = boost::asio::ip;

namespace {

std::optional<ip::address> address_of(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    boost::system::error_code error;
    const auto address = ip::make_address(std::string{text}, error);
    if (error) return std::nullopt;
    return unmapped(address);
}

}  // namespace

ip::address unmapped(const ip::address& address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

AddressKey key_of(const ip::address& address) {
    if (address.is_v4()) return ip::make_address_v6(ip::v4_mapped, address.to_v4()).to_bytes();
    auto key = address.to_v6().to_bytes();
    if (!address.is_loopback()) std::fill(key.begin() + 8, key.end(), 0);
    return key;
}

std::string limited_as(const std::string& text) {
    const auto address = address_of(text);
    if (!address) return text;
    if (address->is_v4()) return address->to_string();
    return ip::make_address_v6(key_of(*address)).to_string();
}

Proxies::Proxies(const std::vector<std::string>& addresses) {
    for (const auto& one : addresses) {
        if (const auto address = address_of(one)) known_.insert(*address);
    }
}

void Proxies::tell(HttpRequest& request, const ip::address& peer, bool secure) const {
    request.remote_address = peer.to_string();
    request.secure = secure;
    request.by_proxy = has(peer);
    if (!request.by_proxy) return;

    request.secure = secure || request.header("x-forwarded-proto") == "https";
    // From the right: each proxy added whom it spoke to. Whatever is left of the first stranger
    // may be made up.
    const auto said = request.all_headers("x-forwarded-for");
    std::string_view chain = said;
    while (!chain.empty()) {
        const auto comma = chain.rfind(',');
        const auto last = comma == std::string_view::npos ? chain : chain.substr(comma + 1);
        const auto address = address_of(last);
        if (!address) return;
        request.remote_address = address->to_string();
        if (!has(*address) || comma == std::string_view::npos) return;
        chain = chain.substr(0, comma);
    }
}

}  // namespace net
