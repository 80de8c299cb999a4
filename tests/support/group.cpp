// SPDX-License-Identifier: Apache-2.0
#include "tests/support/group.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "server/domain/group/records.hpp"

namespace support {

namespace {

template <class... SomeCommands>
std::string name_of_alternative(const std::variant<SomeCommands...>& command) {
    return std::visit([]<class T>(const T&) { return std::string{protocol::name_of<T>()}; },
                      command);
}

// Events as JSON: what a failing test should show.
std::string told(const Events& events) {
    Recorded recorded;
    recorded.events = events;
    return encode(recorded);
}

}  // namespace

const Outcome& Outcome::then_all(const Events& expected) const {
    INFO(what_);
    CHECK(told(events()) == told(expected));
    return *this;
}

const Outcome& Outcome::refused(Refusal why, std::string_view at) const {
    INFO(what_);
    if (decision_) {
        FAIL_CHECK("happened instead of " << code_of(why) << ": " << told(*decision_));
    } else {
        CHECK(code_of(decision_.error().refusal) == code_of(why));
        if (!at.empty()) CHECK(decision_.error().at == at);
    }
    return *this;
}

const Events& Outcome::events() const {
    INFO(what_);
    if (!decision_) FAIL("refused with " << code_of(decision_.error().refusal));
    return *decision_;
}

std::ptrdiff_t Outcome::count(std::size_t index) const {
    return std::ranges::count(events(), index, [](const Event& event) { return event.index(); });
}

Event Outcome::only_one(std::size_t index) const {
    INFO(what_ << " led to " << told(events()));
    REQUIRE(count(index) == 1);
    return *std::ranges::find(events(), index, [](const Event& event) { return event.index(); });
}

Group::Group(Programme programme, std::uint64_t seed, std::int64_t days_before)
    : Group{
          FoundGroup{{"Monday group"}, {"Europe/Berlin"}, {8}, first_monday, std::move(programme)},
          seed, days_before} {}

Group::Group(const FoundGroup& founding, std::uint64_t seed, std::int64_t days_before)
    : draw_{seed, 7}, now_{later(founding.first_session_at, -days_before * day - hour)} {
    when_server(founding).events();
}

Outcome Group::when(const PersonId& person, const Command& command) {
    auto decision = domain::group::decide(state_, person, command, {now_, draw_});
    fold(decision);
    return {person.value + " " + name_of_alternative(command), std::move(decision)};
}

Outcome Group::when_server(const ServerCommand& command) {
    auto decision = domain::group::decide(state_, command, {now_, draw_});
    fold(decision);
    return {"server " + name_of_alternative(command), std::move(decision)};
}

// Every record of every test must come back from the disk as it went there.
void Group::fold(const domain::group::Decision& decision) {
    if (!decision) return;
    Recorded recorded;
    recorded.at = now_;
    recorded.command = {"01234567"};
    recorded.events = *decision;
    const auto split = domain::group::to_record(recorded);
    const auto again = domain::group::recorded_from(split.skeleton, split.parts);
    if (!again) FAIL(again.error().at << ": " << again.error().message);
    REQUIRE(*again == recorded);
    for (const auto& event : *decision) domain::group::evolve(state_, event, {now_});
}

Group& Group::seat(const PersonId& person, Role role, std::string_view name) {
    std::string called{name.empty() ? std::string_view{person.value} : name};
    if (name.empty()) called.front() = static_cast<char>(called.front() - 'a' + 'A');
    when_server(SeatPerson{person, {called}, role}).events();
    return *this;
}

Group& Group::after_ms(std::int64_t ms) { return at(later(now_, ms)); }

Group& Group::at(Timestamp when) {
    for (auto due = domain::group::next_deadline(state_); due && *due <= when;
         due = domain::group::next_deadline(state_)) {
        now_ = std::max(now_, *due);
        REQUIRE_FALSE(when_server(ActOnDeadlines{}).events().empty());
    }
    now_ = when;
    return *this;
}

Group& Group::sleep_ms(std::int64_t ms) {
    now_ = later(now_, ms);
    return *this;
}

SeatId Group::seat(const PersonId& person) const {
    const auto& seats = state_.membership.seats;
    const auto found = std::ranges::find_if(
        seats, [&](const auto& entry) { return entry.second.person == person; });
    REQUIRE(found != seats.end());
    return found->first;
}

SessionId Group::session() const {
    REQUIRE(state_.current_session());
    return state_.current_session()->id;
}

SessionId Group::session(std::int64_t n) const {
    return state_.sessions.order.at(static_cast<std::size_t>(n - 1));
}

AgendaItemId Group::item(std::string_view title) const {
    for (const auto& [id, item] : state_.agenda.items) {
        if (item.session != session()) continue;
        if (item.title && item.title->value == title) return id;
        if (item.words && item.words->value && item.words->value->value == title) return id;
    }
    FAIL("no item is called " << title);
    return {};
}

std::optional<std::string> Group::text_for(const PersonId& person, Kind kind,
                                           std::string_view id) const {
    const auto viewer = domain::group::viewer_of(state_, person);
    if (!viewer) return {};
    const EntityRef entity{kind, std::string{id}};
    return domain::group::render(state_, entity, domain::group::lens_for(state_, *viewer, entity));
}

Shown Group::document_of(const PersonId& person) const {
    Shown document;
    for (const auto& entity : domain::group::entities_of(state_)) {
        if (auto text = text_for(person, entity.kind, entity.id)) {
            document[entity.kind][entity.id] = std::move(*text);
        }
    }
    return document;
}

NextView Group::next() const { return sees<NextView>(maria, Kind::next).value(); }

FloorView Group::floor() const { return sees<FloorView>(maria, Kind::floor).value(); }

Group a_group() {
    Group group{short_programme()};
    group.seat(maria, Role::facilitator)
        .seat(jonas, Role::cofacilitator)
        .seat(olga, Role::observer);
    for (const auto& member : {ana, ben, carl, dora}) group.seat(member, Role::member);
    return group;
}

Group a_group_in_lobby() {
    auto group = a_group();
    group.at(later(first_monday, -10 * minute));
    for (const auto& member : {ana, ben, carl}) {
        group.when(member, Arrive{true, true, {"Kitchen"}, {}}).events();
        group.when_server(NotePresence{member, Presence::here}).events();
    }
    group.when_server(NotePresence{maria, Presence::here}).events();
    return group;
}

Group a_group_in_session() {
    auto group = a_group_in_lobby();
    group.at(first_monday);
    group.when(maria, AdmitAll{}).events();
    group.when(maria, StartSession{}).events();
    return group;
}

Group a_group_in_round() {
    auto group = a_group_in_session();
    group.when(maria, Next{group.next().step}).events();
    return group;
}

}  // namespace support
