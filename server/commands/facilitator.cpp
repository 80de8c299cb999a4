// SPDX-License-Identifier: Apache-2.0
// octet facilitator: who may found and lead groups.
#include <memory>

#include "server/commands/ask_password.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"
#include "server/commands/words.hpp"

namespace commands {
namespace {

struct Options {
    config::Place place;
    std::string name;
    std::string login;
};

int create(const Options& options) {
    CreateFacilitator command{
        name_of(options.name, "--name"), login_of(options.login, "--login"), {}};
    command.password = password_of(ask_password(options.name));
    return on_clinic(options.place, command);
}

int set_password(const Options& options) {
    SetFacilitatorPassword command{login_of(options.login, "--login"), {}};
    command.password = password_of(ask_password(options.login));
    return on_clinic(options.place, command);
}

}  // namespace

void add_facilitator(CLI::App& octet, Chosen& chosen) {
    auto* facilitator = octet.add_subcommand("facilitator", "Make accounts for who leads groups");
    facilitator->require_subcommand(1);
    auto options = std::make_shared<Options>();

    auto* command = facilitator->add_subcommand("create", "Make an account; asks for a password");
    add_place(*command, options->place);
    add(*command, "--name", options->name, "What groups call them")->required();
    add(*command, "--login", options->login, "What they sign in with: a-z 0-9 . -")->required();
    add_examples(*command,
                 "  octet facilitator create --name Dana --login dana\n"
                 "  octet facilitator create --name Dana --login dana < file-with-the-password");
    command->callback([&chosen, options] { chosen = [options] { return create(*options); }; });

    auto* password = facilitator->add_subcommand("password", "Set a new password; asks for it");
    add_place(*password, options->place);
    add(*password, "--login", options->login, "What they sign in with")->required();
    add_examples(*password, "  octet facilitator password --login dana");
    password->callback(
        [&chosen, options] { chosen = [options] { return set_password(*options); }; });
}

}  // namespace commands
