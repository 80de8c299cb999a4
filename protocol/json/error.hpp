// SPDX-License-Identifier: Apache-2.0
// Why a text could not be read: a stable code, the place, a sentence.
#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <string>

namespace protocol {

// Codes, never renamed: not_json bad_utf8 forbidden_character too_big too_deep too_many_values
// duplicate_field not_whole out_of_range (any text); unknown_field missing_field wrong_type
// not_a_choice too_short too_long too_many bad_id (against a type).
struct DecodeError {
    std::string code;
    std::string at;       // a JSON Pointer; "" is the whole
    std::string message;  // one plain English sentence
    bool operator==(const DecodeError&) const = default;
};

template <class T>
using Decoded = boost::system::result<T, DecodeError>;

// What Decoded<T>::value() throws when there is none.
[[noreturn]] void throw_exception_from_error(const DecodeError& error,
                                             const boost::source_location& where);

}  // namespace protocol
