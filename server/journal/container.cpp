// SPDX-License-Identifier: Apache-2.0
#include "server/journal/container.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include "server/journal/bytes.hpp"
#include "server/journal/contexts.hpp"
#include "server/journal/files.hpp"
#include "server/journal/secret.hpp"

namespace journal {
namespace {

constexpr std::string_view first_bytes = "octet backup 1\n\n";
constexpr std::size_t chunk_max = 1u << 20;
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t name_max = 64;
constexpr std::uint64_t header_number = ~std::uint64_t{0};

std::string hash_of(std::string_view name, std::uint64_t number, std::string_view bytes) {
    Fields fields(context::backup_chunk);
    fields.add(name).add(number).add(bytes);
    std::string hash(hash_bytes, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(fields.bytes().data()),
                       fields.bytes().size(), nullptr, 0);
    return hash;
}

// Reads up to `size` bytes; fewer only at the end.
Started<std::string> read_some(const OpenFile& file, const std::filesystem::path& path,
                               std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const auto now = ::read(file.get(), bytes.data() + got, size - got);
        if (now < 0 && errno == EINTR) continue;
        if (now < 0) return system_failure(path, errno);
        if (now == 0) break;
        got += static_cast<std::size_t>(now);
    }
    bytes.resize(got);
    return Started<std::string>(boost::system::in_place_value, std::move(bytes));
}

std::string header(std::string_view name, std::uint64_t size) {
    std::string bytes;
    put_field(bytes, name);
    put_number(bytes, size);
    return bytes + hash_of(name, header_number, bytes);
}

Started<void> pack_one(const OpenFile& out, const std::filesystem::path& target,
                       const Packed& packed) {
    const OpenFile in(::open(packed.from.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status{};
    if (!in || ::fstat(in.get(), &status) != 0) return system_failure(packed.from, errno);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (auto done = write_all(out, target, header(packed.name, size)); !done) return done;
    std::uint64_t left = size;
    for (std::uint64_t number = 0; left > 0; ++number) {
        auto chunk = read_some(in, packed.from, std::min<std::uint64_t>(left, chunk_max));
        if (!chunk) return chunk.error();
        if (chunk->empty()) return system_failure(packed.from, EIO);
        left -= chunk->size();
        *chunk += hash_of(packed.name, number, *chunk);
        if (auto done = write_all(out, target, *chunk); !done) return done;
    }
    return {};
}

// Reads a container from front to back and knows where it is.
class Unpacking {
public:
    Unpacking(const std::filesystem::path& backup, std::filesystem::path into)
        : backup_(backup), into_(std::move(into)) {}

    Started<void> run(std::span<const std::string> expected) {
        in_ = OpenFile(::open(backup_.c_str(), O_RDONLY | O_CLOEXEC));
        if (!in_) return system_failure(backup_, errno);
        auto start = read_some(in_, backup_, first_bytes.size());
        if (!start) return start.error();
        if (*start != first_bytes) {
            return StartFailure{backup_.string() +
                                " is not a backup of Octet: check the path of the backup."};
        }
        offset_ = first_bytes.size();
        std::vector<std::string> seen;
        for (;;) {
            auto next = read_header();
            if (!next) return next.error();
            if (next->name.empty()) break;
            const bool wanted = std::ranges::count(expected, next->name) == 1;
            if (!wanted || std::ranges::count(seen, next->name) != 0) return damaged_here();
            if (auto done = unpack_one(*next); !done) return done;
            seen.push_back(next->name);
        }
        auto rest = read_some(in_, backup_, 1);
        if (!rest) return rest.error();
        if (!rest->empty() || seen.size() != expected.size()) return damaged_here();
        return {};
    }

private:
    struct Header {
        std::string name;
        std::uint64_t size = 0;
    };

    StartFailure damaged_here() const {
        return {"The backup " + backup_.string() + " is damaged at byte " +
                std::to_string(offset_) + (part_.empty() ? "" : " (in " + part_ + ")") +
                ": use another backup."};
    }

    Started<std::string> take(std::size_t size) {
        auto bytes = read_some(in_, backup_, size);
        if (!bytes) return bytes;
        if (bytes->size() != size) return damaged_here();
        return bytes;
    }

    Started<Header> read_header() {
        part_.clear();
        auto length = take(8);
        if (!length) return length.error();
        const auto name_size = FieldReader(*length).number();
        if (!name_size || *name_size > name_max) return damaged_here();
        auto rest = take(*name_size + 8 + hash_bytes);
        if (!rest) return rest.error();
        const auto bytes = *length + rest->substr(0, *name_size + 8);
        FieldReader reader(bytes);
        const auto name = reader.field();
        const auto size = reader.number();
        if (!name || !size) return damaged_here();
        Header header{std::string(*name), *size};
        if (rest->substr(*name_size + 8) != hash_of(header.name, header_number, bytes)) {
            return damaged_here();
        }
        offset_ += 8 + rest->size();
        part_ = header.name;
        return header;
    }

    Started<void> unpack_one(const Header& header) {
        const auto path = into_ / header.name;
        OpenFile out;
        if (!into_.empty()) {
            auto made = create_private_file(path);
            if (!made) return made.error();
            out = std::move(*made);
        }
        std::uint64_t left = header.size;
        for (std::uint64_t number = 0; left > 0; ++number) {
            const auto size = std::min<std::uint64_t>(left, chunk_max);
            auto bytes = take(size + hash_bytes);
            if (!bytes) return bytes.error();
            const auto chunk = std::string_view(*bytes).substr(0, size);
            if (bytes->substr(size) != hash_of(header.name, number, chunk)) return damaged_here();
            if (out) {
                if (auto done = write_all(out, path, chunk); !done) return done;
            }
            left -= size;
            offset_ += bytes->size();
        }
        return out ? sync_file(out, path) : Started<void>{};
    }

    std::filesystem::path backup_;
    std::filesystem::path into_;
    OpenFile in_;
    std::uint64_t offset_ = 0;
    std::string part_;
};

}  // namespace

bool is_package(const std::filesystem::path& file) {
    const OpenFile in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in) return false;
    const auto start = read_some(in, file, first_bytes.size());
    return start && *start == first_bytes;
}

Started<void> pack(const std::filesystem::path& target, std::span<const Packed> files) {
    auto out = create_private_file(target);
    if (!out) return out.error();
    if (auto done = write_all(*out, target, first_bytes); !done) return done;
    for (const auto& file : files) {
        if (auto done = pack_one(*out, target, file); !done) return done;
    }
    if (auto done = write_all(*out, target, header("", 0)); !done) return done;
    return sync_file(*out, target);
}

Started<void> unpack(const std::filesystem::path& backup, std::span<const std::string> expected,
                     const std::filesystem::path& into) {
    crypto_ready();
    return Unpacking(backup, into).run(expected);
}

}  // namespace journal
