// SPDX-License-Identifier: Apache-2.0
#include "server/notify/courier.hpp"

#include <algorithm>

namespace notify {

using namespace protocol;

namespace {

// The wall's clock may be put forward meanwhile.
constexpr std::chrono::milliseconds pause_max{5'000};

}  // namespace

Courier::Courier(Parts parts) : parts_{std::move(parts)} {}

void Courier::start() {
    for (std::size_t i = 0; i < parts_.at_once; ++i) {
        threads_.emplace_back([this] { carry(); });
    }
}

void Courier::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

void Courier::owes(const RoomId& room, std::vector<Owed> notices) {
    {
        const std::lock_guard lock{mutex_};
        std::erase_if(waiting_, [&](const auto& entry) {
            return entry.first.first == room &&
                   std::ranges::find(notices, entry.first.second, &Owed::id) == notices.end();
        });
        for (auto& owed : notices) {
            auto& waiting = waiting_[{room, owed.id}];
            if (waiting.owed.tries != owed.tries) waiting.tried = false;
            waiting.owed = std::move(owed);
        }
    }
    changed_.notify_all();
}

Courier::Waiting* Courier::next(Timestamp now, std::chrono::milliseconds& pause, RoomId& of) {
    const auto turn = [](const Owed& owed) { return std::pair{owed.not_before, owed.tries}; };
    Waiting* first = nullptr;
    for (auto& [key, waiting] : waiting_) {
        if (waiting.tried || (first && turn(first->owed) <= turn(waiting.owed))) continue;
        first = &waiting;
        of = key.first;
    }
    if (!first) return nullptr;
    const auto ms_left = ms_between(now, first->owed.not_before);
    if (ms_left <= 0) return first;
    pause = std::min(pause, std::chrono::milliseconds{ms_left});
    return nullptr;
}

void Courier::carry() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        auto pause = pause_max;
        RoomId room;
        auto* found = next(parts_.now(), pause, room);
        if (!found) {
            changed_.wait_for(lock, pause);
            continue;
        }
        found->tried = true;
        const auto owed = found->owed;
        lock.unlock();
        auto fault = parts_.send(owed, [this] { return stopping_.load(); });
        if (!stopping_) parts_.tried(room, owed, std::move(fault));
        lock.lock();
    }
}

}  // namespace notify
