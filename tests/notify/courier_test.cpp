// SPDX-License-Identifier: Apache-2.0
// The courier tries each notice once for each count of tries, at its time, and drops what is not
// owed any more.
#include <catch2/catch.hpp>
#include <deque>
#include <future>

#include "server/notify/courier.hpp"

using namespace notify;
using namespace protocol;

namespace {

const RoomId monday{"monday"};

// Hears of every try, and lets each of them go on only when it is told to.
class Tries {
public:
    Courier::Parts parts() {
        return {.send = [this](const Owed& owed,
                               const std::function<bool()>&) -> std::optional<std::string> {
                    add(owed.id.value + "#" + std::to_string(owed.tries));
                    return fault_;
                },
                .tried =
                    [this](const RoomId& room, const Owed& owed,
                           const std::optional<std::string>& fault) {
                        add(room.value + "/" + owed.id.value + (fault ? " failed" : " sent"));
                    },
                .now = [this] { return now_.load(); }};
    }
    std::string next() {
        std::unique_lock lock{mutex_};
        came_.wait(lock, [&] { return !seen_.empty(); });
        auto first = seen_.front();
        seen_.pop_front();
        return first;
    }
    bool none_left() {
        const std::lock_guard lock{mutex_};
        return seen_.empty();
    }
    void fail(std::string why) { fault_ = std::move(why); }
    void set_time(Timestamp at) { now_ = at; }

private:
    void add(std::string what) {
        const std::lock_guard lock{mutex_};
        seen_.push_back(std::move(what));
        came_.notify_all();
    }
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<std::string> seen_;
    std::optional<std::string> fault_;
    std::atomic<Timestamp> now_{Timestamp{1000}};
};

std::unique_ptr<Courier> started(Tries& tries) {
    auto courier = std::make_unique<Courier>(tries.parts());
    courier->start();
    return courier;
}

Owed owed(const char* id, std::int64_t tries = 0, std::int64_t not_before = 0) {
    return {{id}, tries, Timestamp{not_before}, "a@x.test"};
}

// Whatever else was to be tried was tried before this, and is heard of.
void check_nothing_else(Courier& courier, Tries& tries) {
    courier.owes({"friday"}, {owed("last", 9, 999)});
    CHECK(tries.next() == "last#9");
    CHECK(tries.next().starts_with("friday/last"));
    courier.stop();
    CHECK(tries.none_left());
}

}  // namespace

TEST_CASE("what is owed is sent, and its room hears of it", "[notify][courier]") {
    Tries tries;
    const auto courier = started(tries);

    courier->owes(monday, {owed("one")});

    CHECK(tries.next() == "one#0");
    CHECK(tries.next() == "monday/one sent");
}

TEST_CASE("said again, it is not sent again until its count of tries has grown",
          "[notify][courier]") {
    Tries tries;
    tries.fail("down");
    const auto courier = started(tries);
    courier->owes(monday, {owed("one")});
    CHECK(tries.next() == "one#0");
    CHECK(tries.next() == "monday/one failed");

    courier->owes(monday, {owed("one"), owed("two")});
    CHECK(tries.next() == "two#0");
    CHECK(tries.next() == "monday/two failed");
    courier->owes(monday, {owed("one", 1), owed("two")});
    CHECK(tries.next() == "one#1");
    CHECK(tries.next() == "monday/one failed");
    check_nothing_else(*courier, tries);
}

TEST_CASE("whoever waits longest comes first, and what fails again and again after that",
          "[notify][courier]") {
    Tries tries;
    auto parts = tries.parts();
    parts.at_once = 1;
    Courier courier{std::move(parts)};
    courier.owes({"a"}, {owed("again", 5, 100), owed("late", 0, 200)});
    courier.owes({"z"}, {owed("early", 0, 50), owed("fresh", 0, 100)});

    courier.start();

    CHECK(tries.next() == "early#0");
    CHECK(tries.next() == "z/early sent");
    CHECK(tries.next() == "fresh#0");
    CHECK(tries.next() == "z/fresh sent");
    CHECK(tries.next() == "again#5");
    CHECK(tries.next() == "a/again sent");
    CHECK(tries.next() == "late#0");
}

TEST_CASE("nothing is tried before its time, nor when it is not owed any more",
          "[notify][courier]") {
    Tries tries;
    const auto courier = started(tries);
    courier->owes(monday, {owed("later", 0, 5000), owed("never", 0, 5000)});
    courier->owes(monday, {owed("later", 0, 5000), owed("now")});
    CHECK(tries.next() == "now#0");
    CHECK(tries.next() == "monday/now sent");
    courier->owes({"tuesday"}, {owed("soon")});
    CHECK(tries.next() == "soon#0");
    CHECK(tries.next() == "tuesday/soon sent");

    tries.set_time(Timestamp{5000});
    courier->owes(monday, {owed("later", 0, 5000)});
    CHECK(tries.next() == "later#0");
    CHECK(tries.next() == "monday/later sent");
    check_nothing_else(*courier, tries);
}

TEST_CASE("what is owed before the courier starts waits for it; after it stopped nothing is tried",
          "[notify][courier]") {
    Tries tries;
    Courier courier{tries.parts()};
    courier.owes(monday, {owed("early")});
    CHECK(tries.none_left());
    courier.start();
    CHECK(tries.next() == "early#0");
    CHECK(tries.next() == "monday/early sent");

    courier.stop();
    courier.owes(monday, {owed("late")});
    CHECK(tries.none_left());
}
