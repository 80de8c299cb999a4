// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

#include "tests/wire/support/served.hpp"

using namespace wire;

namespace {

// Takes every descriptor that this process may still have.
class Shortage {
public:
    Shortage() {
        getrlimit(RLIMIT_NOFILE, &before_);
        rlimit few{256, before_.rlim_max};
        setrlimit(RLIMIT_NOFILE, &few);
        for (int one = open("/dev/null", O_RDONLY); one >= 0; one = open("/dev/null", O_RDONLY)) {
            taken_.push_back(one);
        }
    }
    ~Shortage() {
        end();
        setrlimit(RLIMIT_NOFILE, &before_);
    }
    Shortage(const Shortage&) = delete;
    Shortage& operator=(const Shortage&) = delete;

    void give_back(std::size_t count) {
        for (; count > 0 && !taken_.empty(); --count) {
            close(taken_.back());
            taken_.pop_back();
        }
    }
    void end() { give_back(taken_.size()); }

private:
    rlimit before_{};
    std::vector<int> taken_;
};

}  // namespace

TEST_CASE("a server that ran out of descriptors takes connections again", "[listener]") {
    Served served;
    auto before = served.socket();
    auto& failures =
        served.metrics.counter("octet_accept_failures_total",
                               "Times that accepting failed, by a lack of descriptors mostly.");
    {
        Shortage shortage;
        shortage.give_back(1);
        // Its client has the last one: the server has none to take it with, and says no.
        auto refused = served.wire();
        CHECK(refused.is_over());
        CHECK(failures.value() >= 1);
        before.say(text("still here"));
        CHECK(before.frame().payload == "still here");
    }
    auto after = served.socket("room2");
    after.say(text("back"));
    CHECK(after.frame().payload == "back");
}

TEST_CASE("many come at once, and all are taken", "[listener]") {
    net::ServerOptions options;
    options.http.silent_per_address_max = 500;
    options.http.silent_max = 500;
    options.socket.per_person_max = 500;
    Served served{options};
    std::vector<Wire> all;
    for (int i = 0; i < 300; ++i) all.push_back(served.wire());
    for (auto& wire : all) wire.say(Upgrade{}.text() + text("in"));
    for (auto& wire : all) {
        CHECK(wire.answer().status == 101);
        CHECK(wire.frame().payload == "in");
    }
}
