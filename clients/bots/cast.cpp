// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/cast.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>

#include "clients/bots/player.hpp"
#include "protocol/json/decode.hpp"

namespace bots {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

// Empty when the file is gone or being written; the next look finds it.
Cast read_cast(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    auto cast = protocol::decode<Cast>(text);
    return cast ? *cast : Cast{};
}

protocol::Timestamp wall_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return protocol::Timestamp{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

// A player that faults has met a mistake of the server: that must be seen.
void end_if_faulted(const std::exception_ptr& fault) {
    if (!fault) return;
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& error) {
        std::cerr << "octet-bots: " << error.what() << '\n';
        std::exit(EXIT_FAILURE);
    }
}

class Stage {
public:
    Stage(asio::any_io_executor executor, Server server, double pace)
        : executor_{std::move(executor)}, server_{std::move(server)}, pace_{pace} {}

    void follow(const Cast& cast) {
        for (const auto& member : cast.bots) {
            auto& player = players_[member.name];
            if (member.played && !player) {
                player = enter(cast.room, member);
            } else if (!member.played && player) {
                player->leave();
                player.reset();
            }
        }
    }

    void live(protocol::Timestamp now) {
        for (const auto& [name, player] : players_) {
            if (player) player->live(now);
        }
    }

private:
    std::shared_ptr<Player> enter(const std::string& room, const CastMember& member) {
        const auto seed = std::hash<std::string>{}(member.name + room);
        auto player = std::make_shared<Player>(executor_, server_,
                                               Player::Role{room, member.cookie, seed, pace_});
        // The coroutine keeps its player until the socket is closed.
        asio::co_spawn(executor_, player->play(),
                       [player](const std::exception_ptr& fault) { end_if_faulted(fault); });
        return player;
    }

    asio::any_io_executor executor_;
    Server server_;
    double pace_;
    std::map<std::string, std::shared_ptr<Player>> players_;
};

}  // namespace

asio::awaitable<void> play_cast(Server server, std::filesystem::path file, double pace) {
    const auto executor = co_await asio::this_coro::executor;
    Stage stage{executor, std::move(server), pace};
    asio::steady_timer tick{executor};
    while (std::filesystem::exists(file)) {
        stage.follow(read_cast(file));
        stage.live(wall_now());
        tick.expires_after(500ms);
        co_await tick.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

}  // namespace bots
