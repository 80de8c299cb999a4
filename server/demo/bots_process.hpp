// SPDX-License-Identifier: Apache-2.0
// octet-bots as a child of this process: it plays the people whom no visitor is, and ends with us.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace demo {

class BotsProcess {
public:
    // The program lies beside this one. `pace` divides every pause: 1 is how people are.
    BotsProcess(const std::string& url, const std::filesystem::path& cast_file, double pace);
    ~BotsProcess();
    BotsProcess(const BotsProcess&) = delete;
    BotsProcess& operator=(const BotsProcess&) = delete;

    // Starts it if it does not run; not more often than every few seconds. Call now and then.
    void look_after();

private:
    void start();

    std::vector<std::string> arguments_;
    std::optional<pid_t> child_;
    std::chrono::steady_clock::time_point not_before_{};
};

}  // namespace demo
