// SPDX-License-Identifier: Apache-2.0
// Draws what happens next: mostly what people do, now and then what goes wrong.
#pragma once

#include "tests/simulation/secrets.hpp"
#include "tests/simulation/world.hpp"

namespace simulation {

// Of what one seed's history is made: of everything, but for what would make it another one when
// this person's secrets are others.
struct Script {
    std::optional<Twin> twin;
};

class Chooser {
public:
    Chooser(World& world, Script script) : world_{world}, script_{std::move(script)} {}

    // The same for the same seed, step and state of the world.
    Input choose(std::size_t step);

private:
    struct Drawing;
    World& world_;
    Script script_;

    // What was said, to be said again.
    struct Said {
        RoomId room;
        PersonId person;
        CommandId id;
        Command command;
    };
    std::vector<Said> said_;
};

}  // namespace simulation
