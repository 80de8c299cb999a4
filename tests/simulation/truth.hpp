// SPDX-License-Identifier: Apache-2.0
// What the log of one room adds up to, folded here once more from what is on disk, and checked
// record by record. The room itself is never asked.
#pragma once

#include <map>
#include <set>

#include "server/journal/journal.hpp"
#include "tests/simulation/answers.hpp"
#include "tests/simulation/findings.hpp"
#include "tests/simulation/signs.hpp"
#include "tests/support/audience.hpp"

namespace simulation {

using namespace protocol;
using namespace protocol::group;
using domain::group::GroupState;

// A person's seat, if it was not taken away: found here once more, so that a fault in the product's
// own search cannot hide itself. Null: none.
const domain::group::Seat* seat_of(const GroupState& group, const PersonId& person);

// What people have ever said, by who and id: a record on disk must be one of these.
class Sayings {
public:
    struct Said {
        std::uint64_t digest;
        Command command;
    };
    void add(const PersonId& person, const CommandId& id, std::uint64_t digest,
             const Command& command) {
        said_[{person, id}].push_back({digest, command});
    }
    const Said* find(const PersonId& person, const CommandId& id, std::uint64_t digest) const;
    // All that was said with that id.
    const std::vector<Said>& all(const PersonId& person, const CommandId& id) const;

private:
    std::map<std::pair<PersonId, CommandId>, std::vector<Said>> said_;
};

class Truth {
public:
    Truth(Findings& findings, const Sayings& sayings) : findings_{&findings}, sayings_{&sayings} {}

    // One record more is on disk, with this wake time beside it.
    void follow(const journal::Record& record, journal::Wake wake);
    // The room was opened anew: the records are the same, and some words in them are gone for ever.
    void fold_again(const std::vector<journal::Record>& log);
    // The key to somebody's words is destroyed. A room that is open has them until it is told.
    void key_gone(const PersonId& person);
    // Whether there is still somebody to be forgotten here.
    bool must_forget(const PersonId& person) const;

    const GroupState& state() const { return state_; }
    journal::Position position() const { return position_; }
    Timestamp last_at() const { return last_at_; }
    const support::Audience& audience() const { return audience_; }
    const Answers& answers() const { return answers_; }
    const Signs& signs() const { return signs_; }

    enum class Standing { never, same, other };
    Standing standing_of(const PersonId& person, const CommandId& id, std::uint64_t digest) const;
    bool holds(const PersonId& person, const CommandId& id) const;

private:
    void know(const Recorded& recorded, const GroupState& before);
    void know_by_person(const Recorded& recorded, const GroupState& before);
    const Sayings::Said* said_in(const Recorded& recorded, const GroupState& before) const;
    void know_by_server(const Recorded& recorded, const GroupState& before);
    void judge(const Event& event) const;
    void forget(const SeatId& seat);
    void check_forgotten(const journal::Record& record) const;
    void check_answers() const;

    Findings* findings_;
    const Sayings* sayings_;
    GroupState state_;
    journal::Position position_ = 0;
    Timestamp last_at_{};
    support::Audience audience_;
    Answers answers_;
    Signs signs_;
    // Empty: none was written, or it went with the person's words.
    std::map<std::pair<PersonId, CommandId>, std::optional<std::uint64_t>> accepted_;
    std::set<CommandId> served_;
    std::set<PersonId> forgotten_;
};

// When a room must be opened by itself: at once while a session runs, else at the next deadline.
journal::Wake wake_of(const GroupState& group);

}  // namespace simulation
