// SPDX-License-Identifier: Apache-2.0
// Copying, moving, destroying and comparing one of very many alternatives, compiled once.
#include "protocol/group/events.hpp"

namespace protocol::group {

Command::Command() noexcept = default;
Command::Command(const Command&) = default;
Command::Command(Command&&) noexcept = default;
Command& Command::operator=(const Command&) = default;
Command& Command::operator=(Command&&) noexcept = default;
Command::~Command() = default;
bool Command::operator==(const Command& other) const {
    return static_cast<const variant&>(*this) == static_cast<const variant&>(other);
}

Event::Event() noexcept = default;
Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;
bool Event::operator==(const Event& other) const {
    return static_cast<const variant&>(*this) == static_cast<const variant&>(other);
}

}  // namespace protocol::group
