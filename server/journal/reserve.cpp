// SPDX-License-Identifier: Apache-2.0
#include "server/journal/reserve.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>

#include "server/journal/files.hpp"

namespace journal {

bool FileReserve::hold() {
    if (held_) return true;
    struct stat status{};
    if (::stat(file_.c_str(), &status) == 0 &&
        static_cast<std::uint64_t>(status.st_blocks) * 512 >= bytes_) {
        return held_ = true;
    }
    // As much again must stay free, or the reserve itself would make the disk full.
    struct statvfs disk{};
    if (::statvfs(file_.parent_path().c_str(), &disk) != 0) return false;
    if (disk.f_bavail * disk.f_frsize < 2 * bytes_) return false;

    ::unlink(file_.c_str());
    const auto file = create_private_file(file_);
    const int error = file ? ::posix_fallocate(file->get(), 0, static_cast<off_t>(bytes_)) : errno;
    held_ = error == 0;
    if (!held_) ::unlink(file_.c_str());
    // A reserve that cannot be had for another reason must not stop ordinary writes.
    return error != ENOSPC && error != EDQUOT;
}

bool FileReserve::release() {
    if (!held_) return false;
    held_ = false;
    return ::unlink(file_.c_str()) == 0;
}

}  // namespace journal
