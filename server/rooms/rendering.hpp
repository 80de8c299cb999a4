// SPDX-License-Identifier: Apache-2.0
// A group's entities as JSON, rendered once for each distinct lens and shared by all who look
// through it.
#pragma once

#include <boost/container/flat_map.hpp>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/group/group.hpp"
#include "server/rooms/hall.hpp"

namespace rooms {

// One entity through one lens; null when nothing of it is visible.
using Fragment = Frame;

struct Change {
    domain::group::EntityRef entity;
    Fragment now;
    bool operator==(const Change&) const = default;
};
using Changes = std::vector<Change>;  // by kind, then by id

// {"goals":{"k3x9q":{...},"w07pa":null}}
std::string patch_of(const Changes& changes);

class Rendering {
public:
    // One viewer across something that happened: the eyes before and after it, and what differs.
    struct Look {
        domain::group::Viewer before;
        domain::group::Viewer after;
        Changes changes;
    };

    // Fills in what changed for each of `looks`, every viewer that document() was made for and
    // that still watches. `group` is as it is after what happened.
    void follow(const domain::group::GroupState& group, domain::group::Touched touched,
                std::span<Look> looks);

    // The whole document for one viewer: {"goals":{...},...}.
    std::string document(const domain::group::GroupState& group,
                         const domain::group::Viewer& viewer);

private:
    struct Seen {
        std::size_t lens;
        Fragment fragment;
    };
    // What was rendered of one entity since it was last touched: a lens or two or five.
    using Rendered = std::vector<Seen>;
    // One stretch of memory: a document is read from its beginning to its end.
    using Entity = std::pair<domain::group::EntityRef, Rendered>;
    using Cache =
        boost::container::flat_map<domain::group::EntityRef, Rendered,
                                   std::less<domain::group::EntityRef>, std::vector<Entity>>;

    void follow_one(const domain::group::GroupState& group, Entity& entity, std::span<Look> looks);
    const Fragment& through(const domain::group::GroupState& group,
                            const domain::group::EntityRef& entity, Rendered& rendered,
                            const domain::group::Lens& lens);
    void hold_all(const domain::group::GroupState& group);
    void forget_unseen();
    void forget_all();

    Cache cache_;
    bool holds_all_ = false;  // every entity of the document has its place in cache_
};

}  // namespace rooms
