// SPDX-License-Identifier: Apache-2.0
// Where keys are in memory, and what a dump of the process would hold (security checklist, E8).
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <sstream>

#include "server/commands/process.hpp"
#include "server/journal/keystore.hpp"
#include "tests/journal/support/clinic.hpp"

using namespace support;

namespace {

struct Region {
    const unsigned char* from = nullptr;
    std::size_t bytes = 0;
    bool readable = false;
    bool dumped = true;
    bool locked = false;

    bool holds(const void* at) const {
        const auto* byte = static_cast<const unsigned char*>(at);
        return byte >= from && byte < from + bytes;
    }
};

// Of this process, as the kernel has them.
std::vector<Region> regions() {
    std::vector<Region> all;
    std::ifstream in("/proc/self/smaps");
    for (std::string line; std::getline(in, line);) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        char rights[5]{};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, rights) == 3) {
            all.push_back({reinterpret_cast<const unsigned char*>(from), to - from,
                           rights[0] == 'r', true, false});
        } else if (line.starts_with("VmFlags:")) {
            all.back().dumped = line.find(" dd") == std::string::npos;
            all.back().locked = line.find(" lo") != std::string::npos;
        }
    }
    return all;
}

// What the kernel would write of a region into a core: only what can be read and is not left out.
std::size_t times_in_a_core(const unsigned char* key) {
    std::size_t found = 0;
    for (const auto& region : regions()) {
        if (!region.readable || !region.dumped) continue;
        // Through the kernel, which says where nothing can be read instead of ending us.
        std::vector<unsigned char> copy(region.bytes);
        std::ifstream memory("/proc/self/mem", std::ios::binary);
        memory.seekg(static_cast<std::streamoff>(reinterpret_cast<std::uintptr_t>(region.from)));
        memory.read(reinterpret_cast<char*>(copy.data()),
                    static_cast<std::streamsize>(copy.size()));
        const auto got = static_cast<std::size_t>(memory.gcount());
        for (std::size_t at = 0; at + journal::key_bytes <= got; ++at) {
            const auto* here =
                static_cast<const unsigned char*>(std::memchr(copy.data() + at, key[0], got - at));
            if (here == nullptr) break;
            at = static_cast<std::size_t>(here - copy.data());
            if (at + journal::key_bytes > got) break;
            if (std::memcmp(here, key, journal::key_bytes) == 0) ++found;
        }
        std::memset(copy.data(), 0, copy.size());
    }
    return found;
}

}  // namespace

TEST_CASE("E8: keys lie in locked memory that no core dump holds", "[keys]") {
    Directory dir;
    REQUIRE(journal::make_key_file(dir / "clinic.key"));
    const auto master = journal::load_master_key(dir / "clinic.key");
    REQUIRE(master);
    {
        auto options = options_for(dir.path());
        options.key = master->copy();
        auto journal = open(std::move(options));
        REQUIRE(append(*journal, blue, 0, {record("1", amina, "one")}));
    }
    const auto keys = journal::KeyStore::open(dir / "keys.db", *master);
    REQUIRE(keys);

    std::vector<const unsigned char*> all{master->bytes().data(),
                                          (*keys)->clinic_keys().chain.data(),
                                          (*keys)->clinic_keys().signing_seed.data()};
    for (journal::KeyNumber number = 1; number < 10; ++number) {
        (*keys)->keyring().with(number, [&](journal::KeyBytes key) {
            all.push_back(key.data());
            return true;
        });
    }
    REQUIRE(all.size() == 5);
    const auto memory = regions();
    for (const auto* key : all) {
        const auto region =
            std::ranges::find_if(memory, [&](const Region& one) { return one.holds(key); });
        REQUIRE(region != memory.end());
        CHECK_FALSE(region->dumped);
        CHECK(region->locked);
        CHECK(times_in_a_core(key) == 0);
    }
}

TEST_CASE("E8: the search of the memory finds what lies about", "[keys]") {
    std::vector<unsigned char> lies_about(journal::key_bytes);
    for (std::size_t i = 0; i < lies_about.size(); ++i) {
        lies_about[i] = static_cast<unsigned char>(31 * i + 7);
    }
    CHECK(times_in_a_core(lies_about.data()) > 0);
}

TEST_CASE("E8: the process dumps no core and lets nobody look into it", "[keys]") {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        commands::harden_process();
        rlimit core{};
        ::getrlimit(RLIMIT_CORE, &core);
        const bool hardened =
            core.rlim_cur == 0 && core.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 0;
        ::_exit(hardened ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
}
