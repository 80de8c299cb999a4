// SPDX-License-Identifier: Apache-2.0
#include "server/commands/admin_socket.hpp"

#include <sys/stat.h>
#include <sys/un.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "server/commands/service.hpp"
#include "server/rooms/spawn.hpp"

namespace commands {

namespace asio = boost::asio;

namespace {

constexpr std::size_t line_max = 64 * 1024;
constexpr auto rest_after_failure = std::chrono::milliseconds{200};
constexpr auto as_value = asio::as_tuple(asio::use_awaitable);

const protocol::ParseLimits line_limits{.bytes_max = line_max};

void must_be_short(const std::filesystem::path& path) {
    if (path.native().size() < sizeof(sockaddr_un::sun_path)) return;
    throw config::Mistake{
        "The path of the data directory is too long for a socket: " + path.string() + "."};
}

std::string answer_line(const AdminAnswer& answer) { return protocol::encode(answer) + "\n"; }

}  // namespace

AdminSocket::AdminSocket(Service& service, std::filesystem::path path)
    : path_{std::move(path)}, acceptor_{service.main_loop()} {
    must_be_short(path_);
    // The data directory is locked by this process: a socket that is there is a dead one's.
    std::error_code was_not_there;
    std::filesystem::remove(path_, was_not_there);
    boost::system::error_code failed;
    const auto mask = umask(S_IXUSR | S_IRWXG | S_IRWXO);
    acceptor_.open(Protocol{}, failed);
    if (!failed) acceptor_.bind(Protocol::endpoint{path_.string()}, failed);
    umask(mask);
    if (!failed) acceptor_.listen(asio::socket_base::max_listen_connections, failed);
    if (failed) {
        throw config::Mistake{"The operator's socket " + path_.string() +
                              " cannot be made: " + failed.message() + "."};
    }
    rooms::spawn(service.main_loop().get_executor(), "admin socket", accept(service, acceptor_));
}

AdminSocket::~AdminSocket() {
    std::error_code gone_already;
    std::filesystem::remove(path_, gone_already);
}

asio::awaitable<void> AdminSocket::accept(Service& service, Protocol::acceptor& acceptor) {
    asio::steady_timer rest{service.main_loop()};
    while (true) {
        auto [failed, socket] = co_await acceptor.async_accept(as_value);
        if (failed == asio::error::operation_aborted) co_return;
        if (failed) {
            rest.expires_after(rest_after_failure);
            co_await rest.async_wait(as_value);
            continue;
        }
        rooms::spawn(service.main_loop().get_executor(), "admin command",
                     serve(service, std::move(socket)));
    }
}

asio::awaitable<void> AdminSocket::serve(Service& service, Protocol::socket socket) {
    std::string line;
    auto [failed, size] = co_await asio::async_read_until(
        socket, asio::dynamic_buffer(line, line_max), '\n', as_value);
    if (failed) co_return;
    line.resize(size - 1);
    const auto command = protocol::decode<AdminCommand>(line, line_limits);
    AdminAnswer answer = Refused{"The running server does not know this command: is it older?"};
    if (command) answer = co_await perform(service, *command);
    const auto text = answer_line(answer);
    co_await asio::async_write(socket, asio::buffer(text), as_value);
}

std::optional<AdminAnswer> ask_running(const std::filesystem::path& path,
                                       const AdminCommand& command) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) return std::nullopt;
    must_be_short(path);
    using Protocol = boost::asio::local::stream_protocol;
    asio::io_context io;
    Protocol::socket socket{io};
    boost::system::error_code failed;
    socket.connect(Protocol::endpoint{path.string()}, failed);
    if (failed == asio::error::connection_refused) return std::nullopt;
    if (failed) {
        throw config::Mistake{"The running server cannot be asked at " + path.string() + ": " +
                              failed.message() + "."};
    }
    const auto text = protocol::encode(command) + "\n";
    std::string line;
    asio::write(socket, asio::buffer(text), failed);
    if (!failed) asio::read_until(socket, asio::dynamic_buffer(line), '\n', failed);
    const auto answer = protocol::decode<AdminAnswer>(line, {.bytes_max = 1U << 20U});
    if (failed || !answer) throw config::Mistake{"The running server went away without an answer."};
    return *answer;
}

}  // namespace commands
