// SPDX-License-Identifier: Apache-2.0
// How appends share commits, and what waits no longer than it may.
#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "tests/journal/support/clinic.hpp"

using namespace support;
using journal::Commit;
using journal::Failure;
using journal::Urgency;

namespace {

// Stops the writer after its first commit until it is let go, so that what queues meanwhile is
// known.
class Gate {
public:
    void pass(const journal::CommitSeen& commit) {
        std::unique_lock lock(mutex_);
        batches_.push_back(commit.writes);
        reached_.notify_all();
        opened_.wait(lock, [this] { return open_; });
    }
    void wait_until_reached() {
        std::unique_lock lock(mutex_);
        reached_.wait(lock, [this] { return !batches_.empty(); });
    }
    void open() {
        const std::scoped_lock lock(mutex_);
        open_ = true;
        opened_.notify_all();
    }
    std::vector<std::size_t> batches() {
        const std::scoped_lock lock(mutex_);
        return batches_;
    }

private:
    std::mutex mutex_;
    std::condition_variable reached_;
    std::condition_variable opened_;
    std::vector<std::size_t> batches_;
    bool open_ = false;
};

struct Gated {
    Directory dir;
    Gate gate;
    std::unique_ptr<journal::SqliteJournal> journal;
    boost::asio::io_context loop;
    std::vector<journal::Result<void>> results;

    explicit Gated(std::size_t queue_max = 4096) {
        auto options = options_for(dir.path());
        options.queue_max = queue_max;
        options.seen = [this](const journal::CommitSeen& commit) { gate.pass(commit); };
        journal = support::open(std::move(options));
    }
    ~Gated() { gate.open(); }

    static boost::asio::awaitable<void> one(journal::Journal& to, int room, Urgency urgency,
                                            std::vector<journal::Result<void>>& out) {
        out.push_back(
            co_await to.append({"room" + std::to_string(room)}, 0, records(1, 1), {}, urgency));
    }

    // Hands it over; the answer comes when the loop runs again.
    void send(int room, Urgency urgency = Urgency::ordinary) {
        boost::asio::co_spawn(loop, one(*journal, room, urgency, results),
                              [](std::exception_ptr) {});
        loop.restart();
        loop.poll();
    }

    void hold_the_first() {
        send(0);
        gate.wait_until_reached();
    }

    std::vector<std::size_t> finish() {
        gate.open();
        loop.restart();
        loop.run();
        return gate.batches();
    }
};

}  // namespace

TEST_CASE("what queues during a commit is the next commit", "[journal][writer]") {
    Gated box;
    box.hold_the_first();
    for (int room = 1; room <= 40; ++room) box.send(room);
    CHECK(box.journal->queued() == 40);

    CHECK(box.finish() == std::vector<std::size_t>{1, 40});
    REQUIRE(box.results.size() == 41);
    for (const auto& result : box.results) CHECK(result);
}

TEST_CASE("a commit has a limit", "[journal][writer]") {
    Gated box;
    box.hold_the_first();
    for (int room = 1; room <= 600; ++room) box.send(room);
    CHECK(box.finish() == std::vector<std::size_t>{1, 512, 88});
}

TEST_CASE("a full queue answers busy at once, but never to a sign of danger", "[journal][writer]") {
    Gated box(10);
    box.hold_the_first();
    for (int room = 1; room <= 10; ++room) box.send(room);
    CHECK(box.results.empty());

    box.send(11);
    REQUIRE(box.results.size() == 1);
    CHECK(why(box.results[0]) == "busy");
    box.send(12, Urgency::danger);
    CHECK(box.results.size() == 1);

    box.finish();
    CHECK(box.results.size() == 13);
    CHECK(load(*box.journal, {"room11"})->after.empty());
    CHECK(load(*box.journal, {"room12"})->after.size() == 1);
}

TEST_CASE("a conflict in a shared commit harms nobody else", "[journal][writer]") {
    Gated box;
    box.hold_the_first();
    box.send(1);
    box.send(0);  // room 0 has a record by then
    box.send(2);
    box.finish();
    CHECK(why(box.results.at(2)) == "conflict");
    CHECK(load(*box.journal, {"room0"})->after.size() == 1);
    CHECK(load(*box.journal, {"room1"})->after.size() == 1);
    CHECK(load(*box.journal, {"room2"})->after.size() == 1);
}

TEST_CASE("closing commits what has queued", "[journal][writer]") {
    Gated box;
    box.hold_the_first();
    for (int room = 1; room <= 5; ++room) box.send(room);
    box.gate.open();
    box.journal.reset();
    box.journal = support::open(box.dir.path());
    CHECK(wait(box.journal->rooms())->size() == 6);
    box.loop.restart();
    box.loop.run();
    CHECK(box.results.size() == 6);
}

TEST_CASE("each loop gets its own answers", "[journal][writer]") {
    Directory dir;
    auto journal = support::open(dir.path());
    const auto write = [](journal::Journal& to, protocol::RoomId room,
                          int& strangers) -> boost::asio::awaitable<void> {
        const auto mine = std::this_thread::get_id();
        for (journal::Position i = 0; i < 200; ++i) {
            if (!co_await to.append(room, i, records(1, 1), {})) ++strangers;
            if (std::this_thread::get_id() != mine) ++strangers;
        }
    };
    std::vector<int> strangers(4, 0);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            boost::asio::io_context loop;
            for (int r = 0; r < 3; ++r) {
                const protocol::RoomId room{"room" + std::to_string(i * 3 + r)};
                boost::asio::co_spawn(loop,
                                      write(*journal, room, strangers[static_cast<std::size_t>(i)]),
                                      [](std::exception_ptr) {});
            }
            loop.run();
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(strangers == std::vector<int>(4, 0));
    CHECK(wait(journal->rooms())->size() == 12);
    CHECK(wait(journal->verify())->records == 2400);
}

TEST_CASE("the WAL is folded into the file when it is quiet", "[journal][writer]") {
    Directory dir;
    auto options = options_for(dir.path());
    options.fold_after = std::chrono::milliseconds(0);
    auto journal = support::open(std::move(options));
    REQUIRE(append(*journal, blue, 0, records(1, 10)));
    // It happens right after the answer; a second task only runs once the first turn is over.
    REQUIRE(wait(journal->keep_heads()));
    REQUIRE(wait(journal->keep_heads()));
    CHECK(std::filesystem::file_size(dir / "octet.db-wal") == 0);
    CHECK(load(*journal, blue)->after == records(1, 10));
}

TEST_CASE("while nobody waits the WAL is folded in small portions", "[journal][writer]") {
    Directory dir;
    auto options = options_for(dir.path());
    options.portion_pages = 8;
    options.portion_pause = 0;
    options.fold_after = std::chrono::hours(1);
    auto journal = support::open(std::move(options));
    for (journal::Position i = 0; i < 100; ++i) {
        REQUIRE(append(*journal, blue, i, {record(std::string(3000, 'x'))}));
        // As in the test above: a whole turn goes by in which nobody waits.
        REQUIRE(wait(journal->keep_heads()));
        REQUIRE(wait(journal->keep_heads()));
    }
    CHECK(std::filesystem::file_size(dir / "octet.db-wal") < 50 * 4096);
    CHECK(load(*journal, blue)->after.size() == 100);
}

TEST_CASE("a WAL of many pages is folded between two commits", "[journal][writer]") {
    Directory dir;
    auto options = options_for(dir.path());
    options.checkpoint_pages = 50;
    options.fold_after = std::chrono::hours(1);
    auto journal = support::open(std::move(options));
    for (journal::Position i = 0; i < 500; ++i) {
        REQUIRE(append(*journal, blue, i, {record(std::string(3000, 'x'))}));
    }
    CHECK(std::filesystem::file_size(dir / "octet.db-wal") < 200 * 4096);
    CHECK(load(*journal, blue)->after.size() == 500);
}
