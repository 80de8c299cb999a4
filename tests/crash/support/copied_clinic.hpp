// SPDX-License-Identifier: Apache-2.0
// A clinic that the real binary made, copied for one try on it: `data`, `octet.key` and `a.backup`.
#pragma once

#include "tests/crash/support/operated_clinic.hpp"

namespace support {

struct CopiedClinic {
    Directory dir;
    Ran ran;  // the try

    // Only these of its files.
    explicit CopiedClinic(const std::vector<std::string>& files);
    // The one that the copies are of. Nobody changes it.
    static const OperatedClinic& original();

    std::filesystem::path data() const { return dir / "data"; }
    std::filesystem::path key() const { return dir / "octet.key"; }
    std::filesystem::path backup() const { return dir / "a.backup"; }
    Words command(const Words& words) const { return octet_command(words, data(), key()); }
    Ran again(const Words& words) const { return run(command(words)); }
    bool done() const { return ran.code == 0; }

    // Its data open with the key that lies there, nothing is broken, and they hold what the
    // original's hold. The test fails otherwise.
    void holds_the_clinic() const;
    // The same of what its backup brings back; its own data are put aside.
    void backup_holds_the_clinic() const;
};

}  // namespace support
