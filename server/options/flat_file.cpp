// SPDX-License-Identifier: Apache-2.0
#include "server/options/flat_file.hpp"

#include <cctype>
#include <cstdlib>
#include <iterator>
#include <sstream>

namespace options {
namespace {

const CLI::App* chosen_of(const CLI::App& program) {
    const CLI::App* command = &program;
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

bool is_of_a_name(char c) {
    return c == '-' || c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Whether `name` stands at `at` as a word of its own.
bool stands_at(const std::string& text, std::size_t at, const std::string& name) {
    const auto end = at + name.size();
    return text.compare(at, name.size(), name) == 0 &&
           (end >= text.size() || !is_of_a_name(text[end]));
}

// The first line that is about this name, or opens a section; counted from one.
std::size_t line_of(const std::string& text, const std::string& name, bool or_section = false) {
    std::istringstream lines{text};
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto from = line.find_first_not_of(" \t\"'");
        if (from == std::string::npos) continue;
        if (stands_at(line, from, name) || (or_section && line[from] == '[')) break;
    }
    return number;
}

CLI::ConfigError mistake(std::size_t line, const std::string& sentence) {
    return CLI::ConfigError{"line " + std::to_string(line) + ": " + sentence};
}

}  // namespace

std::vector<CLI::ConfigItem> FlatFile::from_config(std::istream& input) const {
    const std::string text{std::istreambuf_iterator<char>{input}, {}};
    std::istringstream again{text};
    const auto* command = chosen_of(program_);
    std::vector<CLI::ConfigItem> mine;
    for (auto& item : CLI::ConfigTOML::from_config(again)) {
        if (!item.parents.empty() || item.name == "++" || item.name == "--") {
            throw mistake(
                line_of(text, item.parents.empty() ? item.name : item.parents.front(), true),
                "sections and dots are not used. Write each option on a line of its own, "
                "as name = value.");
        }
        const auto line = line_of(text, item.name);
        const auto* option = command->get_option_no_throw("--" + item.name);
        if (option == nullptr) {
            if (anybody_has(program_, item.name)) continue;
            throw mistake(line, "there is no option \"" + item.name + "\". Correct the name (" +
                                    program_.get_name() +
                                    " --help, and --help after each "
                                    "subcommand, list them) or take the line out.");
        }
        if (!takes(*option, item.name, line)) continue;
        item.parents = names_down_to(command);
        mine.push_back(std::move(item));
    }
    return mine;
}

bool FlatFile::takes(const CLI::Option& option, const std::string& name, std::size_t line) const {
    if (!option.get_configurable()) {
        throw mistake(line, "--" + name + " is given on the command line only. Take the line out.");
    }
    if (!option.empty()) return false;
    const char* variable = std::getenv(option.get_envname().c_str());
    if (variable != nullptr && *variable != '\0') return false;
    taken_["--" + name] = line;
    return true;
}

std::optional<std::size_t> FlatFile::line_of_option_in(const std::string& text) const {
    for (const auto& [name, line] : taken_) {
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
            if (stands_at(text, at, name)) return line;
        }
    }
    return std::nullopt;
}

}  // namespace options
