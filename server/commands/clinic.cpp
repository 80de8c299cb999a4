// SPDX-License-Identifier: Apache-2.0
// octet clinic: whom this server is for.
#include <memory>

#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"
#include "server/commands/words.hpp"

namespace commands {
namespace {

struct Options {
    config::Place place;
    std::string name;
};

int create(const Options& options) {
    return on_clinic(options.place, CreateClinic{title_of(options.name, "--name")});
}

int sign_out(const Options& options) { return on_clinic(options.place, SignEverybodyOut{}); }

}  // namespace

void add_clinic(CLI::App& octet, Chosen& chosen) {
    auto* clinic = octet.add_subcommand("clinic", "Set up the clinic");
    clinic->require_subcommand(1);
    auto* command = clinic->add_subcommand("create", "Name the clinic that this server is for");
    auto options = std::make_shared<Options>();
    add_place(*command, options->place);
    add(*command, "--name", options->name, "Its name, as members read it")->required();
    add_examples(*command, "  octet clinic create --name \"Maple clinic\"");
    command->callback([&chosen, options] { chosen = [options] { return create(*options); }; });

    auto* out = clinic->add_subcommand("sign-out", "Sign everybody out, take open links back");
    add_place(*out, options->place);
    add_examples(*out,
                 "  octet clinic sign-out\n"
                 "After a restore: what had been ended since the backup is there again.\n"
                 "A member who has no passphrase comes back only by a new link then, as\n"
                 "somebody new.");
    out->callback([&chosen, options] { chosen = [options] { return sign_out(*options); }; });
}

}  // namespace commands
