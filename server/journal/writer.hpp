// SPDX-License-Identifier: Apache-2.0
// The thread that writes: everything that queued while it made the last commit is the next one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "server/journal/commit.hpp"
#include "server/journal/log_store.hpp"
#include "server/journal/reserve.hpp"
#include "server/journal/write.hpp"

namespace journal {

inline constexpr std::size_t batch_max = 512;

struct WriterOptions {
    std::size_t queue_max = 4096;
    int checkpoint_pages = 8000;
    int portion_pages = 64;
    int portion_pause = 10;
    std::chrono::milliseconds fold_after{1000};
    std::chrono::milliseconds heads_every{60'000};
    // Both run on the writer's thread, between two batches.
    std::function<void(const LogStore&)> keep_heads;
    std::function<void(const CommitSeen&)> seen;  // may be empty
};

// Something that needs the writer's connection for itself.
class Task {
public:
    enum class State { finished, more, broken };

    virtual ~Task() = default;
    // Between two batches; `more`: call again after the next one. Answers whoever waits for it.
    virtual State run(LogStore& log) = 0;
    // The writer is broken or closed; the task will not run (again).
    virtual void give_up(Failure why) = 0;
};

class Writer {
public:
    Writer(std::unique_ptr<LogStore> log, std::unique_ptr<Reserve> reserve, WriterOptions options);
    // Commits what has queued, keeps the heads, checkpoints where there is room, and closes.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // From any thread. What cannot be queued is answered at once: busy or unknown.
    void submit(Write write);
    void submit(std::unique_ptr<Task> task);

    bool is_broken() const;
    std::size_t queued() const;
    // How long the commit that is under way has taken so far; zero: none is.
    std::chrono::nanoseconds commit_takes() const;

private:
    using Clock = std::chrono::steady_clock;

    // Why nothing can be queued any more; empty while it can. Under mutex_.
    std::optional<Failure> refusal() const;

    void run();
    // Waits until there is something to do; false when all is done for good.
    bool next_batch(std::vector<Write>& batch);
    void work(std::vector<Write> batch);
    Commit commit(std::span<Write* const> batch);
    Commit commit_urgent(std::span<Write* const> batch);
    void note_commit(std::optional<Clock::time_point> began);
    Commit commit_seen(std::span<Write* const> batch);
    void run_tasks();
    void go_on_later(std::unique_ptr<Task> task);
    void keep_house();
    Commit fold(Clock::time_point now);
    void fold_at_the_end();
    void give_up();
    std::optional<Clock::time_point> next_chore() const;

    std::unique_ptr<LogStore> log_;
    std::unique_ptr<Reserve> reserve_;
    WriterOptions options_;

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Write> queue_;
    std::deque<std::unique_ptr<Task>> tasks_;
    bool stopping_ = false;
    bool broken_ = false;
    std::optional<Clock::time_point> commit_began_;  // of the one under way

    // The writer's own.
    bool grown_ = false;  // since the heads were kept
    int wal_pages_ = 0;
    int checkpoint_at_;
    Clock::time_point portion_due_;
    Clock::time_point last_commit_;
    Clock::time_point heads_due_;
    Clock::time_point fold_due_;

    std::thread thread_;
};

}  // namespace journal
