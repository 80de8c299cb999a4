// SPDX-License-Identifier: Apache-2.0
#include "server/demo/bots_process.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/telemetry/log.hpp"

namespace demo {

using namespace std::chrono_literals;

namespace {

constexpr auto between_starts = 5s;

std::filesystem::path beside_us() {
    std::error_code failed;
    const auto binary = std::filesystem::read_symlink("/proc/self/exe", failed);
    return binary.parent_path() / "octet-bots";
}

}  // namespace

BotsProcess::BotsProcess(const std::string& url, const std::filesystem::path& cast_file,
                         double pace)
    : arguments_{beside_us().string(), "--url", url, "--cast", cast_file.string(), "--pace",
                 std::to_string(pace)} {}

BotsProcess::~BotsProcess() {
    if (!child_) return;
    kill(*child_, SIGTERM);
    waitpid(*child_, nullptr, 0);
}

void BotsProcess::look_after() {
    if (child_) {
        int status = 0;
        if (waitpid(*child_, &status, WNOHANG) == 0) return;
        telemetry::warn("bots_ended", {{"status", status}});
        child_.reset();
    }
    const auto now = std::chrono::steady_clock::now();
    if (now < not_before_) return;
    not_before_ = now + between_starts;
    start();
}

void BotsProcess::start() {
    std::vector<char*> arguments;
    arguments.reserve(arguments_.size() + 1);
    for (auto& argument : arguments_) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    const auto parent = getpid();
    const auto child = fork();
    if (child < 0) return;
    if (child > 0) {
        child_ = child;
        return;
    }
    // Only what is safe between fork and exec.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(0);
    // Standard output belongs to whoever reads the demo's one line of JSON.
    dup2(STDERR_FILENO, STDOUT_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
}

}  // namespace demo
