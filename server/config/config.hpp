// SPDX-License-Identifier: Apache-2.0
// What an operator may choose, with the defaults, and the checks that end in one clear sentence.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/api.hpp"
#include "protocol/reading.hpp"
#include "server/config/limits.hpp"
#include "server/definitions/programmes.hpp"

namespace config {

// Something that the operator can put right. `what()` is one sentence for them.
struct Mistake : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// An address and a port to listen on. Port 0: any free one.
struct Endpoint {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;

    bool is_loopback() const;
    std::string text() const;  // "127.0.0.1:8080", "[::1]:8080"
};

// "8080", "127.0.0.1", "127.0.0.1:8080", "[::1]:8080". Throws Mistake.
Endpoint endpoint_of(std::string_view text);

// Where everything lies that must last, and what opens it.
struct Place {
    std::filesystem::path data;
    std::filesystem::path key;  // the master key: outside of `data`, so that no copy holds both

    // The database, the keys, the signed heads and the socket live under these names.
    std::filesystem::path admin_socket() const { return data / "octet.sock"; }
};

struct Tls {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

// The mail server that carries notices.
struct Mail {
    std::string url;  // smtp:// or smtps://
    std::string from;
    std::string user;
    std::string password;

    // Only mail to this machine itself, without signing in, may go unprotected.
    bool require_tls() const;
};

struct Server {
    Place place;
    Endpoint listen;
    std::optional<Endpoint> metrics;         // apart from what the world can reach
    std::vector<std::string> allow_origins;  // beside the server's own
    std::vector<std::string> proxies;        // whose X-Forwarded-For is believed
    std::optional<Tls> tls;
    unsigned loops = 1;
    std::filesystem::path web;  // the browser client's files
    std::string
        public_url;  // how people reach the server, for links and mails; empty: as it listens
    std::optional<Mail> mail;        // empty: nobody is told by mail
    protocol::api::Help help;        // the clinic's own numbers; empty: the client's own list holds
    protocol::api::Reading reading;  // the clinic's own pages to read
    // Those that a group can follow: Octet's, and the clinic's own.
    std::vector<protocol::group::Programme> programmes = definitions::own_programmes();
    std::filesystem::path measures;  // a folder with the clinic's own; empty: none
    std::string log_level = "info";
    Limits limits;
};

// /var/lib/octet where it exists, else ./octet-data.
std::filesystem::path default_data();

// The service manager's credential, else a file beside the data directory: <data>.key.
std::filesystem::path default_key(const std::filesystem::path& data);

// The source tree's when the binary runs from its build directory, else <prefix>/share/octet/web.
std::filesystem::path default_web();

// As many loops as processors, at most 8.
unsigned default_loops();

// The clinic's own numbers to call, from a JSON file of protocol::api::Help. Throws Mistake.
protocol::api::Help read_help(const std::filesystem::path& file);

// The first line of a file that only its owner may read. Throws Mistake.
std::string read_password(const std::filesystem::path& file);
// Octet's programmes and the clinic's own of this folder, all checked. Throws Mistake.
std::vector<protocol::group::Programme> read_programmes(const std::filesystem::path& folder);

// The clinic's own pages to read, from a JSON file of protocol::api::Reading. Throws Mistake.
protocol::api::Reading read_reading(const std::filesystem::path& file);

// Whether people come by an address that the server cannot know by itself, and was not told: its
// links lead nowhere then.
bool needs_public_url(const Server& server);

// Throws Mistake for what cannot work together.
void check(const Server& server);

}  // namespace config
