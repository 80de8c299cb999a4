// SPDX-License-Identifier: Apache-2.0
#include "server/journal/heads.hpp"

#include <sodium.h>

#include <array>
#include <sstream>

#include "server/journal/bytes.hpp"
#include "server/journal/contexts.hpp"

namespace journal {
namespace {

constexpr std::string_view first_line = "octet heads 1";
constexpr std::string_view signature_word = "signature ";

using Signature = std::array<unsigned char, crypto_sign_BYTES>;
using PublicKey = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;

std::string signed_bytes(std::string_view text) {
    Fields fields(context::heads);
    fields.add(text);
    return std::string(fields.bytes());
}

const unsigned char* raw(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// Exactly `size` bytes of hexadecimal digits.
bool read_hex(std::string_view text, unsigned char* into, std::size_t size) {
    std::size_t got = 0;
    return text.size() == 2 * size &&
           sodium_hex2bin(into, size, text.data(), text.size(), nullptr, &got, nullptr) == 0 &&
           got == size;
}

std::string body_of(const Heads& heads) {
    std::ostringstream out;
    out << first_line << "\nclinic " << heads.clinic << "\nat " << protocol::ms(heads.at) << "\n";
    for (const auto& [room, head] : heads.rooms) {
        out << "room " << room.value << " " << head.last << " " << hex(bytes_of(head.hash)) << "\n";
    }
    return out.str();
}

std::optional<Heads> parse(const std::string& body) {
    std::istringstream in(body);
    std::string line;
    if (!std::getline(in, line) || line != first_line) return std::nullopt;
    Heads heads;
    std::string word;
    std::int64_t at = 0;
    if (!(in >> word >> heads.clinic) || word != "clinic") return std::nullopt;
    if (!(in >> word >> at) || word != "at") return std::nullopt;
    heads.at = protocol::Timestamp{at};
    while (in >> word) {
        std::string room;
        std::string hash;
        Head head;
        if (word != "room" || !(in >> room >> head.last >> hash)) return std::nullopt;
        if (!read_hex(hash, head.hash.data(), head.hash.size())) return std::nullopt;
        heads.rooms.emplace(protocol::RoomId{room}, head);
    }
    return heads;
}

}  // namespace

std::string signed_text(const Heads& heads, const Secret& signing_seed) {
    PublicKey public_key{};
    Secret secret_key(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), signing_seed.data());
    auto text = body_of(heads);
    const auto bytes = signed_bytes(text);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, raw(bytes), bytes.size(), secret_key.data());
    text += signature_word;
    text += hex({reinterpret_cast<const char*>(signature.data()), signature.size()});
    return text + "\n";
}

std::optional<Heads> signed_heads(std::string_view text, const Secret& signing_seed) {
    const auto at = text.rfind(signature_word);
    if (at == std::string_view::npos || text.back() != '\n') return std::nullopt;
    const std::string body(text.substr(0, at));
    auto digits = text.substr(at + signature_word.size());
    digits.remove_suffix(1);
    Signature signature{};
    if (!read_hex(digits, signature.data(), signature.size())) return std::nullopt;

    PublicKey public_key{};
    Secret secret_key(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), signing_seed.data());
    const auto bytes = signed_bytes(body);
    if (crypto_sign_verify_detached(signature.data(), raw(bytes), bytes.size(),
                                    public_key.data()) != 0) {
        return std::nullopt;
    }
    return parse(body);
}

}  // namespace journal
