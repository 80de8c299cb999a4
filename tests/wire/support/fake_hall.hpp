// SPDX-License-Identifier: Apache-2.0
// Rooms without rooms: a visit answers as the test says, and remembers what happened.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "server/net/loops.hpp"
#include "server/rooms/hall.hpp"

namespace wire {

class FakeHall final : public rooms::Hall {
public:
    explicit FakeHall(net::Loops& loops) : loops_{loops} {}

    // What a visit does with a message; unless told otherwise, it sends it back.
    std::function<void(rooms::Client&, std::string_view)> hears = [](rooms::Client& client,
                                                                     std::string_view message) {
        client.send(std::make_shared<const std::string>(message));
    };

    // What happens at once when somebody enters.
    std::function<void(rooms::Client&)> welcomes = [](rooms::Client&) {};

    struct Entered {
        std::string room;
        std::string person;
        std::optional<std::string> since;
        bool on_its_loop = false;
    };

    boost::asio::any_io_executor loop_of(const protocol::RoomId& room) override;
    std::shared_ptr<rooms::Visit> enter(const protocol::RoomId& room,
                                        const protocol::PersonId& person,
                                        std::optional<std::string> since,
                                        std::shared_ptr<rooms::Client> client) override;

    std::vector<Entered> entered();

    // Waits until that many messages were heard, and tells how many; fewer when it takes too long.
    std::size_t heard(std::size_t count = 0);

    // Waits until that many visits have ended, and tells how; fewer when it takes too long.
    std::vector<rooms::Departure> gone(std::size_t count);

    std::size_t gone_so_far();

    // Runs on the loop of a room, with the client that entered last.
    void on_loop(const std::string& room, std::function<void(rooms::Client&)> job);

private:
    class Visit;

    net::Loops& loops_;
    std::mutex using_;
    std::condition_variable changed_;
    std::vector<Entered> entered_;
    std::vector<rooms::Departure> gone_;
    std::size_t heard_ = 0;
    std::weak_ptr<rooms::Client> last_;
};

}  // namespace wire
