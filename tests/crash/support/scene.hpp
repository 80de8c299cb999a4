// SPDX-License-Identifier: Apache-2.0
// A closed clinic to be worked on by a child process, which may die or meet a disk that fails, and
// what that child has been told until then.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/journal/backup.hpp"
#include "tests/journal/support/clinic.hpp"
#include "tests/journal/support/later_schema.hpp"

namespace support {

// What became of something that was asked of a journal.
enum class Answer { none, yes, no, unknown };

// In memory that outlives the child.
struct Told {
    int records = 0;               // how many appends were acknowledged
    std::array<Answer, 8> each{};  // append by append
    bool done = false;             // the work itself was said to be done,
    std::array<char, 700> why{};   // or why not, in the words for the operator
};

class Shared {
public:
    Shared();
    ~Shared();
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    Told* operator->() const { return told_; }

    // In the child: what came of its work.
    void tell(const journal::StartFailure& failure) const;
    template <class T>
    void tell(const journal::Started<T>& result) const {
        if (result) told_->done = true;
        if (!result) tell(result.error());
    }
    Answer note(int append, const journal::Result<void>& answer) const;
    std::string why() const { return told_->why.data(); }

private:
    Told* told_;
};

// In the child: what does not work there ends it, and then the test.
void must_not_fail();
template <class T>
void must(const T& result) {
    if (!result) must_not_fail();
}

std::unique_ptr<journal::SqliteJournal> opened(const std::filesystem::path& data);

// The closed clinic that each try begins with, and all that room blue holds in it.
const Directory& a_clinic();
const std::vector<journal::Record>& old_records();

struct Scene {
    Directory dir;
    Shared told;

    explicit Scene(bool with_clinic = true);
    std::filesystem::path data() const { return dir / "data"; }
    std::filesystem::path key() const { return dir / "clinic.key"; }
    std::filesystem::path backup() const { return dir / "clinic.backup"; }

    // Into a place of another scene.
    journal::RestoreOptions restore_into(const std::filesystem::path& target) const;
};

std::unique_ptr<Scene> a_scene();
std::unique_ptr<Scene> an_empty_scene();
// A clinic whose master key is in its key file, unlike the others', which have key_of(1).
std::unique_ptr<Scene> a_scene_with_its_own_key();
journal::OpenOptions options_with_its_own_key(const Scene& scene);

void is_whole(journal::SqliteJournal& journal);
void has_the_old_records(const std::filesystem::path& data);

// As a start of a later Octet does, with two steps more than there are.
journal::Started<void> migrate(const std::filesystem::path& data);
int schema_of(const std::filesystem::path& data);
// The backup that a migration makes first has all that was there.
void was_backed_up_before(const Scene& migrated);

// The newest schema is of no journal yet: its bodies are read as they lie there.
std::vector<std::string> bodies_of(const std::filesystem::path& data);

}  // namespace support
