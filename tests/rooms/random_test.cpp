// SPDX-License-Identifier: Apache-2.0
// Random weeks of a group: whoever builds the document from patches has what a fresh rendering of
// the log shows, whatever was cached, missed or sent twice on the way.
#include <catch2/catch.hpp>

#include "server/domain/group/records.hpp"
#include "server/rooms/wake.hpp"
#include "server/rooms/zones.hpp"
#include "tests/rooms/support/world.hpp"
#include "tests/support/random_commands.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

// The log, folded by itself: what the room should know.
class Folded {
public:
    const GroupState& follow(const std::vector<journal::Record>& log) {
        for (; at_ < log.size(); ++at_) {
            const auto recorded =
                domain::group::recorded_from(log[at_].skeleton, log[at_].parts).value();
            const auto due = next_deadline(state_);
            for (const auto& event : recorded.events) evolve(state_, event, {recorded.at});
            if (rooms::keep_deadlines(recorded.events)) CHECK(next_deadline(state_) == due);
        }
        return state_;
    }

private:
    GroupState state_;
    std::size_t at_ = 0;
};

Doc rendered(const GroupState& group, const PersonId& person) {
    Doc doc;
    const auto viewer = viewer_of(group, person);
    if (!viewer) return doc;
    for (const auto& entity : entities_of(group)) {
        if (auto json = render(group, entity, lens_for(group, *viewer, entity)))
            doc[std::string{name_of_choice(entity.kind)}][entity.id] = std::move(*json);
    }
    return doc;
}

journal::Wake due(const GroupState& group) {
    const auto to_the_second = [](Timestamp at) { return Timestamp{ms(at) - ms(at) % 1000}; };
    const bool calls = unanswered_risks(group).waiting > 0 || !owed_notices(group).empty();
    if (session_runs(group) || calls) return Timestamp{0};
    const auto deadline = next_deadline(group);
    return deadline ? journal::Wake{to_the_second(*deadline)} : std::nullopt;
}

// One person with one browser, which is not always there.
struct Life {
    PersonId person;
    std::shared_ptr<Device> device;

    bool here() const { return device && device->visit && !device->closed; }
    void come(World& world) {
        if (here()) return;
        if (!device) {
            device = world.enter(person);
            return;
        }
        device = world.enter(person, device->same_page(), device->cursor());
    }
    void go(World& world) {
        if (here()) world.lose(device);
    }
};

// Mostly somebody who may, so that the group gets somewhere; else anybody.
std::size_t actor_of(const Command& command, const GroupState& group, Timestamp now,
                     const std::vector<Life>& lives, RandomCommands& random) {
    domain::Draw draw{1, 2};
    const auto first = random.below(lives.size());
    for (std::size_t i = 0; i < lives.size(); ++i) {
        const auto who = (first + i) % lives.size();
        if (decide(group, lives[who].person, command, {now, draw, rooms::zones()})) return who;
    }
    return first;
}

}  // namespace

TEST_CASE("documents built by patches are what a fresh rendering of the log shows",
          "[rooms][random]") {
    const std::uint64_t seed = GENERATE(1U, 2U);
    CAPTURE(seed);
    World world;
    world.found_group();
    RandomCommands random{seed};
    Folded folded;
    std::vector<Life> lives;
    for (const auto& person : {maria, jonas, olga, ana, ben, carl, dora})
        lives.push_back({person, {}});

    std::string last_id;
    Command last;
    std::size_t actor = 0;
    std::size_t accepted = 0;
    for (int step = 0; step < 1000; ++step) {
        const auto& state = folded.follow(world.journal.memory.log_of(monday));
        if (random.once_in(150)) world.restart();
        if (random.once_in(60) && !session_runs(state)) {
            for (auto& each : lives) each.go(world);
            world.after(std::chrono::hours{random.below(40)});
        }
        for (auto& each : lives) {
            if (random.once_in(12)) each.go(world);
            if (each.person == maria || !random.once_in(3)) each.come(world);
        }
        world.after_with_beats(
            std::chrono::milliseconds{static_cast<std::int64_t>(random.below(90'000))});

        if (last_id.empty() || !random.once_in(20)) {
            const auto& group = folded.follow(world.journal.memory.log_of(monday));
            const auto at = world.clock.now();
            last_id = "random-" + std::to_string(step);
            last = random.next(group, at);
            actor = random.once_in(10) ? random.below(lives.size())
                                       : actor_of(last, group, at, lives, random);
        }
        auto& life = lives[actor];
        life.come(world);
        life.device->act(last_id, last);
        world.settle();
        accepted += life.device->saved(last_id) ? 1 : 0;

        const auto& now = folded.follow(world.journal.memory.log_of(monday));
        CAPTURE(step, world.journal.memory.log_of(monday).back().skeleton);
        for (auto& each : lives) {
            const auto expected = rendered(now, each.person);
            if (each.here())
                REQUIRE(each.device->doc == expected);
            else if (expected.empty() && each.device)
                REQUIRE(each.device->closed);
        }
        REQUIRE(world.noted.faults.empty());
        REQUIRE(world.journal.last_wake == due(now));
    }
    CHECK(accepted > 200);
    for (const auto& life : lives) {
        const auto fresh = world.enter(life.person);
        CHECK(fresh->doc ==
              rendered(folded.follow(world.journal.memory.log_of(monday)), life.person));
    }
}
