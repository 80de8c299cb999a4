// SPDX-License-Identifier: Apache-2.0
// Takes what groups owe to the courier, and brings what became of it back to the group.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>

#include "server/notify/courier.hpp"
#include "server/notify/smtp.hpp"
#include "server/rooms/post.hpp"
#include "server/rooms/requests.hpp"

namespace commands {

class NoticePost final : public rooms::Post {
public:
    struct Parts {
        std::optional<notify::Smtp> smtp;  // empty: no mail is set up
        boost::asio::any_io_executor executor;
        std::function<boost::asio::awaitable<rooms::Served>(
            protocol::RoomId, protocol::group::NoteNotice, protocol::CommandId)>
            serve;
        std::function<protocol::Timestamp()> now;
    };

    explicit NoticePost(Parts parts);

    void owes(const protocol::RoomId& room,
              const std::vector<domain::group::OwedNotice>& notices) override;

    // Before this nothing is sent, nor said to be impossible: a notice says where to sign in, and
    // an operator's command knows of no mail. Once.
    void start(std::string public_url);
    // Nothing is sent after this. Before the executor ends.
    void stop();

private:
    notify::Courier::Parts by_mail();
    notify::Courier::Parts without_mail();
    void tell(const protocol::RoomId& room, const notify::Owed& owed,
              protocol::group::NoticeResult result);
    boost::asio::awaitable<void> bring(protocol::RoomId room, protocol::group::NoteNotice note,
                                       protocol::CommandId id);

    Parts parts_;
    std::string public_url_;
    notify::Courier courier_;
};

}  // namespace commands
