// SPDX-License-Identifier: Apache-2.0
// Every single write or sync of a journal's life fails once, or from then on, as broken hardware
// does or for want of room. What nobody can know is answered so and ends everything; what is
// refused is not there; what was acknowledged is there after a restart, and nothing twice.
#include <catch2/catch.hpp>

#include "tests/journal/support/clinic.hpp"
#include "tests/journal/support/sim_disk.hpp"

using namespace support;
using journal::Failure;
using journal::Position;

namespace {

constexpr auto first_key = 1;
constexpr auto next_key = 2;

enum class Answer { none, yes, no, unknown };

Answer answer_of(const journal::Result<void>& result) {
    if (result) return Answer::yes;
    return result.error() == Failure::unknown ? Answer::unknown : Answer::no;
}

// A journal on a disk that fails, and what was said of each thing that it was asked.
class Life {
public:
    explicit Life(SimDisk& disk) : disk_{disk} {}

    // All that a journal does to a disk. False: it did not even open.
    bool run() {
        auto opened = journal::open_journal(options(first_key));
        if (!opened) return false;
        journal_ = std::move(*opened);
        write(blue, amina, 3);
        write(green, ben, 1);
        note(wait(journal_->keep_snapshot(blue, {1, record("state", amina, "of blue")})));
        for (int i = 0; i < 6; ++i) write(i % 2 == 0 ? blue : green, ben, 2);  // folds the WAL
        erased_ = note(wait(journal_->erase(amina)));
        write(blue, protocol::PersonId{"cleo"}, 1);
        rewrapped_ = note(wait(journal_->rewrap(key_of(next_key))));
        write(green, ben, 1);
        write(blue, amina, 1);  // of whom nothing is kept any more
        journal_.reset();
        return true;
    }

    // On a disk that works again.
    void check() {
        auto journal = reopened();
        for (const auto& [name, room] : rooms_) check_room(*journal, name, room);
        const auto report = wait(journal->verify());
        REQUIRE(report);
        CHECK(report->whole());
        CHECK(append(*journal, {"another"}, 0, records(1, 1)));
    }

    bool said_unknown() const { return unknown_; }
    bool said_full() const { return full_; }

private:
    struct Room {
        std::vector<journal::Record> acknowledged;
        std::vector<journal::Record> unknown;  // all of these or none may be there too
    };

    journal::OpenOptions options(unsigned char key) {
        auto options = options_for(dir_.path());
        options.key = key_of(key);
        options.vfs = disk_.name();
        options.reserve = disk_.reserve(0);
        options.checkpoint_pages = 12;
        options.fold_after = std::chrono::hours(1);
        return options;
    }

    std::unique_ptr<journal::SqliteJournal> reopened() {
        if (rewrapped_ == Answer::yes) return open(options(next_key));
        if (rewrapped_ != Answer::unknown) return open(options(first_key));
        // One of the two, and it says which.
        auto opened = journal::open_journal(options(first_key));
        if (opened) return std::move(*opened);
        CHECK_THAT(opened.error().sentence, Catch::Matchers::Contains(key_of(next_key).id()));
        return open(options(next_key));
    }

    // After an unknown, nothing else is ever said.
    Answer note(const journal::Result<void>& result) {
        const auto answer = answer_of(result);
        if (unknown_) {
            CHECK(answer == Answer::unknown);
            CHECK(journal_->is_broken());
        }
        if (!result && result.error() == Failure::full) full_ = true;
        unknown_ = unknown_ || answer == Answer::unknown;
        return answer;
    }

    void write(const protocol::RoomId& name, const protocol::PersonId& of, int count) {
        auto& room = rooms_[name];
        std::vector<journal::Record> batch;
        // Unlike any other, so that one that was refused is known when it is there all the same.
        for (int i = 0; i < count; ++i) {
            batch.push_back(record("r" + std::to_string(++written_), of, std::string(500, 'w')));
        }
        const auto last = static_cast<Position>(room.acknowledged.size());
        const auto answer = note(append(*journal_, name, last, batch));
        if (answer == Answer::yes) {
            room.acknowledged.insert(room.acknowledged.end(), batch.begin(), batch.end());
        } else if (answer == Answer::unknown && room.unknown.empty()) {
            room.unknown = batch;
        }
    }

    void check_room(journal::Journal& journal, const protocol::RoomId& name, const Room& room) {
        const auto loaded = load(journal, name);
        REQUIRE(loaded);
        auto expected = room.acknowledged;
        const Position from = loaded->snapshot ? loaded->snapshot->position : 0;
        const auto there = from + loaded->after.size();
        if (there > expected.size()) {
            expected.insert(expected.end(), room.unknown.begin(), room.unknown.end());
        }
        REQUIRE(there == expected.size());
        for (std::size_t i = from; i < there; ++i) {
            check_record(loaded->after[i - from], expected[i]);
        }
    }

    void check_record(const journal::Record& there, const journal::Record& sent) {
        CHECK(there.skeleton == sent.skeleton);
        const bool of_amina = sent.parts.contains({amina, protocol::KeyClass::words});
        const bool gone = there.parts.empty();
        if (!of_amina || erased_ == Answer::none || erased_ == Answer::no) {
            CHECK_FALSE(gone);
        } else if (erased_ == Answer::yes) {
            CHECK(gone);
        }
        if (!gone) CHECK(there.parts == sent.parts);
    }

    SimDisk& disk_;
    Directory dir_;
    std::unique_ptr<journal::SqliteJournal> journal_;
    std::map<protocol::RoomId, Room> rooms_;
    Answer erased_ = Answer::none;
    Answer rewrapped_ = Answer::none;
    int written_ = 0;
    bool unknown_ = false;
    bool full_ = false;
};

struct Found {
    long calls = 0;
    int unopened = 0;
    int unknown = 0;
    int full = 0;
    int unseen = 0;  // nobody was told of any failure
};

Found sweep(SimDisk::Fault fault, SimDisk::Lasting lasting) {
    Found found;
    {
        SimDisk disk{1};
        Life undisturbed{disk};
        REQUIRE(undisturbed.run());
        found.calls = disk.writing_calls();
        undisturbed.check();
    }
    for (long call = 1; call <= found.calls; ++call) {
        INFO("write or sync number " << call);
        SimDisk disk{1};
        Life life{disk};
        disk.fail_at(call, fault, lasting);
        if (!life.run()) ++found.unopened;
        disk.mend();
        life.check();
        found.unknown += life.said_unknown() ? 1 : 0;
        found.full += life.said_full() ? 1 : 0;
        found.unseen += life.said_unknown() || life.said_full() ? 0 : 1;
    }
    WARN(found.calls << " writes and syncs: " << found.unopened << " did not open, "
                     << found.unknown << " unknown, " << found.full << " refused as full, "
                     << found.unseen << " harmless");
    return found;
}

}  // namespace

TEST_CASE("L3 whichever write or sync breaks, nothing acknowledged is lost", "[crash][disk]") {
    const auto lasting = GENERATE(SimDisk::Lasting::once, SimDisk::Lasting::for_good);
    const auto found = sweep(SimDisk::Fault::io_error, lasting);
    CHECK(found.full == 0);
    CHECK(found.unknown > found.calls / 2);
}

TEST_CASE("L3 whichever write finds no room, what is refused is not there", "[crash][disk]") {
    const auto lasting = GENERATE(SimDisk::Lasting::once, SimDisk::Lasting::for_good);
    const auto found = sweep(SimDisk::Fault::full, lasting);
    CHECK(found.full > 0);
    CHECK(found.unopened > 0);
}
