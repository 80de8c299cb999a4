// SPDX-License-Identifier: Apache-2.0
#include "tests/wire/support/fake_hall.hpp"

#include <boost/asio/post.hpp>
#include <chrono>
#include <functional>
#include <utility>

namespace wire {

class FakeHall::Visit final : public rooms::Visit {
public:
    Visit(FakeHall& hall, std::shared_ptr<rooms::Client> client)
        : hall_{hall}, client_{std::move(client)} {}

    void hear(std::string_view message) override {
        {
            const std::lock_guard lock{hall_.using_};
            ++hall_.heard_;
            hall_.changed_.notify_all();
        }
        hall_.hears(*client_, message);
    }

    void gone(rooms::Departure how) override {
        client_.reset();
        const std::lock_guard lock{hall_.using_};
        hall_.gone_.push_back(how);
        hall_.changed_.notify_all();
    }

private:
    FakeHall& hall_;
    std::shared_ptr<rooms::Client> client_;
};

boost::asio::any_io_executor FakeHall::loop_of(const protocol::RoomId& room) {
    return loops_.executor(std::hash<std::string>{}(room.value) % loops_.count());
}

std::shared_ptr<rooms::Visit> FakeHall::enter(const protocol::RoomId& room,
                                              const protocol::PersonId& person,
                                              std::optional<std::string> since,
                                              std::shared_ptr<rooms::Client> client) {
    const bool on_its_loop = loops_.is_on(loops_.index_of(loop_of(room)));
    {
        const std::lock_guard lock{using_};
        entered_.push_back({room.value, person.value, std::move(since), on_its_loop});
        last_ = client;
    }
    welcomes(*client);
    return std::make_shared<Visit>(*this, std::move(client));
}

std::vector<FakeHall::Entered> FakeHall::entered() {
    const std::lock_guard lock{using_};
    return entered_;
}

std::size_t FakeHall::heard(std::size_t count) {
    std::unique_lock lock{using_};
    changed_.wait_for(lock, std::chrono::seconds{10}, [&] { return heard_ >= count; });
    return heard_;
}

std::vector<rooms::Departure> FakeHall::gone(std::size_t count) {
    std::unique_lock lock{using_};
    changed_.wait_for(lock, std::chrono::seconds{10}, [&] { return gone_.size() >= count; });
    return gone_;
}

std::size_t FakeHall::gone_so_far() {
    const std::lock_guard lock{using_};
    return gone_.size();
}

void FakeHall::on_loop(const std::string& room, std::function<void(rooms::Client&)> job) {
    boost::asio::post(loop_of({room}), [this, job = std::move(job)] {
        std::shared_ptr<rooms::Client> client;
        {
            const std::lock_guard lock{using_};
            client = last_.lock();
        }
        if (client) job(*client);
    });
}

}  // namespace wire
