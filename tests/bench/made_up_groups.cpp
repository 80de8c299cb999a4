// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/made_up_groups.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "protocol/desk/codec.hpp"
#include "protocol/group/codec.hpp"
#include "server/definitions/measures.hpp"
#include "server/definitions/programmes.hpp"
#include "server/demo/clinic_time.hpp"
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"
#include "server/domain/desk/desk.hpp"
#include "server/identity/tokens.hpp"
#include "server/rooms/accepted.hpp"
#include "server/rooms/codec.hpp"
#include "server/rooms/room.hpp"

namespace bench {

using namespace protocol;

namespace {

constexpr std::size_t leaders = 2;
constexpr std::size_t members = 7;

// As often as a room keeps one: server/rooms/room_open.cpp.
constexpr std::size_t records_between_snapshots = 500;

std::vector<demo::Story> stories() {
    return {demo::amina(), demo::luis(), demo::rosa(), demo::samir(),
            demo::joon(),  demo::mila(), demo::tariq()};
}

const group::Programme& programme() {
    const auto* found = definitions::find_programme(definitions::own_programmes(), "weekly-14");
    if (found == nullptr) throw std::logic_error{"the programme is missing"};
    return *found;
}

demo::Cast cast_of(const std::vector<Person>& people) {
    demo::Cast cast{people[0].id, people[1].id, {}, {"vera"}};
    auto all = stories();
    for (std::size_t i = 0; i < members; ++i) {
        cast.members.push_back({people[leaders + i].id, std::move(all[i])});
    }
    return cast;
}

std::size_t records_of_story(Timestamp now, const std::vector<Person>& people) {
    static const std::size_t records = [&] {
        demo::GroupStory story{cast_of(people), programme(), definitions::own_measures(), now};
        story.play();
        return story.rehearsal().records().size();
    }();
    return records;
}

// Members say their small wins over and over, each time in other words.
void talk(demo::Rehearsal& life, const Group& group, std::size_t times, std::int64_t days) {
    if (times == 0) return;
    const auto pause = days * demo::day_ms * 9 / 10 / static_cast<std::int64_t>(times);
    for (std::size_t i = 0; i < times; ++i) {
        life.pass_ms(pause);
        const auto& who = group.people[leaders + i % members];
        life.says(who.id, group::CheckInWin{{fmt::format("I went outside on day {}.", i)},
                                            group::PartSharing::group});
    }
}

std::vector<journal::Record> fifth_week(const Group& group, Length length, Timestamp now,
                                        domain::Draw& draw) {
    const auto story_records = records_of_story(now, group.people);
    const auto more = length.records > story_records ? length.records - story_records : 0;
    const demo::Opening opening{.seed = draw.below(~0ULL),
                                .days_before_first = std::max<std::int64_t>(length.days, 9)};
    demo::GroupStory story{cast_of(group.people), programme(), definitions::own_measures(), now,
                           opening};
    story.play(
        [&](demo::Rehearsal& life) { talk(life, group, more, opening.days_before_first - 4); });
    return story.rehearsal().take_records();
}

// Founded so many days ago; all have taken their seats, and the first session is next week.
std::vector<journal::Record> before_the_course(const Group& group, Length length, Timestamp now,
                                               domain::Draw& draw) {
    demo::Rehearsal life{later(now, -length.days * demo::day_ms), draw.below(~0ULL)};
    life.server_says(group::FoundGroup{.name = {"Thursday group"},
                                       .time_zone = demo::clinic_zone(),
                                       .seats_max = {8},
                                       .first_session_at = later(now, 7 * demo::day_ms),
                                       .programme = programme()});
    for (std::size_t i = 0; i < group.people.size(); ++i) {
        const auto role = i == 0        ? group::Role::facilitator
                          : i < leaders ? group::Role::cofacilitator
                                        : group::Role::member;
        life.server_says(
            group::SeatPerson{group.people[i].id, {fmt::format("Person {}", i)}, role});
    }
    const auto founded = life.records().size();
    talk(life, group, length.records > founded ? length.records - founded : 0, length.days);
    return life.take_records();
}

// What the room would have found in its journal beside such a log.
std::optional<journal::Snapshot> snapshot_of(const std::vector<journal::Record>& log) {
    std::optional<journal::Snapshot> kept;
    domain::group::GroupState group;
    rooms::AcceptedIds accepted;
    std::size_t records = 0;
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < log.size(); ++at) {
        const auto recorded = *decode_joined<group::Recorded>(log[at].skeleton, log[at].parts);
        for (const auto& event : recorded.events) evolve(group, event, {recorded.at});
        accepted.remember(recorded);
        bytes += rooms::bytes_of(log[at]);
        if (++records < records_between_snapshots) continue;
        if (kept && bytes < rooms::bytes_of(kept->state)) continue;
        accepted.forget_before(later(recorded.at, -rooms::remembered_ms));
        auto split = encode_split(rooms::Kept{group, recorded.at, accepted.kept()});
        kept = {
            at + 1, {std::move(split.skeleton), std::move(split.parts)}, rooms::shape_of_kept()};
        records = bytes = 0;
    }
    return kept;
}

journal::Record record_of(const desk::Recorded& recorded) {
    auto split = encode_split(recorded);
    return {std::move(split.skeleton), std::move(split.parts)};
}

}  // namespace

Group make_group(Length length, Timestamp now, domain::Draw& draw) {
    Group group{draw.id<RoomId>(), {}, {}, {}};
    for (std::size_t i = 0; i < leaders + members; ++i) {
        group.people.push_back({draw.id<PersonId>(), identity::new_token().secret, i < leaders});
    }
    group.log = length.young ? before_the_course(group, length, now, draw)
                             : fifth_week(group, length, now, draw);
    group.snapshot = snapshot_of(group.log);
    return group;
}

journal::Record founding(Timestamp now) {
    return record_of({now, {}, {desk::ClinicFounded{{"Bench clinic (made-up people)"}}}});
}

journal::Record entry_of(const Group& group, Timestamp now, domain::Draw& draw) {
    desk::Events events;
    events.push_back(desk::RoomOpened{group.room, {"Thursday group"}});
    for (const auto& person : group.people) {
        const auto kind = person.leads ? desk::PersonKind::staff : desk::PersonKind::member;
        const auto role = &person == &group.people[0] ? group::Role::facilitator
                          : person.leads              ? group::Role::cofacilitator
                                                      : group::Role::member;
        const desk::AccountWords words{{"bench-" + person.id.value}, {"Made up"}};
        events.push_back(desk::AccountCreated{kind, personal(person.id, words)});
        events.push_back(desk::LoginStarted{draw.id<LoginId>(), person.id,
                                            identity::hash_of(person.secret), !person.leads,
                                            later(now, demo::day_ms)});
        events.push_back(desk::RoomGranted{person.id, group.room, role});
    }
    return record_of({now, {}, std::move(events)});
}

}  // namespace bench
