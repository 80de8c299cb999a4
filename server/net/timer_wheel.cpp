// SPDX-License-Identifier: Apache-2.0
#include "server/net/timer_wheel.hpp"

#include <algorithm>

namespace net {

void TimerWheel::set(Timed& timed, Seconds deadline) {
    timed.unlink();
    timed.deadline_ = std::max(deadline, now_ + 1);
    slots_[timed.deadline_ % slots_.size()].push_back(timed);
}

void TimerWheel::advance(Seconds now) {
    while (now_ < now) tick();
}

void TimerWheel::tick() {
    ++now_;
    auto& slot = slots_[now_ % slots_.size()];
    List waiting;
    waiting.swap(slot);
    while (!waiting.empty()) {
        auto& timed = waiting.front();
        waiting.pop_front();
        if (timed.deadline_ <= now_)
            timed.due(now_);
        else
            slot.push_back(timed);
    }
}

}  // namespace net
