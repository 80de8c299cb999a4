// SPDX-License-Identifier: Apache-2.0
#include "server/journal/migrate.hpp"

#include "server/journal/backup_parts.hpp"
#include "server/journal/log_store.hpp"
#include "server/journal/verify_log.hpp"

namespace journal {
namespace {

std::filesystem::path backup_name(const DataDir& dir, int version) {
    return dir.backups() / ("before-schema-" + std::to_string(version) + ".backup");
}

Started<void> back_up(const DataDir& dir, SQLite::Database& log, KeyStore& keys, int version) {
    if (auto made = create_private_directory(dir.backups()); !made) return made;
    const auto target = backup_name(dir, version);
    // A whole one is left of a start that was cut short after it.
    std::error_code ignored;
    if (std::filesystem::exists(target, ignored)) return {};

    auto work = BackupInWork::begin(target);
    if (!work) return work.error();
    constexpr int all_pages = -1;
    while (!(*work)->copy_some(log, all_pages)) {
    }
    const auto heads = read_file(dir.heads());
    if (!heads) return heads.error();
    if (auto copied = (*work)->copy_keys(keys, *heads); !copied) return copied;
    const auto report = (*work)->finish(keys.clinic(), keys.clinic_keys());
    if (!report) return report.error();
    return {};
}

// Looks without leaving a trace. A log that has no tables yet counts as the newest: it is made so.
Started<int> version_of(const std::filesystem::path& file, const std::string& vfs,
                        const std::string& clinic, int newest) {
    auto log = open_still(file, vfs);
    if (is_empty(log)) return newest;
    return log_version(log, file, clinic, newest);
}

void take(SQLite::Database& log, const Migration& step) {
    InTransaction transaction(log);
    step.run(log);
    mark(log, log_application_id, step.to);
    transaction.commit();
}

}  // namespace

Started<void> bring_up_to_date(const DataDir& dir, KeyStore& keys, const std::string& vfs,
                               std::span<const Migration> steps) try {
    const auto file = dir.log();
    if (!exists(file, vfs)) return {};
    const int newest = steps.back().to;
    const auto version = version_of(file, vfs, keys.clinic(), newest);
    if (!version) return version.error();
    if (*version == newest) return {};

    SQLite::Database log(file.string(), SQLite::OPEN_READWRITE, 5000, vfs);
    log.exec("PRAGMA synchronous = FULL");
    if (auto saved = back_up(dir, log, keys, newest); !saved) return saved;
    for (const auto& step : steps) {
        if (step.to > *version) take(log, step);
    }
    return {};
} catch (const SQLite::Exception& error) {
    return storage_failure(dir.log(), error);
}

}  // namespace journal
