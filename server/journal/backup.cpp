// SPDX-License-Identifier: Apache-2.0
#include "server/journal/backup.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "server/journal/backup_parts.hpp"
#include "server/journal/container.hpp"
#include "server/journal/files.hpp"
#include "server/journal/verify_log.hpp"

namespace journal {
std::span<const std::string> backup_parts() {
    static const std::array parts{log_part, keys_part, heads_part};
    return parts;
}

std::filesystem::path unfinished(const std::filesystem::path& path) {
    auto name = path.has_filename() ? path : path.parent_path();
    name += ".unfinished";
    return name;
}

// An empty file stands for none: every part of a backup has its file.
Started<std::optional<std::string>> heads_in(const std::filesystem::path& folder) {
    auto heads = read_file(folder / heads_part);
    if (!heads) return heads.error();
    if (heads->value_or("").empty()) return std::optional<std::string>{};
    return heads;
}

StartFailure not_whole(const std::string& what, const VerifyReport& report) {
    if (!report.broken) {
        return {what + " has heads that this clinic never signed: use another backup."};
    }
    return {what + " is not whole (record " + std::to_string(report.broken->at) + " of room " +
            report.broken->room.value + " " + report.broken->what + "): use another backup."};
}

BackupInWork::BackupInWork(const std::filesystem::path& target)
    : target_(target), unfinished_(unfinished(target)) {}

BackupInWork::~BackupInWork() {
    pages_.reset();
    copy_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(unfinished_, ignored);
}

Started<std::unique_ptr<BackupInWork>> BackupInWork::begin(const std::filesystem::path& target) {
    std::error_code ignored;
    if (std::filesystem::exists(target, ignored)) {
        return StartFailure{target.string() +
                            " exists already and is left as it is: choose another name for the "
                            "backup."};
    }
    std::unique_ptr<BackupInWork> work(new BackupInWork(target));
    std::filesystem::remove_all(work->unfinished_, ignored);
    if (auto made = create_private_directory(work->unfinished_); !made) return made.error();
    for (const auto& part : {log_part, keys_part}) {
        if (auto made = create_private_file(work->at(part)); !made) return made.error();
    }
    return work;
}

bool BackupInWork::copy_some(SQLite::Database& log, int pages) {
    if (!pages_) {
        copy_ = std::make_unique<SQLite::Database>(at(log_part).string(), SQLite::OPEN_READWRITE);
        // It is thrown away unless it is whole, and synced once, when it is packed.
        copy_->exec("PRAGMA synchronous = OFF");
        pages_ = std::make_unique<SQLite::Backup>(*copy_, log);
    }
    if (pages_->executeStep(pages) != SQLITE_DONE) return false;
    pages_.reset();
    copy_.reset();
    return true;
}

Started<void> BackupInWork::copy_keys(KeyStore& keys, const std::optional<std::string>& heads) {
    keys.copy_to(at(keys_part));
    return replace_file(at(heads_part), heads.value_or(""));
}

Started<BackupReport> BackupInWork::finish(const std::string& clinic, const ClinicKeys& keys) try {
    BackupReport report{target_, 0, {}};
    {
        auto copy = open_still(at(log_part));
        if (auto whole = check_pages(copy, at(log_part)); !whole) return whole.error();
        auto heads = heads_in(unfinished_);
        if (!heads) return heads.error();
        report.log = verify_log(copy, clinic, keys, *heads);
    }
    if (!report.log.whole()) return not_whole("The log in " + target_.string(), report.log);

    const auto package = at("package");
    const std::array files{Packed{log_part, at(log_part)}, Packed{keys_part, at(keys_part)},
                           Packed{heads_part, at(heads_part)}};
    if (auto done = pack(package, files); !done) return done.error();
    if (auto checked = unpack(package, backup_parts(), {}); !checked) return checked.error();
    if (::rename(package.c_str(), target_.c_str()) != 0) return system_failure(target_, errno);
    if (auto safe = sync_folder_of(target_); !safe) {
        ::unlink(target_.c_str());
        return safe.error();
    }
    std::error_code ignored;
    report.bytes = std::filesystem::file_size(target_, ignored);
    return report;
} catch (const SQLite::Exception& error) {
    return storage_failure(target_, error);
}

}  // namespace journal
