// SPDX-License-Identifier: Apache-2.0
#include "server/commands/notice_post.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/rooms/spawn.hpp"
#include "server/telemetry/log.hpp"

namespace commands {

namespace asio = boost::asio;
using namespace protocol;
using group::NoteNotice;
using group::NoticeResult;

namespace {

// Doubled each time: a room that is closed for good takes no answer until the server starts again.
constexpr std::chrono::seconds again_after{1};
constexpr std::chrono::seconds again_after_max{300};

// May be read on a locked screen or by somebody else: it tells of no group, no person, no reason.
notify::Mail neutral_mail(const notify::Owed& owed, const std::string& public_url) {
    return {.id = owed.id.value + ".octet",
            .to = owed.address,
            .subject = "Please sign in now",
            .text =
                "Something is waiting for you, and it should not wait for long.\n\n"
                "Please sign in: " +
                public_url +
                "\n\nIf you cannot, please let a colleague know.\n\n"
                "This mail was sent by itself. Answers to it are not read.\n"};
}

// Each result of each try is applied once, however often it is brought.
CommandId id_for(const notify::Owed& owed, NoticeResult result) {
    const auto* how = result == NoticeResult::not_set_up ? "-none" : "-";
    return {"notice-" + owed.id.value + how + std::to_string(owed.tries)};
}

bool try_again(const rooms::Served& served) {
    return served.has_error() && (served.error().refusal == Refusal::busy ||
                                  served.error().refusal == Refusal::storage_full);
}

}  // namespace

NoticePost::NoticePost(Parts parts)
    : parts_{std::move(parts)}, courier_{parts_.smtp ? by_mail() : without_mail()} {}

notify::Courier::Parts NoticePost::by_mail() {
    auto send = [this](const notify::Owed& owed,
                       const std::function<bool()>& given_up) -> std::optional<std::string> {
        if (owed.address.empty()) return "no address any more";
        return notify::send(*parts_.smtp, neutral_mail(owed, public_url_), given_up);
    };
    auto tried = [this](const RoomId& room, const notify::Owed& owed,
                        const std::optional<std::string>& fault) {
        if (fault) telemetry::warn("notice_failed", {{"why", *fault}, {"before", owed.tries}});
        tell(room, owed, fault ? NoticeResult::failed : NoticeResult::sent);
    };
    return {.send = std::move(send), .tried = std::move(tried), .now = parts_.now};
}

notify::Courier::Parts NoticePost::without_mail() {
    auto send = [](const notify::Owed&, const std::function<bool()>&) { return std::nullopt; };
    auto tried = [this](const RoomId& room, const notify::Owed& owed,
                        const std::optional<std::string>&) {
        tell(room, owed, NoticeResult::not_set_up);
    };
    return {.send = send, .tried = std::move(tried), .now = parts_.now, .at_once = 1};
}

void NoticePost::start(std::string public_url) {
    public_url_ = std::move(public_url);
    courier_.start();
}

void NoticePost::stop() { courier_.stop(); }

void NoticePost::owes(const RoomId& room, const std::vector<domain::group::OwedNotice>& notices) {
    std::vector<notify::Owed> owed;
    owed.reserve(notices.size());
    for (const auto& [id, tries, not_before, address] : notices) {
        owed.push_back({id, tries, not_before, address});
    }
    courier_.owes(room, std::move(owed));
}

void NoticePost::tell(const RoomId& room, const notify::Owed& owed, NoticeResult result) {
    rooms::spawn(parts_.executor, "what became of a notice",
                 bring(room, NoteNotice{owed.id, result}, id_for(owed, result)));
}

asio::awaitable<void> NoticePost::bring(RoomId room, NoteNotice note, CommandId id) {
    asio::steady_timer rest{co_await asio::this_coro::executor};
    auto pause = again_after;
    while (try_again(co_await parts_.serve(room, note, id))) {
        rest.expires_after(pause);
        co_await rest.async_wait(asio::use_awaitable);
        pause = std::min(2 * pause, again_after_max);
    }
}

}  // namespace commands
