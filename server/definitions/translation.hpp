// SPDX-License-Identifier: Apache-2.0
// A programme in another language. Its shape is written once; a book of phrases holds the words, so
// that no translation can have another session or another minute than the original.
#pragma once

#include "server/definitions/programmes.hpp"

namespace definitions {

struct Phrase {
    protocol::Sentence text;  // as the programmes have it
    protocol::Sentence says;  // the same in the book's language
};
BOOST_DESCRIBE_STRUCT(Phrase, (), (text, says))

struct PhraseBook {
    protocol::group::Language language{};
    std::vector<Phrase> phrases;
};
BOOST_DESCRIBE_STRUCT(PhraseBook, (), (language, phrases))

// `file` is only what faults call it.
Loaded<PhraseBook> read_phrase_book(std::string_view file, std::string_view text);

// Every text that people read. A fault: the book lacks one, or what it says does not fit there.
Loaded<Programme> in_language(Programme programme, const PhraseBook& book);

}  // namespace definitions
