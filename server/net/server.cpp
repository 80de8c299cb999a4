// SPDX-License-Identifier: Apache-2.0
#include "server/net/server.hpp"

#include <atomic>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "protocol/always.hpp"
#include "server/net/entrance.hpp"
#include "server/net/health.hpp"
#include "server/net/listener.hpp"
#include "server/net/room_gate.hpp"
#include "server/net/site.hpp"
#include "server/net/tls_context.hpp"
#include "server/telemetry/log.hpp"

namespace net {
namespace asio = boost::asio;

namespace {

std::string reason_of_going(std::chrono::milliseconds back_in) {
    return "back_in_ms=" + std::to_string(back_in.count());
}

}  // namespace

struct Server::Parts {
    Parts(ServerOptions chosen, Loops& all, rooms::Hall& rooms_of_process, Router table,
          Authenticator asks, StaticFiles web, telemetry::Registry& registry)
        : options{std::move(chosen)},
          loops{all},
          hall{rooms_of_process},
          router{std::move(table)},
          authenticator{std::move(asks)},
          files{std::move(web)},
          metrics{registry} {
        for (std::size_t i = 0; i < loops.count(); ++i) {
            locals.push_back(std::make_unique<LoopLocal>(loops.executor(i)));
        }
    }

    std::shared_ptr<Site> new_site() {
        const auto& limits = options.http;
        return std::make_shared<Site>(
            Site{limits,
                 options.socket,
                 {},
                 {},
                 {},
                 Proxies{options.proxies},
                 nullptr,
                 AddressQuota{limits.silent_per_address_max, limits.silent_max},
                 AddressQuota{limits.kept_per_address_max, limits.kept_max},
                 metrics,
                 locals});
    }

    boost::system::result<Bound, StartFailure> start();
    boost::system::result<void, StartFailure> open_main();
    boost::system::result<void, StartFailure> open_metrics();

    // Runs `job` on every loop, behind all that the first loop has passed on before.
    void on_every_loop(std::function<void(LoopLocal&)> job);
    void on_every_loop_and_wait(std::function<void(LoopLocal&)> job);
    bool is_quiet();
    void cut_alone();
    void stop(std::chrono::milliseconds limit);

    ServerOptions options;
    Loops& loops;
    rooms::Hall& hall;
    Router router;
    Authenticator authenticator;
    StaticFiles files;
    NetMetrics metrics;
    std::vector<std::unique_ptr<LoopLocal>> locals;
    std::vector<std::shared_ptr<Entrance>> entrances;  // the main one first
    bool started = false;
    bool stopped = false;
};

boost::system::result<void, StartFailure> Server::Parts::open_main() {
    auto site = new_site();
    site->files = std::move(files);
    site->router = std::move(router);
    site->near_only = !options.tls && !options.proxies.empty();
    auto entrance = Entrance::open(options.listen, options.tls, site);
    if (!entrance) return entrance.error();

    const auto& bound = (*entrance)->listener()->bound();
    site->origins.add_own(bound, options.tls.has_value());
    for (const auto& origin : options.origins) site->origins.add(origin);
    site->gate = std::make_unique<RoomGate>(site->origins, std::move(authenticator), hall, loops,
                                            options.socket.per_person_max);
    add_health(site->router, {(*entrance)->listener(), options.not_ready});
    if (!options.metrics) add_metrics(site->router, metrics.registry, options.count, false);
    entrances.push_back(*entrance);
    return {};
}

boost::system::result<void, StartFailure> Server::Parts::open_metrics() {
    if (!options.metrics) return {};
    auto site = new_site();
    auto entrance = Entrance::open(*options.metrics, std::nullopt, site);
    if (!entrance) return entrance.error();
    add_health(site->router, {entrances.front()->listener(), options.not_ready});
    add_metrics(site->router, metrics.registry, options.count, true);
    entrances.push_back(*entrance);
    return {};
}

boost::system::result<Bound, StartFailure> Server::Parts::start() {
    protocol::always(!started, "a server starts once");
    if (const auto opened = open_main(); !opened) return opened.error();
    if (const auto opened = open_metrics(); !opened) return opened.error();

    Bound bound{entrances[0]->listener()->bound(), std::nullopt, {}};
    if (entrances.size() > 1) bound.metrics = entrances[1]->listener()->bound();
    bound.url = origin_of(bound.listen.address, bound.listen.port, options.tls.has_value());

    started = true;
    for (const auto& entrance : entrances) {
        asio::post(loops.executor(0), [entrance] { entrance->listener()->start(); });
    }
    if (options.time_runs) on_every_loop([](LoopLocal& local) { local.run_time(); });
    telemetry::info("listening", {{"url", bound.url}});
    return bound;
}

void Server::Parts::on_every_loop(std::function<void(LoopLocal&)> job) {
    asio::post(loops.executor(0), [this, job = std::move(job)] {
        for (const auto& local : locals) {
            asio::post(local->executor(), [job, &one = *local] { job(one); });
        }
    });
}

void Server::Parts::on_every_loop_and_wait(std::function<void(LoopLocal&)> job) {
    struct Waiting {
        std::mutex using_;
        std::condition_variable done;
        std::size_t left = 0;
    };
    auto waiting = std::make_shared<Waiting>();
    waiting->left = locals.size();
    on_every_loop([waiting, job = std::move(job)](LoopLocal& local) {
        job(local);
        // What the job has marked is flushed at the end of the turn, so that is what is awaited.
        asio::post(local.executor(), [waiting] {
            const std::lock_guard lock{waiting->using_};
            if (--waiting->left == 0) waiting->done.notify_one();
        });
    });
    std::unique_lock lock{waiting->using_};
    waiting->done.wait(lock, [&] { return waiting->left == 0; });
}

bool Server::Parts::is_quiet() {
    auto quiet = std::make_shared<std::atomic<bool>>(true);
    on_every_loop_and_wait([quiet](LoopLocal& local) {
        if (!local.open().empty()) *quiet = false;
    });
    return *quiet;
}

// Without threads there is nobody to say goodbye, and nobody in the way.
void Server::Parts::cut_alone() {
    for (const auto& entrance : entrances) entrance->stop();
    for (const auto& local : locals) {
        local->stop_time();
        local->cut();
    }
}

void Server::Parts::stop(std::chrono::milliseconds limit) {
    if (!started || std::exchange(stopped, true)) return;
    if (!loops.is_running()) return cut_alone();
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + limit;
    asio::post(loops.executor(0), [all = entrances] {
        for (const auto& entrance : all) entrance->stop();
    });
    on_every_loop_and_wait(
        [reason = reason_of_going(options.back_in)](LoopLocal& local) { local.go_away(reason); });
    while (!is_quiet() && Clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    on_every_loop_and_wait([](LoopLocal& local) {
        local.stop_time();
        local.cut();
    });
    // What was cut is told so by its loop once more, and then nothing of it is left there.
    on_every_loop_and_wait([](LoopLocal&) {});
    telemetry::info("stopped_listening");
}

Server::Server(ServerOptions options, Loops& loops, rooms::Hall& hall, Router router,
               Authenticator authenticator, StaticFiles files, telemetry::Registry& metrics)
    : parts_{std::make_unique<Parts>(std::move(options), loops, hall, std::move(router),
                                     std::move(authenticator), std::move(files), metrics)} {}

Server::~Server() { stop(std::chrono::milliseconds{0}); }

boost::system::result<Bound, StartFailure> Server::start() { return parts_->start(); }

void Server::stop(std::chrono::milliseconds limit) { parts_->stop(limit); }

void Server::close_sockets_of(const protocol::LoginId& login, protocol::CloseCode why) {
    parts_->on_every_loop([login, why](LoopLocal& local) {
        local.revoke([&login](const Login& one) { return one.login == login; }, why);
    });
}

void Server::close_sockets_of(const protocol::PersonId& person, protocol::CloseCode why) {
    parts_->on_every_loop([person, why](LoopLocal& local) {
        local.revoke([&person](const Login& one) { return one.person == person; }, why);
    });
}

void Server::pass(std::uint32_t seconds) {
    parts_->on_every_loop_and_wait(
        [seconds](LoopLocal& local) { local.wheel().advance(local.now() + seconds); });
}

}  // namespace net
