// SPDX-License-Identifier: Apache-2.0
// What is to happen later on one loop, in order: one timer of the machine's serves all of it.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <compare>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "server/rooms/clock.hpp"

namespace rooms {

// On its loop only.
class Timers {
public:
    struct Id {
        Steady when;
        std::uint64_t number = 0;
        auto operator<=>(const Id&) const = default;
    };

    virtual ~Timers() = default;

    // Calls back on the loop, once, not before `when`, and never from within at().
    Id at(Steady when, std::function<void()> call);
    void cancel(const Id& id);

protected:
    // The earliest call, or nothing, has become another.
    virtual void next_changed() = 0;

    std::optional<Steady> next() const;
    // Calls everything that is due, in order. A call may add and cancel others.
    void fire(Steady now);

private:
    std::map<Id, std::function<void()>> calls_;
    std::uint64_t made_ = 0;
};

// One call at a time; it is forgotten with the alarm.
class Alarm {
public:
    explicit Alarm(Timers& timers) : timers_{timers} {}
    ~Alarm() { clear(); }
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    // Replaces what was set before.
    void set(Steady when, std::function<void()> call);
    void clear();
    bool is_set() const { return id_.has_value(); }
    // Whether it goes off at `when` or before.
    bool is_set_by(Steady when) const { return id_ && id_->when <= when; }

private:
    Timers& timers_;
    std::optional<Timers::Id> id_;
};

class LoopTimers final : public Timers {
public:
    explicit LoopTimers(const boost::asio::any_io_executor& loop);
    ~LoopTimers() override;

private:
    struct Ticking;
    void next_changed() override;
    std::shared_ptr<Ticking> ticking_;
};

}  // namespace rooms
