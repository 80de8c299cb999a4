// SPDX-License-Identifier: Apache-2.0
#include "tests/journal/support/sim_file.hpp"

#include <algorithm>

namespace support {
namespace {

constexpr std::size_t sector = 512;

}  // namespace

void SimFile::apply(std::string& image, const Change& change) {
    if (change.truncates) {
        image.resize(change.at);
        return;
    }
    const auto end = change.at + change.bytes.size();
    if (image.size() < end) image.resize(end);
    std::ranges::copy(change.bytes, image.begin() + static_cast<std::ptrdiff_t>(change.at));
}

void SimFile::write(std::string_view bytes, std::size_t at) {
    pending_.push_back({false, at, std::string(bytes)});
    apply(now, pending_.back());
}

void SimFile::truncate(std::size_t size) {
    pending_.push_back({true, size, {}});
    apply(now, pending_.back());
}

void SimFile::sync() {
    for (const auto& change : pending_) apply(durable_, change);
    pending_.clear();
}

void SimFile::cut(const std::function<bool()>& survives) {
    for (const auto& change : pending_) {
        if (change.truncates) {
            if (survives()) apply(durable_, change);
            continue;
        }
        for (std::size_t from = 0; from < change.bytes.size(); from += sector) {
            if (!survives()) continue;
            apply(durable_, {false, change.at + from, change.bytes.substr(from, sector)});
        }
    }
    pending_.clear();
    now = durable_;
    shared_memory.clear();
    locks_.clear();
    slots_ = {};
}

int SimFile::lock(const void* handle, int level) {
    int others = SQLITE_LOCK_NONE;
    for (const auto& [other, held] : locks_) {
        if (other != handle) others = std::max(others, held);
    }
    const bool refused = (level == SQLITE_LOCK_SHARED && others >= SQLITE_LOCK_PENDING) ||
                         (level == SQLITE_LOCK_RESERVED && others >= SQLITE_LOCK_RESERVED) ||
                         (level == SQLITE_LOCK_EXCLUSIVE && others >= SQLITE_LOCK_SHARED);
    if (refused) return SQLITE_BUSY;
    auto& held = locks_[handle];
    held = std::max(held, level);
    return SQLITE_OK;
}

void SimFile::unlock(const void* handle, int level) {
    if (level == SQLITE_LOCK_NONE) {
        locks_.erase(handle);
    } else {
        locks_[handle] = level;
    }
}

bool SimFile::is_reserved() const {
    return std::ranges::any_of(
        locks_, [](const auto& lock) { return lock.second >= SQLITE_LOCK_RESERVED; });
}

int SimFile::lock_shared_memory(const void* handle, int first, int count, int flags) {
    const auto from = slots_.begin() + first;
    const auto end = from + count;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        std::for_each(from, end, [&](Slot& slot) {
            slot.shared.erase(handle);
            if (slot.exclusive == handle) slot.exclusive = nullptr;
        });
        return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const bool taken = std::any_of(from, end, [&](const Slot& slot) {
        const bool another = slot.exclusive != nullptr && slot.exclusive != handle;
        const auto sharing = slot.shared.size() - slot.shared.count(handle);
        return another || (exclusive && sharing > 0);
    });
    if (taken) return SQLITE_BUSY;
    std::for_each(from, end, [&](Slot& slot) {
        if (exclusive) {
            slot.exclusive = handle;
        } else {
            slot.shared.insert(handle);
        }
    });
    return SQLITE_OK;
}

}  // namespace support
