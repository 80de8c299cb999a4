// SPDX-License-Identifier: Apache-2.0
#include "server/journal/writer.hpp"

#include <algorithm>
#include <utility>

namespace journal {
namespace {

// After a checkpoint that could not reset the WAL, because somebody reads it.
constexpr int checkpoint_again_pages = 1000;

void deliver_all(std::vector<Write> writes) {
    std::vector<std::unique_ptr<Resumption>> ready;
    ready.reserve(writes.size());
    for (auto& write : writes) {
        write.waiting->set(write.result);
        ready.push_back(std::move(write.waiting));
    }
    deliver(std::move(ready));
}

void set_all(std::span<Write* const> writes, Failure why) {
    for (auto* write : writes) write->result = why;
}

}  // namespace

Writer::Writer(std::unique_ptr<LogStore> log, std::unique_ptr<Reserve> reserve,
               WriterOptions options)
    : log_(std::move(log)),
      reserve_(std::move(reserve)),
      options_(std::move(options)),
      checkpoint_at_(options_.checkpoint_pages),
      heads_due_(Clock::now() + options_.heads_every) {
    thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Writer::submit(Write write) {
    std::unique_lock lock(mutex_);
    auto refused = refusal();
    if (!refused && queue_.size() >= options_.queue_max && write.urgency == Urgency::ordinary) {
        refused = Failure::busy;
    }
    if (refused) {
        lock.unlock();
        return answer(std::move(write.waiting), Result<void>(*refused));
    }
    queue_.push_back(std::move(write));
    lock.unlock();
    wake_.notify_one();
}

void Writer::submit(std::unique_ptr<Task> task) {
    std::unique_lock lock(mutex_);
    if (const auto refused = refusal()) {
        lock.unlock();
        return task->give_up(*refused);
    }
    tasks_.push_back(std::move(task));
    lock.unlock();
    wake_.notify_one();
}

std::optional<Failure> Writer::refusal() const {
    if (broken_) return Failure::unknown;
    if (stopping_) return Failure::busy;
    return std::nullopt;
}

bool Writer::is_broken() const {
    const std::scoped_lock lock(mutex_);
    return broken_;
}

void Writer::note_commit(std::optional<Clock::time_point> began) {
    const std::scoped_lock lock(mutex_);
    commit_began_ = began;
}

std::chrono::nanoseconds Writer::commit_takes() const {
    const std::scoped_lock lock(mutex_);
    return commit_began_ ? Clock::now() - *commit_began_ : std::chrono::nanoseconds{0};
}

std::size_t Writer::queued() const {
    const std::scoped_lock lock(mutex_);
    return queue_.size();
}

void Writer::run() {
    std::vector<Write> batch;
    while (next_batch(batch)) {
        if (!batch.empty()) work(std::exchange(batch, {}));
        if (!is_broken()) run_tasks();
        if (!is_broken()) keep_house();
    }
    if (!is_broken()) {
        if (grown_) options_.keep_heads(*log_);
        fold_at_the_end();
    }
    log_.reset();
}

bool Writer::next_batch(std::vector<Write>& batch) {
    std::unique_lock lock(mutex_);
    const auto has_work = [this] { return !queue_.empty() || !tasks_.empty() || stopping_; };
    if (const auto due = next_chore()) {
        wake_.wait_until(lock, *due, has_work);
    } else {
        wake_.wait(lock, has_work);
    }
    if (stopping_ && queue_.empty() && tasks_.empty()) return false;
    while (!queue_.empty() && batch.size() < batch_max) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return true;
}

std::optional<Writer::Clock::time_point> Writer::next_chore() const {
    if (broken_) return std::nullopt;
    std::optional<Clock::time_point> due;
    if (wal_pages_ > 0) due = fold_due_;
    if (grown_) due = due ? std::min(*due, heads_due_) : heads_due_;
    return due;
}

void Writer::work(std::vector<Write> batch) {
    std::vector<Write*> writes;
    writes.reserve(batch.size());
    for (auto& write : batch) writes.push_back(&write);

    const auto outcome = commit(writes);
    if (outcome == Commit::unknown) {
        set_all(writes, Failure::unknown);
        give_up();
    }
    grown_ = grown_ || outcome == Commit::done;
    deliver_all(std::move(batch));
}

Commit Writer::commit(std::span<Write* const> batch) {
    if (!reserve_->hold()) return commit_urgent(batch);
    const auto outcome = commit_seen(batch);
    return outcome == Commit::full ? commit_urgent(batch) : outcome;
}

// The disk is full: only signs of danger are tried, in the room that was held back for them.
Commit Writer::commit_urgent(std::span<Write* const> batch) {
    std::vector<Write*> urgent;
    std::ranges::copy_if(batch, std::back_inserter(urgent),
                         [](const Write* write) { return write->urgency == Urgency::danger; });
    set_all(batch, Failure::full);
    if (urgent.empty()) return Commit::full;
    reserve_->release();
    const auto outcome = commit_seen(urgent);
    if (outcome == Commit::full) set_all(urgent, Failure::full);
    return outcome;
}

Commit Writer::commit_seen(std::span<Write* const> batch) {
    const auto began = Clock::now();
    note_commit(began);
    const auto outcome = log_->commit(batch);
    note_commit(std::nullopt);
    last_commit_ = Clock::now();
    if (options_.seen) options_.seen({last_commit_ - began, batch.size(), outcome});
    return outcome;
}

void Writer::run_tasks() {
    std::deque<std::unique_ptr<Task>> tasks;
    {
        const std::scoped_lock lock(mutex_);
        tasks.swap(tasks_);
    }
    for (auto& task : tasks) {
        if (is_broken()) {
            task->give_up(Failure::unknown);
            continue;
        }
        const auto state = task->run(*log_);
        if (state == Task::State::broken) give_up();
        if (state == Task::State::more) go_on_later(std::move(task));
    }
}

void Writer::go_on_later(std::unique_ptr<Task> task) {
    std::unique_lock lock(mutex_);
    if (!stopping_) {
        tasks_.push_back(std::move(task));
        return;
    }
    lock.unlock();
    task->give_up(Failure::busy);  // a stop does not wait for a backup
}

void Writer::keep_house() {
    const auto now = Clock::now();
    if (fold(now) == Commit::unknown) return give_up();

    if (grown_ && now >= heads_due_) {
        options_.keep_heads(*log_);
        grown_ = false;
        heads_due_ = now + options_.heads_every;
    }
}

Commit Writer::fold(Clock::time_point now) {
    const int pages = log_->wal_pages();
    if (pages < wal_pages_) checkpoint_at_ = options_.checkpoint_pages;  // it began anew
    if (pages != wal_pages_) fold_due_ = now + options_.fold_after;
    wal_pages_ = pages;
    if (pages == 0) return Commit::done;

    // What goes back into the file makes it larger: never by the room that signs of danger need.
    const bool may_grow = reserve_->hold();
    // Nobody's word is written during a checkpoint. So there are many small ones rather than few
    // large ones while nobody waits; where words always wait, all together wait least for few.
    const bool portion_is_due =
        pages >= options_.portion_pages && now >= portion_due_ && queued() == 0;
    if (may_grow && (pages >= checkpoint_at_ || portion_is_due)) {
        checkpoint_at_ = std::max(options_.checkpoint_pages, pages + checkpoint_again_pages);
        const auto outcome = log_->checkpoint(false);
        const auto ended = Clock::now();
        portion_due_ = ended + options_.portion_pause * (ended - now);
        return outcome;
    }
    if (now < fold_due_) return Commit::done;
    fold_due_ = now + options_.fold_after;
    if (!may_grow) return Commit::done;
    const auto outcome = log_->checkpoint(true);
    wal_pages_ = log_->wal_pages();
    return outcome;
}

void Writer::fold_at_the_end() {
    if (reserve_->hold())
        log_->checkpoint(true);
    else
        log_->leave_wal();
}

void Writer::give_up() {
    std::deque<Write> writes;
    std::deque<std::unique_ptr<Task>> tasks;
    {
        const std::scoped_lock lock(mutex_);
        broken_ = true;
        writes.swap(queue_);
        tasks.swap(tasks_);
    }
    for (auto& write : writes) answer(std::move(write.waiting), Result<void>(Failure::unknown));
    for (auto& task : tasks) task->give_up(Failure::unknown);
}

}  // namespace journal
