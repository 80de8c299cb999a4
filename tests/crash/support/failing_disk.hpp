// SPDX-License-Identifier: Apache-2.0
// The same work again and again, on a disk where each time another call fails that changes a file:
// once, or from then on. For whatever writes past SQLite too.
#pragma once

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "tests/crash/support/file_calls.hpp"

namespace support {

struct Fault {
    int error = 0;          // an errno
    bool for_good = false;  // and every call after it

    std::string name() const;
};

inline constexpr std::array faults{Fault{EIO, false}, Fault{EIO, true}, Fault{ENOSPC, false},
                                   Fault{ENOSPC, true}};

// One life of a disk; it outlives the process that works on it.
class FailingDisk {
public:
    // The nth call that this fault can meet fails: a full disk still takes away a file.
    FailingDisk(Fault fault, long nth) : fault_{fault}, nth_{nth} {}

    Judge judge();
    bool failed() const { return failed_; }
    bool once() const { return !fault_.for_good; }
    const Fault& fault() const { return fault_; }

private:
    Fault fault_;
    long nth_;
    std::atomic<long> met_{0};
    std::atomic<bool> failed_{false};
};

// Runs `work` in a child on that disk, and answers how it ended: its exit code or minus a signal.
// One that stands still is ended after a minute, by SIGALRM.
int run_on(FailingDisk& disk, const std::function<void()>& work);

// What the operator reads: one line, whole, in words of ours, that also says how to mend it.
void is_clear(const std::string& sentence);

// Counts what came of a sweep, and says it at its end.
class Outcomes {
public:
    void count(const std::string& outcome) { ++of_[outcome]; }
    std::string text() const;

private:
    std::map<std::string, int> of_;
};

// `begin()` makes a scene; `attempt(scene, disk)` works on it on that disk and answers what came of
// it, in a word; `check(scene, disk)` looks at what is left of it on a healthy one.
template <class Begin, class Attempt, class Check>
void fail_at_every_call(const std::vector<Fault>& which, Begin begin, Attempt attempt,
                        Check check) {
    for (const auto& fault : which) {
        Outcomes outcomes;
        for (long nth = 1;; ++nth) {
            INFO(fault.name() << " at call number " << nth);
            const auto scene = begin();
            FailingDisk disk{fault, nth};
            outcomes.count(attempt(*scene, disk));
            check(*scene, disk);
            if (disk.failed()) continue;
            CHECK(nth > 5);
            break;
        }
        WARN(fault.name() << ": " << outcomes.text());
    }
}

}  // namespace support
