// SPDX-License-Identifier: Apache-2.0
// How results look when a test fails.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "server/journal/journal.hpp"
#include "server/journal/start_failure.hpp"

namespace support {

inline std::string text_of(journal::Failure failure) {
    switch (failure) {
        case journal::Failure::conflict:
            return "conflict";
        case journal::Failure::full:
            return "full";
        case journal::Failure::busy:
            return "busy";
        case journal::Failure::unknown:
            return "unknown";
        case journal::Failure::damaged:
            return "damaged";
    }
    return "?";
}
inline std::string text_of(const journal::StartFailure& failure) { return failure.sentence; }

// "fine", or why not. (error() of a result that has none is the first failure of all.)
template <class T, class E>
std::string why(const boost::system::result<T, E>& result) {
    return result ? "fine" : text_of(result.error());
}

}  // namespace support

template <class T, class E>
struct Catch::StringMaker<boost::system::result<T, E>> {
    static std::string convert(const boost::system::result<T, E>& result) {
        return support::why(result);
    }
};

template <>
struct Catch::StringMaker<journal::Failure> {
    static std::string convert(journal::Failure failure) { return support::text_of(failure); }
};

template <>
struct Catch::StringMaker<journal::Record> {
    static std::string convert(const journal::Record& record) { return record.skeleton; }
};
