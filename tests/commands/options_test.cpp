// SPDX-License-Identifier: Apache-2.0
// Every option can be given on the command line, by environment variable and in a file.
#include <catch2/catch.hpp>
#include <functional>

#include "clients/bots/options.hpp"
#include "tests/commands/line.hpp"

using namespace support;

namespace {

using Look = std::function<void(const CLI::App& command, const CLI::Option& option)>;

void each_option(CLI::App& command, const Look& look) {
    for (const auto* option : command.get_options()) look(command, *option);
    for (auto* below : command.get_subcommands([](const CLI::App*) { return true; })) {
        each_option(*below, look);
    }
}

bool is_help(const CLI::Option& option) { return option.check_lname("help"); }

// Each time anew, by who asks now: what it does cannot be taken back.
bool must_be_said(const CLI::Option& option) {
    return option.check_lname("really") || option.check_lname("no-newer-keys");
}

}  // namespace

TEST_CASE("every option of every command has its variable and its line in a file",
          "[commands][options]") {
    Line line;
    std::size_t seen = 0;
    each_option(line.octet, [&](const CLI::App& command, const CLI::Option& option) {
        if (is_help(option)) return;
        INFO(command.get_name() << " " << option.get_name());
        ++seen;
        if (must_be_said(option)) {
            CHECK(option.get_envname().empty());
            CHECK_FALSE(option.get_configurable());
            return;
        }
        REQUIRE_FALSE(option.get_lnames().empty());
        CHECK(option.get_envname() == options::environment_name("--" + option.get_lnames()[0]));
        CHECK(option.get_configurable() != option.check_lname("config"));
    });
    CHECK(seen > 60);
}

TEST_CASE("so has every option of the bots, under names of their own", "[commands][options]") {
    bots::Options wanted;
    CLI::App program{"Bots", "octet-bots"};
    bots::describe(program, wanted);
    each_option(program, [&](const CLI::App&, const CLI::Option& option) {
        if (is_help(option)) return;
        INFO(option.get_name());
        const auto name = "--" + option.get_lnames().at(0);
        CHECK(option.get_envname() == options::environment_name(name, "OCTET_BOTS_"));
    });
}

TEST_CASE("the line is stronger than the environment, and the environment than the file",
          "[commands][options]") {
    const File file{"listen = \"127.0.0.1:1\"\npublic-url = \"http://file\"\nloops = 7\n"};
    const Variable listen{"OCTET_LISTEN", "127.0.0.1:2"};
    const Variable url{"OCTET_PUBLIC_URL", "http://environment"};
    Line line;
    line.octet.parse("serve --listen 127.0.0.1:3 --config " + file.path.string());

    CHECK(line.given("serve", "--listen") == "127.0.0.1:3");
    CHECK(line.given("serve", "--public-url") == "http://environment");
    CHECK(line.given<int>("serve", "--loops") == 7);
}

TEST_CASE("what is said or not can be given in all three ways too", "[commands][options]") {
    const File file{"fresh = true\njson = true\n"};
    const Variable json{"OCTET_JSON", "false"};
    Line line;
    line.octet.parse("demo --config " + file.path.string());

    CHECK(line.given<bool>("demo", "--fresh"));
    CHECK_FALSE(line.given<bool>("demo", "--json"));
}

TEST_CASE("a variable may name the file", "[commands][options]") {
    const File file{"login = dana\n"};
    const File other{"login = noor\n"};
    const Variable config{"OCTET_CONFIG", file.path.string()};
    {
        Line line;
        line.octet.parse("person erase");
        CHECK(line.octet.get_subcommand("person")
                  ->get_subcommand("erase")
                  ->get_option("--login")
                  ->as<std::string>() == "dana");
    }
    Line line;
    line.octet.parse("person erase --config " + other.path.string());
    CHECK(line.octet.get_subcommand("person")
              ->get_subcommand("erase")
              ->get_option("--login")
              ->as<std::string>() == "noor");
}

TEST_CASE("a file that an option names can stand after it or by itself", "[commands][options]") {
    for (const std::string words : {"backup tuesday.backup", "backup --file tuesday.backup"}) {
        Line line;
        line.octet.parse(words);
        CHECK(line.given("backup", "--file") == "tuesday.backup");
    }
    const Variable file{"OCTET_FILE", "wednesday.backup"};
    Line line;
    line.octet.parse("restore");
    CHECK(line.given("restore", "--file") == "wednesday.backup");
}

TEST_CASE("the bots take theirs in the same order", "[commands][options]") {
    const File file{"rooms = 3\nmembers = 4\nrate = 5\n"};
    const Variable members{"OCTET_BOTS_MEMBERS", "6"};
    const Variable rate{"OCTET_BOTS_RATE", "7"};
    bots::Options wanted;
    CLI::App program{"Bots", "octet-bots"};
    bots::describe(program, wanted);
    program.parse("--rate 8 --config " + file.path.string());
    CHECK(wanted.rooms == 3);
    CHECK(wanted.members == 6);
    CHECK(wanted.plan.rate == 8);
}
