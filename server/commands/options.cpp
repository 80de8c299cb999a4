// SPDX-License-Identifier: Apache-2.0
#include "server/commands/options.hpp"

namespace commands {

void add_place(CLI::App& command, config::Place& place) {
    add(command, "--data", place.data,
        "Directory where everything lasts (/var/lib/octet where it exists, else ./octet-data)");
    add(command, "--key", place.key,
        "File with the master key (the service manager's credential octet-key, else <data>.key)");
}

void settle(config::Place& place) {
    if (place.data.empty()) place.data = config::default_data();
    if (place.key.empty()) place.key = config::default_key(place.data);
}

void add_examples(CLI::App& command, const std::string& lines) {
    command.footer("Examples:\n" + lines);
}

}  // namespace commands
