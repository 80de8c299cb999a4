// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/device.hpp"

#include <algorithm>

#include "server/domain/group/group.hpp"
#include "server/rooms/messages.hpp"
#include "tests/simulation/world.hpp"
#include "tests/support/messages.hpp"

namespace simulation {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds beat_every{20};
constexpr std::chrono::seconds again_after{2};
constexpr int tries_max = 4;

}  // namespace

void Device::connect(Since since) {
    if (line_) return;
    sent_away_ = false;
    welcomed_ = false;
    line_ = std::make_shared<Line>(world_, *this);
    world_.lines.push_back(line_);
    std::optional<std::string> cursor;
    if (since == Since::older && older_) page_ = *older_;
    if (since == Since::nonsense) cursor = page_.epoch + ":9999";
    if (since <= Since::older && page_.welcomes > 0) cursor = page_.cursor();
    line_->dial(std::move(cursor));
    beat(line_);
}

void Device::beat(const std::shared_ptr<Line>& line) {
    if (line_ != line) return;
    if (welcomed_) line->say(R"({"live":{"is":"beat"}})", {});
    world_.outside.at(world_.clock.steady() + beat_every, [this, line] { beat(line); });
}

void Device::leave() {
    if (!line_) return;
    line_->say(R"({"live":{"is":"bye"}})", {});
    std::exchange(line_, nullptr)->cut(0ms, rooms::Departure::left);
}

void Device::lose(std::optional<std::chrono::milliseconds> heard_after) {
    if (!line_) return;
    std::exchange(line_, nullptr)->cut(heard_after, rooms::Departure::lost);
    come_back_later();
}

void Device::sleep() {
    ++slept_;
    if (line_) std::exchange(line_, nullptr)->cut({}, rooms::Departure::lost);
}

void Device::retire() {
    sleep();
    waiting_.clear();
    sent_away_ = true;
}

void Device::too_slow() {
    if (line_) line_->too_slow();
}

void Device::act(const CommandId& id, const Command& command) {
    const auto digest = rooms::digest_of(command);
    world_.sayings.at(room).add(person, id, digest, command);
    waiting_.push_back({{Asked::What::command, id.value, digest,
                         domain::group::is_danger(world_.truth(room).state(), command)},
                        command,
                        support::message_of(id.value, command)});
    if (welcomed()) line_->say(waiting_.back().text, waiting_.back().asked);
}

void Device::say_again(const CommandId& id, const Command& command) {
    if (!line_) return;
    const auto digest = rooms::digest_of(command);
    world_.sayings.at(room).add(person, id, digest, command);
    line_->say(support::message_of(id.value, command),
               Asked{Asked::What::command, id.value, digest,
                     domain::group::is_danger(world_.truth(room).state(), command)});
}

void Device::ask(const CommandId& id, const Query& query) {
    if (welcomed())
        line_->say(support::message_of(id.value, query), Asked{Asked::What::query, id.value});
}

void Device::say_nonsense(const std::string& text, const std::string& id) {
    if (line_) line_->say(text, Asked{Asked::What::nonsense, id});
}

bool Device::waits_for(std::string_view id) const {
    return std::ranges::any_of(waiting_, [&](const Waiting& one) { return one.asked.id == id; });
}

void Device::hear(const Line& line, const rooms::Frame& frame) {
    if (line_.get() != &line) return;
    if (world_.keeps_transcripts) heard.push_back(frame);
    if (auto wrong = page_.hear(*frame); !wrong.empty())
        world_.findings.broken(one_order, person.value + ": " + wrong);
    const std::string_view text{*frame};
    if (text.starts_with(R"({"welcome":)")) {
        welcomed_ = true;
        tries_ = 0;
        say_all();
    } else if (text.starts_with(R"({"ok":)")) {
        answered(support::unquoted(support::member(text, "ok")));
    } else if (text.starts_with(R"({"no":)")) {
        const auto code = support::unquoted(support::member(support::member(text, "why"), "code"));
        const auto id = support::unquoted(support::member(text, "no"));
        if (code == "too_fast" || code == "busy" || code == "storage_full") return put_off(id);
        answered(id);
    }
}

void Device::answered(std::string_view id) {
    const auto found =
        std::ranges::find_if(waiting_, [&](const Waiting& one) { return one.asked.id == id; });
    if (found != waiting_.end()) waiting_.erase(found);
}

void Device::say_all() {
    for (auto& one : waiting_) {
        one.put_off = false;
        // Of a form that went with a restore nobody knows what its answers mean.
        one.asked.danger = domain::group::is_danger(world_.truth(room).state(), one.command);
        line_->say(one.text, one.asked);
    }
}

void Device::put_off(std::string_view id) {
    for (auto& one : waiting_) one.put_off |= one.asked.id == id;
    if (std::exchange(trying_later_, true)) return;
    world_.outside.at(world_.clock.steady() + again_after, [this] {
        trying_later_ = false;
        try_later();
    });
}

void Device::try_later() {
    if (!welcomed()) return;
    for (auto& one : waiting_) {
        if (std::exchange(one.put_off, false)) line_->say(one.text, one.asked);
    }
}

void Device::ended(const Line& line, std::optional<protocol::CloseCode> code) {
    if (line_.get() != &line) return;
    line_.reset();
    sent_away_ = code && static_cast<int>(*code) >= 4500;
    if (!sent_away_) come_back_later();
}

// Mostly: some pages are closed by then, and nobody tries for ever.
void Device::come_back_later() {
    const auto after = world_.weather.comes_back_after(*this);
    if (!after || ++tries_ > tries_max) return;
    world_.outside.at(world_.clock.steady() + *after, [this, slept = slept_] {
        if (!sent_away_ && slept_ == slept) connect(Since::page);
    });
}

}  // namespace simulation
