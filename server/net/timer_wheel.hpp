// SPDX-License-Identifier: Apache-2.0
// All deadlines of the connections of one loop, in whole seconds: a tick costs what is due in it,
// however many connections there are, and none of them has a timer of its own.
#pragma once

#include <array>
#include <boost/intrusive/list.hpp>
#include <cstddef>
#include <cstdint>

namespace net {

using Seconds = std::uint32_t;  // since the loop began

using Hook =
    boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

// Something with at most one deadline. It leaves the wheel by itself when it is destroyed.
class Timed : public Hook {
public:
    Timed() = default;
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;

    // The deadline has come, and is no longer set. May destroy this or any other.
    virtual void due(Seconds now) = 0;

protected:
    ~Timed() = default;

private:
    friend class TimerWheel;
    Seconds deadline_ = 0;
};

class TimerWheel {
public:
    Seconds now() const { return now_; }

    // Sets or moves the deadline. One that has passed is due at the next second.
    void set(Timed& timed, Seconds deadline);

    void clear(Timed& timed) { timed.unlink(); }

    // Time passes to `now`, second by second.
    void advance(Seconds now);

private:
    using List = boost::intrusive::list<Timed, boost::intrusive::base_hook<Hook>,
                                        boost::intrusive::constant_time_size<false>>;

    void tick();

    // Longer than most deadlines, so that a tick looks at little that is not due.
    std::array<List, 64> slots_;
    Seconds now_ = 0;
};

}  // namespace net
