// SPDX-License-Identifier: Apache-2.0
#include "protocol/json/parts.hpp"

#include "protocol/json/strict.hpp"

namespace protocol::json {

Decoded<Parts> Parts::parse(const std::map<PartKey, std::string>& texts) {
    Parts parts;
    for (const auto& [key, text] : texts) {
        auto value = protocol::parse(text, stored_limits());
        if (!value) return value.error();
        auto* const members = std::get_if<Value::Members>(&value->is);
        if (!members) return DecodeError{"wrong_type", "", "A personal part must be an object."};
        auto& kept = parts.kept_[key];
        for (auto& [pointer, one] : *members) {
            kept.emplace(std::move(pointer), Kept{std::move(one)});
        }
    }
    return parts;
}

const Value* Parts::take(const PartKey& key, const std::string& pointer) {
    const auto part = kept_.find(key);
    if (part == kept_.end()) return nullptr;
    const auto found = part->second.find(pointer);
    if (found == part->second.end()) return nullptr;
    found->second.taken = true;
    return &found->second.value;
}

const std::string* Parts::first_left_over() const {
    for (const auto& [key, part] : kept_) {
        for (const auto& [pointer, kept] : part) {
            if (!kept.taken) return &pointer;
        }
    }
    return nullptr;
}

}  // namespace protocol::json
