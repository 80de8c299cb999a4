// SPDX-License-Identifier: Apache-2.0
#include "server/commands/demo_place.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

#include "server/journal/data_dir.hpp"
#include "server/journal/master_key.hpp"

namespace commands {
namespace {

namespace fs = std::filesystem;

fs::path mark_of(const fs::path& data) { return data / "made-up-people"; }

bool is_empty_or_missing(const fs::path& data) {
    std::error_code missing;
    return !fs::exists(data, missing) || fs::is_empty(data, missing);
}

void must_be_a_demo(const fs::path& data) {
    std::error_code missing;
    if (is_empty_or_missing(data) || fs::exists(mark_of(data), missing)) return;
    throw config::Mistake{data.string() +
                          " was not made by the demo and is left alone. Name another --data."};
}

// A demo that runs has locked it.
void must_not_run(const fs::path& data) {
    const auto lock = journal::lock_data_dir({data});
    if (!lock) throw config::Mistake{lock.error().sentence};
}

void start_over(const config::Place& place) {
    if (is_empty_or_missing(place.data)) return;
    must_not_run(place.data);
    fs::remove_all(place.data);
    fs::remove(place.key);
}

}  // namespace

fs::path key_beside(const fs::path& data) {
    auto beside = data.lexically_normal();
    if (!beside.has_filename()) beside = beside.parent_path();
    beside += ".key";
    return beside;
}

void prepare(const config::Place& place, bool fresh) {
    try {
        must_be_a_demo(place.data);
        if (fresh) start_over(place);
        if (const auto made = journal::create_data_dir(place.data); !made) {
            throw config::Mistake{made.error().sentence};
        }
        const int mark = ::open(mark_of(place.data).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        if (mark >= 0) ::close(mark);
        if (fs::exists(place.key)) return;
        if (const auto made = journal::make_key_file(place.key); !made) {
            throw config::Mistake{made.error().sentence};
        }
    } catch (const fs::filesystem_error& failed) {
        throw config::Mistake{"The demo cannot be kept in " + place.data.string() + ": " +
                              failed.code().message() + "."};
    }
}

}  // namespace commands
