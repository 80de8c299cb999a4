// SPDX-License-Identifier: Apache-2.0
// A process whose every call that changes a file is asked of us first: it may go on, fail, or be
// the process's last. The kernel asks (seccomp, user notification), so it holds for every library
// and every thread, and needs no rights.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace support {

struct FileCall {
    long nth = 0;             // 1: the first
    bool syncs = false;       // fsync or fdatasync
    bool writes = false;      // bytes into a file
    bool needs_room = false;  // a full disk may refuse it
};

// 0: it goes on; an errno: it fails so; `kill_here`: the process ends before it; `hold_here`: it
// stands still until let_go.
inline constexpr int kill_here = -1;
inline constexpr int hold_here = -2;
using Judge = std::function<int(const FileCall&)>;

class Watched {
public:
    // Runs `work` in a child process, which ends with 0 after it. `judge` is asked on a thread of
    // its own.
    Watched(const std::function<void()>& work, Judge judge);
    ~Watched();
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    pid_t pid() const { return pid_; }

    // Every call that is held goes on.
    void let_go();

    // Waits for its end; its exit code, or minus the signal that ended it.
    int wait();
    // How many calls it made so far.
    long calls() const { return calls_; }

    // Whether the kernel can do this here.
    static bool possible();

private:
    void answer_all(const Judge& judge);
    void answer(std::uint64_t id, int verdict) const;

    pid_t pid_ = -1;
    int listener_ = -1;
    std::mutex mutex_;
    std::vector<std::uint64_t> held_;
    std::atomic<long> calls_{0};
    std::thread answering_;
};

// Runs `work` in a child that is killed right before its nth call that changes a file. False: it
// came to its end before that.
bool killed_at(long nth, const std::function<void()>& work);

}  // namespace support
