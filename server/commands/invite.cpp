// SPDX-License-Identifier: Apache-2.0
// octet invite: links by which people join a group.
#include <memory>

#include "protocol/json/encode.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"

namespace commands {
namespace {

using protocol::group::Role;

struct Options {
    config::Place place;
    std::string room;
    std::string url;
    bool observer = false;
    bool on_call = false;

    Role role() const {
        if (on_call) return Role::on_call;
        return observer ? Role::observer : Role::member;
    }
};

int create(const Options& options) {
    CreateInvitation command{.room = {options.room}, .role = options.role(), .url = {}};
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
    auto* observer = add_flag(*command, "--observer", options->observer,
                              "They see what the group shares, and take no seat of it");
    add_flag(*command, "--on-call", options->on_call,
             "Danger may reach them, and they see nothing else of the group")
        ->excludes(observer);
    add_examples(*command, "  octet invite create --room k3x9qw07pa --url https://clinic.example");
    command->callback([&chosen, options] { chosen = [options] { return create(*options); }; });
}

}  // namespace commands
