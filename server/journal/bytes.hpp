// SPDX-License-Identifier: Apache-2.0
// Numbers and lists of fields as bytes, the same on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace journal {

inline void put_number(std::string& out, std::uint64_t value) {
    std::array<char, 8> bytes;
    for (auto& byte : bytes) {
        byte = static_cast<char>(value);
        value >>= 8;
    }
    out.append(bytes.data(), bytes.size());
}

inline void put_field(std::string& out, std::string_view field) {
    put_number(out, field.size());
    out.append(field);
}

// A list of fields that no other list equals: what contexts.hpp describes.
class Fields {
public:
    explicit Fields(std::string_view purpose) {
        bytes_.reserve(usual_bytes);
        add(purpose);
    }
    Fields& add(std::string_view field) {
        put_field(bytes_, field);
        return *this;
    }
    Fields& add(std::uint64_t number) {
        put_number(bytes_, sizeof number);
        put_number(bytes_, number);
        return *this;
    }
    std::string_view bytes() const { return bytes_; }

private:
    static constexpr std::size_t usual_bytes = 256;

    std::string bytes_;
};

// Takes apart what put_number and put_field wrote. After the first lack everything is empty.
class FieldReader {
public:
    explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

    std::optional<std::uint64_t> number() {
        if (rest_.size() < 8) return fail();
        std::uint64_t value = 0;
        for (unsigned i = 0; i < 8; ++i) {
            value |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
        }
        rest_.remove_prefix(8);
        return value;
    }

    std::optional<std::string_view> field() {
        const auto size = number();
        if (!size || *size > rest_.size()) return fail();
        const auto value = rest_.substr(0, *size);
        rest_.remove_prefix(*size);
        return value;
    }

    bool at_end() const { return rest_.empty() && !failed_; }

private:
    std::nullopt_t fail() {
        rest_ = {};
        failed_ = true;
        return std::nullopt;
    }

    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace journal
