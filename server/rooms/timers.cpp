// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/timers.hpp"

#include <boost/asio/steady_timer.hpp>

namespace rooms {

Timers::Id Timers::at(Steady when, std::function<void()> call) {
    const Id id{when, ++made_};
    const auto added = calls_.emplace(id, std::move(call)).first;
    if (added == calls_.begin()) next_changed();
    return id;
}

void Timers::cancel(const Id& id) {
    const auto found = calls_.find(id);
    if (found == calls_.end()) return;
    const bool first = found == calls_.begin();
    calls_.erase(found);
    if (first) next_changed();
}

std::optional<Steady> Timers::next() const {
    if (calls_.empty()) return std::nullopt;
    return calls_.begin()->first.when;
}

void Timers::fire(Steady now) {
    const auto made_before = made_;  // what a call adds has to wait for its turn
    for (auto call = calls_.begin(); call != calls_.end() && call->first.when <= now;) {
        if (call->first.number > made_before) {
            ++call;
            continue;
        }
        auto due = calls_.extract(call);
        due.mapped()();
        call = calls_.begin();
    }
    next_changed();
}

void Alarm::set(Steady when, std::function<void()> call) {
    clear();
    id_ = timers_.at(when, [this, call = std::move(call)] {
        id_.reset();
        call();
    });
}

void Alarm::clear() {
    if (id_) timers_.cancel(*id_);
    id_.reset();
}

// Outlives the timers for as long as a wait is under way.
struct LoopTimers::Ticking {
    LoopTimers* owner;
    boost::asio::steady_timer timer;
    std::optional<Steady> set_for{};
};

LoopTimers::LoopTimers(const boost::asio::any_io_executor& loop)
    : ticking_{std::make_shared<Ticking>(Ticking{this, boost::asio::steady_timer{loop}})} {}

LoopTimers::~LoopTimers() {
    ticking_->owner = nullptr;
    ticking_->timer.cancel();
}

void LoopTimers::next_changed() {
    const auto soonest = next();
    if (ticking_->set_for == soonest) return;
    ticking_->set_for = soonest;
    if (!soonest) {
        ticking_->timer.cancel();
        return;
    }
    ticking_->timer.expires_at(*soonest);
    ticking_->timer.async_wait([ticking = ticking_](const boost::system::error_code& cancelled) {
        if (cancelled || !ticking->owner) return;
        ticking->set_for.reset();
        ticking->owner->fire(std::chrono::steady_clock::now());
    });
}

}  // namespace rooms
