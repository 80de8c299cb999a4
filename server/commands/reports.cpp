// SPDX-License-Identifier: Apache-2.0
#include "server/commands/reports.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "server/domain/spans.hpp"

namespace commands {
namespace {

// As long as copies of keys.db are usually kept: docs/operations.md, Erasing a person.
constexpr std::int64_t backups_kept_ms = 30 * domain::day_ms;

std::string time_of(protocol::Timestamp at) {
    const auto seconds = static_cast<std::time_t>(protocol::ms(at) / 1000);
    return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(seconds));
}

std::string day_of(protocol::Timestamp at) { return time_of(at).substr(0, 10); }

}  // namespace

std::vector<std::string> lines_of(const journal::VerifyReport& report) {
    std::vector<std::string> lines{
        fmt::format("Whole: {} records in {} rooms, each following on the last.", report.records,
                    report.rooms)};
    if (report.no_tail_cut_before) {
        lines.push_back("Nothing that was saved before " + time_of(*report.no_tail_cut_before) +
                        " is missing at the end.");
    } else {
        lines.push_back(
            "There are no signed heads yet, so of the last records nothing can be said.");
    }
    return lines;
}

std::vector<std::string> lines_of(const journal::BackupReport& report) {
    std::vector<std::string> lines{fmt::format("Backup in {} ({} bytes), read back and checked.",
                                               report.file.string(), report.bytes)};
    for (auto& line : lines_of(report.log)) lines.push_back(std::move(line));
    lines.push_back("It is of no use without the key file: keep that in another place.");
    return lines;
}

std::vector<std::string> lines_of(const journal::RestoreReport& report) {
    auto lines = lines_of(report.log);
    if (report.erased_again > 0) {
        lines.push_back(
            fmt::format("{} who had been erased since are erased here too.", report.erased_again));
    }
    lines.insert(
        lines.end(),
        {"Sign-ins, links and passwords are as they were when the backup was made: what was ended,",
         "taken back or changed since is there again. To sign everybody out and take every open",
         "link back: octet clinic sign-out. A member who has no passphrase comes back only by a",
         "new link then, as somebody new.",
         "To set anew a password that had been changed: octet facilitator password.",
         "Restored. Next: octet serve."});
    return lines;
}

std::vector<std::string> lines_of(const journal::Rotated& rotated,
                                  const std::filesystem::path& key) {
    return {
        fmt::format("All keys are wrapped by a new master key ({}) now, which is in {}.",
                    rotated.new_id, key.string()),
        "Keep a copy of it in the safe: without it nothing can be read again.",
        fmt::format("The one before ({}) is in {}.", rotated.old_id, rotated.old_file.string()),
        "Backups made until now open with that one alone: keep it apart from them, and destroy it",
        "with the last of them. Next: octet backup."};
}

namespace {

const std::vector<std::string> what_erasing_does{
    "  gone for good:  their name and sign-in, and all that they said in every group. The key",
    "                  to it is destroyed, and the ledger of erasures says so.",
    "  stays:          that somebody without a name took part, and when, so that the record of the",
    "                  group still holds together; what others said; the notes of facilitators,",
    "                  which a clinic must keep (GDPR article 17, paragraph 3).",
    "  backups:        one that was made before still has the key. Delete it when its time is",
    "                  over; to restore it, give octet restore the newest keys.db or a newer",
    "                  backup, and they stay erased."};

}  // namespace

std::vector<std::string> lines_before_erasing(const std::string& login, std::size_t groups) {
    std::vector<std::string> lines{fmt::format("Erasing {}, who is in {} {}, would do this:", login,
                                               groups, groups == 1 ? "group" : "groups")};
    lines.insert(lines.end(), what_erasing_does.begin(), what_erasing_does.end());
    lines.push_back("Nothing was done yet, and there is no way back. To do it, add: --really");
    return lines;
}

std::vector<std::string> receipt_of(const Erasure& erasure, const std::string& login,
                                    protocol::Timestamp at,
                                    const std::vector<std::filesystem::path>& backups) {
    std::vector<std::string> lines{
        fmt::format("Erased on {}: {}, person {}.", time_of(at), login, erasure.person.value)};
    lines.insert(lines.end(), what_erasing_does.begin(), what_erasing_does.end());
    for (const auto& group : erasure.groups) {
        lines.push_back("Their seat in " + group + " is given up.");
    }
    for (const auto& backup : backups) {
        lines.push_back("Still has the key: " + backup.string() + ". Delete it by " +
                        day_of(protocol::later(at, backups_kept_ms)) + ".");
    }
    for (const auto& group : erasure.waiting) {
        lines.push_back(group + " could not be told now: it is told when the server starts again.");
    }
    return lines;
}

std::string sentence_of(journal::Failure failure) {
    switch (failure) {
        case journal::Failure::full:
            return "The disk is full, and nothing was changed: make some room on it and ask again.";
        case journal::Failure::busy:
            return "The server has too much to do or stops, and nothing was changed: ask again.";
        case journal::Failure::conflict:
        case journal::Failure::damaged:
        case journal::Failure::unknown:
            break;
    }
    return "The disk failed, and nobody knows what is on it: the server ends, and once it runs "
           "again, ask again.";
}

std::string damage_in(const journal::VerifyReport& report) {
    if (report.broken) {
        return fmt::format(
            "Room {}, record {}: {}. Stop the server, keep this directory as it is, and "
            "restore a backup beside it.",
            report.broken->room.value, report.broken->at, report.broken->what);
    }
    return "The signed heads are not of this clinic: somebody put them there.";
}

}  // namespace commands
