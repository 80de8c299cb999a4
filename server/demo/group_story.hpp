// SPDX-License-Identifier: Apache-2.0
// Four weeks of the Thursday group, and the session that is under way now.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/demo/first_talk.hpp"
#include "server/demo/rehearsal.hpp"
#include "server/demo/story.hpp"
#include "server/demo/together.hpp"

namespace demo {

struct Member {
    protocol::PersonId person;
    Story story;
};

struct Cast {
    protocol::PersonId facilitator;
    protocol::PersonId cofacilitator;
    std::vector<Member> members;
    protocol::PersonId left;  // had a seat, never came, and has left
};

inline constexpr std::size_t weeks_over = 4;
// How long the session has been going on when the curtain rises.
inline constexpr std::int64_t under_way_ms = 24 * 60 * 1000;

// Any seed; the same one gives the same story. Groups that are older than their first session have
// been known to the clinic for longer.
struct Opening {
    std::uint64_t seed = 0x0c7e7;
    std::int64_t days_before_first = 9;
};

class GroupStory {
public:
    // `now`: when the curtain rises. The programme has at least five sessions.
    GroupStory(Cast cast, protocol::group::Programme programme,
               std::vector<protocol::group::Measure> measures, protocol::Timestamp now,
               Opening opening = {});

    // The whole log up to now. `early`: what else happens between the founding and the first week.
    void play(const std::function<void(Rehearsal&)>& early = {});
    Rehearsal& rehearsal() { return life_; }

private:
    void found(const protocol::group::Programme& programme);
    void week(std::size_t n);
    void before(std::size_t n, protocol::Timestamp starts_at);
    void check_in(const Member& member, const Checkin& checkin);
    void topic(const Member& member, protocol::Timestamp starts_at);
    void gather(std::size_t n, protocol::Timestamp starts_at);
    void hold_session(std::size_t n);
    bool move_on(std::int64_t after_ms);
    void deed_of_speaker(std::size_t n);
    void commit(std::size_t n, const Member& member);
    void close(std::size_t n);
    void after(std::size_t n);
    void company(std::size_t n);
    void write_notes(std::size_t n);
    void link(std::size_t n);
    void work_together(std::size_t n);
    void safety(std::size_t n);
    void who_is_told();
    void plans();
    protocol::RiskId ask_for_call(const protocol::PersonId& person);
    void answer_call(const protocol::PersonId& who, const protocol::RiskId& risk);
    void call_that_is_over();
    void call_that_goes_on();
    void keep_rota();
    void vera_leaves(std::size_t n);
    void make_up(std::size_t n);
    void wedding();
    void today();
    void ask_before_the_course();
    void watch_for_a_month();
    void fill_in_before(std::size_t n, protocol::Timestamp starts_at);
    void fill_in_forms(const Member& member, const protocol::PersonId& by, int total);
    void say_fit(const Member& member, const protocol::FormId& form);
    void answer_flags();
    void ask_this_week();

    protocol::Timestamp start_of(std::size_t n) const;
    protocol::SessionId session_now() const;
    std::optional<protocol::group::ItemKind> running_item() const;
    std::optional<protocol::SeatId> speaker() const;
    const Checkin& checkin_of(std::size_t n, const Member& member) const;
    bool absent(std::size_t n, const Member& member) const;
    const protocol::PersonId& member(std::string_view name) const;

    Cast cast_;
    protocol::group::Programme programme_;
    std::vector<protocol::group::Measure> measures_;
    protocol::Timestamp curtain_;
    Rehearsal life_;
    protocol::SessionId session_;
    // The card of each member's last commitment.
    std::map<protocol::PersonId, protocol::CardId> cards_;
    std::map<protocol::PersonId, std::size_t> committed_in_;
};

}  // namespace demo
