// SPDX-License-Identifier: Apache-2.0
// What becomes of a mail that a group owes is told by a server that serves, and by nothing else.
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include "server/commands/notice_post.hpp"

namespace asio = boost::asio;
using namespace protocol;
using group::NoticeResult;

namespace {

const RoomId tuesday{"tuesday001"};
const NoticeId letter{"letter0001"};

asio::awaitable<rooms::Served> taken() { co_return rooms::Served{}; }

// A clinic that has set up no mail.
struct WithoutMail {
    asio::io_context loop;
    std::vector<group::NoteNotice> told;
    commands::NoticePost post{{.smtp = {},
                               .executor = loop.get_executor(),
                               .serve =
                                   [this](RoomId, group::NoteNotice note, CommandId) {
                                       told.push_back(std::move(note));
                                       return taken();
                                   },
                               .now = [] { return Timestamp{1'800'000'000'000}; }}};

    ~WithoutMail() { post.stop(); }
};

}  // namespace

TEST_CASE("a command that an operator gives while the server is stopped leaves owed what is owed",
          "[commands][notice]") {
    WithoutMail clinic;
    clinic.post.owes(tuesday, {{letter, 0, {}, "dana@clinic.test"}});
    clinic.loop.run();
    CHECK(clinic.told.empty());
}

TEST_CASE("a server without mail says so of each notice, once it serves", "[commands][notice]") {
    WithoutMail clinic;
    clinic.post.owes(tuesday, {{letter, 0, {}, "dana@clinic.test"}});
    clinic.post.start("https://clinic.test");

    const auto open = asio::make_work_guard(clinic.loop);
    while (clinic.told.empty()) clinic.loop.run_one();
    CHECK(clinic.told.at(0).notice == letter);
    CHECK(clinic.told.at(0).result == NoticeResult::not_set_up);
}
