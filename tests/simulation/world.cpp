// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/world.hpp"

#include <boost/asio/co_spawn.hpp>

#include "server/domain/group/group.hpp"
#include "server/domain/group/records.hpp"

namespace simulation {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using namespace support;

namespace {

// A page does not live through more than that without being looked at.
constexpr std::chrono::minutes awake_max{2};
constexpr std::chrono::seconds stop_max{60};

struct Belongs {
    const char* person;
    Role role;
};
constexpr Belongs of_monday[] = {{"maria", Role::facilitator}, {"jonas", Role::cofacilitator},
                                 {"olga", Role::observer},     {"ana", Role::member},
                                 {"ben", Role::member},        {"carl", Role::member},
                                 {"dora", Role::member},       {"fine", Role::on_call}};
constexpr Belongs of_tuesday[] = {{"jonas", Role::facilitator},
                                  {"maria", Role::member},
                                  {"ben", Role::member},
                                  {"emil", Role::member}};

// A course of as many sessions, so that some histories see its end and others do not; every third
// has no end until the facilitators settle on one.
Programme course_of(std::size_t sessions) {
    auto programme = short_programme();
    auto& all = programme.sessions.items;
    while (all.size() < sessions) all.insert(all.begin() + 1, all.at(1));
    if (sessions % 3 == 0) programme.open_ended = true;
    programme.measures = {{ProgrammeMeasure{{"phq-9"}, {{{1}, {2}, {3}}}}}};
    const Sentence ours{"Made up for tests."};
    programme.attention =
        CourseAttention{Cited{{2}, ours}, Cited{{3}, ours}, Cited{{2}, ours}, Cited{{2}, ours}};
    return programme;
}

}  // namespace

World::World(std::uint64_t seed, Weather::Terms terms)
    : seed{seed},
      weather{seed, terms},
      clock{later(first_monday, -hour)},
      disk{io.get_executor(),
           clock,
           outside,
           {[this](const RoomId& room, const journal::Record& record, journal::Wake wake) {
                on_disk(room, record, wake);
            },
            [this](const RoomId& room) { on_opening(room); },
            [this](const RoomId&, const journal::Record& record) { in_doubt(record); },
            [this] { return weather.disk_takes(); }, [this] { return weather.keeps_snapshot(); }}},
      machine{{io, clock, disk, [this] { return weather.dice(clock.steady()); }, findings}},
      witness{findings, truths_} {
    for (const auto* person :
         {"maria", "jonas", "olga", "ana", "ben", "carl", "dora", "emil", "fine", "stranger"})
        people_.push_back(PersonId{person});
    weather.begin_step(0, clock.steady());
    for (const auto& room : {monday, tuesday}) {
        truths_.emplace(room, Truth{findings, sayings[room]});
        for (const auto& person : people_) {
            for (int which = 0; which < 2; ++which)
                devices_.push_back(std::make_unique<Device>(*this, room, person, devices_.size()));
        }
    }
    machine.start();
    found(monday);
    found(tuesday);
}

World::~World() { power_off(); }

void World::found(const RoomId& room) {
    serve(room,
          FoundGroup{{room == monday ? "Monday group" : "Tuesday group"},
                     {"Europe/Berlin"},
                     {8},
                     later(first_monday, room == monday ? 0 : hour / 2),
                     course_of(3 + seed % 5)},
          CommandId{"found-the-group"});
    const auto seat = [&](const Belongs& who) {
        std::string name{who.person};
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
        serve(room, SeatPerson{PersonId{who.person}, {name}, who.role},
              CommandId{"seat-" + std::string{who.person} + "-0"});
    };
    if (room == monday)
        for (const auto& who : of_monday) seat(who);
    else
        for (const auto& who : of_tuesday) seat(who);
    pass(10s);
}

Device& World::device(const RoomId& room, const PersonId& person, std::size_t which) {
    std::size_t at = room == monday ? 0 : people_.size() * 2;
    while (devices_[at]->person != person) at += 2;
    return *devices_[at + which % 2];
}

void World::settle() {
    for (;;) {
        io.restart();
        io.poll();
        const auto due = outside.due();
        if (!due || *due > clock.steady()) return;
        outside.ring(clock.steady());
    }
}

void World::pass(std::chrono::milliseconds ms) {
    const auto until = clock.steady() + ms;
    settle();
    for (;;) {
        const auto of_server = machine.due();
        const auto of_others = outside.due();
        const auto next = !of_server                               ? of_others
                          : !of_others || *of_server <= *of_others ? of_server
                                                                   : of_others;
        if (!next || *next > until) break;
        clock.pass(std::max(*next - clock.steady(), rooms::Steady::duration::zero()));
        if (machine.due()) machine.ring();
        settle();
    }
    clock.pass(until - clock.steady());
}

void World::on_disk(const RoomId& room, const journal::Record& record, journal::Wake wake) {
    truths_.at(room).follow(record, wake);
}

void World::on_opening(const RoomId& room) {
    if (!erased_.empty()) truths_.at(room).fold_again(disk.platter.log_of(room));
}

void World::in_doubt(const journal::Record& record) {
    const auto recorded = domain::group::recorded_from(record.skeleton, record.parts);
    if (recorded && recorded->by) witness.in_doubt(*recorded->by, recorded->command);
}

void World::serve(const RoomId& room, const ServerCommand& command, const CommandId& id) {
    if (!machine.up()) return;
    asio::co_spawn(io, machine.rooms().command(room, command, id),
                   [](const std::exception_ptr&, const rooms::Served&) {});
    settle();
}

// What the old process was at fails, and nobody hears what it still says.
void World::power_off() {
    for (const auto& weak : lines) {
        if (const auto line = weak.lock()) line->server_died();
    }
    lines.clear();
    machine.cut();
    disk.cut();
    settle();
    machine.remove();
    settle();
    disk.power([this] { return weather.lucky(); });
    settle();
    watches_.clear();
    being_told_.clear();
    witness.restarted();
}

void World::power_on() {
    machine.start();
    settle();
    tell_of_erasures();
}

void World::crash(std::chrono::milliseconds down) {
    power_off();
    pass(down);
    power_on();
}

void World::restart() {
    machine.stop();
    for (auto waited = 0ms; !machine.stopped() && waited < stop_max; waited += 1s) pass(1s);
    if (!machine.stopped()) findings.broken(simulation::live, "the server does not stop");
    crash(0ms);
}

// As the product does it (server/commands/erasure.cpp): the key is destroyed, the logins end, and
// each room that knows the person is told; again after a start, and whenever it could not be.
void World::erase(const PersonId& person) {
    erased_.insert(person);
    disk.platter.erase(person);
    for (auto& [room, truth] : truths_) truth.key_gone(person);
    for (const auto& weak : lines) {
        const auto line = weak.lock();
        if (line && line->is_of(person)) line->close(CloseCode::signed_out);
    }
    for (const auto& device : devices_) {
        if (device->person == person) device->retire();
    }
    tell_of_erasures();
}

void World::tell_of_erasures() {
    for (const auto& [room, truth] : truths_) {
        for (const auto& person : erased_) {
            if (truth.must_forget(person)) tell_of_erasure(room, person);
        }
    }
}

void World::tell_of_erasure(const RoomId& room, const PersonId& person) {
    if (!machine.up() || !being_told_.insert({room, person}).second) return;
    asio::co_spawn(
        io,
        machine.rooms().command(room, ErasePerson{person}, CommandId{"erasure-" + person.value}),
        [this, room, person](const std::exception_ptr&, const rooms::Served&) {
            being_told_.erase({room, person});
        });
    settle();
}

// An older copy, to which the erasures since then are applied before it serves.
void World::restore(std::chrono::milliseconds down) {
    if (!backup_) return;
    power_off();
    disk.platter = backup_->platter;
    for (auto& [room, truth] : truths_) truth = backup_->truths.at(room);
    for (const auto& person : erased_) {
        disk.platter.erase(person);
        for (auto& [room, truth] : truths_) {
            truth.key_gone(person);
            truth.fold_again(disk.platter.log_of(room));
        }
    }
    pass(down);
    power_on();
}

void World::sleep_all() {
    for (const auto& device : devices_) device->sleep();
}

void World::perform(const Input& input) {
    findings.step = input.step;
    weather.begin_step(input.step, clock.steady());
    if (input.before > awake_max) sleep_all();
    pass(input.before);
    // Also here: somebody who came back meanwhile may be lost again by what follows.
    for (const auto& [room, truth] : truths_) watch_over(room);
    act(input);
    settle();
    if (machine.lost_storage()) crash(3s);
    tell_of_erasures();
    for (const auto& [room, truth] : truths_) watch_over(room);
    witness.forget();
    std::erase_if(lines, [](const auto& line) { return line.expired(); });
}

// What people and their browsers do.
void World::act(const Input& input) {
    using std::chrono::milliseconds;
    if (input.person.value.empty()) return befall(input);
    if (is_erased(input.person)) return;
    auto& device = this->device(input.room, input.person, input.device);
    switch (input.what) {
        case Do::act:
            device.wake();
            if (!device.connected()) device.connect(Device::Since::page);
            return device.act(input.id, *input.command);
        case Do::again:
        case Do::reuse:
            return device.say_again(input.id, *input.command);
        case Do::ask:
            return device.ask(input.id, *input.query);
        case Do::nonsense:
            return device.say_nonsense(input.text, input.id.value);
        case Do::flood:
            return flood(input);
        case Do::connect:
            device.wake();
            return device.connect(static_cast<Device::Since>(input.n));
        case Do::lose:
            return device.lose(input.n < 0 ? std::nullopt : std::optional{milliseconds{input.n}});
        case Do::leave:
            return device.leave();
        case Do::too_slow:
            return device.too_slow();
        case Do::keep:
            return device.keep_page();
        case Do::seat:
            for (std::int64_t i = 0; i < input.n; ++i) serve(input.room, *input.served, input.id);
            return;
        case Do::erase:
            return erase(input.person);
        default:
            return;
    }
}

// What happens to the server and its machine.
void World::befall(const Input& input) {
    using std::chrono::milliseconds;
    switch (input.what) {
        case Do::crash:
            return crash(milliseconds{input.n});
        case Do::restart:
            return restart();
        case Do::jump:
            return clock.jump(milliseconds{input.n});
        case Do::backup:
            backup_ = Backup{disk.platter, truths_};
            return;
        case Do::restore:
            return restore(milliseconds{input.n});
        case Do::disk_full:
            return disk.ail(journal::Failure::full);
        case Do::disk_busy:
            return disk.ail(journal::Failure::busy);
        case Do::disk_loses:
            return disk.lose_next(input.n != 0);
        case Do::disk_conflicts:
            return disk.conflict_next();
        case Do::disk_unreadable:
            return disk.unreadable(true);
        case Do::disk_well:
            disk.unreadable(false);
            disk.no_more_losses();
            return disk.heal();
        default:
            return;
    }
}

// Far too much for anybody, and in the middle of it a sign of danger.
void World::flood(const Input& input) {
    auto& device = this->device(input.room, input.person, input.device);
    if (!device.welcomed()) return;
    for (std::int64_t i = 0; i < input.n; ++i) {
        const CommandId id{input.id.value.substr(0, 22) + std::to_string(1000 + i)};
        if (i == input.n / 2)
            device.act(id, WriteLine{LineKind::distress, {}});
        else
            device.act(id, *input.command);
    }
}

}  // namespace simulation
