// SPDX-License-Identifier: Apache-2.0
// A focus turn, as the made-up people have it: the sheet, who wrote on it, who knew it too.
#pragma once

#include <functional>

#include "server/demo/rehearsal.hpp"
#include "server/demo/together.hpp"

namespace demo {

class FocusTurn {
public:
    using WhoIs = std::function<protocol::PersonId(std::string_view name)>;

    FocusTurn(Rehearsal& life, protocol::PersonId facilitator, WhoIs who_is)
        : life_{life}, facilitator_{std::move(facilitator)}, who_is_{std::move(who_is)} {}

    // While the group is at work.
    void take(const SheetStory& story);

private:
    void write_on(const SheetStory& story, const protocol::SheetId& sheet);
    void play_scene(const SheetStory& story, const protocol::SheetId& sheet);

    Rehearsal& life_;
    const protocol::PersonId facilitator_;
    const WhoIs who_is_;
};

}  // namespace demo
