// SPDX-License-Identifier: Apache-2.0
// One file of a SimDisk: what is there, what would survive, and who has it locked.
#pragma once

#include <sqlite3.h>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct SimFile {
    void write(std::string_view bytes, std::size_t at);
    void truncate(std::size_t size);
    void sync();
    // `survives` is asked for each sector and each truncation since the last sync.
    void cut(const std::function<bool()>& survives);

    std::string now;

    // Locks of open handles, which are told apart by their address.
    int lock(const void* handle, int level);
    void unlock(const void* handle, int level);
    bool is_reserved() const;
    int lock_shared_memory(const void* handle, int first, int count, int flags);

    using Region = std::vector<char>;
    std::vector<std::unique_ptr<Region>> shared_memory;  // as of a process: gone after a cut

private:
    struct Change {
        bool truncates;
        std::size_t at;
        std::string bytes;
    };
    static void apply(std::string& image, const Change& change);

    struct Slot {
        std::set<const void*> shared;
        const void* exclusive = nullptr;
    };

    std::string durable_;
    std::vector<Change> pending_;
    std::map<const void*, int> locks_;
    std::array<Slot, SQLITE_SHM_NLOCK> slots_;
};

}  // namespace support
