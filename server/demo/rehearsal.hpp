// SPDX-License-Identifier: Apache-2.0
// Plays a group's life through the real rules, on a clock that only moves when it is told to: what
// comes out is the log that the same life would have left.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "protocol/json/decode.hpp"
#include "protocol/there.hpp"
#include "server/domain/group/group.hpp"
#include "server/journal/journal.hpp"

namespace demo {

class Rehearsal {
public:
    // The same bits give the same ids and drawn orders.
    Rehearsal(protocol::Timestamp start, std::uint64_t seed) : now_{start}, draw_{seed, 0} {}

    protocol::Timestamp now() const { return now_; }

    // Goes on to this instant, never back. What becomes due on the way happens when it is due.
    void until(protocol::Timestamp then);
    void pass_ms(std::int64_t ms) { until(protocol::later(now_, ms)); }

    // The rules must allow it: a refusal is a mistake in the story and ends the process.
    protocol::group::Events says(const protocol::PersonId& who, const domain::group::Command& what);
    protocol::group::Events server_says(const domain::group::ServerCommand& what);

    // What facilitators see of an entity, if it is there.
    template <class View>
    std::optional<View> seen(protocol::group::Kind kind, const std::string& id) const {
        auto text = rendered({kind, id});
        if (!text) return std::nullopt;
        return *protocol::decode<View>(*text);
    }
    // The same of what must be there.
    template <class View>
    View the(protocol::group::Kind kind, const std::string& id) const {
        return protocol::there(seen<View>(kind, id), "a story tells of what is there");
    }
    std::vector<std::string> ids_of(protocol::group::Kind kind) const;
    protocol::SeatId seat_of(const protocol::PersonId& who) const;
    // What a form that is there asks.
    const protocol::group::Measure& measure_of(const protocol::FormId& form) const {
        return group_.forms.measure_of(*group_.forms.find(form));
    }

    const domain::group::GroupState& group() const { return group_; }
    const std::vector<journal::Record>& records() const { return records_; }

    // For the journal, in order.
    std::vector<journal::Record> take_records() { return std::move(records_); }
    journal::Wake wake() const { return domain::group::next_deadline(group_); }

private:
    std::optional<std::string> rendered(const domain::group::EntityRef& entity) const;
    protocol::group::Events happen(std::optional<protocol::PersonId> by,
                                   domain::group::Decision decision, const std::string& what);

    protocol::Timestamp now_;
    domain::Draw draw_;
    domain::group::GroupState group_;
    std::vector<journal::Record> records_;
};

// The one event of this kind that must have come of it.
template <class SomeEvent>
SomeEvent the(const protocol::group::Events& events) {
    for (const auto& event : events) {
        if (const auto* found = std::get_if<SomeEvent>(&event)) return *found;
    }
    throw std::logic_error{"the demo's story did not lead where it should"};
}

}  // namespace demo
