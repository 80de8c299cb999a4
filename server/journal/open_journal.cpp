// SPDX-License-Identifier: Apache-2.0
#include "server/journal/migrate.hpp"
#include "server/journal/sqlite_parts.hpp"
#include "server/journal/tasks.hpp"

namespace journal {
namespace {

protocol::Timestamp system_now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return protocol::Timestamp{
        std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

StartFailure missing(const std::filesystem::path& lost, const std::filesystem::path& found) {
    return {lost.string() + " is missing beside " + found.string() +
            ": bring both back from the newest backup with 'octet restore'."};
}

// One of the two files alone is a loss, except at a first start that was cut short.
Started<std::unique_ptr<KeyStore>> open_keys(const DataDir& dir, const OpenOptions& options) {
    const bool log_there = exists(dir.log(), options.vfs);
    if (log_there && !exists(dir.keys(), options.vfs)) return missing(dir.keys(), dir.log());
    auto keys = KeyStore::open(dir.keys(), options.key, options.vfs);
    if (keys && !log_there && !(*keys)->is_unused()) return missing(dir.log(), dir.keys());
    return keys;
}

std::unique_ptr<Reserve> reserve_of(const DataDir& dir, OpenOptions& options) {
    if (options.reserve) return std::move(options.reserve);
    return std::make_unique<FileReserve>(dir.reserve(), options.reserve_bytes);
}

}  // namespace

Started<std::unique_ptr<SqliteJournal>> open_journal(OpenOptions options) try {
    auto parts = std::make_unique<SqliteJournal::Parts>();
    parts->dir = {options.dir};
    parts->vfs = options.vfs;
    parts->now = options.now ? options.now : system_now;

    auto lock = lock_data_dir(parts->dir);
    if (!lock) return lock.error();
    parts->lock = std::move(*lock);

    auto keys = open_keys(parts->dir, options);
    if (!keys) return keys.error();
    parts->keys = std::move(*keys);

    if (auto ready = bring_up_to_date(parts->dir, *parts->keys, options.vfs); !ready) {
        return ready.error();
    }
    const LogOptions log_options{parts->dir.log(), options.vfs, options.sync};
    auto log = LogStore::open(log_options, *parts->keys);
    if (!log) return log.error();

    parts->reader =
        std::make_unique<LogReader>(parts->dir.log(), options.vfs, parts->keys->clinic(),
                                    parts->keys->clinic_keys(), parts->keys->keyring());
    WriterOptions writer;
    writer.queue_max = options.queue_max;
    writer.seen = options.seen;
    writer.checkpoint_pages = options.checkpoint_pages;
    writer.portion_pages = options.portion_pages;
    writer.portion_pause = options.portion_pause;
    writer.fold_after = options.fold_after;
    // Heads that cannot be kept now are tried again with the next ones; the log is whole.
    writer.keep_heads = [file = parts->dir.heads(), now = parts->now](const LogStore& written) {
        static_cast<void>(keep_heads(written, file, now()));
    };
    parts->writer = std::make_unique<Writer>(std::move(*log), reserve_of(parts->dir, options),
                                             std::move(writer));
    return std::unique_ptr<SqliteJournal>(new SqliteJournal(std::move(parts)));
} catch (const SQLite::Exception& error) {
    return storage_failure(options.dir, error);
}

}  // namespace journal
