// SPDX-License-Identifier: Apache-2.0
#include "server/commands/on_clinic.hpp"

#include <fmt/core.h>

#include "server/commands/admin_socket.hpp"
#include "server/commands/options.hpp"
#include "server/commands/service.hpp"

namespace commands {
namespace {

AdminAnswer do_here(const config::Place& place, const AdminCommand& command) {
    config::Server server;
    server.place = place;
    server.public_url = "http://" + server.listen.text();
    Service service{{.server = std::move(server), .cookie = {}, .demo = false}};
    service.open();
    return service.wait_for(perform(service, command));
}

}  // namespace

int say(const AdminAnswer& answer) {
    if (const auto* no = std::get_if<Refused>(&answer)) throw config::Mistake{no->sentence};
    for (const auto& line : std::get<Said>(answer).lines) fmt::print("{}\n", line);
    return 0;
}

int on_clinic(config::Place place, const AdminCommand& command) {
    settle(place);
    auto answer = ask_running(place.admin_socket(), command);
    if (!answer) answer = do_here(place, command);
    return say(*answer);
}

}  // namespace commands
