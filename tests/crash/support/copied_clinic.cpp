// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/copied_clinic.hpp"

#include <catch2/catch.hpp>

#include "server/journal/rotation.hpp"
#include "tests/crash/support/scene.hpp"

namespace support {
namespace fs = std::filesystem;

CopiedClinic::CopiedClinic(const std::vector<std::string>& files) {
    for (const auto& file : files) {
        fs::copy(original().home() / file, dir / file, fs::copy_options::recursive);
    }
}

const OperatedClinic& CopiedClinic::original() {
    static const OperatedClinic clinic;
    static const bool ready = [] {
        clinic.must({"backup", (clinic.home() / "a.backup").string()});
        return true;
    }();
    static_cast<void>(ready);
    return clinic;
}

void CopiedClinic::holds_the_clinic() const {
    auto master = journal::load_key_of(data(), key());
    REQUIRE(master);
    auto options = options_for(data());
    options.key = std::move(*master);
    is_whole(*open(std::move(options)));
    static const auto before = bodies_of(original().data());
    CHECK(bodies_of(data()) == before);
}

void CopiedClinic::backup_holds_the_clinic() const {
    fs::rename(data(), dir / "aside");
    auto master = journal::load_master_key(key());
    REQUIRE(master);
    CHECK(journal::restore(
        {.backup = backup(), .dir = data(), .key = std::move(*master), .newest_keys = {}}));
    holds_the_clinic();
}

}  // namespace support
