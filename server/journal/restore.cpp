// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cerrno>

#include "server/journal/backup_parts.hpp"
#include "server/journal/container.hpp"
#include "server/journal/files.hpp"
#include "server/journal/verify_log.hpp"

namespace journal {
namespace {

Started<void> must_be_empty(const std::filesystem::path& dir) {
    std::error_code error;
    if (!std::filesystem::exists(dir, error)) return {};
    if (std::filesystem::is_directory(dir, error) && std::filesystem::is_empty(dir, error)) {
        return {};
    }
    return StartFailure{dir.string() +
                        " is not empty and is left as it is: restore into a new directory."};
}

// Of a key store, or of the one in a backup, which is unpacked for that moment.
Started<LedgerOf> ledger_in(const std::filesystem::path& newest,
                            const std::filesystem::path& work) {
    if (!is_package(newest)) return read_ledger(newest);
    const auto newer = work / "newer";
    if (auto made = create_private_directory(newer); !made) return made.error();
    auto unpacked = unpack(newest, backup_parts(), newer);
    auto ledger = unpacked ? read_ledger(newer / keys_part) : unpacked.error();
    std::error_code ignored;
    std::filesystem::remove_all(newer, ignored);
    return ledger;
}

// Erases again whoever was erased since the backup was made.
Started<std::uint64_t> apply_ledger(KeyStore& keys, const std::filesystem::path& newest,
                                    const std::filesystem::path& work) {
    const auto ledger = ledger_in(newest, work);
    if (!ledger) return ledger.error();
    if (ledger->clinic != keys.clinic()) {
        return StartFailure{newest.string() + " has the keys of another clinic (" + ledger->clinic +
                            ", the backup is of " + keys.clinic() +
                            "): give the newest keys.db or backup of this clinic."};
    }
    const auto known = keys.ledger().size();
    for (const auto& line : ledger->erased) keys.erase(line.person, line.at);
    return keys.ledger().size() - known;
}

Started<RestoreReport> restore_into(const std::filesystem::path& work,
                                    const RestoreOptions& options) try {
    if (auto unpacked = unpack(options.backup, backup_parts(), work); !unpacked)
        return unpacked.error();
    auto keys = KeyStore::open(work / keys_part, options.key);
    if (!keys) return keys.error();

    RestoreReport report;
    if (options.newest_keys) {
        auto erased = apply_ledger(**keys, *options.newest_keys, work);
        if (!erased) return erased.error();
        report.erased_again = *erased;
    }
    auto heads = heads_in(work);
    if (!heads) return heads.error();
    if (!*heads) {
        std::error_code ignored;
        std::filesystem::remove(work / heads_part, ignored);
    }
    auto log = open_still(work / log_part);
    report.log = verify_log(log, (*keys)->clinic(), (*keys)->clinic_keys(), *heads);
    if (!report.log.whole()) {
        return not_whole("The backup " + options.backup.string(), report.log);
    }
    return report;
} catch (const SQLite::Exception& error) {
    return storage_failure(options.backup, error);
}

// Takes the place of an empty directory too, in one step; and back, if that step may not last.
Started<void> put_in_place(const std::filesystem::path& work, const std::filesystem::path& name) {
    if (::rename(work.c_str(), name.c_str()) != 0) return system_failure(name, errno);
    auto safe = sync_folder_of(name);
    if (!safe) ::rename(name.c_str(), work.c_str());
    return safe;
}

}  // namespace

Started<RestoreReport> restore(const RestoreOptions& options) {
    if (auto empty = must_be_empty(options.dir); !empty) return empty.error();
    auto name = options.dir;
    if (!name.has_filename()) name = name.parent_path();
    const auto work = unfinished(name);
    std::error_code ignored;
    std::filesystem::remove_all(work, ignored);
    if (auto made = create_private_directory(work); !made) return made.error();

    auto report = restore_into(work, options);
    if (report) {
        if (auto synced = sync_path(work); !synced) report = synced.error();
    }
    if (report) {
        if (auto placed = put_in_place(work, name); !placed) report = placed.error();
    }
    if (!report) std::filesystem::remove_all(work, ignored);
    return report;
}

}  // namespace journal
