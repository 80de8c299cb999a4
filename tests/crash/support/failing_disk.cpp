// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/failing_disk.hpp"

#include <unistd.h>

#include <cstring>

namespace support {
namespace {

constexpr unsigned patience_s = 60;

}  // namespace

std::string Fault::name() const {
    return std::string{std::strerror(error)} + (for_good ? " for good" : " once");
}

Judge FailingDisk::judge() {
    return [this](const FileCall& call) {
        if (fault_.error == ENOSPC && !call.needs_room) return 0;
        const auto met = ++met_;
        if (met != nth_ && (met < nth_ || !fault_.for_good)) return 0;
        failed_ = true;
        return fault_.error;
    };
}

int run_on(FailingDisk& disk, const std::function<void()>& work) {
    Watched child{[&] {
                      ::alarm(patience_s);
                      work();
                  },
                  disk.judge()};
    return child.wait();
}

void is_clear(const std::string& sentence) {
    using Catch::Matchers::Contains;
    CAPTURE(sentence);
    REQUIRE_FALSE(sentence.empty());
    CHECK(sentence.back() == '.');
    CHECK(sentence.find('\n') == std::string::npos);
    CHECK_THAT(sentence, Contains(": ") || Contains(". "));
    CHECK(sentence.size() < 500);
    // Nobody's rights are amiss on a disk that fails.
    CHECK_THAT(sentence, !Contains("chown") && !Contains("what()"));
}

std::string Outcomes::text() const {
    std::string all;
    for (const auto& [outcome, times] : of_) {
        all += (all.empty() ? "" : ", ") + std::to_string(times) + " " + outcome;
    }
    return all;
}

}  // namespace support
