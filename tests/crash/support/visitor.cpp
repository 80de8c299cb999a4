// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/visitor.hpp"

#include <boost/asio/co_spawn.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "clients/bots/wire.hpp"

namespace support {
namespace {

constexpr auto patience = std::chrono::seconds{30};

std::string fresh_id() {
    static std::random_device random;
    return "visit-" + std::to_string(random()) + "-" + std::to_string(random());
}

}  // namespace

template <class Reached>
bool Visitor::run_until(Reached reached) {
    io_.restart();
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!reached()) {
        if (std::chrono::steady_clock::now() > until) return false;
        io_.run_one_for(std::chrono::milliseconds{100});
    }
    return true;
}

Visitor::Visitor(const bots::Server& server, const std::string& room, const std::string& cookie,
                 const std::string& since) {
    open(server, room, cookie, since);
    INFO("closed with " << closed_.value_or(0));
    REQUIRE(in_);
}

bool Visitor::may_enter(const bots::Server& server, const std::string& room,
                        const std::string& cookie) {
    Visitor visitor;
    visitor.open(server, room, cookie, {});
    return visitor.in_;
}

void Visitor::open(const bots::Server& server, const std::string& room, const std::string& cookie,
                   const std::string& since) {
    socket_ = std::make_unique<bots::Socket>(io_.get_executor(), server, cookie);
    boost::asio::co_spawn(io_, socket_->talk(room, since, [this](auto text) { hear(text); }),
                          [this](const std::exception_ptr& fault, unsigned code) {
                              if (fault) std::rethrow_exception(fault);
                              closed_ = code;
                          });
    run_until([this] { return in_ || closed_; });
}

Visitor::~Visitor() {
    socket_->close();
    run_until([this] { return closed_.has_value(); });
}

void Visitor::hear(std::string_view text) {
    const auto message = bots::read_server_message(text);
    const auto* welcome = message.find("welcome");
    if (welcome && welcome->find("doc")) {
        document_ = *welcome->find("doc");
        seat_ = *welcome->find("you")->find("seat")->text();
        cursor_ = *welcome->find("cursor")->text();
        in_ = true;
    }
    if (const auto* ok = message.find("ok"); ok && *ok->text() == last_id_) answer_ = "ok";
    if (const auto* no = message.find("no"); no && no->text() && *no->text() == last_id_) {
        answer_ = *message.find("why")->find("code")->text();
    }
}

std::string Visitor::ask(const protocol::group::Command& command) {
    return ask_again(command, fresh_id());
}

std::string Visitor::ask_again(const protocol::group::Command& command, const std::string& id) {
    last_id_ = id;
    answer_.reset();
    socket_->send(bots::command_message(command, id));
    if (!run_until([this] { return answer_ || closed_; })) return "no answer";
    return answer_.value_or("gone");
}

std::string Visitor::my_name() const { return name_of(seat_); }

std::string Visitor::name_of(const std::string& seat) const {
    const auto* found = document_.find("seats")->find(seat);
    const auto* name = found != nullptr ? found->find("name") : nullptr;
    return name != nullptr && name->text() != nullptr ? *name->text() : std::string{};
}

unsigned Visitor::close_code() {
    if (!run_until([this] { return closed_.has_value(); })) return 0;
    return *closed_;
}

}  // namespace support
