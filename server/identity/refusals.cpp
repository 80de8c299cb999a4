// SPDX-License-Identifier: Apache-2.0
#include "server/identity/refusals.hpp"

namespace identity {
namespace {

About about(std::string_view code) {
    if (code == "signed_out" || code == "not_yours" || code == "wrong_password") {
        return About::the_person;
    }
    if (code == "wait" || code == "too_fast") return About::too_often;
    if (code == "busy" || code == "storage_full" || code == "unknown_state")
        return About::the_server;
    if (code.starts_with("no_such") || code == "not_found") return About::the_thing;
    return About::the_request;
}

Refusal made(std::string_view code, std::string_view sentence, std::string at) {
    return {about(code), code, sentence, std::move(at), {}};
}

}  // namespace

namespace refusal {
#define OCTET_IDENTITY_REFUSAL(name, sentence) \
    Refusal name(std::string at) { return made(#name, sentence, std::move(at)); }
OCTET_IDENTITY_REFUSALS(OCTET_IDENTITY_REFUSAL)
#undef OCTET_IDENTITY_REFUSAL
}  // namespace refusal

Refusal refusal_of(protocol::desk::Refusal why) {
    return made(protocol::desk::code_of(why), protocol::desk::sentence_of(why), {});
}

Refusal refusal_of(const protocol::Rejection& why) {
    return made(protocol::code_of(why.refusal), protocol::sentence_of(why.refusal), why.at);
}

Refusal refusal_of(journal::Failure why) {
    switch (why) {
        case journal::Failure::full:
            return refusal::storage_full();
        case journal::Failure::busy:
            return refusal::busy();
        case journal::Failure::conflict:
        case journal::Failure::unknown:
        case journal::Failure::damaged:
            break;
    }
    return refusal::unknown_state();
}

}  // namespace identity
