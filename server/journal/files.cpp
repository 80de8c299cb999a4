// SPDX-License-Identifier: Apache-2.0
#include "server/journal/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace journal {

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

StartFailure system_failure(const std::filesystem::path& path, int error) {
    const auto where = path.string();
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return {"The disk that holds " + where +
                    " is full: make some room on it and start again."};
        case EACCES:
        case EPERM:
        case EROFS:
            return {where +
                    " may not be written by the user that Octet runs as: make it that "
                    "user's own with chown, or mount its disk for writing."};
        case ENOENT:
            return {where + " does not exist: check the path that Octet was given."};
        default:
            return {where + " cannot be used (" + std::strerror(error) +
                    "): check the path and the health of its disk."};
    }
}

Started<OpenFile> create_private_file(const std::filesystem::path& path) {
    OpenFile file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    // The umask may have taken even the owner's rights away.
    if (!file || ::fchmod(file.get(), 0600) != 0) return system_failure(path, errno);
    return file;
}

Started<void> create_private_directory(const std::filesystem::path& path) {
    if (::mkdir(path.c_str(), 0700) != 0) {
        const int error = errno;
        std::error_code ignored;
        if (error == EEXIST && std::filesystem::is_directory(path, ignored)) return {};
        return system_failure(path, error);
    }
    auto made = ::chmod(path.c_str(), 0700) == 0 ? sync_folder_of(path)
                                                 : Started<void>(system_failure(path, errno));
    if (!made) ::rmdir(path.c_str());
    return made;
}

Started<void> write_all(const OpenFile& file, const std::filesystem::path& path,
                        std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_failure(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Started<void> sync_file(const OpenFile& file, const std::filesystem::path& path) {
    if (::fsync(file.get()) != 0) return system_failure(path, errno);
    return {};
}

Started<void> sync_path(const std::filesystem::path& path) {
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return system_failure(path, errno);
    return sync_file(file, path);
}

namespace {

Started<void> fill(const OpenFile& file, const std::filesystem::path& path,
                   std::string_view bytes) {
    if (auto written = write_all(file, path, bytes); !written) return written;
    return sync_file(file, path);
}

// Whole and synced beside `path`; what a start that was cut short left there is cleared away.
Started<std::filesystem::path> written_beside(const std::filesystem::path& path,
                                              std::string_view bytes) {
    auto unfinished = path;
    unfinished += ".new";
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);

    auto file = create_private_file(unfinished);
    if (!file) return file.error();
    if (auto filled = fill(*file, unfinished, bytes); !filled) {
        ::unlink(unfinished.c_str());
        return filled.error();
    }
    return Started<std::filesystem::path>(boost::system::in_place_value, std::move(unfinished));
}

}  // namespace

Started<void> sync_folder_of(const std::filesystem::path& path) {
    return sync_path(path.has_parent_path() ? path.parent_path() : ".");
}

Started<void> write_new_file(const std::filesystem::path& path, std::string_view bytes) {
    const auto unfinished = written_beside(path, bytes);
    if (!unfinished) return unfinished.error();
    const int error = ::link(unfinished->c_str(), path.c_str()) == 0 ? 0 : errno;
    ::unlink(unfinished->c_str());
    if (error != 0) return system_failure(path, error);
    auto safe = sync_folder_of(path);
    if (!safe) ::unlink(path.c_str());
    return safe;
}

Started<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
    const auto unfinished = written_beside(path, bytes);
    if (!unfinished) return unfinished.error();
    if (::rename(unfinished->c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(unfinished->c_str());
        return system_failure(path, error);
    }
    return sync_folder_of(path);
}

Started<std::optional<std::string>> read_file(const std::filesystem::path& path) {
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file && errno == ENOENT) return std::optional<std::string>{};
    if (!file) return system_failure(path, errno);
    std::string bytes;
    std::array<char, 65536> buffer;
    for (;;) {
        const auto got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_failure(path, errno);
        if (got == 0) return std::optional{std::move(bytes)};
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace journal
