// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/history.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "tests/simulation/choose.hpp"
#include "tests/simulation/secrets.hpp"

namespace simulation {

namespace {

constexpr std::size_t steps_between_checks = 100;

Weather::Terms weather_of(std::uint64_t seed) {
    return {.rough_network = (seed & 1) != 0, .rough_disk = (seed & 2) != 0};
}

Counts counts_of(const World& world, std::size_t steps) {
    return {steps, world.truth(monday).position() + world.truth(tuesday).position(),
            world.witness.frames(), world.comparisons};
}

bool is_checked(const Input& input) {
    return input.step % steps_between_checks == steps_between_checks - 1;
}

// All of it again. Short histories are looked at after every step, to tell where it went wrong.
std::optional<Finding> play(World& world, const std::vector<Input>& inputs) {
    const bool closely = inputs.size() <= 2 * steps_between_checks;
    for (const auto& input : inputs) {
        world.perform(input);
        if (closely || is_checked(input)) world.check_everything();
        if (world.findings.first()) return world.findings.first();
    }
    world.heal();
    return world.findings.first();
}

// Each member of the two groups, and where nobody else may tell also who leads them.
Twin twin_of(std::uint64_t seed) {
    constexpr std::array members{"ana", "ben", "carl", "dora", "emil"};
    constexpr std::array leaders{"maria", "jonas"};
    domain::Draw draw{mixed(seed, 0), 17};
    const auto circle = draw.below(2) == 0 ? Circle::nobody_else : Circle::who_leads;
    const bool leads = circle == Circle::nobody_else && draw.below(4) == 0;
    return {PersonId{leads ? leaders.at(draw.below(leaders.size()))
                           : members.at(draw.below(members.size()))},
            circle};
}

// What a slow disk puts off depends on what is written.
Weather::Terms weather_of(std::uint64_t seed, const Twin& twin) {
    auto terms = weather_of(seed);
    if (twin.circle == Circle::who_leads) terms.rough_disk = false;
    return terms;
}

// Two worlds that differ in what the twin says.
struct Lives {
    explicit Lives(std::uint64_t seed)
        : twin{twin_of(seed)},
          one{seed, weather_of(seed, twin)},
          other{seed, weather_of(seed, twin)} {
        one.keeps_transcripts = other.keeps_transcripts = true;
    }

    std::optional<Finding> perform(const Input& input) {
        one.perform(input);
        other.perform(with_another_secret(input));
        return one.findings.first() ? one.findings.first() : other.findings.first();
    }
    std::string differing();

    const Twin twin;
    World one;
    World other;

private:
    bool may_tell(const RoomId& room, const PersonId& person) const {
        if (person == twin.person) return true;
        return twin.circle == Circle::who_leads && one.has_looked_after(room, person);
    }
};

// What a message tells. Which letters a cursor's epoch has is drawn as somebody comes, and nothing
// hangs on them: a room that waits for an answer is open then, another has drawn for its opening.
std::string told_by(const std::string& message) {
    constexpr std::string_view before = R"("cursor":")";
    const auto found =
        message.starts_with(R"({"welcome":)") ? message.find(before) : std::string::npos;
    if (found == std::string::npos) return message;
    const auto epoch = found + before.size();
    return message.substr(0, epoch) + message.substr(message.find(':', epoch));
}

// The first of what somebody got in one life only and may not tell apart.
std::string Lives::differing() {
    for (const auto& room : {monday, tuesday}) {
        for (const auto& person : one.people()) {
            if (may_tell(room, person)) continue;
            for (const std::size_t which : {0U, 1U}) {
                const auto& heard = one.device(room, person, which).heard;
                const auto& heard_too = other.device(room, person, which).heard;
                const auto [at, too] = std::ranges::mismatch(
                    heard, heard_too,
                    [](const auto& a, const auto& b) { return told_by(*a) == told_by(*b); });
                if (at == heard.end() && too == heard_too.end()) continue;
                return person.value + " in " + room.value + " got " +
                       (at == heard.end() ? "nothing" : **at) + "\n    and, had " +
                       twin.person.value + "'s secrets been others, " +
                       (too == heard_too.end() ? "nothing" : **too);
            }
        }
    }
    return {};
}

std::optional<Finding> play_twice(std::uint64_t seed, const std::vector<Input>& inputs) {
    Lives lives{seed};
    for (const auto& input : inputs) {
        if (auto finding = lives.perform(input)) return finding;
    }
    if (auto what = lives.differing(); !what.empty())
        return Finding{no_influence, what, inputs.empty() ? 0 : inputs.back().step};
    return {};
}

std::optional<Finding> play_again(const History& history, const std::vector<Input>& inputs) {
    if (history.twins) return play_twice(history.seed, inputs);
    World world{history.seed, weather_of(history.seed)};
    return play(world, inputs);
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
    steps += other.steps;
    records += other.records;
    frames += other.frames;
    comparisons += other.comparisons;
    return *this;
}

History live_once(std::uint64_t seed, std::size_t steps) {
    History history{seed, {}, {}, {}, false};
    World world{seed, weather_of(seed)};
    Chooser chooser{world, {}};
    for (std::size_t step = 1; step <= steps && !world.findings.first(); ++step) {
        history.inputs.push_back(chooser.choose(step));
        world.perform(history.inputs.back());
        if (is_checked(history.inputs.back())) world.check_everything();
    }
    if (!world.findings.first()) world.heal();
    history.finding = world.findings.first();
    history.counts = counts_of(world, history.inputs.size());
    return history;
}

History live_twice(std::uint64_t seed, std::size_t steps) {
    History history{seed, {}, {}, {}, true};
    Lives lives{seed};
    Chooser chooser{lives.one, {.twin = lives.twin}};
    for (std::size_t step = 1; step <= steps && !history.finding; ++step) {
        history.inputs.push_back(chooser.choose(step));
        history.finding = lives.perform(history.inputs.back());
    }
    if (!history.finding) {
        if (auto what = lives.differing(); !what.empty())
            history.finding = Finding{no_influence, what, history.inputs.size()};
    }
    history.counts = counts_of(lives.one, history.inputs.size());
    history.counts += counts_of(lives.other, history.inputs.size());
    return history;
}

std::optional<Finding> lived_again(const History& history) {
    return play_again(history, history.inputs);
}

History shrunk(History failed, std::size_t tries) {
    const auto promise = failed.finding->promise;
    const auto still_fails = [&](const std::vector<Input>& inputs) {
        if (tries == 0) return false;
        --tries;
        auto finding = play_again(failed, inputs);
        if (!finding || finding->promise != promise) return false;
        failed.finding = std::move(finding);
        return true;
    };
    if (!still_fails(failed.inputs)) return failed;
    for (auto part = failed.inputs.size() / 2; part > 0; part /= 2) {
        for (std::size_t at = 0; at < failed.inputs.size();) {
            auto fewer = failed.inputs;
            const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
            fewer.erase(from,
                        from + static_cast<std::ptrdiff_t>(std::min(part, fewer.size() - at)));
            if (still_fails(fewer))
                failed.inputs = std::move(fewer);
            else
                at += part;
        }
    }
    return failed;
}

void print(const History& failed) {
    std::printf("\nseed %llu%s: %s\n  at step %zu: %s\n  %zu inputs:\n",
                static_cast<unsigned long long>(failed.seed), failed.twins ? " (lived twice)" : "",
                failed.finding->promise.c_str(), failed.finding->step, failed.finding->what.c_str(),
                failed.inputs.size());
    for (const auto& input : failed.inputs)
        std::printf("    %s%s\n", told(input).c_str(), input.secret ? " [secret]" : "");
    std::fflush(stdout);
}

}  // namespace simulation
