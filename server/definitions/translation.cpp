// SPDX-License-Identifier: Apache-2.0
#include "server/definitions/translation.hpp"

#include <algorithm>

#include "protocol/group/codec.hpp"

namespace definitions {

namespace {

constexpr protocol::ParseLimits book_limits{.bytes_max = 512 * 1024,
                                            .depth_max = 6,
                                            .values_max = 8192,
                                            .string_bytes_max = 4096,
                                            .forbidden_characters_refused = true};

// Says every text that people read in a programme, one after the other.
template <class Say>
void for_each_text(Programme& programme, Say say) {
    say(programme.title);
    say(programme.source);
    for (auto& agenda : programme.agendas.items) {
        say(agenda.name);
        for (auto& entry : agenda.entries.items) {
            say(entry.title);
            for (auto& prompt : entry.prompts.items) say(prompt);
        }
    }
    for (auto& session : programme.sessions.items) {
        say(session.purpose);
        say(session.agenda);
    }
    if (programme.agreements) {
        for (auto& agreement : programme.agreements->items) {
            say(agreement.title);
            for (auto& point : agreement.points.items) say(point);
        }
    }
    if (!programme.meetings) return;
    for (auto& meeting : programme.meetings->items) {
        say(meeting.title);
        say(meeting.purpose);
    }
}

const Phrase* find_phrase(const PhraseBook& book, const std::string& text) {
    const auto found = std::ranges::find_if(
        book.phrases, [&](const Phrase& phrase) { return phrase.text.value == text; });
    return found == book.phrases.end() ? nullptr : &*found;
}

}  // namespace

Loaded<PhraseBook> read_phrase_book(std::string_view file, std::string_view text) {
    auto book = protocol::decode<PhraseBook>(text, book_limits);
    if (!book) return Fault{std::string{file}, book.error().at, book.error().message};
    return std::move(*book);
}

Loaded<Programme> in_language(Programme programme, const PhraseBook& book) {
    std::string missing;
    for_each_text(programme, [&](auto& text) {
        const auto* phrase = find_phrase(book, text.value);
        if (phrase) {
            text.value = phrase->says.value;
        } else if (missing.empty()) {
            missing = text.value;
        }
    });
    const auto file = programme.id.value + ".json";
    if (!missing.empty()) return Fault{file, "", "There are no words for \"" + missing + "\"."};
    programme.language = book.language;
    // A title that grew too long shows itself as it would in a file.
    return read_programme(file, protocol::encode(programme));
}

}  // namespace definitions
