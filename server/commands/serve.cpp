// SPDX-License-Identifier: Apache-2.0
// octet serve: one clinic, for as long as nobody stops it.
#include <memory>

#include "server/commands/admin_socket.hpp"
#include "server/commands/commands.hpp"
#include "server/commands/options.hpp"
#include "server/commands/service.hpp"
#include "server/telemetry/log.hpp"

namespace commands {
namespace {

struct Options {
    config::Server server;
    std::string listen;
    std::string metrics;
    std::string certificate;
    std::string certificate_key;
    std::string help_places;
    std::string pages_to_read;
    config::Mail mail;
    std::string smtp_password_file;
    std::string programmes;
};

// Passphrases and what people say must not pass an open line.
void must_be_private(const config::Server& server) {
    if (server.tls || server.listen.is_loopback() || !server.proxies.empty()) return;
    throw config::Mistake{
        "On " + server.listen.text() +
        " people would speak over an open line. Give the server --tls-certificate and --tls-key, "
        "or name the proxy with TLS that stands before it with --proxy."};
}

// Mail is set up by any of its options, so that one that is missing is told.
std::optional<config::Mail> mail_of(const Options& options) {
    auto mail = options.mail;
    if (!options.smtp_password_file.empty()) {
        mail.password = config::read_password(options.smtp_password_file);
    }
    if (mail.url.empty() && mail.from.empty() && mail.user.empty()) return {};
    return mail;
}

config::Server settled(Options options) {
    auto mail = mail_of(options);
    auto server = std::move(options.server);
    settle(server.place);
    if (!options.listen.empty()) server.listen = config::endpoint_of(options.listen);
    if (!options.metrics.empty()) server.metrics = config::endpoint_of(options.metrics);
    if (options.certificate.empty() != options.certificate_key.empty()) {
        throw config::Mistake{"--tls-certificate and --tls-key belong together."};
    }
    if (!options.certificate.empty()) {
        server.tls = config::Tls{options.certificate, options.certificate_key};
    }
    if (server.web.empty()) server.web = config::default_web();
    if (!options.help_places.empty()) server.help = config::read_help(options.help_places);
    if (!options.pages_to_read.empty()) {
        server.reading = config::read_reading(options.pages_to_read);
    }
    server.mail = std::move(mail);
    if (!options.programmes.empty()) {
        server.programmes = config::read_programmes(options.programmes);
    }
    config::check(server);
    must_be_private(server);
    return server;
}

void must_have_clinic(const Service& service) {
    if (service.clinic().identity.clinic()) return;
    throw config::Mistake{
        "There is no clinic in this data directory yet. Make one with: octet clinic "
        "create --name \"...\""};
}

int serve(Options options) {
    auto server = settled(std::move(options));
    telemetry::open_log(server.log_level);
    if (config::needs_public_url(server)) {
        telemetry::warn("links_lead_nowhere",
                        {{"why", "no --public-url"}, {"listen", server.listen.text()}});
    }
    const auto socket_path = server.place.admin_socket();
    Service service{{.server = std::move(server), .cookie = {}, .demo = false}};
    service.open();
    must_have_clinic(service);
    // Before anybody hears that the server listens: they may ask it at once.
    const AdminSocket socket{service, socket_path};
    service.listen();
    return service.run_until_stopped();
}

void add_network(CLI::App& command, Options& options) {
    add(command, "--listen", options.listen,
        "Address and port (127.0.0.1:8080); port 0: any free one");
    add(command, "--allow-origin", options.server.allow_origins,
        "A page of this origin may speak for its reader, beside the server's own; may be repeated");
    add(command, "--public-url", options.server.public_url,
        "How people reach the server, for mails and for the join links of octet invite create");
    add(command, "--tls-certificate", options.certificate, "Certificate chain, PEM");
    add(command, "--tls-key", options.certificate_key, "Key of the certificate, PEM");
    add(command, "--proxy", options.server.proxies,
        "Address of a proxy whose X-Forwarded-For is believed; may be repeated");
    add(command, "--metrics-listen", options.metrics,
        "Another address for /metrics and health, apart from what people reach");
}

void add_limits(CLI::App& command, config::Limits& limits) {
    for (const auto& limit : config::limits_table) {
        add(command, std::string{limit.option}, limits.*limit.value, std::string{limit.help})
            ->capture_default_str()
            ->check(CLI::Range(1U, config::limit_max));
    }
}

void add_mail(CLI::App& command, Options& options) {
    add(command, "--smtp-url", options.mail.url,
        "Mail server that carries notices, like smtp://mail.example:587; without it none are sent");
    add(command, "--smtp-from", options.mail.from, "Address that notices come from");
    add(command, "--smtp-user", options.mail.user, "Name to sign in to the mail server with");
    add(command, "--smtp-password-file", options.smtp_password_file,
        "File with the password for it, readable by its owner alone");
}

}  // namespace

void add_serve(CLI::App& octet, Chosen& chosen) {
    auto* command = octet.add_subcommand("serve", "Serve a clinic");
    auto options = std::make_shared<Options>();
    options->server.loops = config::default_loops();
    add_place(*command, options->server.place);
    add_network(*command, *options);
    add_mail(*command, *options);
    add(*command, "--loops", options->server.loops, "Threads for rooms and sockets")
        ->capture_default_str();
    add(*command, "--web", options->server.web, "Folder with the browser client's files");
    add(*command, "--help-places", options->help_places,
        "JSON file with the clinic's own numbers to call, in place of the client's list");
    add(*command, "--programmes", options->programmes,
        "Folder with the clinic's own programmes, beside those that come with Octet");
    add(*command, "--pages-to-read", options->pages_to_read,
        "JSON file with the clinic's own pages to read, over those of the client");
    add(*command, "--measures", options->server.measures,
        "Folder with the clinic's own measures, JSON, beside those that Octet brings");
    add_limits(*command, options->server.limits);
    add(*command, "--log-level", options->server.log_level, "debug, info, warn or error")
        ->capture_default_str()
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
    add_examples(
        *command,
        "  octet serve                      on this machine only\n"
        "  octet serve --public-url https://clinic.example --allow-origin https://clinic.example "
        "\\\n"
        "      --proxy 127.0.0.1            behind a proxy with TLS\n"
        "  octet serve --public-url https://clinic.example --listen 0.0.0.0:443 \\\n"
        "      --tls-certificate full.pem --tls-key key.pem\n"
        "Every option can also be OCTET_<NAME> in the environment, or a line in --config.");
    command->callback([&chosen, options] { chosen = [options] { return serve(*options); }; });
}

}  // namespace commands
