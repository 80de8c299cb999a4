// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/player.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <utility>

#include "clients/bots/wire.hpp"

namespace bots {

namespace asio = boost::asio;
using protocol::Value;

namespace {

constexpr std::int64_t beat_every_ms = 20'000;
constexpr unsigned stay_away_from = 4500;  // close codes from here on say: do not come back

protocol::Timestamp wall_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return protocol::Timestamp{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

}  // namespace

Player::Player(const asio::any_io_executor& executor, Server server, Role role)
    : executor_{executor},
      socket_{executor, std::move(server), role.cookie},
      role_{std::move(role)},
      mind_{role_.seed, role_.pace} {}

asio::awaitable<void> Player::play() {
    asio::steady_timer pause{executor_};
    while (!leaving_) {
        const auto code =
            co_await socket_.talk(role_.room, {}, [this](auto message) { hear(message); });
        in_room_ = false;
        if (code >= stay_away_from) co_return;
        pause.expires_after(std::chrono::seconds{1});
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void Player::live(protocol::Timestamp now) {
    if (!in_room_ || leaving_) return;
    if (protocol::ms_between(last_beat_, now) >= beat_every_ms) {
        last_beat_ = now;
        socket_.send(R"({"live":{"is":"beat"}})");
    }
    if (waiting_) return;
    const auto deed = mind_.next_deed(seen_, protocol::later(now, server_ahead_ms_));
    if (!deed) return;
    const auto id = "bot-" + std::to_string(role_.seed) + "-" + std::to_string(protocol::ms(now)) +
                    "-" + std::to_string(++commands_);
    waiting_ = Waiting{id, command_message(*deed, id)};
    socket_.send(waiting_->message);
}

void Player::leave() {
    leaving_ = true;
    socket_.close();
}

void Player::hear(std::string_view message) {
    const auto heard = read_server_message(message);
    if (const auto* hello = heard.find("welcome")) {
        welcome(*hello);
    } else if (const auto* changes = heard.find("patch")) {
        patch(*changes);
    } else if (const auto* ok = heard.find("ok")) {
        answered(*ok->text());
    } else if (const auto* no = heard.find("no")) {
        answered(*no->text());
    } else if (const auto* live = heard.find("live")) {
        if (auto view = live_view_of(*live)) seen_.live = std::move(*view);
    }
}

void Player::welcome(const Value& welcome) {
    seen_.you = you_of(*welcome.find("you"));
    server_ahead_ms_ = *welcome.find("now")->whole() - protocol::ms(wall_now());
    if (const auto* doc = welcome.find("doc")) {
        document_.clear();
        patch(*doc);
    }
    in_room_ = true;
    send_again();
}

void Player::patch(const Value& patch) {
    for (const auto& [kind, entities] : *patch.members()) {
        for (const auto& [id, entity] : *entities.members()) {
            if (entity.is_null()) {
                document_[kind].erase(id);
            } else {
                document_[kind][id] = entity;
            }
        }
    }
    read_document();
}

void Player::read_document() {
    Value::Members kinds;
    for (const auto& [kind, entities] : document_) {
        Value::Members members;
        for (const auto& [id, entity] : entities) members.push_back({id, entity});
        kinds.push_back({kind, Value{std::move(members)}});
    }
    seen_.document = document_of(Value{std::move(kinds)});
}

void Player::answered(const std::string& id) {
    if (waiting_ && waiting_->id == id) waiting_.reset();
}

void Player::send_again() {
    if (waiting_) socket_.send(waiting_->message);
}

}  // namespace bots
