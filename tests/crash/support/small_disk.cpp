// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/small_disk.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace support {
namespace {

// So that nothing of it is left behind, however the test ends. An ordinary user becomes the owner
// of a name space of their own first, where the kernel lets them.
bool own_name_space() {
    if (::unshare(CLONE_NEWNS) == 0) return true;
    const auto user = std::to_string(::getuid());
    const auto group = std::to_string(::getgid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    overwrite("/proc/self/setgroups", "deny");
    overwrite("/proc/self/uid_map", "0 " + user + " 1");
    overwrite("/proc/self/gid_map", "0 " + group + " 1");
    return true;
}

}  // namespace

std::unique_ptr<SmallDisk> SmallDisk::mount(std::uint64_t bytes, std::string& why) {
    std::unique_ptr<SmallDisk> disk{new SmallDisk};
    std::filesystem::create_directory(disk->path());
    const auto size = "size=" + std::to_string(bytes);
    const bool mounted = own_name_space() &&
                         ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         ::mount("octet-test", disk->path().c_str(), "tmpfs", 0, size.c_str()) == 0;
    if (mounted) return disk;
    why = std::strerror(errno);
    return nullptr;
}

SmallDisk::~SmallDisk() { ::umount2(path().c_str(), MNT_DETACH); }

void SmallDisk::fill() {
    const int file = ::open((path() / "filler").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    static constexpr std::array<char, 4096> nothing{};
    while (::write(file, nothing.data(), nothing.size()) > 0) {
    }
    ::close(file);
}

void SmallDisk::make_room() { std::filesystem::remove(path() / "filler"); }

std::uint64_t SmallDisk::left() const {
    struct statvfs disk{};
    ::statvfs(path().c_str(), &disk);
    return disk.f_bavail * disk.f_frsize;
}

}  // namespace support
