// SPDX-License-Identifier: Apache-2.0
// A disk in memory under the real SQLite that forgets what was not synced when the power is cut.
//
// What was written since a file's last sync survives a cut by 512-byte sectors, each for itself or
// not, as the seed decides. A name that was made or removed is durable after the next sync of any
// file (as on ext4) or of the directory. Every call is counted, and any can be made the last one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "server/journal/reserve.hpp"

namespace support {

struct SimFile;
struct SimVfs;

class SimDisk {
public:
    explicit SimDisk(std::uint64_t seed);
    ~SimDisk();
    SimDisk(const SimDisk&) = delete;
    SimDisk& operator=(const SimDisk&) = delete;

    // To be given to sqlite, or to a journal as OpenOptions::vfs.
    const std::string& name() const { return name_; }

    // The power goes at this call from now (1 is the next): it and all later ones fail.
    void die_at(long call);
    // This call from now that writes or syncs fails: once, or it and all later ones. As broken
    // hardware does, or for want of room.
    enum class Fault { io_error, full };
    enum class Lasting { once, for_good };
    void fail_at(long call, Fault fault = Fault::io_error, Lasting lasting = Lasting::once);
    // Nothing fails any more.
    void mend();
    // How many calls so far wrote or synced.
    long writing_calls() const;
    // No more bytes than this in all files; nothing: no limit.
    void limit(std::optional<std::uint64_t> bytes);
    // Syncs are acknowledged and do nothing: a disk that lies.
    void lie(bool lying);

    // After everything was closed: what is left is what the disk held, and it works again.
    void cut_power();

    bool is_dead() const;
    std::uint64_t used() const;

    // Room that is held back on this disk.
    std::unique_ptr<journal::Reserve> reserve(std::uint64_t bytes);

private:
    friend struct SimVfs;
    class HeldBack;

    int count(bool writes, bool syncs);
    int fault_of(bool syncs) const;
    bool fits(std::uint64_t more) const;
    bool flip() { return (random_() & 1) != 0; }

    using Names = std::map<std::string, std::shared_ptr<SimFile>>;

    mutable std::mutex mutex_;
    std::string name_;
    std::mt19937_64 random_;
    std::unique_ptr<SimVfs> vfs_;
    Names now_;
    Names durable_;
    long calls_ = 0;
    long writing_calls_ = 0;
    long dies_at_ = -1;
    long fails_at_ = -1;
    Fault fault_ = Fault::io_error;
    Lasting lasting_ = Lasting::once;
    std::optional<std::uint64_t> limit_;
    std::uint64_t held_back_ = 0;
    bool dead_ = false;
    bool lying_ = false;
};

}  // namespace support
