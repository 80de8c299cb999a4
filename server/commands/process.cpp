// SPDX-License-Identifier: Apache-2.0
#include "server/commands/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

namespace commands {
namespace {

// A leak checker looks into the process from outside; nobody else may.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool looked_into = true;
#else
constexpr bool looked_into = false;
#endif
#else
constexpr bool looked_into = false;
#endif

}  // namespace

void harden_process() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (!looked_into) prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    umask(S_IRWXG | S_IRWXO);
    // A connection is a descriptor: as many as the operator allows, not the shell's usual 1024.
    if (rlimit files{}; getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace commands
