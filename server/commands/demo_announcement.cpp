// SPDX-License-Identifier: Apache-2.0
#include "server/commands/demo_announcement.hpp"

#include <arpa/inet.h>
#include <fmt/core.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <array>
#include <cstdio>
#include <cstring>

#include "protocol/json/encode.hpp"
#include "server/api/qr.hpp"
#include "server/config/config.hpp"

namespace commands {
namespace {

// What --json prints, for scripts.
struct DoorLine {
    std::string id;
    std::string name;
    protocol::group::Role role{};
    std::string url;
};
BOOST_DESCRIBE_STRUCT(DoorLine, (), (id, name, role, url))

struct Ready {
    std::string url;
    std::vector<DoorLine> doors;
    std::optional<std::string> join;
};
BOOST_DESCRIBE_STRUCT(Ready, (), (url, doors, join))

void print_json(const demo::Doors& doors, const std::string& url) {
    Ready ready{url, {}, doors.join_link(url)};
    for (const auto& person : doors.made_up().people) {
        const auto& door = person.door;
        ready.doors.push_back(
            {door.id.value, door.name.value, door.role, url + "/#/doors/" + door.id.value});
    }
    fmt::print("{}\n", protocol::encode(ready));
}

void print_join(const demo::Doors& doors, const std::string& url, bool for_phones) {
    const auto link = doors.join_link(url);
    if (!link) return;
    fmt::print(
        "\nOne seat is free. To take it under a name of your own, open in another browser{}:\n"
        "  {}\n",
        for_phones ? " or on a phone" : "", *link);
    if (for_phones) fmt::print("\n{}", api::qr_blocks(*link));
}

void print_words(const demo::Doors& doors, const DemoAddress& address) {
    fmt::print("The demo is open: {}\n", address.local_url());
    for (const auto& url : address.network_urls()) fmt::print("         and here: {}\n", url);
    if (address.is_any()) {
        fmt::print("It goes over the network without TLS: for made-up people only.\n");
    }
    fmt::print(
        "Everybody in it is made up. Pick a door: {} leads the group, the others are in it.\n",
        doors.made_up().people.front().door.name.value);
    print_join(doors, address.url(), address.is_any());
    fmt::print("\nStop it with Ctrl-C. It goes on from there next time; --fresh starts over.\n");
}

}  // namespace

std::string DemoAddress::local_url() const {
    const config::Endpoint here{is_any() ? "127.0.0.1" : address, port};
    return "http://" + here.text();
}

std::string DemoAddress::url() const {
    const auto others = network_urls();
    return others.empty() ? local_url() : others.front();
}

std::vector<std::string> DemoAddress::network_urls() const {
    std::vector<std::string> urls;
    ifaddrs* list = nullptr;
    if (!is_any() || getifaddrs(&list) != 0) return urls;
    for (const auto* one = list; one != nullptr; one = one->ifa_next) {
        const bool usable = (one->ifa_flags & IFF_UP) != 0 && (one->ifa_flags & IFF_LOOPBACK) == 0;
        if (!usable || one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
        sockaddr_in v4{};
        std::memcpy(&v4, one->ifa_addr, sizeof v4);
        std::array<char, INET_ADDRSTRLEN> text{};
        inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
        urls.push_back("http://" + config::Endpoint{text.data(), port}.text());
    }
    freeifaddrs(list);
    return urls;
}

void announce(const demo::Doors& doors, const DemoAddress& address, bool json) {
    if (json) {
        print_json(doors, address.local_url());
    } else {
        print_words(doors, address);
    }
    std::fflush(stdout);
}

}  // namespace commands
