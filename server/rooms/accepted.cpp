// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/accepted.hpp"

#include "server/rooms/digest.hpp"
#include "server/rooms/record.hpp"

namespace rooms {

using namespace protocol;

namespace {

// One accepted command in a snapshot: id, digest and time as hexadecimal numbers. A digest that
// is not known is written as as many dashes.
constexpr std::size_t digest_digits = 16;
constexpr std::size_t line = 3 * digest_digits;
constexpr std::string_view no_digest = "----------------";
static_assert(no_digest.size() == digest_digits);

}  // namespace

AcceptedIds::Seen AcceptedIds::look_up(const std::optional<PersonId>& by, const CommandId& id,
                                       std::uint64_t digest) const {
    const auto* of_one = &server_;
    if (by) {
        const auto person = persons_.find(*by);
        if (person == persons_.end()) return Seen::never;
        of_one = &person->second;
    }
    const auto found = of_one->find(digest_of(id.value));
    if (found == of_one->end()) return Seen::never;
    const auto& accepted = found->second;
    return !accepted.digest || accepted.digest == digest ? Seen::same : Seen::other;
}

void AcceptedIds::remember(const std::optional<PersonId>& by, const CommandId& id,
                           std::optional<std::uint64_t> digest, Timestamp at) {
    auto& of_one = by ? persons_[*by] : server_;
    of_one.insert_or_assign(digest_of(id.value), Accepted{digest, at});
}

void AcceptedIds::remember(const group::Recorded& recorded) {
    std::optional<std::uint64_t> digest;
    if (recorded.digest) digest = from_hex(*recorded.digest);
    if (recorded.own_digest && recorded.own_digest->value)
        digest = from_hex(*recorded.own_digest->value);
    if (is_own(recorded)) return;
    remember(recorded.by, recorded.command, digest, recorded.at);
}

void AcceptedIds::forget_before(Timestamp at) {
    const auto old = [at](const auto& each) { return each.second.at < at; };
    erase_if(server_, old);
    for (auto& [person, of_one] : persons_) erase_if(of_one, old);
    std::erase_if(persons_, [](const auto& person) { return person.second.empty(); });
}

KeptIds AcceptedIds::kept() const {
    KeptIds kept;
    if (!server_.empty()) kept.server = written(server_);
    for (const auto& [person, of_one] : persons_)
        kept.persons.push_back(personal(person, written(of_one)));
    return kept;
}

bool AcceptedIds::restore(const KeptIds& kept) {
    if (kept.server) {
        auto of_server = read(*kept.server);
        if (!of_server) return false;
        server_ = std::move(*of_server);
    }
    for (const auto& person : kept.persons) {
        if (!person.value) continue;
        auto of_one = read(*person.value);
        if (!of_one) return false;
        persons_[person.of] = std::move(*of_one);
    }
    return true;
}

std::string AcceptedIds::written(const OfOne& accepted) {
    std::string text;
    text.reserve(accepted.size() * line);
    for (const auto& [id, each] : accepted) {
        append_hex(text, id);
        if (each.digest)
            append_hex(text, *each.digest);
        else
            text += no_digest;
        append_hex(text, static_cast<std::uint64_t>(ms(each.at)));
    }
    return text;
}

std::optional<AcceptedIds::OfOne> AcceptedIds::read(std::string_view text) {
    if (text.size() % line != 0) return std::nullopt;
    OfOne accepted;
    accepted.reserve(text.size() / line);
    for (; !text.empty(); text.remove_prefix(line)) {
        const auto id = from_hex(text.substr(0, digest_digits));
        const auto digest = from_hex(text.substr(digest_digits, digest_digits));
        const auto at = from_hex(text.substr(2 * digest_digits, digest_digits));
        if (!id || !at || (!digest && text.substr(digest_digits, digest_digits) != no_digest))
            return std::nullopt;
        accepted.emplace(*id, Accepted{digest, Timestamp{static_cast<std::int64_t>(*at)}});
    }
    return accepted;
}

std::optional<Timestamp> made_at(const CommandId& id) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr std::size_t time_characters = 10;
    if (id.value.size() != 26 || id.value.front() > '7') return std::nullopt;
    if (id.value.find_first_not_of(alphabet) != std::string::npos) return std::nullopt;
    std::int64_t at = 0;
    for (const char c : std::string_view{id.value}.substr(0, time_characters))
        at = at * 32 + static_cast<std::int64_t>(alphabet.find(c));
    return Timestamp{at};
}

}  // namespace rooms
