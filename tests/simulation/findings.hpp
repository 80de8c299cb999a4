// SPDX-License-Identifier: Apache-2.0
// The first promise that did not hold. Kept and not thrown: it is found inside the server's own
// calls, and a server that catches what it is told must not be able to hide it.
#pragma once

#include <optional>
#include <string>

namespace simulation {

struct Finding {
    std::string promise;  // such as "P1 acknowledged is durable"
    std::string what;
    std::size_t step = 0;
};

class Findings {
public:
    void broken(const char* promise, std::string what) {
        if (!first_) first_ = Finding{promise, std::move(what), step};
    }
    const std::optional<Finding>& first() const { return first_; }

    std::size_t step = 0;  // where the history is

private:
    std::optional<Finding> first_;
};

// The promises of this layer, by the names under which they are reported. The eighth, that
// tampering is seen, is kept by the journal on disk: tests/journal.
inline constexpr auto durable = "P1 acknowledged is durable";
inline constexpr auto once = "P2 exactly once";
inline constexpr auto one_order = "P3 one order";
inline constexpr auto audience = "P4 nobody gets what is not theirs";
inline constexpr auto no_influence = "P5 one person's privacy changes nothing for the others";
inline constexpr auto revoked = "P6 nothing after the removal";
inline constexpr auto no_lie = "P7 rather no answer than a wrong one";
inline constexpr auto live = "L everything is answered, and happens at its time";
inline constexpr auto danger = "D a sign of danger reaches a human being";
inline constexpr auto totals = "T a total is of a whole form, and right";
inline constexpr auto forgotten = "E nothing of whoever was erased is kept";
inline constexpr auto replay = "R the log says all";
inline constexpr auto fault = "F our own code is right";

}  // namespace simulation
