// SPDX-License-Identifier: Apache-2.0
// The server is killed while people write, two hundred times over one and the same data, and twenty
// times more while it starts. Whatever was acknowledged is there afterwards, once, for the people
// and in the log.
#include <catch2/catch.hpp>
#include <csignal>
#include <random>

#include "tests/crash/support/log_book.hpp"
#include "tests/crash/support/operated_clinic.hpp"
#include "tests/crash/support/people.hpp"

using namespace support;

namespace {

constexpr int lives_under_load = 200;
// One life in eleven: before anybody is in.
constexpr int lives = lives_under_load / 10 * 11;
constexpr std::size_t rooms = 2;
constexpr std::size_t members = 6;
// Of what a life brings at most: 7 people a room with 25 commands each.
constexpr unsigned acknowledged_max = 250;
constexpr int verified_every = 20;

void check(const Heard& heard, LogBook& book, const std::vector<bots::LoadRoom>& all) {
    for (const auto& room : all) book.read_on({room.room});
    CHECK(book.twice() == "");
    int lost = 0;
    for (const auto& id : heard.acknowledged) lost += book.times(id) == 1 ? 0 : 1;
    CHECK(lost == 0);
    int written_though_refused = 0;
    for (const auto& id : heard.refused) written_though_refused += book.times(id);
    CHECK(written_though_refused == 0);
    CHECK(heard.wrong == std::vector<std::string>{});
}

}  // namespace

TEST_CASE(
    "L1 two hundred kills under load lose nothing that was acknowledged, and nothing is "
    "there twice",
    "[crash]") {
    const OperatedClinic clinic;
    std::optional<People> people;
    {
        auto running = clinic.serve();
        people.emplace(OperatedClinic::people(running.server, rooms, members));
        REQUIRE(running.process.kill(SIGTERM) == 0);
    }
    LogBook book{clinic.data(), clinic.key()};
    std::mt19937 random{1};
    int cut_at_start = 0;
    int cut_under_load = 0;
    for (int life = 1; life <= lives; ++life) {
        INFO("life " << life);
        if (life % 11 == 0) {  // before anybody is in, at some place of its start
            auto started = clinic.start();
            if (life % 22 == 0) started.line_with("listening");
            started.kill(SIGKILL);
            ++cut_at_start;
            continue;
        }
        auto running = clinic.serve();
        check(people->heard(), book, people->rooms());
        const auto enough = 1 + static_cast<int>(random() % acknowledged_max);
        REQUIRE(people->live(running.server, enough,
                             [&] { CHECK(running.process.kill(SIGKILL) == -SIGKILL); }));
        ++cut_under_load;
        if (life % verified_every == 1) {
            CHECK_THAT(clinic.must({"verify"}), Catch::Matchers::Contains("Whole"));
        }
    }

    auto running = clinic.serve();
    REQUIRE(people->look_once(running.server));
    check(people->heard(), book, people->rooms());
    CHECK_THAT(clinic.must({"verify"}), Catch::Matchers::Contains("Whole"));
    REQUIRE(running.process.kill(SIGTERM) == 0);

    const auto& heard = people->heard();
    // The test itself: there was something to lose, and what was sent again was taken for that.
    CHECK(cut_under_load == lives_under_load);
    CHECK(heard.acknowledged.size() > 10'000);
    CHECK(heard.acknowledged_again > lives);
    CHECK(heard.reuses_refused > lives);
    CHECK(heard.cries.size() > 100);
    WARN(cut_under_load << " kills under load and " << cut_at_start << " before anybody was in, "
                        << heard.acknowledged.size() << " commands acknowledged, "
                        << book.commands() << " in the log, " << heard.cries.size()
                        << " of them cries for help, " << heard.acknowledged_again
                        << " acknowledged again, " << heard.reuses_refused
                        << " reuses of an id refused");
}
