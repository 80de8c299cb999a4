// SPDX-License-Identifier: Apache-2.0
// Why somebody was not let in, or not given what they asked for.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/desk/refusals.hpp"
#include "protocol/rejections.hpp"
#include "server/journal/journal.hpp"

namespace identity {

// Codes are never renamed or reused.
#define OCTET_IDENTITY_REFUSALS(X)                                                            \
    X(signed_out, "Please sign in.")                                                          \
    X(not_yours, "This is not yours to do.")                                                  \
    X(wait, "That was tried often. Please wait a little.")                                    \
    X(passphrase_needed, "Please choose a passphrase. You need it to come back.")             \
    X(password_too_short, "Please make it longer. A short sentence is good.")                 \
    X(password_too_long, "Please make it shorter.")                                           \
    X(password_too_common, "Many people use this. Please choose something of your own.")      \
    X(password_too_close, "This is close to a name that others know. Please choose another.") \
    X(not_a_login_name, "Small letters, digits, dots and dashes, please.")                    \
    X(busy, "The server is busy. Please try again in a moment.")                              \
    X(storage_full, "The server cannot save anything just now. Please try again later.")      \
    X(unknown_state, "It is not certain whether this was saved. Please try again.")

// What a refusal is about, for whoever answers over HTTP.
enum class About { the_request, the_person, the_thing, too_often, the_server };

struct Refusal {
    About about = About::the_request;
    std::string_view code;
    std::string_view sentence;
    std::string at = {};                       // JSON Pointer into what was asked
    std::optional<std::int64_t> wait_ms = {};  // not before then
};

// One for each line of the table: refusal::signed_out().
namespace refusal {
#define OCTET_IDENTITY_REFUSAL(name, sentence) Refusal name(std::string at = {});
OCTET_IDENTITY_REFUSALS(OCTET_IDENTITY_REFUSAL)
#undef OCTET_IDENTITY_REFUSAL
}  // namespace refusal

Refusal refusal_of(protocol::desk::Refusal why);
Refusal refusal_of(const protocol::Rejection& why);
Refusal refusal_of(journal::Failure why);

template <class T>
using Answer = boost::system::result<T, Refusal>;

}  // namespace identity
