// SPDX-License-Identifier: Apache-2.0
// What the connections of one loop share: time, a buffer to read into, and the end of the turn.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/close_codes.hpp"
#include "server/net/login.hpp"
#include "server/net/timer_wheel.hpp"

namespace net {

using DirtyHook =
    boost::intrusive::list_base_hook<boost::intrusive::tag<class Dirty>,
                                     boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

// Whether what is sent may wait for more that goes to the same client.
enum class Haste { at_once, may_wait };

// Something that has gathered work for the end of the loop's turn.
class Dirty : public DirtyHook {
public:
    virtual void flush() = 0;

protected:
    ~Dirty() = default;
};

using OpenHook =
    boost::intrusive::list_base_hook<boost::intrusive::tag<class Open>,
                                     boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

// Something that is open on the loop, and can be asked to end. Each call may destroy this.
class Open : public OpenHook {
public:
    // Finishes what is in flight, says goodbye and ends. `reason` is for machines.
    virtual void go_away(std::string_view reason) = 0;

    // Ends at once.
    virtual void cut() = 0;

    // Ends when it is open for somebody of whom `whose` says yes.
    virtual void revoke(const std::function<bool(const Login&)>& whose, protocol::CloseCode why) {
        (void)whose;
        (void)why;
    }

protected:
    ~Open() = default;
};

// Touched by the loop's thread only.
class LoopLocal {
public:
    explicit LoopLocal(boost::asio::any_io_executor executor);

    const boost::asio::any_io_executor& executor() const { return executor_; }

    TimerWheel& wheel() { return wheel_; }
    Seconds now() const { return wheel_.now(); }

    // For reading into, by whoever runs: its content is gone when that returns to the loop.
    std::span<char> buffer() { return buffer_; }

    // Calls flush() once at the end of this turn of the loop; on a loop that has its hands full
    // with sending, a little later for what may wait, so that more goes with each call of the
    // system. Who is marked already keeps their place.
    void mark(Dirty& dirty, Haste haste);

    using OpenList = boost::intrusive::list<Open, boost::intrusive::base_hook<OpenHook>,
                                            boost::intrusive::constant_time_size<false>>;
    OpenList& open() { return open_; }

    // All that is open goes away, and so does what begins from here on.
    void go_away(std::string reason);
    bool is_going_away() const { return is_going_away_; }
    const std::string& going_away_reason() const { return going_away_reason_; }

    // What is open ends at once.
    void cut();

    void revoke(const std::function<bool(const Login&)>& whose, protocol::CloseCode why);

    // Lets the wheel follow the steady clock, until stop_time().
    void run_time();
    void stop_time();

private:
    using DirtyList = boost::intrusive::list<Dirty, boost::intrusive::base_hook<DirtyHook>,
                                             boost::intrusive::constant_time_size<false>>;

    static std::size_t flush(DirtyList& list);
    void flush_patient();
    void flush_patient_soon();
    void wait_second();

    boost::asio::any_io_executor executor_;
    TimerWheel wheel_;
    std::vector<char> buffer_;
    DirtyList hasty_;
    DirtyList patient_;
    OpenList open_;
    bool is_going_away_ = false;
    std::string going_away_reason_;
    boost::asio::steady_timer flush_timer_;
    std::chrono::steady_clock::time_point flush_not_before_{};
    // When many were flushed last, and how long the loop's thread had worked by then.
    std::chrono::steady_clock::time_point flushed_many_at_{};
    std::chrono::nanoseconds worked_{};
    boost::asio::steady_timer timer_;
    std::chrono::steady_clock::time_point began_{};
    bool time_stands_ = false;
};

}  // namespace net
