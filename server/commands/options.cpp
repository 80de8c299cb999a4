// SPDX-License-Identifier: Apache-2.0
#include "server/commands/options.hpp"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdlib>

namespace commands {
namespace {

const CLI::App* chosen_of(const CLI::App& octet) {
    const CLI::App* command = &octet;
    while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
    return command;
}

std::vector<std::string> names_down_to(const CLI::App* command) {
    std::vector<std::string> names;
    for (; command->get_parent() != nullptr; command = command->get_parent()) {
        names.insert(names.begin(), command->get_name());
    }
    return names;
}

bool anybody_has(const CLI::App& command, const std::string& option) {
    if (command.get_option_no_throw("--" + option) != nullptr) return true;
    for (const auto* below : command.get_subcommands([](const CLI::App*) { return true; })) {
        if (anybody_has(*below, option)) return true;
    }
    return false;
}

// One flat file serves all subcommands: each takes the options that it has. The command line is
// stronger than the environment, and the environment than the file.
class FlatFile : public CLI::ConfigTOML {
public:
    explicit FlatFile(const CLI::App& octet) : octet_{octet} {}

    std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
        const auto* command = chosen_of(octet_);
        std::vector<CLI::ConfigItem> mine;
        for (auto& item : CLI::ConfigTOML::from_config(input)) {
            if (!item.parents.empty()) throw CLI::ConfigError::Extras(item.fullname());
            const auto* option = command->get_option_no_throw("--" + item.name);
            if (option == nullptr) {
                if (!anybody_has(octet_, item.name)) throw CLI::ConfigError::Extras(item.name);
                continue;
            }
            if (std::getenv(option->get_envname().c_str()) != nullptr) continue;
            item.parents = names_down_to(command);
            mine.push_back(std::move(item));
        }
        return mine;
    }

private:
    const CLI::App& octet_;
};

}  // namespace

std::string environment_name(const std::string& option) {
    std::string name = "OCTET_";
    for (const char c : option.substr(option.find_first_not_of('-'))) {
        if (c == ',') break;
        name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return name;
}

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

void add_config_file(CLI::App& octet) {
    octet.set_config("--config", "", "Read options from this file, one `name = value` a line")
        ->envname("OCTET_CONFIG");
    octet.config_formatter(std::make_shared<FlatFile>(octet));
    octet.fallthrough();
}

void add_examples(CLI::App& command, const std::string& lines) {
    command.footer("Examples:\n" + lines);
}

}  // namespace commands
