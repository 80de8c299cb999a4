// SPDX-License-Identifier: Apache-2.0
#include "server/demo/rehearsal.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "protocol/json/encode.hpp"
#include "protocol/json/split.hpp"
#include "server/rooms/zones.hpp"

namespace demo {

using domain::group::Lens;
using protocol::group::Recorded;

void Rehearsal::until(protocol::Timestamp then) {
    auto due = domain::group::next_deadline(group_);
    while (due && *due <= then) {
        now_ = std::max(now_, *due);
        server_says(protocol::group::ActOnDeadlines{});
        const auto later = domain::group::next_deadline(group_);
        if (later == due) throw std::logic_error{"the demo's clock stands still at a deadline"};
        due = later;
    }
    now_ = std::max(now_, then);
}

protocol::group::Events Rehearsal::says(const protocol::PersonId& who,
                                        const domain::group::Command& what) {
    auto decision = domain::group::decide(group_, who, what, {now_, draw_, rooms::zones()});
    return happen(who, std::move(decision), protocol::encode(what));
}

protocol::group::Events Rehearsal::server_says(const domain::group::ServerCommand& what) {
    auto decision = domain::group::decide(group_, what, {now_, draw_, rooms::zones()});
    return happen(std::nullopt, std::move(decision), protocol::encode(what));
}

std::vector<std::string> Rehearsal::ids_of(protocol::group::Kind kind) const {
    std::vector<std::string> ids;
    for (auto& entity : domain::group::entities_of(group_)) {
        if (entity.kind == kind) ids.push_back(std::move(entity.id));
    }
    return ids;
}

protocol::SeatId Rehearsal::seat_of(const protocol::PersonId& who) const {
    return protocol::there(domain::group::viewer_of(group_, who), "who acts has a seat").seat;
}

std::optional<std::string> Rehearsal::rendered(const domain::group::EntityRef& entity) const {
    const Lens facilitator{protocol::group::Role::facilitator, true, false};
    return domain::group::render(group_, entity, facilitator);
}

protocol::group::Events Rehearsal::happen(std::optional<protocol::PersonId> by,
                                          domain::group::Decision decision,
                                          const std::string& what) {
    if (!decision) {
        throw std::logic_error{fmt::format("the demo's story does not keep the rules: {} {}",
                                           protocol::code_of(decision.error().refusal), what)};
    }
    for (const auto& event : *decision) domain::group::evolve(group_, event, {now_});

    Recorded recorded{.at = now_,
                      .by = std::move(by),
                      .command = {fmt::format("demo-{:06}", records_.size())},
                      .digest = {},
                      .own_digest = {},
                      .events = *decision};
    auto split = protocol::encode_split(recorded);
    records_.push_back({std::move(split.skeleton), std::move(split.parts)});
    return std::move(*decision);
}

}  // namespace demo
