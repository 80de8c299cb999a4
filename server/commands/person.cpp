// SPDX-License-Identifier: Apache-2.0
// octet person: what a person can ask of the clinic about themselves.
#include <memory>

#include "server/commands/commands.hpp"
#include "server/commands/on_clinic.hpp"
#include "server/commands/options.hpp"
#include "server/commands/words.hpp"

namespace commands {
namespace {

struct Options {
    config::Place place;
    std::string login;
    bool really = false;
};

int erase(const Options& options) {
    return on_clinic(options.place,
                     EraseAccount{login_of(options.login, "--login"), options.really});
}

}  // namespace

void add_person(CLI::App& octet, Chosen& chosen) {
    auto* person = octet.add_subcommand("person", "Erase a person who asks for it");
    person->require_subcommand(1);
    auto* command =
        person->add_subcommand("erase", "Destroy all that a member ever said, for good");
    auto options = std::make_shared<Options>();
    add_place(*command, options->place);
    add(*command, "--login", options->login, "What they sign in with: their page shows it")
        ->required();
    // Only by who asks now: what a variable or a file says may have been meant for another day.
    command
        ->add_flag("--really", options->really, "Do it; without this it only says what it would do")
        ->configurable(false);
    add_examples(
        *command,
        "  octet person erase --login ben-k3x9             what would be gone\n"
        "  octet person erase --login ben-k3x9 --really    and now it is: there is no way back\n"
        "It prints a receipt. Keep the newest keys.db apart: a restore needs it, so that who\n"
        "was erased stays erased.");
    command->callback([&chosen, options] { chosen = [options] { return erase(*options); }; });
}

}  // namespace commands
