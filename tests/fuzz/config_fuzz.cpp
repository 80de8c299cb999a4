// SPDX-License-Identifier: Apache-2.0
// What an operator writes: addresses, the files of help numbers, of pages to read, of a password
// and of options. Whatever is wrong is a mistake with a sentence, never anything else. The first
// byte says which.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "server/commands/options.hpp"
#include "server/config/config.hpp"
#include "tests/fuzz/support/in_memory.hpp"
#include "tests/fuzz/support/round_trip.hpp"

namespace {

void check_endpoint(std::string_view text) {
    try {
        const auto endpoint = config::endpoint_of(text);
        fuzz::always(!endpoint.address.empty(), "an endpoint has an address");
        const auto again = config::endpoint_of(endpoint.text());
        fuzz::always(again.address == endpoint.address && again.port == endpoint.port,
                     "an address is read as it is written");
    } catch (const config::Mistake& mistake) {
        fuzz::always(mistake.what()[0] != '\0', "a mistake says what to do");
    }
}

// What `check` makes of the file, or a mistake.
template <class Check>
void check_file(std::string_view text, const Check& check) {
    const fuzz::InMemory file{text};
    try {
        check(file.path());
    } catch (const config::Mistake& mistake) {
        fuzz::always(mistake.what()[0] != '\0', "a mistake says what to do");
    }
}

void check_help(std::string_view text) {
    check_file(text, [](const std::filesystem::path& file) {
        fuzz::check_round_trip(config::read_help(file), {.bytes_max = 1U << 21U});
    });
}

void check_reading(std::string_view text) {
    check_file(text, [](const std::filesystem::path& file) {
        const auto reading = config::read_reading(file);
        fuzz::check_round_trip(reading, {.bytes_max = 1U << 22U, .values_max = 1U << 20U});
        for (const auto& page : reading.pages.items) {
            fuzz::always(page.id.value.find_first_of("/?#% ") == std::string::npos,
                         "an id is no more than a piece of an address");
        }
    });
}

void check_password(std::string_view text) {
    check_file(text, [&](const std::filesystem::path& file) {
        const auto password = config::read_password(file);
        fuzz::always(!password.empty() && password == text.substr(0, text.find('\n')),
                     "a password is the file's first line");
    });
}

// As `octet serve` has them.
void check_options(std::string_view text) {
    CLI::App octet{"octet"};
    octet.require_subcommand(1);
    options::add_config_file(octet);
    config::Server server;
    std::string listen;
    auto* serve = octet.add_subcommand("serve");
    commands::add_place(*serve, server.place);
    commands::add(*serve, "--listen", listen, "Where to listen");
    commands::add(*serve, "--allow-origin", server.allow_origins, "Other pages");
    commands::add(*serve, "--loops", server.loops, "Loops");
    octet.add_subcommand("backup");
    const fuzz::InMemory file{text};
    try {
        octet.parse("serve --config " + file.path().string());
    } catch (const CLI::ParseError& error) {
        const auto sentence = options::mistake_in_file(octet, error);
        fuzz::always(sentence.empty() || sentence.starts_with(file.path().string()),
                     "a mistake in the file names the file");
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto text = fuzz::text_of(data, size);
    switch (fuzz::take_choice(text)) {
        case 'h':
            check_help(text);
            break;
        case 'r':
            check_reading(text);
            break;
        case 'w':
            check_password(text);
            break;
        case 'o':
            check_options(text);
            break;
        default:
            check_endpoint(text);
    }
    return 0;
}
