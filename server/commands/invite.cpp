// SPDX-License-Identifier: Apache-2.0
// octet invite: links by which people join a group.
#include <memory>

#include "protocol/json/encode.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"

namespace commands {
namespace {

struct Options {
    config::Place place;
    std::string room;
    std::string url;
    bool observer = false;
};

int create(const Options& options) {
    CreateInvitation command{
        .room = {options.room},
        .role = options.observer ? protocol::group::Role::observer : protocol::group::Role::member,
        .url = {}};
    if (!options.url.empty()) command.url = options.url;
    return on_clinic(options.place, command);
}

}  // namespace

void add_invite(CLI::App& octet, Chosen& chosen) {
    auto* invite = octet.add_subcommand("invite", "Make join links");
    invite->require_subcommand(1);
    auto* command = invite->add_subcommand("create", "Make a link that lets one person join, once");
    auto options = std::make_shared<Options>();
    add_place(*command, options->place);
    add(*command, "--room", options->room, "The group's room: see octet group list")->required();
    add(*command, "--url", options->url, "How the person reaches the server");
    add_flag(*command, "--observer", options->observer, "They watch, and take no member's seat");
    add_examples(*command, "  octet invite create --room k3x9qw07pa --url https://clinic.example");
    command->callback([&chosen, options] { chosen = [options] { return create(*options); }; });
}

}  // namespace commands
