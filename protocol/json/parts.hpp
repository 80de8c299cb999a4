// SPDX-License-Identifier: Apache-2.0
// The personal values of one record, found by whose they are and where they belong.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "protocol/json/error.hpp"
#include "protocol/json/value.hpp"
#include "protocol/personal.hpp"

namespace protocol::json {

class Parts {
public:
    static Decoded<Parts> parse(const std::map<PartKey, std::string>& texts);

    // The value that belongs at `pointer`, once. Null: that part is gone, or never held it.
    const Value* take(const PartKey& key, const std::string& pointer);

    // A value that no place asked for: the part belongs to another record.
    const std::string* first_left_over() const;

private:
    struct Kept {
        Value value;
        bool taken = false;
    };
    std::map<PartKey, std::map<std::string, Kept>> kept_;
};

}  // namespace protocol::json
