// SPDX-License-Identifier: Apache-2.0
// Which family an event belongs to: only the way there. Every event has an evolve of exactly its
// own type, or this does not compile.
#include <algorithm>
#include <utility>

#include "server/domain/group/group.hpp"
#include "server/domain/group/next.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

bool moves_sessions(const Touched& touched) {
    return touched.gates || std::ranges::any_of(touched.entities, [](const EntityRef& entity) {
               return entity.kind == Kind::sessions;
           });
}

}  // namespace

Touched evolve(GroupState& group, const Event& event, Stamp stamp) {
    const auto place = std::exchange(group.place, {});
    auto touched = std::visit(
        [&]<class SomeEvent>(const SomeEvent& happened_now) {
            constexpr Touched (*fold)(GroupState&, const SomeEvent&, Stamp) = &evolve;
            auto touched_now = fold(group, happened_now, stamp);
            if constexpr (moves_the_place<SomeEvent>()) {
                ++group.sessions.step;
                touched_now.entities.push_back(only(Kind::next));
            }
            // Whatever happens may be something to know before the next session.
            touched_now.entities.push_back(only(Kind::brief));
            return touched_now;
        },
        event);
    if (place && !moves_sessions(touched)) {
        group.place = place;
    } else {
        group.find_place();
    }
    return touched;
}

}  // namespace domain::group
