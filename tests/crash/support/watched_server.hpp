// SPDX-License-Identifier: Apache-2.0
// The real server, ready, whose every call that changes a file goes past `judge`.
#pragma once

#include <filesystem>

#include "tests/crash/support/file_calls.hpp"
#include "tests/crash/support/operated_clinic.hpp"

namespace support {

class WatchedServer {
public:
    // The test fails if it does not come up within a minute.
    WatchedServer(const OperatedClinic& clinic, Judge judge);

    const bots::Server& server() const { return server_; }
    int wait() { return process_.wait(); }
    void let_go() { process_.let_go(); }

private:
    std::filesystem::path log_;
    Watched process_;
    bots::Server server_;
};

}  // namespace support
