// SPDX-License-Identifier: Apache-2.0
#include "tests/journal/support/sim_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

#include "tests/journal/support/sim_file.hpp"

namespace support {
namespace {

// What sqlite allocates for an open file.
struct Handle {
    sqlite3_file base;
    std::shared_ptr<SimFile>* file;
    SimDisk* disk;
};

Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
SimFile& sim(sqlite3_file* file) { return **handle(file).file; }
SimDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<SimDisk*>(vfs->pAppData); }

constexpr int sector = 512;

}  // namespace

// The functions that sqlite calls.
struct SimVfs {
    sqlite3_vfs vfs{};
    sqlite3_io_methods methods{};

    explicit SimVfs(SimDisk& disk);

    static int close(sqlite3_file* file) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        sim(file).unlock(file, SQLITE_LOCK_NONE);
        delete handle(file).file;
        return SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
        auto& disk = *handle(file).disk;
        const std::scoped_lock lock(disk.mutex_);
        if (const int fault = disk.count(false, false)) return fault;
        const auto& bytes = sim(file).now;
        const auto from = std::min(static_cast<std::size_t>(at), bytes.size());
        const auto got = std::min(static_cast<std::size_t>(size), bytes.size() - from);
        std::memset(into, 0, static_cast<std::size_t>(size));
        std::memcpy(into, bytes.data() + from, got);
        return got == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
        auto& disk = *handle(file).disk;
        const std::scoped_lock lock(disk.mutex_);
        if (const int fault = disk.count(true, false)) return fault;
        const auto end = static_cast<std::uint64_t>(at) + static_cast<std::uint64_t>(size);
        const auto there = sim(file).now.size();
        if (end > there && !disk.fits(end - there)) return SQLITE_FULL;
        sim(file).write({static_cast<const char*>(bytes), static_cast<std::size_t>(size)},
                        static_cast<std::size_t>(at));
        return SQLITE_OK;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        auto& disk = *handle(file).disk;
        const std::scoped_lock lock(disk.mutex_);
        if (const int fault = disk.count(true, false)) return fault;
        sim(file).truncate(static_cast<std::size_t>(size));
        return SQLITE_OK;
    }

    static int sync(sqlite3_file* file, int) {
        auto& disk = *handle(file).disk;
        const std::scoped_lock lock(disk.mutex_);
        if (const int fault = disk.count(true, true)) return fault;
        if (disk.lying_) return SQLITE_OK;
        sim(file).sync();
        disk.durable_ = disk.now_;
        return SQLITE_OK;
    }

    static int size(sqlite3_file* file, sqlite3_int64* size) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        *size = static_cast<sqlite3_int64>(sim(file).now.size());
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* file, int level) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        return sim(file).lock(file, level);
    }

    static int unlock(sqlite3_file* file, int level) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        sim(file).unlock(file, level);
        return SQLITE_OK;
    }

    static int is_reserved(sqlite3_file* file, int* reserved) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        *reserved = sim(file).is_reserved() ? 1 : 0;
        return SQLITE_OK;
    }

    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sector_size(sqlite3_file*) { return sector; }
    static int character(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int map(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        auto& regions = sim(file).shared_memory;
        *at = nullptr;
        const auto index = static_cast<std::size_t>(page);
        if (index >= regions.size() && extend == 0) return SQLITE_OK;
        while (regions.size() <= index) {
            regions.push_back(
                std::make_unique<SimFile::Region>(static_cast<std::size_t>(size), '\0'));
        }
        *at = regions[index]->data();
        return SQLITE_OK;
    }

    static int lock_map(sqlite3_file* file, int first, int count, int flags) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        return sim(file).lock_shared_memory(file, first, count, flags);
    }

    static void barrier(sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); }

    static int unmap(sqlite3_file* file, int remove) {
        const std::scoped_lock lock(handle(file).disk->mutex_);
        sim(file).lock_shared_memory(file, 0, SQLITE_SHM_NLOCK, SQLITE_SHM_UNLOCK);
        if (remove != 0) sim(file).shared_memory.clear();
        return SQLITE_OK;
    }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
        auto& disk = disk_of(vfs);
        const std::scoped_lock lock(disk.mutex_);
        file->pMethods = nullptr;
        if (disk.count(false, false) != SQLITE_OK) return SQLITE_CANTOPEN;
        const std::string path = name != nullptr ? name : "temp" + std::to_string(disk.random_());
        auto found = disk.now_.find(path);
        if (found == disk.now_.end()) {
            if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
            found = disk.now_.emplace(path, std::make_shared<SimFile>()).first;
        }
        handle(file).file = new std::shared_ptr<SimFile>(found->second);
        handle(file).disk = &disk;
        file->pMethods = &disk.vfs_->methods;
        if (out != nullptr) *out = flags;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int sync) {
        auto& disk = disk_of(vfs);
        const std::scoped_lock lock(disk.mutex_);
        if (disk.count(true, false) != SQLITE_OK) return SQLITE_IOERR_DELETE;
        disk.now_.erase(name);
        if (sync != 0 && !disk.lying_) disk.durable_ = disk.now_;
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs* vfs, const char* name, int, int* there) {
        auto& disk = disk_of(vfs);
        const std::scoped_lock lock(disk.mutex_);
        const auto found = disk.now_.find(name);
        *there = found != disk.now_.end() && !found->second->now.empty() ? 1 : 0;
        return SQLITE_OK;
    }

    static int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    }

    static int random_bytes(sqlite3_vfs* vfs, int size, char* out) {
        auto& disk = disk_of(vfs);
        const std::scoped_lock lock(disk.mutex_);
        std::generate_n(out, size, [&] { return static_cast<char>(disk.random_()); });
        return size;
    }

    static int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }
    static int julian_day(sqlite3_vfs*, double* day) {
        *day = 2460000.5;
        return SQLITE_OK;
    }
    static int last_error(sqlite3_vfs*, int, char*) { return 0; }
};

SimVfs::SimVfs(SimDisk& disk) {
    methods = {2,        close,   read,        write,   truncate,    sync,      size,
               lock,     unlock,  is_reserved, control, sector_size, character, map,
               lock_map, barrier, unmap,       nullptr, nullptr};
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(Handle);
    vfs.mxPathname = 512;
    vfs.zName = disk.name().c_str();
    vfs.pAppData = &disk;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = full_path;
    vfs.xRandomness = random_bytes;
    vfs.xSleep = sleep;
    vfs.xCurrentTime = julian_day;
    vfs.xGetLastError = last_error;
}

SimDisk::SimDisk(std::uint64_t seed) : random_(seed) {
    static std::atomic<int> disks{0};
    name_ = "sim" + std::to_string(++disks);
    vfs_ = std::make_unique<SimVfs>(*this);
    sqlite3_vfs_register(&vfs_->vfs, 0);
}

SimDisk::~SimDisk() { sqlite3_vfs_unregister(&vfs_->vfs); }

void SimDisk::die_at(long call) {
    const std::scoped_lock lock(mutex_);
    dies_at_ = calls_ + call;
}

void SimDisk::fail_at(long call, Fault fault, Lasting lasting) {
    const std::scoped_lock lock(mutex_);
    fails_at_ = writing_calls_ + call;
    fault_ = fault;
    lasting_ = lasting;
}

void SimDisk::mend() {
    const std::scoped_lock lock(mutex_);
    fails_at_ = -1;
}

long SimDisk::writing_calls() const {
    const std::scoped_lock lock(mutex_);
    return writing_calls_;
}

void SimDisk::limit(std::optional<std::uint64_t> bytes) {
    const std::scoped_lock lock(mutex_);
    limit_ = bytes;
}

void SimDisk::lie(bool lying) {
    const std::scoped_lock lock(mutex_);
    lying_ = lying;
}

int SimDisk::count(bool writes, bool syncs) {
    ++calls_;
    if (calls_ == dies_at_) dead_ = true;
    if (dead_) return SQLITE_IOERR;
    if (writes) ++writing_calls_;
    const bool for_good = lasting_ == Lasting::for_good && fails_at_ > 0;
    const bool fails = writing_calls_ == fails_at_ || (for_good && writing_calls_ > fails_at_);
    return writes && fails ? fault_of(syncs) : SQLITE_OK;
}

// A sync that finds no room is no "full" to sqlite: what it wrote before may be there or not.
int SimDisk::fault_of(bool syncs) const {
    if (syncs) return SQLITE_IOERR_FSYNC;
    return fault_ == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

bool SimDisk::fits(std::uint64_t more) const {
    if (!limit_) return true;
    std::uint64_t all = held_back_ + more;
    for (const auto& [name, file] : now_) all += file->now.size();
    return all <= *limit_;
}

void SimDisk::cut_power() {
    const std::scoped_lock lock(mutex_);
    // Some cuts leave hardly anything of what was not synced, and some nearly all.
    static constexpr std::array survivors_of_256{0u, 64u, 128u, 250u, 256u};
    const auto survivors = survivors_of_256.at(random_() % survivors_of_256.size());
    const auto survives = [&] { return random_() % 256 < survivors; };

    // A name that was made, replaced or removed since the last sync is as it was before, or not.
    auto left = now_;
    for (const auto& [name, file] : now_) {
        if (!durable_.contains(name) && flip()) left.erase(name);
    }
    for (const auto& [name, file] : durable_) {
        const auto at = now_.find(name);
        const bool changed = at == now_.end() || at->second != file;
        if (changed && flip()) left[name] = file;
    }
    for (const auto& [name, file] : left) file->cut(survives);
    now_ = durable_ = std::move(left);
    dead_ = false;
    dies_at_ = fails_at_ = -1;
}

std::uint64_t SimDisk::used() const {
    const std::scoped_lock lock(mutex_);
    std::uint64_t all = held_back_;
    for (const auto& [name, file] : now_) all += file->now.size();
    return all;
}

bool SimDisk::is_dead() const {
    const std::scoped_lock lock(mutex_);
    return dead_;
}

class SimDisk::HeldBack final : public journal::Reserve {
public:
    HeldBack(SimDisk& disk, std::uint64_t bytes) : disk_(disk), bytes_(bytes) {}
    ~HeldBack() override { release(); }

    bool hold() override {
        const std::scoped_lock lock(disk_.mutex_);
        if (held_) return true;
        if (!disk_.fits(2 * bytes_)) return false;
        disk_.held_back_ += bytes_;
        return held_ = true;
    }

    bool release() override {
        const std::scoped_lock lock(disk_.mutex_);
        if (!held_) return false;
        disk_.held_back_ -= bytes_;
        held_ = false;
        return true;
    }

private:
    SimDisk& disk_;
    std::uint64_t bytes_;
    bool held_ = false;
};

std::unique_ptr<journal::Reserve> SimDisk::reserve(std::uint64_t bytes) {
    return std::make_unique<HeldBack>(*this, bytes);
}

}  // namespace support
