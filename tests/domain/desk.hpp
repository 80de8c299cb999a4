// SPDX-License-Identifier: Apache-2.0
// The desk of a clinic to tell stories about.
#pragma once

#include <catch2/catch.hpp>

#include "protocol/desk/codec.hpp"
#include "server/domain/desk/desk.hpp"

namespace support::desk {

using namespace domain::desk;

inline constexpr std::int64_t minute = 60'000;
inline constexpr std::int64_t hour = 60 * minute;
inline constexpr std::int64_t day = 24 * hour;

inline const RoomId room{"monday"};

// The desk of a clinic, told as a story.
class Desk {
public:
    template <class Command>
    Events when(const Command& command) {
        const auto decision = decide(state, command, {now, draw_, domain::utc});
        if (!decision) FAIL("refused with " << code_of(decision.error()));
        fold(*decision);
        return *decision;
    }

    template <class Command>
    std::string_view refusal_of(const Command& command) {
        const auto decision = decide(state, command, {now, draw_, domain::utc});
        if (!decision) return code_of(decision.error());
        FAIL_CHECK("it happened");
        return {};
    }

    template <class SomeEvent, class Command>
    SomeEvent the(const Command& command) {
        for (const auto& event : when(command)) {
            if (const auto* found = std::get_if<SomeEvent>(&event)) return *found;
        }
        FAIL("it did not happen");
        return {};
    }

    PersonId account(PersonKind kind, const char* login) {
        return the<AccountCreated>(CreateAccount{kind, {login}, {"Somebody"}, "hash"}).words.of;
    }
    LoginId sign_in(const PersonId& person, const char* token, bool only_mine = false) {
        return the<LoginStarted>(StartLogin{person, token, only_mine}).login;
    }
    bool is_signed_in(const char* token) const { return state.login_by_token(token, now); }

    DeskState state;
    Timestamp now{1'767'630'600'000};

private:
    // Every record must come back from the disk as it went there.
    void fold(const Events& events) {
        const Recorded recorded{now, {}, events};
        const auto split = encode_split(recorded);
        const auto again = decode_joined<Recorded>(split.skeleton, split.parts);
        REQUIRE(again.has_value());
        REQUIRE(*again == recorded);
        for (const auto& event : events) evolve(state, event, {now});
    }

    domain::Draw draw_{1, 2};
};

inline Desk a_desk() {
    Desk desk;
    desk.when(FoundClinic{{"Lindenhof"}});
    desk.when(OpenRoom{room, {"Monday group"}});
    return desk;
}

}  // namespace support::desk
