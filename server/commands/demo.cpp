// SPDX-License-Identifier: Apache-2.0
// octet demo: a made-up clinic in the middle of its course, to walk into.
#include <memory>

#include "protocol/there.hpp"
#include "server/commands/admin_socket.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/demo_announcement.hpp"
#include "server/commands/demo_place.hpp"
#include "server/commands/options.hpp"
#include "server/commands/service.hpp"
#include "server/demo/bots_process.hpp"
#include "server/demo/doors.hpp"
#include "server/rooms/spawn.hpp"
#include "server/telemetry/log.hpp"

namespace commands {

namespace asio = boost::asio;

namespace {

constexpr auto looked_after_every = std::chrono::seconds{1};
constexpr auto renewed_every = std::chrono::hours{6};  // staff are signed in for twelve at most

struct Options {
    config::Server server;
    std::string listen;
    std::optional<std::uint16_t> port;
    double pace = 3;  // somebody who looks on for two minutes should see something happen
    bool fresh = false;
    bool json = false;
};

config::Server settled(const Options& options) {
    auto server = options.server;
    if (!options.listen.empty()) server.listen = config::endpoint_of(options.listen);
    if (options.port) server.listen.port = *options.port;
    if (server.web.empty()) server.web = config::default_web();
    server.place.key = key_beside(server.place.data);
    return server;
}

// A phone's browser keeps no cookie of the strict kind from an address without TLS.
api::CookieStyle cookie_for(const config::Endpoint& listen) {
    return listen.is_loopback() ? api::CookieStyle{} : api::plain_demo_cookie();
}

asio::awaitable<void> look_after(asio::io_context& loop, demo::Doors& doors,
                                 demo::BotsProcess& bots) {
    asio::steady_timer rest{loop};
    auto renew_at = std::chrono::steady_clock::now() + renewed_every;
    while (true) {
        if (std::chrono::steady_clock::now() >= renew_at) {
            renew_at += renewed_every;
            co_await doors.renew();
        }
        doors.look_after();
        bots.look_after();
        rest.expires_after(looked_after_every);
        co_await rest.async_wait(asio::use_awaitable);
    }
}

demo::MadeUpClinic found_or_made(Service& service) {
    if (auto found = demo::find_clinic(service.clinic())) return std::move(*found);
    service.wait_for(demo::make_clinic(service.clinic(), service.journal()));
    return protocol::there(demo::find_clinic(service.clinic()), "a clinic that was made is found");
}

int play(const Options& options) {
    auto server = settled(options);
    telemetry::open_log(server.log_level);
    prepare(server.place, options.fresh);
    const auto cast_file = server.place.data / "cast.json";
    const auto socket_path = server.place.admin_socket();
    const auto listen = server.listen;

    // The doors outlive whoever still knocks.
    std::unique_ptr<demo::Doors> doors;
    Service service{{.server = std::move(server), .cookie = cookie_for(listen), .demo = true}};
    service.open();
    doors = std::make_unique<demo::Doors>(service.clinic(), found_or_made(service), cast_file);
    service.wait_for(doors->open());
    const auto bound = service.listen([&](net::Router& router) { doors->add_routes(router); });
    const DemoAddress address{bound.listen.address, bound.listen.port};
    doors->opened_at(address.url());

    const AdminSocket socket{service, socket_path};
    demo::BotsProcess bots{address.local_url(), cast_file, options.pace};
    announce(*doors, address, options.json);
    rooms::spawn(service.main_loop().get_executor(), "demo",
                 look_after(service.main_loop(), *doors, bots));
    return service.run_until_stopped();
}

}  // namespace

void add_demo(CLI::App& octet, Chosen& chosen) {
    auto* command =
        octet.add_subcommand("demo", "Walk into a made-up clinic, in the middle of a session");
    auto options = std::make_shared<Options>();
    options->server.place.data = "demo-data";
    options->server.loops = config::default_loops();
    options->server.log_level = "warn";
    add(*command, "--data", options->server.place.data, "Where it is kept")->capture_default_str();
    add_flag(*command, "--fresh", options->fresh, "Start over: forget what happened in it");
    add(*command, "--listen", options->listen,
        "Address (127.0.0.1:8080); 0.0.0.0 opens it to a phone");
    add(*command, "--port", options->port, "Port alone; 0 picks a free one");
    add_flag(*command, "--json", options->json, "Print one line of JSON when it is ready");
    add(*command, "--pace", options->pace, "How fast the made-up people live; 1 is like people")
        ->capture_default_str()
        ->check(CLI::Range(0.1, 100.0));
    add(*command, "--web", options->server.web, "Folder with the browser client's files");
    add(*command, "--loops", options->server.loops, "Threads for rooms and sockets")
        ->capture_default_str();
    add(*command, "--log-level", options->server.log_level, "debug, info, warn or error")
        ->capture_default_str()
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
    add_examples(
        *command,
        "  octet demo                      on this machine; goes on where it stopped\n"
        "  octet demo --fresh              from the beginning\n"
        "  octet demo --listen 0.0.0.0     also for a phone in the same network: without TLS,\n"
        "                                  so with made-up people only, and only for a while\n"
        "  octet demo --port 0 --json      for scripts");
    command->callback([&chosen, options] { chosen = [options] { return play(*options); }; });
}

}  // namespace commands
