// SPDX-License-Identifier: Apache-2.0
#include "server/definitions/programmes.hpp"

#include <algorithm>

#include "protocol/always.hpp"
#include "protocol/group/codec.hpp"
#include "server/definitions/built_in.hpp"
#include "server/definitions/sound.hpp"
#include "server/definitions/translation.hpp"

namespace definitions {

using protocol::group::Language;

namespace {

std::vector<Programme> read_built_in() {
    std::vector<Programme> programmes;
    for (const auto& [file, text] : built_in_programmes()) {
        auto programme = read_programme(file, text);
        protocol::always(programme.has_value(), "a programme that comes with Octet is not sound");
        programmes.push_back(std::move(*programme));
    }
    return programmes;
}

void add_languages(std::vector<Programme>& programmes) {
    const auto english = programmes;
    for (const auto& [file, text] : built_in_phrases()) {
        const auto book = read_phrase_book(file, text);
        protocol::always(book.has_value(), "a phrase book that comes with Octet is not sound");
        for (const auto& one : english) {
            auto programme = in_language(one, *book);
            protocol::always(programme.has_value(), "a phrase book lacks words of a programme");
            programmes.push_back(std::move(*programme));
        }
    }
}

// By id; English first.
void put_in_order(std::vector<Programme>& programmes) {
    std::ranges::sort(programmes, {}, [](const Programme& one) {
        return std::pair{one.id, one.language.value_or(Language::en)};
    });
}

std::vector<Programme> read_all() {
    auto programmes = read_built_in();
    add_languages(programmes);
    put_in_order(programmes);
    return programmes;
}

}  // namespace

Loaded<Programme> read_programme(std::string_view file, std::string_view text) {
    auto programme = protocol::decode<Programme>(text, file_limits);
    if (!programme) {
        return Fault{std::string{file}, programme.error().at, programme.error().message};
    }
    if (auto flaw = first_flaw(*programme)) {
        return Fault{std::string{file}, std::move(flaw->at), std::move(flaw->reason)};
    }
    return std::move(*programme);
}

Loaded<std::vector<Programme>> load_programmes(const std::filesystem::path& folder) {
    return load_folder<Programme>(folder, read_programme);
}

const std::vector<Programme>& own_programmes() {
    static const auto programmes = read_all();
    return programmes;
}

std::vector<Programme> with_own_programmes(std::vector<Programme> of_the_clinic) {
    auto all = own_programmes();
    std::erase_if(all, [&](const Programme& ours) {
        const auto language = ours.language.value_or(Language::en);
        return find_programme(of_the_clinic, ours.id.value, language) != nullptr;
    });
    std::ranges::move(of_the_clinic, std::back_inserter(all));
    put_in_order(all);
    return all;
}

const Programme* find_programme(const std::vector<Programme>& programmes, std::string_view id,
                                std::optional<Language> language) {
    const auto found = std::ranges::find_if(programmes, [&](const Programme& programme) {
        const bool said = !language || programme.language.value_or(Language::en) == *language;
        return said && programme.id.value == id;
    });
    return found == programmes.end() ? nullptr : &*found;
}

}  // namespace definitions
