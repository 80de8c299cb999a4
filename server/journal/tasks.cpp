// SPDX-License-Identifier: Apache-2.0
#include "server/journal/tasks.hpp"

#include "server/journal/files.hpp"
#include "server/journal/heads.hpp"

namespace journal {
namespace {

constexpr int pages_at_once = 256;  // 1 MiB

class ChangeKeys final : public Task {
public:
    ChangeKeys(std::function<void(KeyStore&)> change, Waiting<Result<void>> waiting)
        : change_(std::move(change)), waiting_(std::move(waiting)) {}

    State run(LogStore& log) override try {
        change_(log.keys());
        answer(std::move(waiting_), Result<void>{});
        return State::finished;
    } catch (const SQLite::Exception& error) {
        const bool nothing_written = means_full(error);
        give_up(nothing_written ? Failure::full : Failure::unknown);
        return nothing_written ? State::finished : State::broken;
    }

    void give_up(Failure why) override { answer(std::move(waiting_), Result<void>(why)); }

private:
    std::function<void(KeyStore&)> change_;
    Waiting<Result<void>> waiting_;
};

class WriteHeads final : public Task {
public:
    WriteHeads(std::filesystem::path file, std::function<protocol::Timestamp()> now,
               Waiting<Result<void>> waiting)
        : file_(std::move(file)), now_(std::move(now)), waiting_(std::move(waiting)) {}

    State run(LogStore& log) override {
        const bool kept = keep_heads(log, file_, now_()).has_value();
        answer(std::move(waiting_), kept ? Result<void>{} : Result<void>(Failure::full));
        return State::finished;
    }

    void give_up(Failure why) override { answer(std::move(waiting_), Result<void>(why)); }

private:
    std::filesystem::path file_;
    std::function<protocol::Timestamp()> now_;
    Waiting<Result<void>> waiting_;
};

class MakeBackup final : public Task {
public:
    using Answer = Started<BackupReport>;

    MakeBackup(std::unique_ptr<BackupInWork> work, Worker& finishing,
               std::function<protocol::Timestamp()> now, Waiting<Answer> waiting)
        : work_(std::move(work)),
          finishing_(finishing),
          now_(std::move(now)),
          waiting_(std::move(waiting)) {}

    // A backup that fails is no harm to the journal: it only reads there.
    State run(LogStore& log) override try {
        if (!work_->copy_some(log.db(), pages_at_once)) return State::more;
        auto& keys = log.keys();
        auto copied = work_->copy_keys(keys, heads_text(log, now_()));
        if (!copied) {
            answer(std::move(waiting_), Answer(copied.error()));
        } else {
            finish(keys.clinic(), keys.clinic_keys());
        }
        return State::finished;
    } catch (const SQLite::Exception& error) {
        answer(std::move(waiting_), Answer(storage_failure(work_->target(), error)));
        return State::finished;
    }

    void give_up(Failure) override {
        answer(std::move(waiting_),
               Answer(StartFailure{"The journal is closed, so no backup was made: start Octet "
                                   "again and ask once more."}));
    }

private:
    void finish(const std::string& clinic, const ClinicKeys& keys) {
        const auto shared =
            std::make_shared<std::pair<std::unique_ptr<BackupInWork>, Waiting<Answer>>>(
                std::move(work_), std::move(waiting_));
        const bool queued = finishing_.submit([shared, clinic, &keys] {
            auto report = shared->first->finish(clinic, keys);
            shared->first.reset();
            answer(std::move(shared->second), std::move(report));
        });
        if (!queued) answer(std::move(shared->second), Answer(too_much_waits()));
    }

    std::unique_ptr<BackupInWork> work_;
    Worker& finishing_;
    std::function<protocol::Timestamp()> now_;
    Waiting<Answer> waiting_;
};

}  // namespace

StartFailure too_much_waits() {
    return {"Too many checks are waiting already: ask again when they are finished."};
}

std::string heads_text(const LogStore& log, protocol::Timestamp at) {
    Heads heads{log.keys().clinic(), at, {}};
    for (const auto& [room, end] : log.rooms()) {
        if (end.last > 0) heads.rooms[room] = {end.last, end.hash};
    }
    return signed_text(heads, log.keys().clinic_keys().signing_seed);
}

Started<void> keep_heads(const LogStore& log, const std::filesystem::path& file,
                         protocol::Timestamp at) {
    return replace_file(file, heads_text(log, at));
}

std::unique_ptr<Task> change_keys(std::function<void(KeyStore&)> change,
                                  Waiting<Result<void>> waiting) {
    return std::make_unique<ChangeKeys>(std::move(change), std::move(waiting));
}

std::unique_ptr<Task> write_heads(std::filesystem::path file,
                                  std::function<protocol::Timestamp()> now,
                                  Waiting<Result<void>> waiting) {
    return std::make_unique<WriteHeads>(std::move(file), std::move(now), std::move(waiting));
}

std::unique_ptr<Task> make_backup(std::unique_ptr<BackupInWork> work, Worker& finishing,
                                  std::function<protocol::Timestamp()> now,
                                  Waiting<Started<BackupReport>> waiting) {
    return std::make_unique<MakeBackup>(std::move(work), finishing, std::move(now),
                                        std::move(waiting));
}

}  // namespace journal
