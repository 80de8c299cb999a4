// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/record.hpp"

#include <algorithm>
#include <string_view>

#include "protocol/json/describe.hpp"
#include "server/domain/personals.hpp"
#include "server/rooms/digest.hpp"

namespace rooms {

using namespace protocol;
using namespace protocol::group;

namespace {

constexpr std::string_view own_prefix = "server-";

// Of anybody but `by`, if that is somebody.
bool says_something_of_others(const Events& events, const std::optional<PersonId>& by) {
    bool of_others = false;
    auto look = [&](const auto& personal) { of_others = of_others || personal.of != by; };
    for (const auto& event : events) domain::for_each_personal(event, look);
    return of_others;
}

bool may_say_something_personal(const Events& events) {
    return std::ranges::any_of(events, [](const Event& event) {
        return std::visit([]<class E>(const E&) { return json::holds_personal<E>(); }, event);
    });
}

template <class T>
consteval bool holds_words() {
    if constexpr (json::is_text<T> || json::is_lines<T>)
        return true;
    else if constexpr (json::is_optional<T> || json::is_vector<T>)
        return holds_words<typename T::value_type>();
    else if constexpr (json::is_list<T>)
        return holds_words<decltype(T::items)>();
    else if constexpr (json::is_map<T>)
        return holds_words<typename T::mapped_type>();
    else if constexpr (json::Structure<T>) {
        bool any = false;
        json::for_each_field<T>(
            [&]<class D>(D) { any = any || holds_words<json::FieldType<T, D>>(); });
        return any;
    } else
        return false;
}

bool has_words(const Command& command) {
    return std::visit([]<class C>(const C&) { return holds_words<C>(); }, command);
}

}  // namespace

Recorded record_of(const Submit& submit, std::uint64_t digest, Timestamp at, Events events) {
    const auto& person = submit.guest->person;
    Recorded recorded{at, person, submit.id, {}, {}, std::move(events)};
    if (recorded.events.empty() || says_something_of_others(recorded.events, person))
        return recorded;
    if (may_say_something_personal(recorded.events))
        recorded.own_digest = personal(person, hex(digest));
    else if (!has_words(submit.command))  // such as the names that were looked at before signing
        recorded.digest = hex(digest);
    return recorded;
}

Recorded record_of(const Serve& serve, std::uint64_t digest, Timestamp at, Events events,
                   journal::Position at_position) {
    Recorded recorded{at, {}, serve.id, {}, {}, std::move(events)};
    if (is_own(serve))
        recorded.command.value = std::string{own_prefix} + std::to_string(at_position);
    else if (!says_something_of_others(recorded.events, {}))
        recorded.digest = hex(digest);
    return recorded;
}

bool is_own(const Recorded& recorded) {
    return !recorded.by && recorded.command.value.starts_with(own_prefix);
}

}  // namespace rooms
