// SPDX-License-Identifier: Apache-2.0
// Load: many rooms of nine in session, real commands at a stated rate, every delivery checked.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "clients/bots/socket.hpp"

namespace bots {

// One room and the sign-ins of its people: those who lead come first.
struct LoadRoom {
    std::string room;
    std::vector<std::string> cookies;
    std::size_t leaders = 1;
    bool in_session = false;
};

struct LoadPlan {
    double rate = 100;    // jobs a second over all rooms; 0: as many as the server takes
    double seconds = 10;  // measured, after the rooms are open
};

// A job is one part of a member's check-in, said in other words: decided, committed, acknowledged,
// and delivered to everybody in the room. Latencies count from when the job was due, in ms.
struct LoadResult {
    std::uint64_t jobs = 0;
    std::uint64_t refused = 0;
    std::uint64_t missing = 0;     // acknowledged or delivered to fewer than all, by the end
    std::uint64_t misordered = 0;  // a count that did not follow the one before
    double seconds = 0;
    double connect_seconds = 0;
    std::size_t connections = 0;
    double ack_p50_ms = 0;
    double ack_p99_ms = 0;
    double delivery_p50_ms = 0;
    double delivery_p99_ms = 0;
};

boost::asio::awaitable<LoadResult> run_load(Server server, std::vector<LoadRoom> rooms,
                                            LoadPlan plan);

std::string json_of(const LoadResult& result);
std::string table_of(const LoadResult& result);

}  // namespace bots
