// SPDX-License-Identifier: Apache-2.0
// Names entities of the document, for what evolve touched.
#pragma once

#include "server/domain/group/entity.hpp"

namespace domain::group {

template <class SomeId>
EntityRef ref(Kind kind, const SomeId& id) {
    return {kind, id.value};
}

inline EntityRef only(Kind kind) { return {kind, only_one}; }

inline Touched touched(std::vector<EntityRef> entities) { return {std::move(entities), false}; }

// What is visible elsewhere changes too: everything is rendered again.
inline Touched everything() { return {{}, true}; }

}  // namespace domain::group
