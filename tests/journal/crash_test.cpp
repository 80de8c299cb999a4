// SPDX-License-Identifier: Apache-2.0
// The process is killed while it writes; whatever it had acknowledged is there, once.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "tests/journal/support/clinic.hpp"

using namespace support;
using journal::Position;

namespace {

constexpr int rooms = 5;

protocol::RoomId nth_room(int n) { return {"room" + std::to_string(n)}; }

// Writes into one room until the end of the process, and says so for each record, after the fact.
boost::asio::awaitable<void> write_for_ever(journal::Journal& journal, int room, Position last,
                                            int acknowledgements) {
    for (;;) {
        const auto words = std::to_string(room) + "/" + std::to_string(last + 1);
        std::vector<journal::Record> one{record(words, amina, words)};
        const auto stored = co_await journal.append(nth_room(room), last, std::move(one), {});
        if (!stored) ::_exit(1);
        ++last;
        const auto said = static_cast<char>(room);
        if (::write(acknowledgements, &said, 1) != 1) ::_exit(1);
    }
}

// The child's whole life. It has no threads of its parent, and never comes back.
[[noreturn]] void write_until_killed(const std::filesystem::path& dir,
                                     const std::vector<Position>& ends, int acknowledgements) {
    auto opened = journal::open_journal(options_for(dir));
    if (!opened) ::_exit(1);
    boost::asio::io_context loop;
    for (int room = 0; room < rooms; ++room) {
        boost::asio::co_spawn(
            loop,
            write_for_ever(**opened, room, ends[static_cast<std::size_t>(room)], acknowledgements),
            [](std::exception_ptr) { ::_exit(1); });
    }
    loop.run();
    ::_exit(1);
}

// Counts what the child says, kills it after `enough`, and counts what was still in the pipe.
void kill_after(int enough, const std::filesystem::path& dir, std::vector<Position>& ends) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(pipe_ends[0]);
        write_until_killed(dir, ends, pipe_ends[1]);
    }
    ::close(pipe_ends[1]);
    char room = 0;
    for (int heard = 0; ::read(pipe_ends[0], &room, 1) == 1; ++heard) {
        ++ends[static_cast<std::size_t>(room)];
        if (heard == enough) ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(pipe_ends[0]);
    REQUIRE(WIFSIGNALED(status));
}

}  // namespace

TEST_CASE("L1 kill -9 loses nothing that was acknowledged, and writes nothing twice",
          "[journal][crash]") {
    Directory dir;
    std::vector<Position> ends(rooms, 0);
    for (int round = 0; round < 20; ++round) {
        kill_after(17 * round + 3, dir.path(), ends);

        auto journal = open(dir.path());
        for (int room = 0; room < rooms; ++room) {
            auto& end = ends[static_cast<std::size_t>(room)];
            const auto log = load(*journal, nth_room(room));
            REQUIRE(log);
            CHECK(log->after.size() >= end);
            CHECK(log->after.size() <= end + 1);  // one may have been on its way
            for (std::size_t i = 0; i < log->after.size(); ++i) {
                CHECK(log->after[i].skeleton == std::to_string(room) + "/" + std::to_string(i + 1));
            }
            end = log->after.size();
        }
        CHECK(wait(journal->verify())->whole());
    }
}
