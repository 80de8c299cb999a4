// SPDX-License-Identifier: Apache-2.0
// What the kernel itself allows: one thread hands 250 bytes to each of nine sockets of a room, room
// after room, and another reads them, each on a core of its own. No framing, no rules, no disk.
// Prints one line of JSON.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t rooms = 111;
constexpr std::size_t seats = 9;
constexpr std::size_t bytes = 250;
constexpr auto long_enough = std::chrono::seconds{2};

int must(int result, const char* what) {
    if (result < 0) throw std::runtime_error{what};
    return result;
}

void stay_on(unsigned core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core % std::thread::hardware_concurrency(), &set);
    sched_setaffinity(0, sizeof set, &set);
}

struct Pair {
    int near = -1;
    int far = -1;
};

Pair connected(int listener, const sockaddr_in& address) {
    Pair pair;
    const int one = 1;
    pair.far = must(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    must(connect(pair.far, reinterpret_cast<const sockaddr*>(&address), sizeof address), "connect");
    pair.near = must(accept(listener, nullptr, nullptr), "accept");
    setsockopt(pair.near, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return pair;
}

std::vector<Pair> connect_all() {
    const int listener = must(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    must(bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), "bind");
    must(listen(listener, 64), "listen");
    must(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), "getsockname");
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < rooms * seats; ++i) pairs.push_back(connected(listener, address));
    close(listener);
    return pairs;
}

void read_all(const std::vector<Pair>& pairs, const std::atomic<bool>& over) {
    stay_on(1);
    const int poll = must(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    for (const auto& pair : pairs) {
        epoll_event event{EPOLLIN, {.fd = pair.far}};
        must(epoll_ctl(poll, EPOLL_CTL_ADD, pair.far, &event), "epoll_ctl");
    }
    std::array<epoll_event, 256> ready{};
    std::array<char, 65536> into{};
    while (!over) {
        const int count = epoll_wait(poll, ready.data(), ready.size(), 20);
        for (int i = 0; i < count; ++i) {
            if (recv(ready[static_cast<std::size_t>(i)].data.fd, into.data(), into.size(), 0) < 0)
                throw std::runtime_error{"recv"};
        }
    }
    close(poll);
}

}  // namespace

int main() try {
    const auto pairs = connect_all();
    std::atomic<bool> over{false};
    std::thread reader{[&] { read_all(pairs, over); }};
    stay_on(0);
    const std::array<char, bytes> message{};
    const auto began = Clock::now();
    std::size_t said = 0;
    while (Clock::now() - began < long_enough) {
        const auto room = said++ % rooms;
        for (std::size_t seat = 0; seat < seats; ++seat) {
            const int to = pairs[room * seats + seat].near;
            if (send(to, message.data(), message.size(), MSG_NOSIGNAL) < 0)
                throw std::runtime_error{"send"};
        }
    }
    const auto seconds = std::chrono::duration<double>(Clock::now() - began).count();
    over = true;
    reader.join();
    std::printf("{\"rooms_per_second\":%.0f,\"us_each\":%.1f}\n",
                static_cast<double>(said) / seconds, seconds * 1e6 / static_cast<double>(said));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "send-floor: %s\n", error.what());
    return 1;
}
