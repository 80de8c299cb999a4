// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/line.hpp"

#include "tests/simulation/world.hpp"

namespace simulation {

Line::Line(World& world, Device& device)
    : world_{world},
      device_{&device},
      number_{device.number},
      ear_{device.room, device.person, {}, 0, {}, 0} {}

// Neither way before what was said earlier.
rooms::Steady Line::down_at() {
    const auto arrives = world_.weather.arrives({number_, false}, world_.clock.steady());
    last_down_ = std::max(last_down_, arrives);
    return last_down_;
}

rooms::Steady Line::up_at() {
    last_up_ = std::max(last_up_, world_.weather.arrives({number_, true}, world_.clock.steady()));
    return last_up_;
}

void Line::dial(std::optional<std::string> since) {
    world_.outside.at(
        up_at(), [self = shared_from_this(), since = std::move(since)] { self->enter(since); });
}

void Line::enter(std::optional<std::string> since) {
    if (!server_) return;
    if (!world_.machine.up()) {
        server_ = false;
        return put_down({});
    }
    visit_ =
        world_.machine.rooms().enter(ear_.room, ear_.person, std::move(since), shared_from_this());
}

void Line::say(std::string text, std::optional<Asked> asked) {
    world_.outside.at(up_at(), [self = shared_from_this(), text = std::move(text),
                                asked = std::move(asked)] { self->heard(text, asked); });
}

void Line::heard(const std::string& text, const std::optional<Asked>& asked) {
    if (!visit_) return;
    if (asked)
        ear_.asked.push_back(*asked);
    else if (text.find("beat") != text.npos)
        ++ear_.beats;
    visit_->hear(text);
}

void Line::cut(std::optional<std::chrono::milliseconds> heard_after, rooms::Departure how) {
    device_ = nullptr;
    down_.clear();
    if (!heard_after) return;
    world_.outside.at(std::max(last_up_, world_.clock.steady() + *heard_after),
                      [self = shared_from_this(), how] {
                          self->server_ = false;
                          self->hang_up(how);
                      });
}

void Line::hang_up(rooms::Departure how) {
    if (const auto visit = std::exchange(visit_, nullptr)) visit->gone(how);
}

void Line::send(rooms::Frame frame) {
    if (!server_) return;
    world_.witness.sent(ear_, frame);
    put_down({std::move(frame), {}});
}

void Line::close(protocol::CloseCode why) {
    if (!std::exchange(server_, false)) return;
    put_down({nullptr, why});
    world_.outside.at(world_.clock.steady(),
                      [self = shared_from_this()] { self->hang_up(rooms::Departure::lost); });
}

void Line::too_slow() {
    if (!visit_) return;
    server_ = false;
    put_down({nullptr, protocol::CloseCode::too_slow});
    hang_up(rooms::Departure::lost);
}

void Line::server_died() {
    visit_.reset();
    if (std::exchange(server_, false)) put_down({});
}

void Line::put_down(Packet packet) {
    if (!device_) return;
    down_.push_back(std::move(packet));
    world_.outside.at(down_at(), [self = shared_from_this()] { self->arrive(); });
}

// One for each that was sent; arrive_now() may have been there before.
void Line::arrive() {
    if (!device_ || down_.empty()) return;
    const auto packet = std::move(down_.front());
    down_.pop_front();
    if (packet.frame) return device_->hear(*this, packet.frame);
    auto* device = std::exchange(device_, nullptr);
    device->ended(*this, packet.code);
}

void Line::arrive_now() {
    const auto self = shared_from_this();
    while (device_ && !down_.empty()) arrive();
}

}  // namespace simulation
