// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/crowd.hpp"

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>

#include "clients/bots/wire.hpp"

namespace bots {

namespace asio = boost::asio;
using namespace protocol::group;

namespace {

double ms_since(Crowd::Clock::time_point then) {
    return std::chrono::duration<double, std::milli>(Crowd::Clock::now() - then).count();
}

// {"n":42,...: the count of a patch.
std::uint64_t count_of(std::string_view message) {
    std::uint64_t n = 0;
    std::from_chars(message.data() + 5, message.data() + message.size(), n);
    return n;
}

// The ids of another run are used up: the server answers them, and does nothing.
const std::string& this_run() {
    static const std::string run = [] {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
        std::array<char, 16> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), ms, 36).ptr;
        return std::string{text.data(), end};
    }();
    return run;
}

}  // namespace

Crowd::Crowd(asio::any_io_executor executor, Server server, LoadRoom room, Tally& tally)
    : executor_{std::move(executor)},
      server_{std::move(server)},
      room_{std::move(room)},
      tally_{tally},
      people_(room_.cookies.size()) {}

void Crowd::enter() {
    for (std::size_t who = 0; who < people_.size(); ++who) {
        auto& person = people_[who];
        person.socket = std::make_unique<Socket>(executor_, server_, room_.cookies[who]);
        asio::co_spawn(
            executor_,
            person.socket->talk(room_.room, {}, [this, who](auto text) { hear(who, text); }),
            [](const std::exception_ptr& fault, unsigned) {
                if (fault) std::rethrow_exception(fault);
            });
    }
}

bool Crowd::open_session() {
    constexpr int steps = 4;
    if (room_.in_session || opening_step_ > steps) return true;
    if (opening_answers_ < opening_expected_) return false;
    opening_answers_ = 0;
    opening_expected_ = 1;
    switch (opening_step_++) {
        case 0:
            send(0, OpenLobby{});
            return false;
        case 1:
            opening_expected_ = people_.size() - 1;
            for (std::size_t who = 1; who < people_.size(); ++who)
                send(who, Arrive{true, true, {}, {}});
            return false;
        case 2:
            send(0, AdmitAll{});
            return false;
        case 3:
            send(0, StartSession{});
            return false;
        default:
            return true;
    }
}

void Crowd::start_job(Clock::time_point due) {
    due_ = due;
    under_way_ = true;
    acknowledged_ = false;
    heard_ = 0;
    for (auto& person : people_) person.heard = false;
    const auto who = room_.leaders + turn_++ % (people_.size() - room_.leaders);
    send(who,
         CheckInWin{{"I rang my sister back, call " + std::to_string(turn_)}, PartSharing::group});
}

void Crowd::leave() {
    for (auto& person : people_) person.socket->close();
}

void Crowd::hear(std::size_t who, std::string_view message) {
    if (message.starts_with(R"({"n":)")) {
        heard_patch(who, message);
    } else if (message.starts_with(R"({"ok":)")) {
        heard_answer(message, true);
    } else if (message.starts_with(R"({"no":)")) {
        heard_answer(message, false);
    } else if (message.starts_with(R"({"welcome":)")) {
        ++in_;
    }
}

void Crowd::heard_patch(std::size_t who, std::string_view message) {
    auto& person = people_[who];
    const auto n = count_of(message);
    if (person.n != 0 && n != person.n + 1) ++tally_.misordered;
    person.n = n;
    if (!under_way_ || person.heard) return;
    person.heard = true;
    ++heard_;
    if (tally_.measuring) tally_.delivery_ms.push_back(ms_since(due_));
    finish_if_all_heard();
}

void Crowd::heard_answer(std::string_view, bool accepted) {
    if (!under_way_) {
        ++opening_answers_;
        return;
    }
    if (!accepted) {
        ++tally_.refused;
        heard_ = people_.size();
    }
    acknowledged_ = true;
    if (tally_.measuring) tally_.ack_ms.push_back(ms_since(due_));
    finish_if_all_heard();
}

void Crowd::finish_if_all_heard() {
    if (!acknowledged_ || heard_ < people_.size()) return;
    under_way_ = false;
    if (tally_.measuring) ++tally_.jobs;
    if (on_done) on_done();
}

void Crowd::send(std::size_t who, const Command& command) {
    const auto id = this_run() + "-" + std::to_string(who) + "-" + std::to_string(++commands_) +
                    "-" + room_.room;
    people_[who].socket->send(command_message(command, id));
}

}  // namespace bots
