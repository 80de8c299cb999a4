// SPDX-License-Identifier: Apache-2.0
#include "server/journal/data_dir.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace journal {

std::vector<std::filesystem::path> backups_in(const DataDir& dir) {
    std::error_code none;
    std::filesystem::directory_iterator each{dir.backups(), none};
    std::vector<std::filesystem::path> all;
    for (; !none && each != std::filesystem::directory_iterator{}; each.increment(none))
        all.push_back(each->path());
    std::ranges::sort(all);
    return all;
}

Started<void> create_data_dir(const std::filesystem::path& dir) {
    return create_private_directory(dir);
}

Started<OpenFile> lock_data_dir(const DataDir& dir) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(dir.root, ignored)) {
        return system_failure(dir.root,
                              std::filesystem::exists(dir.root, ignored) ? ENOTDIR : ENOENT);
    }
    OpenFile file(::open(dir.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!file) return system_failure(dir.root, errno);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return system_failure(dir.lock(), errno);
        return StartFailure{"Another octet is using " + dir.root.string() +
                            " already: stop it first, or ask the running one."};
    }
    if (::fchmod(file.get(), 0600) != 0) return system_failure(dir.lock(), errno);
    return file;
}

}  // namespace journal
