// SPDX-License-Identifier: Apache-2.0
// octet schema: prints the protocol from its one description.
#include <fmt/core.h>

#include <CLI/App.hpp>
#include <memory>

#include "server/commands/commands.hpp"
#include "server/commands/options.hpp"
#include "server/commands/protocol_catalogue.hpp"

namespace commands {
namespace {

enum class Form { schema, typescript, reference };

int print(Form form) {
    const auto protocol = whole_protocol();
    switch (form) {
        case Form::schema:
            fmt::print("{}", protocol.schema());
            break;
        case Form::typescript:
            fmt::print("{}", protocol.typescript());
            break;
        case Form::reference:
            fmt::print("{}", protocol.reference());
            break;
    }
    return 0;
}

}  // namespace

void add_schema(CLI::App& octet, Chosen& chosen) {
    auto* command = octet.add_subcommand(
        "schema", "Print the protocol: as JSON Schema, as TypeScript, or for people to read");
    auto form = std::make_shared<Form>(Form::schema);
    auto* forms = command->add_option_group("form");
    const auto add_form = [&](const std::string& name, Form one, const std::string& help) {
        forms->add_flag_callback(
                 name, [form, one] { *form = one; }, help)
            ->envname(options::environment_name(name));
    };
    add_form("--json", Form::schema, "JSON Schema 2020-12");
    add_form("--typescript", Form::typescript, "TypeScript types");
    add_form("--markdown", Form::reference, "Reference");
    forms->require_option(0, 1);
    add_examples(*command, "  octet schema --typescript > octet.ts");
    command->callback([&chosen, form] { chosen = [form] { return print(*form); }; });
}

}  // namespace commands
