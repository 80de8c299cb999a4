// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/truth.hpp"

#include <algorithm>

#include "protocol/group/codec.hpp"
#include "server/domain/group/group.hpp"
#include "server/domain/group/records.hpp"
#include "server/rooms/digest.hpp"
#include "server/rooms/zones.hpp"

namespace simulation {

namespace {

std::optional<std::uint64_t> digest_in(const Recorded& recorded) {
    if (recorded.digest) return rooms::from_hex(*recorded.digest);
    if (recorded.own_digest && recorded.own_digest->value)
        return rooms::from_hex(*recorded.own_digest->value);
    return {};
}

// Whether that command leads to what is in the record: the same happened, in the same words.
bool led_to(const GroupState& before, const PersonId& person, const Command& said,
            const Recorded& recorded) {
    domain::Draw draw{1, 2};
    const auto decided =
        domain::group::decide(before, person, said, {recorded.at, draw, rooms::zones()});
    if (!decided || decided->size() != recorded.events.size()) return false;
    const auto words = [](const Events& events) {
        return encode_split(Recorded{{}, {}, {}, {}, {}, events}).parts;
    };
    return std::ranges::equal(*decided, recorded.events, {}, &Event::index, &Event::index) &&
           words(*decided) == words(recorded.events);
}

// What only time brings about.
bool is_due(const Event& event) {
    if (const auto* ended = std::get_if<SessionEnded>(&event)) return ended->by == EndedBy::time;
    return std::holds_alternative<SessionMissed>(event) ||
           std::holds_alternative<LobbyOpened>(event) ||
           std::holds_alternative<ClosingStarted>(event) ||
           std::holds_alternative<OfferCameDue>(event) ||
           std::holds_alternative<RiskEscalated>(event) ||
           std::holds_alternative<RiskCheckDue>(event);
}

// The states in which something may happen to a session, and once only.
std::string wrong_step(const GroupState& group, const Event& event) {
    const auto in = [&](const SessionId& id, auto... states) {
        const auto* session = group.sessions.find(id);
        return session && ((session->state == states) || ...);
    };
    using enum SessionState;
    if (const auto* e = std::get_if<LobbyOpened>(&event); e && !in(e->session, planned))
        return "a lobby opened twice";
    if (const auto* e = std::get_if<SessionStarted>(&event); e && !in(e->session, lobby))
        return "a session started twice";
    if (const auto* e = std::get_if<ClosingStarted>(&event); e && !in(e->session, open))
        return "a session closed twice";
    if (const auto* e = std::get_if<SessionEnded>(&event); e && !in(e->session, open, closing))
        return "a session ended twice";
    if (const auto* e = std::get_if<SessionHeld>(&event); e && group.held()) return "held twice";
    if (const auto* e = std::get_if<SessionResumed>(&event); e && !group.held())
        return "resumed twice";
    if (const auto* e = std::get_if<PersonRemoved>(&event)) {
        const auto* seat = group.membership.seat(e->seat);
        if (!seat || seat->removed) return "removed twice";
    }
    if (const auto* e = std::get_if<MemberLeft>(&event)) {
        const auto* seat = group.membership.seat(e->seat);
        if (!seat || seat->removed || seat->left) return "left twice";
    }
    return {};
}

}  // namespace

const domain::group::Seat* seat_of(const GroupState& group, const PersonId& person) {
    for (const auto& [id, seat] : group.membership.seats) {
        if (seat.person == person && !seat.removed) return &seat;
    }
    return nullptr;
}

const Sayings::Said* Sayings::find(const PersonId& person, const CommandId& id,
                                   std::uint64_t digest) const {
    const auto found = said_.find({person, id});
    if (found == said_.end()) return nullptr;
    for (const auto& said : found->second) {
        if (said.digest == digest) return &said;
    }
    return nullptr;
}

const std::vector<Sayings::Said>& Sayings::all(const PersonId& person, const CommandId& id) const {
    static const std::vector<Said> nothing;
    const auto found = said_.find({person, id});
    return found == said_.end() ? nothing : found->second;
}

journal::Wake wake_of(const GroupState& group) {
    const auto to_the_second = [](Timestamp at) { return Timestamp{ms(at) - ms(at) % 1000}; };
    const bool calls = unanswered_risks(group).waiting > 0 || !owed_notices(group).empty();
    if (session_runs(group) || calls) return Timestamp{0};
    const auto deadline = next_deadline(group);
    return deadline ? journal::Wake{to_the_second(*deadline)} : std::nullopt;
}

void Truth::follow(const journal::Record& record, journal::Wake wake) {
    const auto recorded = domain::group::recorded_from(record.skeleton, record.parts);
    if (!recorded) return findings_->broken(replay, "unreadable record: " + recorded.error().at);
    if (recorded->at < last_at_) findings_->broken(one_order, "logged time went back");

    check_forgotten(record);
    know(*recorded, state_);
    for (const auto& event : recorded->events) {
        judge(event);
        evolve(state_, event, {recorded->at});
        signs_.note(event);
        if (const auto* gone = std::get_if<PersonErased>(&event)) forget(gone->seat);
    }
    check_answers();
    ++position_;
    last_at_ = recorded->at;
    if (wake != wake_of(state_))
        findings_->broken(live, "the wake time in the journal is not when something is due");
}

void Truth::fold_again(const std::vector<journal::Record>& log) {
    state_ = {};
    for (const auto& record : log) {
        const auto recorded = domain::group::recorded_from(record.skeleton, record.parts);
        if (!recorded) return findings_->broken(replay, "unreadable after an erasure");
        for (const auto& event : recorded->events) evolve(state_, event, {recorded->at});
    }
}

void Truth::key_gone(const PersonId& person) {
    for (const auto& [id, seat] : state_.membership.seats) {
        if (seat.person == person) answers_.erased(id);
    }
    for (auto& [key, digest] : accepted_) {
        if (key.first == person) digest.reset();
    }
}

bool Truth::must_forget(const PersonId& person) const {
    return std::ranges::any_of(state_.membership.seats, [&](const auto& entry) {
        const auto& seat = entry.second;
        return seat.person == person && (!seat.removed || seat.name.value);
    });
}

// Nobody reads their words any more, and the state has none.
void Truth::forget(const SeatId& seat) {
    audience_.erased(seat);
    const auto& person = state_.membership.seats.at(seat).person;
    forgotten_.insert(person);
    if (encode_split(state_).parts.contains({person, KeyClass::words}))
        findings_->broken(forgotten, person.value + " is erased, and the room has words of theirs");
}

void Truth::check_forgotten(const journal::Record& record) const {
    for (const auto& person : forgotten_) {
        if (record.parts.contains({person, KeyClass::words}))
            findings_->broken(forgotten,
                              "something is written of " + person.value + ": " + record.skeleton);
    }
}

void Truth::know(const Recorded& recorded, const GroupState& before) {
    if (recorded.by)
        know_by_person(recorded, before);
    else
        know_by_server(recorded, before);
}

void Truth::know_by_person(const Recorded& recorded, const GroupState& before) {
    const auto& person = *recorded.by;
    const auto digest = digest_in(recorded);
    if (!accepted_.try_emplace({person, recorded.command}, digest).second)
        findings_->broken(once, "accepted twice: " + person.value + '/' + recorded.command.value);
    if (!seat_of(before, person))
        return findings_->broken(revoked, "accepted without a seat: " + person.value);
    const auto* said = said_in(recorded, before);
    if (!said) return findings_->broken(once, "nobody said that: " + recorded.command.value);
    audience_.learn(before, person, said->command, recorded.events);
    const bool heard = answers_.heard_before(before, said->command);
    if (auto wrong = Signs::hear(before, said->command, recorded.events, heard); !wrong.empty())
        findings_->broken(danger, person.value + ": " + wrong);
    if (auto wrong = answers_.follow(before, said->command, recorded.events); !wrong.empty())
        findings_->broken(once, person.value + ": " + wrong);
}

// By the digest, where one was written; else by the id, and by what it led to where the same id was
// used for several.
const Sayings::Said* Truth::said_in(const Recorded& recorded, const GroupState& before) const {
    const auto& person = *recorded.by;
    if (const auto digest = digest_in(recorded))
        return sayings_->find(person, recorded.command, *digest);
    const auto& all = sayings_->all(person, recorded.command);
    if (all.size() == 1) return &all.front();
    const auto found = std::ranges::find_if(
        all, [&](const auto& said) { return led_to(before, person, said.command, recorded); });
    return found == all.end() ? nullptr : &*found;
}

// Each acknowledged answer is there once, as it was given; each sign that it was waits for
// somebody.
void Truth::check_answers() const {
    if (auto wrong = answers_.compare(state_); !wrong.empty()) findings_->broken(once, wrong);
    if (auto wrong = signs_.check(state_); !wrong.empty()) findings_->broken(danger, wrong);
}

void Truth::know_by_server(const Recorded& recorded, const GroupState& before) {
    if (!served_.insert(recorded.command).second)
        findings_->broken(once, "served twice: " + recorded.command.value);
    for (const auto& event : recorded.events) {
        if (!is_due(event)) continue;
        const auto due = next_deadline(before);
        if (!due || *due > recorded.at) findings_->broken(live, "acted before anything was due");
    }
}

void Truth::judge(const Event& event) const {
    if (auto wrong = wrong_step(state_, event); !wrong.empty()) findings_->broken(once, wrong);
}

Truth::Standing Truth::standing_of(const PersonId& person, const CommandId& id,
                                   std::uint64_t digest) const {
    const auto found = accepted_.find({person, id});
    if (found == accepted_.end()) return Standing::never;
    return !found->second || *found->second == digest ? Standing::same : Standing::other;
}

bool Truth::holds(const PersonId& person, const CommandId& id) const {
    return accepted_.contains({person, id});
}

}  // namespace simulation
