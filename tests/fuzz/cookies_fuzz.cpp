// SPDX-License-Identifier: Apache-2.0
// A Cookie header, and the secret in it.
#include "server/identity/tokens.hpp"
#include "server/net/http_message.hpp"
#include "tests/fuzz/support/fuzz.hpp"

namespace {

constexpr std::string_view name = "__Host-octet";

bool is_secret_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

void check_secret(std::string_view secret) {
    const auto hash = identity::hash_of(secret);
    bool fits = secret.size() == 43;
    for (const char c : secret) fits = fits && is_secret_character(c);
    fuzz::always(hash.empty() || (fits && hash.size() == 64), "only a secret of ours has a hash");
    fuzz::always(hash == identity::hash_of(std::string{secret}), "a secret has one hash");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto header = fuzz::text_of(data, size);
    const auto value = net::cookie_in(header, name);
    if (value) {
        fuzz::always(value->find(';') == value->npos, "a value ends where the next cookie begins");
        const auto whole = std::string{name} + "=" + std::string{*value};
        fuzz::always(header.find(whole) != header.npos, "a value is what stands behind its name");
        fuzz::always(net::cookie_in(whole, name) == net::cookie_in("a=b; " + whole, name),
                     "another cookie makes no difference");
        check_secret(*value);
    }
    check_secret(header);
    return 0;
}
