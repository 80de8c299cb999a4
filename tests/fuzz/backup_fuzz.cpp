// SPDX-License-Identifier: Apache-2.0
// The container of a backup. The first byte says how the rest is read: as a container, or as the
// content of one that is packed, damaged at one byte and unpacked.
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

#include "server/journal/container.hpp"
#include "server/journal/secret.hpp"
#include "tests/fuzz/support/in_memory.hpp"

namespace {

namespace fs = std::filesystem;

const std::array<std::string, 2> names{"octet.db", "keys.db"};

// A folder in memory, for one input: libFuzzer ends without saying goodbye.
class Folder {
public:
    Folder() {
        std::string name = "/dev/shm/octet-fuzz-XXXXXX";
        fuzz::always(::mkdtemp(name.data()) != nullptr, "a folder in memory");
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(std::string_view name) const { return path_ / name; }

private:
    fs::path path_;
};

std::string bytes_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void check_unpacked(const std::string& container, std::string_view first, std::string_view second) {
    const Folder folder;
    const auto into = folder / "into";
    fs::create_directory(into);
    const fuzz::InMemory file{container};
    fuzz::always(journal::unpack(file.path(), names, into).has_value(), "what was packed unpacks");
    fuzz::always(bytes_of(into / names[0]) == first && bytes_of(into / names[1]) == second,
                 "what is unpacked is what was packed");
}

void check_damaged(std::string container, std::size_t at, std::uint8_t by) {
    if (by == 0) return;
    auto& byte = container.at(at % container.size());
    byte = static_cast<char>(static_cast<std::uint8_t>(byte) ^ by);
    const fuzz::InMemory file{container};
    fuzz::always(!journal::unpack(file.path(), names, {}).has_value(), "one other bit is seen");
}

void check_cut(const std::string& container, std::size_t at) {
    const fuzz::InMemory file{std::string_view{container}.substr(0, at % container.size())};
    fuzz::always(!journal::unpack(file.path(), names, {}).has_value(), "a missing end is seen");
}

void pack_and_damage(std::string_view text) {
    const auto by = fuzz::take_choice(text);
    const std::size_t at = fuzz::take_choice(text) * 256U + fuzz::take_choice(text);
    const auto first = fuzz::take_until(text, '\0');
    const fuzz::InMemory first_file{first};
    const fuzz::InMemory second_file{text};
    const std::array<journal::Packed, 2> packed{journal::Packed{names[0], first_file.path()},
                                                {names[1], second_file.path()}};
    const Folder folder;
    const auto target = folder / "backup";
    fuzz::always(journal::pack(target, packed).has_value(), "a backup is packed");
    const auto container = bytes_of(target);
    check_unpacked(container, first, text);
    check_damaged(container, at, by);
    check_cut(container, at);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    journal::crypto_ready();
    auto text = fuzz::text_of(data, size);
    if (fuzz::take_choice(text) == 'p') {
        pack_and_damage(text);
        return 0;
    }
    const fuzz::InMemory file{text};
    const auto read = journal::unpack(file.path(), names, {});
    if (!read) fuzz::always(!read.error().sentence.empty(), "a refusal says what to do");
    return 0;
}
