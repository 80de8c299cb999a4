// SPDX-License-Identifier: Apache-2.0
// octet verify: proves that nothing in the log was changed, added or cut off.
#include <memory>

#include "server/commands/admin_socket.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"
#include "server/commands/reports.hpp"

namespace commands {
namespace {

AdminAnswer verify_here(const config::Place& place) {
    const auto key = journal::load_key_of(place.data, place.key);
    if (!key) return Refused{key.error().sentence};
    const auto report = journal::verify(place.data, *key);
    if (!report) return Refused{report.error().sentence};
    if (!report->whole()) return Refused{damage_in(*report)};
    return Said{lines_of(*report)};
}

// Without a running server the data is read as it lies there: a room that cannot be opened any more
// can still be looked at.
int verify(config::Place place) {
    settle(place);
    auto answer = ask_running(place.admin_socket(), VerifyLog{});
    if (!answer) answer = verify_here(place);
    return say(*answer);
}

}  // namespace

void add_verify(CLI::App& octet, Chosen& chosen) {
    auto* command = octet.add_subcommand("verify", "Prove that the log is whole");
    auto place = std::make_shared<config::Place>();
    add_place(*command, *place);
    add_examples(*command, "  octet verify && echo all is well");
    command->callback([&chosen, place] { chosen = [place] { return verify(*place); }; });
}

}  // namespace commands
