// SPDX-License-Identifier: Apache-2.0
// The power goes at any call that SQLite makes, whatever the journal is at: appends, snapshots, an
// erasure, another master key. What was acknowledged is there afterwards, once, in order; what was
// erased stays erased; one of the two keys opens all of it. Each seed is one history with four
// cuts.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "tests/journal/support/clinic.hpp"
#include "tests/journal/support/sim_disk.hpp"

using namespace support;
using journal::Failure;
using journal::Position;
using journal::Sync;

namespace {

constexpr int lives = 4;
constexpr int calls_max = 400;

unsigned from_environment(const char* name, unsigned otherwise) {
    const char* asked = std::getenv(name);
    return asked != nullptr ? static_cast<unsigned>(std::atoi(asked)) : otherwise;
}

// How many histories: more by the environment variable OCTET_CUTS, others by OCTET_FIRST_SEED.
unsigned histories() { return from_environment("OCTET_CUTS", 1000) / lives; }
unsigned first_seed() { return from_environment("OCTET_FIRST_SEED", 1); }

enum class Disk { honest, lying };
struct Found {
    int cuts = 0;
    int acknowledged = 0;
    int lost = 0;       // acknowledged, and not there
    int wrong = 0;      // there and not as it was written, or more than was ever sent
    int unopened = 0;   // the journal did not open any more
    int came_back = 0;  // words of somebody who had been erased
    int written_unknown = 0;
};

class History {
public:
    History(unsigned seed, Disk disk, Sync sync) : random_(seed), disk_(seed), sync_(sync) {
        disk_.lie(disk == Disk::lying);
    }

    void run(Found& found) {
        for (int life = 0; life < lives; ++life) {
            disk_.die_at(1 + static_cast<long>(random_() % calls_max));
            live(found);
            disk_.cut_power();
            ++found.cuts;
        }
        // Afterwards everything works again.
        auto journal = open_with_its_key();
        if (!journal) {
            ++found.unopened;
            return;
        }
        check(**journal, found);
        const auto report = wait((*journal)->verify());
        if (!report || report->broken) ++found.wrong;
    }

private:
    struct Room {
        Position acknowledged = 0;
        Position sent = 0;
    };

    journal::OpenOptions options() {
        auto options = options_for(dir_.path());
        options.key = key_of(key_);
        options.vfs = disk_.name();
        options.reserve = disk_.reserve(0);
        options.sync = sync_;
        options.checkpoint_pages = 12;
        options.fold_after = std::chrono::hours(1);  // nothing depends on the machine's clock
        return options;
    }

    unsigned char other_key() const { return key_ == 1 ? 2 : 1; }

    // A cut may have left it open which of the two keys it is.
    journal::Started<std::unique_ptr<journal::SqliteJournal>> open_with_its_key() {
        auto opened = journal::open_journal(options());
        if (!rotating_ || disk_.is_dead()) return opened;
        if (!opened) {
            key_ = other_key();
            opened = journal::open_journal(options());
        }
        rotating_ = !opened;
        return opened;
    }

    static journal::Record nth(const protocol::RoomId& room, Position n) {
        return record(room.value + std::to_string(n), n % 2 == 0 ? amina : ben,
                      std::string(n * 37 % 700, 'w'));
    }

    void live(Found& found) {
        auto opened = open_with_its_key();
        if (!opened) return;
        auto& journal = **opened;
        if (!check(journal, found)) return;
        for (int i = 0; i < 40 && !journal.is_broken(); ++i) act(journal, found);
    }

    void act(journal::SqliteJournal& journal, Found& found) {
        const auto& name = random_() % 2 == 0 ? blue : green;
        auto& room = rooms_[name];
        switch (random_() % 12) {
            case 0:
                static_cast<void>(wait(journal.keep_snapshot(
                    name, {room.acknowledged, nth(name, room.acknowledged)})));
                return;
            case 1:
                erasing_ = true;
                if (wait(journal.erase(amina))) erased_ = true;
                return;
            case 2:
                rotating_ = true;
                if (!wait(journal.rewrap(key_of(other_key())))) return;
                key_ = other_key();
                rotating_ = false;
                return;
            default:
                break;
        }
        std::vector<journal::Record> batch;
        const auto count = 1 + random_() % 4;
        for (Position n = 1; n <= count; ++n) batch.push_back(nth(name, room.acknowledged + n));
        room.sent = room.acknowledged + count;
        if (append(journal, name, room.acknowledged, std::move(batch))) {
            room.acknowledged += count;
            found.acknowledged += static_cast<int>(count);
        }
    }

    // False: it died on the way, and nothing can be said.
    bool check(journal::SqliteJournal& journal, Found& found) {
        for (auto& [name, room] : rooms_) {
            const auto loaded = load(journal, name);
            if (!loaded) {
                found.wrong += disk_.is_dead() ? 0 : 1;
                return false;
            }
            check_room(*loaded, name, room, found);
        }
        return true;
    }

    void check_room(const journal::Loaded& loaded, const protocol::RoomId& name, Room& room,
                    Found& found) {
        Position position = loaded.snapshot ? loaded.snapshot->position : 0;
        for (const auto& there : loaded.after) {
            const auto sent = nth(name, ++position);
            if (there.skeleton != sent.skeleton) ++found.wrong;
            if (there.parts.empty() && !erasing_) ++found.wrong;
            if (!there.parts.empty() && there.parts != sent.parts) ++found.wrong;
            if (erased_ && there.parts.contains({amina, {}})) ++found.came_back;
        }
        if (position < room.acknowledged) ++found.lost;
        if (position > room.sent) ++found.wrong;
        if (position > room.acknowledged) ++found.written_unknown;
        room.acknowledged = position;
    }

    Directory dir_;
    std::mt19937 random_;
    SimDisk disk_;
    Sync sync_;
    std::map<protocol::RoomId, Room> rooms_;
    unsigned char key_ = 1;
    bool rotating_ = false;
    bool erasing_ = false;
    bool erased_ = false;
};

Found cut_power_many_times(unsigned many, Disk disk, Sync sync) {
    Found found;
    for (unsigned seed = first_seed(); seed < first_seed() + many; ++seed) {
        const auto before = found;
        History(seed, disk, sync).run(found);
        const bool honest = disk == Disk::honest && sync == Sync::full;
        if (honest && (found.lost > before.lost || found.wrong > before.wrong ||
                       found.unopened > before.unopened || found.came_back > before.came_back)) {
            WARN("it began with seed " << seed);
        }
    }
    return found;
}

}  // namespace

TEST_CASE("L2 no power cut loses what was acknowledged", "[journal][power]") {
    const auto found = cut_power_many_times(histories(), Disk::honest, Sync::full);
    CHECK(found.lost == 0);
    CHECK(found.wrong == 0);
    CHECK(found.unopened == 0);
    CHECK(found.came_back == 0);
    // The test itself: there was something to lose, and a failed commit was sometimes a yes.
    CHECK(found.acknowledged > found.cuts);
    CHECK(found.written_unknown > 0);
    WARN(found.cuts << " cuts, " << found.acknowledged << " records acknowledged, "
                    << found.written_unknown << " durable though nobody was told");
}

TEST_CASE("L2 control: without a sync at each commit the same cuts lose records",
          "[journal][power]") {
    const auto found = cut_power_many_times(histories() / 5, Disk::honest, Sync::normal);
    CHECK(found.lost > 0);
}

TEST_CASE("L2 control: without any sync the same cuts lose records and damage the file",
          "[journal][power]") {
    const auto found = cut_power_many_times(histories() / 5, Disk::honest, Sync::off);
    CHECK(found.lost > 0);
    CHECK(found.wrong + found.unopened > 0);
}

TEST_CASE("L2 control: on a disk that lies the same cuts lose records", "[journal][power]") {
    const auto found = cut_power_many_times(histories() / 5, Disk::lying, Sync::full);
    CHECK(found.lost + found.wrong + found.unopened > 0);
}
