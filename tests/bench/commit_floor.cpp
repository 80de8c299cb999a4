// SPDX-License-Identifier: Apache-2.0
// What the disk itself allows: one row a commit into SQLite, WAL, synchronous FULL. Everything
// that Octet acknowledges costs at least this. Prints one line of JSON.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    using Clock = std::chrono::steady_clock;
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const auto file = (folder / "commit-floor.db").string();
    std::filesystem::remove(file);
    SQLite::Database db{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    db.exec("pragma journal_mode = wal");
    db.exec("pragma synchronous = full");
    db.exec("create table log (id integer primary key, body blob not null)");
    SQLite::Statement insert{db, "insert into log (body) values (?)"};
    const std::string body(400, 'x');

    std::vector<double> took_ms;
    const auto began = Clock::now();
    while (Clock::now() - began < std::chrono::seconds{3}) {
        const auto start = Clock::now();
        insert.bind(1, body);
        insert.exec();
        insert.reset();
        took_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(took_ms.begin(), took_ms.end());
    std::printf("{\"commits_per_second\":%.0f,\"p50_ms\":%.3f,\"p99_ms\":%.3f}\n",
                static_cast<double>(took_ms.size()) / 3.0, took_ms[took_ms.size() / 2],
                took_ms[took_ms.size() * 99 / 100]);
    return 0;
}
