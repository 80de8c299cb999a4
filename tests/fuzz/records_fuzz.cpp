// SPDX-License-Identifier: Apache-2.0
// What the journal keeps: a skeleton on the first line, then one part a line (person, key class,
// JSON). The first byte says what it is: a record, a group's snapshot, or a room's; a record of the
// desk, or the desk's snapshot.
#include "protocol/desk/codec.hpp"
#include "server/domain/desk/desk_state.hpp"
#include "server/domain/group/records.hpp"
#include "server/rooms/codec.hpp"
#include "tests/fuzz/support/fuzz.hpp"

namespace {

using Parts = std::map<protocol::PartKey, std::string>;

Parts parts_of(std::string_view lines) {
    Parts parts;
    while (!lines.empty()) {
        auto line = fuzz::take_until(lines, '\n');
        const protocol::PersonId person{std::string{fuzz::take_until(line, ' ')}};
        const auto key_class = fuzz::take_until(line, ' ') == "process_note"
                                   ? protocol::KeyClass::process_note
                                   : protocol::KeyClass::words;
        parts[{person, key_class}] = std::string{line};
    }
    return parts;
}

// A field that an older version did not write is nothing when it is read. Where nothing is no
// value, as of an id or of words, what is then written is refused as that.
bool lacks_a_value(const protocol::DecodeError& error) {
    return error.code == "bad_id" || error.code == "too_short";
}

// Compared as they are written: what was read is written so that it is read again the same.
template <class Read, class Write>
void check(const Read& read, const Write& write, std::string_view text, const Parts& parts) {
    const auto once = read(text, parts);
    if (!once) return;
    const auto split = write(*once);
    const auto again = read(split.skeleton, split.parts);
    fuzz::always(again || lacks_a_value(again.error()), "what was written is read");
    if (!again) return;
    fuzz::always(write(*again) == split, "what was read is as it was written");
}

template <class T>
void check_joined(std::string_view skeleton, const Parts& parts) {
    check(protocol::decode_joined<T>, protocol::encode_split<T>, skeleton, parts);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace rules = domain::group;
    auto text = fuzz::text_of(data, size);
    const auto kind = fuzz::take_choice(text);
    const auto skeleton = fuzz::take_until(text, '\n');
    const auto parts = parts_of(text);
    if (kind == 's') {
        check(rules::group_from, rules::to_snapshot, skeleton, parts);
    } else if (kind == 'k') {
        check_joined<rooms::Kept>(skeleton, parts);
    } else if (kind == 'd') {
        check_joined<protocol::desk::Recorded>(skeleton, parts);
    } else if (kind == 'c') {
        check_joined<domain::desk::DeskState>(skeleton, parts);
    } else {
        check(rules::recorded_from, rules::to_record, skeleton, parts);
    }
    return 0;
}
