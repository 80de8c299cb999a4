// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/load.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>
#include <deque>
#include <memory>
#include <stdexcept>
#include <utility>

#include "clients/bots/crowd.hpp"

namespace bots {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Clock = Crowd::Clock;
using Crowds = std::vector<std::unique_ptr<Crowd>>;

namespace {

asio::awaitable<void> pause(Clock::duration for_how_long) {
    asio::steady_timer timer{co_await asio::this_coro::executor};
    timer.expires_after(for_how_long);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
}

template <class Ready>
asio::awaitable<void> wait_for(const Crowds& crowds, Ready ready, const char* what) {
    const auto until = Clock::now() + 60s;
    while (!std::all_of(crowds.begin(), crowds.end(), ready)) {
        if (Clock::now() > until)
            throw std::runtime_error(std::string{"gave up waiting for "} + what);
        co_await pause(5ms);
    }
}

double quantile(std::vector<double>& sorted, double q) {
    if (sorted.empty()) return 0;
    return sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1))];
}

// Open loop: a job starts when it is due, in the room that has waited longest; when every room is
// still busy the job waits, and its latency counts from when it was due.
asio::awaitable<void> drive(Crowds& crowds, LoadPlan plan, Clock::time_point began) {
    std::deque<Crowd*> idle;
    for (auto& crowd : crowds) {
        idle.push_back(crowd.get());
        crowd->on_done = [&idle, room = crowd.get()] { idle.push_back(room); };
    }
    const auto end = began + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(plan.seconds));
    std::uint64_t started = 0;
    while (Clock::now() < end) {
        const auto elapsed = std::chrono::duration<double>(Clock::now() - began).count();
        while (!idle.empty() &&
               (plan.rate <= 0 || static_cast<double>(started) < elapsed * plan.rate)) {
            const auto offset = plan.rate > 0 ? static_cast<double>(started) / plan.rate : elapsed;
            const auto due = began + std::chrono::duration_cast<Clock::duration>(
                                         std::chrono::duration<double>(offset));
            auto* room = idle.front();
            idle.pop_front();
            room->start_job(due);
            ++started;
        }
        co_await pause(plan.rate > 0 ? 200us : 50us);
    }
    const auto patience = Clock::now() + 5s;
    while (idle.size() < crowds.size() && Clock::now() < patience) co_await pause(5ms);
    for (auto& crowd : crowds) crowd->on_done = nullptr;
}

}  // namespace

asio::awaitable<LoadResult> run_load(Server server, std::vector<LoadRoom> rooms, LoadPlan plan) {
    const auto executor = co_await asio::this_coro::executor;
    Crowd::Tally tally;
    Crowds crowds;
    LoadResult result;
    for (auto& room : rooms) {
        result.connections += room.cookies.size();
        crowds.push_back(std::make_unique<Crowd>(executor, server, std::move(room), tally));
    }
    const auto connecting = Clock::now();
    for (auto& crowd : crowds) crowd->enter();
    co_await wait_for(
        crowds, [](const auto& crowd) { return crowd->all_in(); }, "everybody to enter");
    result.connect_seconds = std::chrono::duration<double>(Clock::now() - connecting).count();
    co_await wait_for(
        crowds, [](const auto& crowd) { return crowd->open_session(); }, "open sessions");

    co_await pause(500ms);
    tally.measuring = true;
    const auto began = Clock::now();
    co_await drive(crowds, plan, began);
    result.seconds =
        std::min(plan.seconds, std::chrono::duration<double>(Clock::now() - began).count());

    for (const auto& crowd : crowds) result.missing += crowd->idle() ? 0 : 1;
    result.jobs = tally.jobs;
    result.refused = tally.refused;
    result.misordered = tally.misordered;
    std::sort(tally.ack_ms.begin(), tally.ack_ms.end());
    std::sort(tally.delivery_ms.begin(), tally.delivery_ms.end());
    result.ack_p50_ms = quantile(tally.ack_ms, 0.5);
    result.ack_p99_ms = quantile(tally.ack_ms, 0.99);
    result.delivery_p50_ms = quantile(tally.delivery_ms, 0.5);
    result.delivery_p99_ms = quantile(tally.delivery_ms, 0.99);
    for (auto& crowd : crowds) crowd->leave();
    co_await pause(200ms);
    co_return result;
}

std::string json_of(const LoadResult& r) {
    char text[512];
    std::snprintf(
        text, sizeof text,
        R"({"connections":%zu,"jobs":%llu,"jobs_per_second":%.0f,"refused":%llu,)"
        R"("missing":%llu,"misordered":%llu,"connect_seconds":%.3f,"ack_p50_ms":%.3f,)"
        R"("ack_p99_ms":%.3f,"delivery_p50_ms":%.3f,"delivery_p99_ms":%.3f})",
        r.connections, static_cast<unsigned long long>(r.jobs),
        static_cast<double>(r.jobs) / r.seconds, static_cast<unsigned long long>(r.refused),
        static_cast<unsigned long long>(r.missing), static_cast<unsigned long long>(r.misordered),
        r.connect_seconds, r.ack_p50_ms, r.ack_p99_ms, r.delivery_p50_ms, r.delivery_p99_ms);
    return text;
}

std::string table_of(const LoadResult& r) {
    char text[512];
    std::snprintf(
        text, sizeof text,
        "connections       %zu in %.2f s\njobs              %llu (%.0f a second)\n"
        "refused           %llu\nmissing           %llu\nmisordered        %llu\n"
        "acknowledged      p50 %.2f ms, p99 %.2f ms\ndelivered to all  p50 %.2f ms, p99 %.2f ms\n",
        r.connections, r.connect_seconds, static_cast<unsigned long long>(r.jobs),
        static_cast<double>(r.jobs) / r.seconds, static_cast<unsigned long long>(r.refused),
        static_cast<unsigned long long>(r.missing), static_cast<unsigned long long>(r.misordered),
        r.ack_p50_ms, r.ack_p99_ms, r.delivery_p50_ms, r.delivery_p99_ms);
    return text;
}

}  // namespace bots
