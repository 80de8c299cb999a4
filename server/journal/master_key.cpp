// SPDX-License-Identifier: Apache-2.0
#include "server/journal/master_key.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "server/journal/bytes.hpp"
#include "server/journal/contexts.hpp"
#include "server/journal/files.hpp"

namespace journal {
namespace {

constexpr std::size_t hex_digits = 2 * key_bytes;
constexpr std::size_t id_bytes = 8;

std::string name_of(KeyBytes key) {
    const auto about = Fields(context::key_id);
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(about.bytes().data()),
                       about.bytes().size(), key.data(), key.size());
    std::array<char, 2 * id_bytes + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), id_bytes);
    return hex.data();
}

StartFailure missing(const std::filesystem::path& path) {
    return {
        "There is no key file at " + path.string() +
        ": put this clinic's key there, or for a new clinic make one with 'octet key new --key " +
        path.string() + "'."};
}

StartFailure malformed(const std::filesystem::path& path) {
    return {path.string() +
            " is not a key file, which holds 32 bytes or 64 hexadecimal digits: put this clinic's "
            "key there."};
}

StartFailure taken(const std::filesystem::path& path) {
    return {path.string() +
            " exists already and is left as it is: choose another name for the new key."};
}

// Reads into guarded memory; longer files are cut, which makes them malformed below.
Started<Secret> read_guarded(const OpenFile& file, const std::filesystem::path& path,
                             std::size_t& size) {
    Secret buffer(hex_digits + 2);
    size = 0;
    while (size < buffer.size()) {
        const auto got = ::read(file.get(), buffer.data() + size, buffer.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_failure(path, errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    return buffer;
}

// The service manager guards its directory itself, and its files may be 0440.
bool is_credential(const std::filesystem::path& path) {
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    return credentials != nullptr && path.parent_path() == credentials;
}

Started<MasterKey> read_key(const std::filesystem::path& path) {
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file && errno == ENOENT) return missing(path);
    if (!file) {
        return StartFailure{"The key file " + path.string() +
                            " may not be read: make it the own file of the user that Octet runs "
                            "as, with chown."};
    }
    struct stat status{};
    if (::fstat(file.get(), &status) != 0) return system_failure(path, errno);
    if (!is_credential(path) && (status.st_mode & 0177) != 0) {
        return StartFailure{"The key file " + path.string() +
                            " may be opened by others than its owner: run 'chmod 600 " +
                            path.string() + "' and start again."};
    }
    std::size_t size = 0;
    auto read = read_guarded(file, path, size);
    if (!read) return read.error();
    if (size == key_bytes) return MasterKey(Secret::copy_of({read->data(), key_bytes}));

    Secret key;
    std::size_t digits = 0;
    const char* end = nullptr;
    const auto* text = reinterpret_cast<const char*>(read->data());
    const int status_hex =
        sodium_hex2bin(key.data(), key.size(), text, size, nullptr, &digits, &end);
    const bool only_a_line_end = size == hex_digits || (size == hex_digits + 1 && *end == '\n');
    if (status_hex != 0 && digits != key_bytes) return malformed(path);
    if (digits != key_bytes || !only_a_line_end) return malformed(path);
    return MasterKey(std::move(key));
}

}  // namespace

MasterKey::MasterKey(Secret secret) : secret_(std::move(secret)), id_(name_of(secret_.key())) {}

MasterKey MasterKey::copy() const { return MasterKey(Secret::copy_of(secret_.bytes())); }

Started<MasterKey> load_master_key(const std::optional<std::filesystem::path>& file) {
    crypto_ready();
    if (file) return read_key(*file);
    if (const char* credentials = std::getenv("CREDENTIALS_DIRECTORY")) {
        return read_key(std::filesystem::path(credentials) / "octet.key");
    }
    return StartFailure{
        "Octet was given no key: name the clinic's key file with --key, or for a new clinic make "
        "one with 'octet key new'."};
}

Started<void> make_key_file(const std::filesystem::path& path) {
    const auto key = Secret::random();
    Secret text(hex_digits + 1);
    sodium_bin2hex(reinterpret_cast<char*>(text.data()), text.size(), key.data(), key.size());
    text.data()[hex_digits] = '\n';
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return taken(path);
    return write_new_file(path, {reinterpret_cast<const char*>(text.data()), text.size()});
}

}  // namespace journal
