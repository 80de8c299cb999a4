// SPDX-License-Identifier: Apache-2.0
#include "server/config/config.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>
#include <thread>
#include <utility>

#include "protocol/json/decode.hpp"

namespace config {
namespace fs = std::filesystem;
namespace {

constexpr unsigned loops_max = 8;

std::uint16_t port_of(std::string_view digits, std::string_view whole) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        throw Mistake{"\"" + std::string{whole} +
                      "\" is no address to listen on. Write it like 127.0.0.1:8080 or 8080."};
    }
    return port;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

fs::path own_binary() {
    std::error_code failed;
    auto path = fs::read_symlink("/proc/self/exe", failed);
    return failed ? fs::path{} : path;
}

// `what` names it to the operator: "The help numbers".
template <class T>
T read_json(const fs::path& file, const std::string& what) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw Mistake{what + " in " + file.string() + " cannot be read."};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    auto read = protocol::decode<T>(text, {.bytes_max = 1U << 20U});
    if (read) return std::move(*read);
    throw Mistake{what + " in " + file.string() + " are not in order at " + read.error().at + ": " +
                  read.error().message};
}

// An id stands in the address, and so in a browser's history.
bool says_nothing(std::string_view id) {
    return id.front() >= 'a' && id.front() <= 'z' && all_digits(id.substr(1));
}

void must_exist(const fs::path& file, const std::string& what) {
    std::error_code failed;
    if (fs::exists(file, failed)) return;
    throw Mistake{"There is no " + what + " at " + file.string() + "."};
}

}  // namespace

bool Endpoint::is_loopback() const {
    return address == "localhost" || address == "::1" || address.starts_with("127.");
}

std::string Endpoint::text() const {
    const bool v6 = address.find(':') != std::string::npos;
    return (v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

Endpoint endpoint_of(std::string_view text) {
    Endpoint endpoint;
    if (all_digits(text)) {
        endpoint.port = port_of(text, text);
        return endpoint;
    }
    std::string_view rest = text;
    if (rest.starts_with('[')) {
        const auto close = rest.find(']');
        if (close == std::string_view::npos) port_of("", text);
        endpoint.address = rest.substr(1, close - 1);
        if (endpoint.address.find(':') == std::string::npos) port_of("", text);  // no IPv6
        rest.remove_prefix(close + 1);
        if (rest.empty()) return endpoint;
        if (!rest.starts_with(':')) port_of("", text);
        endpoint.port = port_of(rest.substr(1), text);
        return endpoint;
    }
    const auto colon = rest.find(':');
    endpoint.address = rest.substr(0, colon);
    if (endpoint.address.empty()) port_of("", text);
    if (endpoint.address == "localhost") endpoint.address = "127.0.0.1";
    if (colon != std::string_view::npos) endpoint.port = port_of(rest.substr(colon + 1), text);
    return endpoint;
}

fs::path default_data() {
    const fs::path system = "/var/lib/octet";
    std::error_code failed;
    return fs::is_directory(system, failed) ? system : fs::path{"octet-data"};
}

fs::path default_key(const fs::path& data) {
    if (const char* credentials = std::getenv("CREDENTIALS_DIRECTORY")) {
        const auto given = fs::path{credentials} / "octet-key";
        std::error_code failed;
        if (fs::exists(given, failed)) return given;
    }
    auto beside = data.lexically_normal();
    if (!beside.has_filename()) beside = beside.parent_path();  // it was written with a last slash
    beside += ".key";
    return beside;
}

fs::path default_web() {
    const auto binary = own_binary();
    std::error_code failed;
    // <source>/build/<preset>/bin/octet
    const auto source = binary.parent_path().parent_path().parent_path().parent_path();
    if (fs::exists(source / "clients/web/package.json", failed)) return source / "clients/web/dist";
    return binary.parent_path().parent_path() / "share/octet/web";
}

unsigned default_loops() { return std::clamp(std::thread::hardware_concurrency(), 1U, loops_max); }

protocol::api::Help read_help(const fs::path& file) {
    return read_json<protocol::api::Help>(file, "The help numbers");
}

protocol::api::Reading read_reading(const fs::path& file) {
    auto reading = read_json<protocol::api::Reading>(file, "The pages to read");
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < reading.pages.items.size(); ++i) {
        const auto& language = reading.pages.items[i].language.value;
        const auto& id = reading.pages.items[i].id.value;
        const auto wrong = [&](const std::string& why) {
            return Mistake{"The pages to read in " + file.string() +
                           " are not in order at /pages/" + std::to_string(i) + "/id: " + why};
        };
        if (!says_nothing(id)) {
            throw wrong("An id is one small letter and a number, for it stands in the address.");
        }
        if (!seen.emplace(language, id).second) {
            throw wrong("There is another page of this id in this language.");
        }
    }
    return reading;
}

bool Mail::require_tls() const {
    auto host = std::string_view{url}.substr(url.find("://") + 3);
    host = host.substr(0, host.find('/'));
    if (!host.ends_with(']')) host = host.substr(0, host.rfind(':'));
    const bool here = host == "localhost" || host == "127.0.0.1" || host == "[::1]";
    return !here || !user.empty();
}

std::string read_password(const fs::path& file) {
    std::error_code failed;
    const auto open_to = fs::status(file, failed).permissions();
    std::ifstream in{file};
    std::string password;
    if (!in || !std::getline(in, password) || password.empty()) {
        throw Mistake{"The password in " + file.string() + " cannot be read."};
    }
    if ((open_to & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none) {
        throw Mistake{"Others can read the password in " + file.string() +
                      ". Close it to them with: chmod 600 " + file.string()};
    }
    return password;
}

namespace {

void check(const Mail& mail) {
    if (!mail.url.starts_with("smtp://") && !mail.url.starts_with("smtps://")) {
        throw Mistake{
            "--smtp-url is written like smtp://mail.example:587 or smtps://mail.example."};
    }
    if (mail.from.find('@') == std::string::npos) {
        throw Mistake{
            "--smtp-from is the address that notices come from, like "
            "octet@clinic.example."};
    }
    if (mail.user.empty() != mail.password.empty()) {
        throw Mistake{"--smtp-user and --smtp-password-file belong together."};
    }
}

}  // namespace

std::vector<protocol::group::Programme> read_programmes(const fs::path& folder) {
    auto programmes = definitions::load_programmes(folder);
    if (programmes) return definitions::with_own_programmes(std::move(*programmes));
    throw Mistake{"The programmes in " + folder.string() + " are not in order. " +
                  programmes.error().sentence()};
}

bool needs_public_url(const Server& server) {
    const bool for_this_machine =
        server.listen.is_loopback() && server.proxies.empty() && server.allow_origins.empty();
    return server.public_url.empty() && !for_this_machine;
}

void check(const Server& server) {
    if (server.mail) check(*server.mail);
    if (server.mail && server.public_url.empty()) {
        throw Mistake{
            "Whoever gets a mail about a sign of danger must find the way in: name the address "
            "that people sign in at with --public-url, like https://clinic.example."};
    }
    if (server.tls) {
        must_exist(server.tls->certificate, "certificate");
        must_exist(server.tls->key, "key of the certificate");
    }
    if (server.loops == 0 || server.loops > loops_max) {
        throw Mistake{"--loops takes 1 to " + std::to_string(loops_max) + "."};
    }
    if (server.place.key.lexically_normal().parent_path() == server.place.data.lexically_normal()) {
        throw Mistake{
            "The key file must not lie in the data directory: who copies one would have both."};
    }
}

}  // namespace config
