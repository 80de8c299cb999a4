// SPDX-License-Identifier: Apache-2.0
// How definition files are read: each whole, from one folder, and what is wrong with one is said
// with its place.
#pragma once

#include <algorithm>
#include <boost/system/result.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/json/strict.hpp"

namespace definitions {

// What is wrong with a file, for whoever wrote it.
struct Fault {
    std::string file;
    std::string at;      // a JSON Pointer; "" is the whole
    std::string reason;  // one plain sentence

    // "weekly-8.json, at /sessions/3/agenda: No agenda here has this name."
    std::string sentence() const;
};

template <class T>
using Loaded = boost::system::result<T, Fault>;

// What Loaded<T>::value() throws when there is none.
[[noreturn]] void throw_exception_from_error(const Fault& fault,
                                             const boost::source_location& where);

// Thirty sessions with sixteen entries of six prompts each stay far below.
inline constexpr protocol::ParseLimits file_limits{.bytes_max = 512 * 1024,
                                                   .depth_max = 12,
                                                   .values_max = 8192,
                                                   .string_bytes_max = 4096,
                                                   .forbidden_characters_refused = true};

Loaded<std::string> read_text(const std::filesystem::path& path);

// Every *.json of a folder, by name.
Loaded<std::vector<std::filesystem::path>> files_of(const std::filesystem::path& folder);

template <class T>
using Reader = Loaded<T> (*)(std::string_view file, std::string_view text);

// Each file is named after the id of what it defines. The first fault ends it.
template <class T>
Loaded<std::vector<T>> load_folder(const std::filesystem::path& folder, Reader<T> read) {
    const auto files = files_of(folder);
    if (!files) return files.error();
    std::vector<T> all;
    for (const auto& path : *files) {
        const auto name = path.filename().string();
        const auto text = read_text(path);
        if (!text) return text.error();
        auto one = read(name, *text);
        if (!one) return one.error();
        if (one->id.value != path.stem().string()) {
            return Fault{name, "/id", "The file must be called " + one->id.value + ".json."};
        }
        all.push_back(std::move(*one));
    }
    return all;
}

// Null when there is none of that id.
template <class T>
const T* find_by_id(const std::vector<T>& all, std::string_view id) {
    const auto found = std::ranges::find_if(all, [&](const T& one) { return one.id.value == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace definitions
