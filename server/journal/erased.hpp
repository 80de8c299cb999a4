// SPDX-License-Identifier: Apache-2.0
// One line of the ledger of erasures: whose words are gone for good, and since when.
#pragma once

#include "protocol/ids.hpp"

namespace journal {

struct Erased {
    protocol::PersonId person;
    protocol::Timestamp at{};
    bool operator==(const Erased&) const = default;
};

}  // namespace journal
