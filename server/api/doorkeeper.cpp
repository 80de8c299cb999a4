// SPDX-License-Identifier: Apache-2.0
#include "server/api/doorkeeper.hpp"

#include <chrono>

namespace api {
namespace {

using Steady = std::chrono::steady_clock;

// The desk itself writes no use down more often than this.
constexpr auto noted_every = std::chrono::milliseconds{domain::desk::limits.seen_every_ms};

// Nobody is let in: what is still said is not heard.
class NoVisit final : public rooms::Visit {
public:
    void hear(std::string_view) override {}
    void gone(rooms::Departure) override {}
};

// A page that is open in a room is in use: nobody is signed out in the middle of a session. The
// page itself sees to it that a device which is left alone shows nothing.
class NotedVisit final : public rooms::Visit {
public:
    NotedVisit(std::shared_ptr<rooms::Visit> visit, identity::Identity& identity,
               protocol::PersonId person)
        : visit_{std::move(visit)}, identity_{identity}, person_{std::move(person)} {}

    void hear(std::string_view message) override {
        if (const auto now = Steady::now(); now >= note_at_) {
            note_at_ = now + noted_every;
            identity_.use_all_of(person_);
        }
        visit_->hear(message);
    }
    void gone(rooms::Departure how) override { visit_->gone(how); }

private:
    std::shared_ptr<rooms::Visit> visit_;
    identity::Identity& identity_;
    protocol::PersonId person_;
    Steady::time_point note_at_{};
};

}  // namespace

std::shared_ptr<rooms::Visit> Doorkeeper::enter(const protocol::RoomId& room,
                                                const protocol::PersonId& person,
                                                std::optional<std::string> since,
                                                std::shared_ptr<rooms::Client> client) {
    if (!identity_.room_name(room)) {
        client->close(protocol::CloseCode::not_invited);
        return std::make_shared<NoVisit>();
    }
    auto visit = hall_.enter(room, person, std::move(since), std::move(client));
    return std::make_shared<NotedVisit>(std::move(visit), identity_, person);
}

}  // namespace api
