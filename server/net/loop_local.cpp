// SPDX-License-Identifier: Apache-2.0
#include "server/net/loop_local.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <ctime>
#include <utility>

namespace net {
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t buffer_bytes = 128 * 1024;

// Sending costs more than all else that is done for a message, and several to one client cost
// little more than one. So on a full loop a flush to many is followed by a pause in proportion to
// what it took: it has several messages for each client by then, and nobody waits longer than a
// blink. A loop is full when it hardly waited since the flush before; one that was only held up
// once does, so that it does not go on pausing for what the last pause has gathered.
constexpr std::size_t many = 256;
constexpr int pause_of_what_it_took = 15;
constexpr auto pause_max = std::chrono::milliseconds{40};
constexpr int full_percent = 60;

// How long this thread has been working.
std::chrono::nanoseconds worked() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

}  // namespace

LoopLocal::LoopLocal(asio::any_io_executor executor)
    : executor_{std::move(executor)},
      buffer_(buffer_bytes),
      flush_timer_{executor_},
      timer_{executor_} {}

void LoopLocal::mark(Dirty& dirty, Haste haste) {
    if (dirty.is_linked()) return;
    auto& list = haste == Haste::at_once ? hasty_ : patient_;
    const bool is_first = list.empty();
    list.push_back(dirty);
    if (!is_first) return;
    if (haste == Haste::may_wait) return flush_patient_soon();
    asio::post(executor_, [this] { flush(hasty_); });
}

void LoopLocal::flush_patient_soon() {
    // Behind everything that this turn of the loop has found ready.
    if (Clock::now() >= flush_not_before_) {
        return asio::post(executor_, [this] { flush_patient(); });
    }
    flush_timer_.expires_at(flush_not_before_);
    flush_timer_.async_wait([this](const boost::system::error_code& stopped) {
        if (!stopped) flush_patient();
    });
}

void LoopLocal::flush_patient() {
    const auto began = Clock::now();
    if (flush(patient_) < many) return;
    const auto ended = Clock::now();
    const auto work = worked();
    const bool is_full = (work - worked_) * 100 >= (ended - flushed_many_at_) * full_percent;
    worked_ = work;
    flushed_many_at_ = ended;
    if (!is_full) return;
    flush_not_before_ =
        ended + std::min<Clock::duration>(pause_of_what_it_took * (ended - began), pause_max);
}

// How many there were. Whoever is marked from here on waits for the next turn.
std::size_t LoopLocal::flush(DirtyList& list) {
    std::size_t flushed = 0;
    DirtyList now;
    now.swap(list);
    for (; !now.empty(); ++flushed) {
        auto& dirty = now.front();
        now.pop_front();
        dirty.flush();
    }
    return flushed;
}

void LoopLocal::go_away(std::string reason) {
    is_going_away_ = true;
    going_away_reason_ = std::move(reason);
    // Whoever ends at once leaves the list by itself, so each is taken off and put back first.
    OpenList now;
    now.swap(open_);
    while (!now.empty()) {
        auto& one = now.front();
        now.pop_front();
        open_.push_back(one);
        one.go_away(going_away_reason_);
    }
}

void LoopLocal::cut() {
    while (!open_.empty()) open_.front().cut();
}

void LoopLocal::revoke(const std::function<bool(const Login&)>& whose, protocol::CloseCode why) {
    // Closing sends what is pending first, so nobody leaves the list meanwhile.
    for (auto& one : open_) one.revoke(whose, why);
}

void LoopLocal::run_time() {
    began_ = std::chrono::steady_clock::now() - std::chrono::seconds{wheel_.now()};
    wait_second();
}

void LoopLocal::stop_time() {
    time_stands_ = true;  // also for a second that is already on its way
    timer_.cancel();
}

void LoopLocal::wait_second() {
    timer_.expires_at(began_ + std::chrono::seconds{wheel_.now() + 1});
    timer_.async_wait([this](const boost::system::error_code& stopped) {
        if (stopped || time_stands_) return;
        // A loop that was held up has more than one second to make good.
        const auto passed = std::chrono::steady_clock::now() - began_;
        wheel_.advance(
            static_cast<Seconds>(std::chrono::duration_cast<std::chrono::seconds>(passed).count()));
        wait_second();
    });
}

}  // namespace net
