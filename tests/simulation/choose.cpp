// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/choose.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "server/domain/group/group.hpp"
#include "tests/simulation/choose_forms.hpp"
#include "tests/support/random_commands.hpp"

namespace simulation {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using namespace support;

namespace {

// What no client of ours says. Where the id can be read it is "nonsense1".
constexpr const char* nonsense[] = {
    "",
    "{",
    "[]",
    R"({"do":"set_goal"})",
    R"({"do":"fly_away","id":"nonsense1","with":{}})",
    R"({"do":"raise_hand","id":"nonsense1","with":{"seat":"x"}})",
    R"({"do":"raise_hand","id":"nonsense1","with":{},"role":"facilitator"})",
    R"({"do":"raise_hand","do":"raise_hand","id":"nonsense2","with":{}})",
    R"({"do":"next","id":"nonsense2","with":{"step":1e400}})",
    R"({"do":"rename_me","id":"nonsense1","with":{"name":""}})",
    R"({"do":"raise_hand","id":"x","with":{}})",
    R"({"live":{"is":"dance"}})",
};

// More of them would leave nobody to see it.
constexpr std::ptrdiff_t erased_max = 4;

}  // namespace

struct Chooser::Drawing {
    World& world;
    const Script& script;
    std::vector<Said>& said;
    std::size_t step;
    domain::Draw draw{mixed(world.seed, step), 1};
    Input input{};

    std::uint64_t below(std::uint64_t bound) { return draw.below(bound); }
    bool once_in(std::uint64_t times) { return below(times) == 0; }
    const GroupState& group() const { return world.truth(input.room).state(); }
    bool is_twin(const PersonId& person) const {
        return script.twin && script.twin->person == person;
    }
    // What one person says moves the others in time when a disk is slow, or fails at the next
    // write; in two lives that must be the same write.
    bool writes_differ() const { return script.twin && script.twin->circle == Circle::who_leads; }

    // A word's id as our client makes it: 26 characters that tell the time.
    CommandId new_id() {
        constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        std::string id(26, '0');
        auto at = static_cast<std::uint64_t>(ms(world.clock.now()));
        for (std::size_t i = 10; i-- > 0; at /= 32) id[i] = alphabet[at % 32];
        for (std::size_t i = 10; i < id.size(); ++i) id[i] = alphabet[below(32)];
        return {id};
    }

    milliseconds some_time() {
        const auto luck = below(100);
        if (luck < 45) return milliseconds{below(100)};
        if (luck < 75) return milliseconds{below(3000)};
        if (luck < 95) return milliseconds{below(20'000)};
        return milliseconds{below(60'000)};
    }

    // Between sessions life goes on elsewhere for hours and days.
    milliseconds time_before() {
        const bool runs =
            session_runs(world.truth(monday).state()) || session_runs(world.truth(tuesday).state());
        if (runs || !once_in(25)) return some_time();
        std::optional<Timestamp> next;
        for (const auto& room : {monday, tuesday}) {
            const auto due = next_deadline(world.truth(room).state());
            if (due && (!next || *due < *next)) next = due;
        }
        const auto left = next ? ms_between(world.clock.now(), *next) : day;
        const auto until = left - static_cast<std::int64_t>(below(20)) * minute;
        if (once_in(3) || until <= 0) return milliseconds{below(30 * hour)};
        return milliseconds{until};
    }

    PersonId anybody() { return world.people()[below(world.people().size())]; }
    // Somebody who belongs to the room, mostly; who leads it, more than others.
    PersonId somebody() {
        for (int tries = 0; tries < 4; ++tries) {
            const auto person = anybody();
            const auto* seat = seat_of(group(), person);
            const bool leads =
                seat && (seat->role == Role::facilitator || seat->role == Role::cofacilitator);
            if (leads || (seat && tries > 0)) return person;
        }
        return anybody();
    }

    // Mostly who may do it, so that the group gets somewhere; else anybody.
    PersonId who_may(const Command& command) {
        if (once_in(10)) return anybody();
        domain::Draw dice{1, 2};
        const auto& people = world.people();
        const auto first = below(people.size());
        for (std::size_t i = 0; i < people.size(); ++i) {
            const auto& person = people[(first + i) % people.size()];
            if (world.is_erased(person)) continue;
            if (decide(group(), person, command, {world.clock.now(), dice, domain::utc}))
                return person;
        }
        return people[first];
    }

    void act(Command command) {
        auto person = who_may(command);
        act(std::move(person), std::move(command));
    }
    void act(PersonId person, Command command) {
        input.what = Do::act;
        input.id = new_id();
        input.person = std::move(person);
        input.command = std::move(command);
        if (script.twin && !keeps_secrets_apart(group(), *script.twin, input)) return connect();
        said.push_back({input.room, input.person, input.id, *input.command});
    }
    void act() {
        if (once_in(60)) return act(WriteLine{LineKind::distress, {}});
        if (once_in(5)) {
            if (auto next = step_with_forms(group(), world.clock.now(), draw))
                return act(std::move(next->person), std::move(next->command));
        }
        RandomCommands commands{mixed(world.seed, step), step * 64};
        act(commands.next(group(), world.clock.now()));
    }
    void remove_somebody() {
        std::vector<SeatId> seats;
        for (const auto& [id, seat] : group().membership.seats) {
            if (!seat.removed && !is_twin(seat.person)) seats.push_back(id);
        }
        if (seats.size() < 4) return act();
        act(RemovePerson{seats[below(seats.size())], {words_with_mark(step * 64 + 63)}});
    }
    void seat_somebody() {
        input.what = Do::seat;
        input.person = anybody();
        if (world.is_erased(input.person)) return act();
        const auto had = std::ranges::find_if(group().membership.seats, [&](const auto& seat) {
            return seat.second.person == input.person;
        });
        auto role = had == group().membership.seats.end() ? Role::member : had->second.role;
        if (!is_twin(input.person) && once_in(3)) role = static_cast<Role>(below(5));
        const Name name{input.person.value + std::to_string(step)};
        input.served = SeatPerson{input.person, name, role};
        input.id = {"seat-" + input.person.value + '-' + std::to_string(step)};
        input.n = static_cast<std::int64_t>(1 + below(2));
    }

    void say_again() {
        if (said.empty()) return act();
        const auto from = once_in(4) ? 0 : said.size() - std::min<std::size_t>(said.size(), 20);
        const auto& one = said[from + below(said.size() - from)];
        if (is_twin(one.person) || world.is_erased(one.person)) return act();
        input.what = Do::again;
        input.room = one.room;
        input.person = one.person;
        input.id = one.id;
        input.command = one.command;
    }
    // An id that was used for something else.
    void reuse() {
        if (said.empty()) return act();
        const auto one = said[below(said.size())];
        if (is_twin(one.person) || world.is_erased(one.person)) return act();
        auto& device = world.device(one.room, one.person, input.device);
        if (device.waits_for(one.id.value)) return act();
        input.what = Do::reuse;
        input.room = one.room;
        input.person = one.person;
        input.id = one.id;
        input.command = WriteLine{LineKind::words, Words{words_with_mark(step * 64 + 62)}};
    }
    void talk_nonsense() {
        input.what = Do::nonsense;
        input.person = anybody();
        if (is_twin(input.person)) return act();
        input.text = nonsense[below(std::size(nonsense))];
        if (input.text.find("nonsense1") != std::string::npos) input.id = {"nonsense1"};
    }
    void ask() {
        if (group().sessions.order.empty()) return act();
        const auto& order = group().sessions.order;
        input.what = Do::ask;
        input.person = somebody();
        input.id = new_id();
        if (once_in(3)) {
            input.query = RecallWeeks{some_seat()};
            return;
        }
        if (once_in(8)) {
            input.query = RecallCourse{};
            return;
        }
        input.query =
            RecallSession{once_in(8) ? SessionId{"unheardof"} : order[below(order.size())]};
    }
    SeatId some_seat() {
        const auto& seats = group().membership.seats;
        if (seats.empty() || once_in(8)) return {"unheardof"};
        return std::next(seats.begin(), static_cast<std::ptrdiff_t>(below(seats.size())))->first;
    }
    void flood() {
        input.what = Do::flood;
        input.person = somebody();
        if (is_twin(input.person)) return act();
        input.id = new_id();
        input.n = static_cast<std::int64_t>(35 + below(30));
        input.command = once_in(2) ? Command{RaiseHand{}} : Command{AdmitAll{}};
    }

    void connect() {
        input.what = Do::connect;
        input.command.reset();
        input.person = somebody();
        const auto luck = below(10);
        if (luck >= 6) input.n = static_cast<std::int64_t>(luck - 6);
    }
    void lose() {
        input.what = Do::lose;
        input.person = anybody();
        input.n = once_in(4) ? -1 : static_cast<std::int64_t>(below(2000));
    }
    void of_device(Do what) {
        input.what = what;
        input.person = somebody();
    }
    void of_server(Do what, std::int64_t n = 0) {
        input.what = what;
        input.person = {};
        input.n = n;
    }

    // Anybody who was ever here, and mostly is: some of each group stay.
    bool may_be_erased(const PersonId& person) const {
        if (is_twin(person) || world.is_erased(person)) return false;
        const bool both_led = person.value == "maria" || person.value == "jonas";
        if (both_led && (world.is_erased({"maria"}) || world.is_erased({"jonas"}))) return false;
        return std::ranges::any_of(std::array{monday, tuesday}, [&](const RoomId& room) {
            return world.truth(room).state().membership.seat_ever_of(person) != nullptr;
        });
    }
    void erase_somebody() {
        const auto person = anybody();
        const auto erased = std::ranges::count_if(
            world.people(), [&](const PersonId& one) { return world.is_erased(one); });
        if (erased >= erased_max || !may_be_erased(person)) return remove_somebody();
        of_server(Do::erase);
        input.person = person;
    }
    // A clock that was put forward is seen when something happens, at the latest a minute later;
    // and one that was put back goes on more slowly from when it was last looked at, whoever
    // looked.
    void jump() {
        const auto by = static_cast<std::int64_t>(below(8 * hour)) - 4 * hour;
        if (writes_differ()) return of_server(Do::disk_well);
        of_server(Do::jump, script.twin ? std::abs(by) : by);
    }
    void fail_disk(Do how, std::int64_t n = 0) {
        if (writes_differ()) return of_server(Do::disk_well);
        of_server(how, n);
    }
    void trouble() {
        switch (below(16)) {
            case 0:
                return of_server(Do::crash, static_cast<std::int64_t>(below(120'000)));
            case 1:
                return of_server(Do::restart);
            case 2:
            case 3:
                return jump();
            case 4:
                return once_in(4) ? erase_somebody() : remove_somebody();
            case 5:
                return of_server(Do::backup);
            case 6:
                if (!world.has_backup() || !once_in(2)) return of_server(Do::backup);
                return of_server(Do::restore, static_cast<std::int64_t>(below(600'000)));
            case 7:
                return fail_disk(once_in(3) ? Do::disk_busy : Do::disk_full);
            case 8:
                return fail_disk(once_in(3) ? Do::disk_conflicts : Do::disk_loses,
                                 static_cast<std::int64_t>(below(2)));
            case 9:
                return fail_disk(Do::disk_unreadable);
            case 10:
            case 11:
                return flood();
            case 12:
                return of_device(Do::too_slow);
            default:
                return of_server(Do::disk_well);
        }
    }

    void make() {
        input.step = step;
        input.room = once_in(6) ? tuesday : monday;
        input.device = below(2);
        input.before = time_before();
        const auto luck = below(1000);
        if (luck < 620) return act();
        if (luck < 720) return connect();
        if (luck < 760) return say_again();
        if (luck < 780) return reuse();
        if (luck < 815) return talk_nonsense();
        if (luck < 835) return ask();
        if (luck < 885) return lose();
        if (luck < 905) return of_device(Do::leave);
        if (luck < 920) return of_device(Do::keep);
        if (luck < 935) return remove_somebody();
        if (luck < 960) return seat_somebody();
        trouble();
    }
};

Input Chooser::choose(std::size_t step) {
    Drawing drawing{world_, script_, said_, step};
    drawing.make();
    return std::move(drawing.input);
}

}  // namespace simulation
