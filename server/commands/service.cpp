// SPDX-License-Identifier: Apache-2.0
#include "server/commands/service.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>

#include "server/commands/erasure.hpp"
#include "server/definitions/measures.hpp"
#include "server/domain/group/actor.hpp"
#include "server/journal/rotation.hpp"
#include "server/rooms/spawn.hpp"
#include "server/telemetry/log.hpp"

namespace commands {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr auto goodbye_max = 8s;       // with what follows, ten seconds are enough to end
constexpr auto lost_goodbye_max = 1s;  // nothing is to be saved any more
constexpr auto housekeeping_every = 5s;
constexpr int storage_lost_code = 75;  // EX_TEMPFAIL: start again, from the disk

std::unique_ptr<journal::SqliteJournal> open_journal(const config::Place& place,
                                                     telemetry::Histogram& commits) {
    auto key = journal::load_key_of(place.data, place.key);
    if (!key) throw config::Mistake{key.error().sentence};
    std::error_code failed;
    if (!std::filesystem::exists(place.data, failed)) {
        if (const auto made = journal::create_data_dir(place.data); !made) {
            throw config::Mistake{made.error().sentence};
        }
    }
    journal::OpenOptions options{.dir = place.data, .key = std::move(*key)};
    options.seen = [&commits](const journal::CommitSeen& commit) {
        commits.observe(std::chrono::duration<double>(commit.took).count());
    };
    auto journal = journal::open_journal(std::move(options));
    if (!journal) throw config::Mistake{journal.error().sentence};
    return std::move(*journal);
}

// Octet's own and the clinic's, checked whole, before anybody comes.
std::vector<definitions::Measure> measures_of(const config::Server& server) {
    auto measures = definitions::own_measures();
    if (!server.measures.empty()) {
        auto clinics = definitions::load_measures(server.measures);
        if (!clinics) throw config::Mistake{clinics.error().sentence()};
        auto all = definitions::with_clinics(std::move(measures), std::move(*clinics));
        if (!all) throw config::Mistake{all.error().sentence()};
        measures = std::move(*all);
    }
    const auto whole = definitions::check_programmes(server.programmes, measures);
    if (!whole) throw config::Mistake{whole.error().sentence()};
    return measures;
}

std::vector<std::unique_ptr<rooms::LoopTimers>> timers_of(const net::Loops& loops) {
    std::vector<std::unique_ptr<rooms::LoopTimers>> timers;
    timers.reserve(loops.count());
    for (std::size_t i = 0; i < loops.count(); ++i) {
        timers.push_back(std::make_unique<rooms::LoopTimers>(loops.executor(i)));
    }
    return timers;
}

std::vector<rooms::RoomDirectory::Loop> room_loops(
    const net::Loops& loops, const std::vector<std::unique_ptr<rooms::LoopTimers>>& timers) {
    std::vector<rooms::RoomDirectory::Loop> all;
    all.reserve(loops.count());
    for (std::size_t i = 0; i < loops.count(); ++i) {
        all.push_back({loops.executor(i), *timers[i]});
    }
    return all;
}

rooms::Budget::Terms commands_of_a_person(const config::Limits& limits) {
    const double per_second = limits.commands_per_second;
    return {.at_once = 3 * per_second, .per_second = per_second};
}

}  // namespace

Service::Service(Plan plan)
    : plan_{std::move(plan)},
      commits_{metrics_.histogram("octet_commit_seconds", "How long a commit of the journal took",
                                  {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2})},
      journal_{open_journal(plan_.server.place, commits_)},
      loops_{plan_.server.loops},
      alive_{journal::DataDir{plan_.server.place.data}.alive()},
      timers_{timers_of(loops_)},
      reports_{[this] { storage_lost(); }},
      post_{post_parts()},
      rooms_{{room_loops(loops_, timers_), clock_, *journal_, rooms::system_random(), reports_,
              post_, measures_of(plan_.server), commands_of_a_person(plan_.server.limits),
              outage()}},
      identity_{*journal_, loops_.executor(0), outside()},
      clinic_{.identity = identity_,
              .rooms = rooms_,
              .programmes = plan_.server.programmes,
              .help = plan_.server.help,
              .reading = plan_.server.reading,
              .cookie = plan_.cookie,
              .public_url = plan_.server.public_url,
              .now = [this] { return clock_.now(); },
              .demo = plan_.demo},
      doorkeeper_{rooms_, identity_} {}

Service::~Service() { close(); }

std::optional<rooms::Outage> Service::outage() {
    const auto since = alive_.before();
    if (!since) return std::nullopt;
    return rooms::Outage{*since, clock_.now()};
}

identity::Outside Service::outside() {
    return {.now = [this] { return clock_.now(); },
            .steady = [] { return std::chrono::steady_clock::now(); },
            .seat =
                [this](protocol::RoomId room, protocol::group::SeatPerson person,
                       protocol::CommandId id) {
                    return seat(std::move(room), std::move(person), std::move(id));
                },
            .leads =
                [this](protocol::RoomId room, protocol::PersonId person) {
                    return leads(std::move(room), std::move(person));
                },
            .logins_ended =
                [this](const std::vector<protocol::LoginId>& logins) { close_sockets(logins); },
            .storage_lost = [this] { storage_lost(); }};
}

NoticePost::Parts Service::post_parts() {
    std::optional<notify::Smtp> smtp;
    if (const auto& mail = plan_.server.mail) {
        smtp = notify::Smtp{.url = mail->url,
                            .from = mail->from,
                            .user = mail->user,
                            .password = mail->password,
                            .require_tls = mail->require_tls()};
    }
    return {.smtp = std::move(smtp),
            .executor = loops_.executor(0),
            .serve =
                [this](protocol::RoomId room, protocol::group::NoteNotice note,
                       protocol::CommandId id) {
                    return rooms_.command(std::move(room), note, std::move(id));
                },
            .now = [this] { return clock_.now(); }};
}

asio::awaitable<std::optional<protocol::Rejection>> Service::seat(
    protocol::RoomId room, protocol::group::SeatPerson person, protocol::CommandId id) {
    const auto served = co_await rooms_.command(std::move(room), std::move(person), std::move(id));
    if (served) co_return std::nullopt;
    co_return served.error();
}

asio::awaitable<bool> Service::leads(protocol::RoomId room, protocol::PersonId person) {
    const auto role = co_await rooms_.role_of(std::move(room), std::move(person));
    co_return role.has_value() && domain::group::facilitates(*role);
}

void Service::close_sockets(const std::vector<protocol::LoginId>& logins) {
    if (!server_) return;
    for (const auto& login : logins) {
        server_->close_sockets_of(login, protocol::CloseCode::signed_out);
    }
}

void Service::storage_lost() {
    telemetry::error("storage_lost");
    asio::post(main_, [this] {
        exit_code_ = storage_lost_code;
        main_.stop();
    });
}

void Service::open() {
    loops_.start();
    opened_ = true;
    if (const auto read = wait_for(identity_.open()); !read) {
        throw config::Mistake{
            "The clinic's own log cannot be read. Run octet verify, and restore a "
            "backup if it says so."};
    }
    wait_for(finish_erasures(*this));
}

void Service::start_rooms() {
    if (const auto read = wait_for(rooms_.start()); !read) {
        throw config::Mistake{
            "The rooms' logs cannot be read. Run octet verify, and restore a backup "
            "if it says so."};
    }
}

net::ServerOptions Service::net_options() {
    const auto& chosen = plan_.server;
    net::ServerOptions options;
    options.listen = {chosen.listen.address, chosen.listen.port};
    if (chosen.metrics) options.metrics = {chosen.metrics->address, chosen.metrics->port};
    if (chosen.tls) options.tls = {chosen.tls->certificate, chosen.tls->key};
    options.origins = chosen.allow_origins;
    options.proxies = chosen.proxies;
    options.http.silent_per_address_max = chosen.limits.newcomers_per_address;
    options.http.silent_max =
        std::max(options.http.silent_max, options.http.silent_per_address_max);
    options.socket.per_person_max = chosen.limits.sockets_per_person;
    options.socket.messages_max =
        chosen.limits.messages_per_second * options.socket.message_window_seconds;
    options.not_ready = [this]() -> std::optional<std::string> {
        if (journal_->is_broken()) return "storage";
        if (journal_->is_slow()) return "storage_slow";
        return std::nullopt;
    };
    options.count = [this] { return count_rooms(); };
    return options;
}

net::StaticFiles Service::web_files() const {
    try {
        return net::StaticFiles{plan_.server.web};
    } catch (const std::exception& failed) {
        throw config::Mistake{"There is no browser client in " + plan_.server.web.string() +
                              ": build it with deploy/build, or name its folder with --web."};
    }
}

net::Bound Service::listen(const std::function<void(net::Router&)>& more) {
    start_rooms();
    net::Router router;
    api::add_routes(router, clinic_);
    if (more) more(router);
    auto authenticator = [this](std::string_view cookies) -> std::optional<net::Login> {
        const auto who = identity_.who(api::secret_in(clinic_.cookie, cookies));
        if (!who) return std::nullopt;
        return net::Login{who->person, who->login};
    };
    server_ = std::make_unique<net::Server>(net_options(), loops_, doorkeeper_, std::move(router),
                                            std::move(authenticator), web_files(), metrics_);
    auto bound = server_->start();
    if (!bound) throw config::Mistake{bound.error().sentence};
    if (clinic_.public_url.empty()) clinic_.public_url = bound->url;
    post_.start(clinic_.public_url);
    return *bound;
}

asio::awaitable<void> Service::count_rooms() { counted_.take(co_await rooms_.metrics()); }

// Sign-ins that have ended by themselves, and a sign of life.
asio::awaitable<void> Service::keep_house() {
    asio::steady_timer rest{main_};
    while (!exit_code_) {
        alive_.note(clock_.now());
        identity_.end_idle_logins();
        rest.expires_after(housekeeping_every);
        co_await rest.async_wait(asio::use_awaitable);
    }
}

int Service::run_until_stopped() {
    asio::signal_set signals{main_, SIGINT, SIGTERM};
    signals.async_wait([this](const boost::system::error_code& failed, int signal) {
        if (failed) return;
        telemetry::info("stopping", {{"signal", signal}});
        exit_code_ = exit_code_.value_or(0);
        main_.stop();
    });
    rooms::spawn(main_.get_executor(), "housekeeping", keep_house());
    main_.run();
    if (exit_code_ == storage_lost_code) {
        // Nothing of what is in memory may be trusted or written: end as a power cut would.
        if (server_) server_->stop(lost_goodbye_max);
        std::_Exit(storage_lost_code);
    }
    close();
    return exit_code_.value_or(0);
}

void Service::close() {
    if (!std::exchange(opened_, false)) return;
    if (server_) server_->stop(goodbye_max);
    post_.stop();
    wait_for(identity_.stop());
    wait_for(rooms_.stop());
    loops_.stop();
    // An operator's command served nobody: a session that was cut off before it is so still.
    if (exit_code_) alive_.note(clock_.now());
    // Its threads may still be handing their last answers over to the loops.
    journal_.reset();
    telemetry::info("stopped");
}

}  // namespace commands
