// SPDX-License-Identifier: Apache-2.0
#include "server/definitions/loading.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace definitions {

std::string Fault::sentence() const {
    return file + (at.empty() ? "" : ", at " + at) + ": " + reason;
}

void throw_exception_from_error(const Fault& fault, const boost::source_location&) {
    throw std::runtime_error{fault.sentence()};
}

Loaded<std::string> read_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file) return Fault{path.filename().string(), "", "The file could not be read."};
    return Loaded<std::string>{Loaded<std::string>::in_place_value, std::move(text)};
}

Loaded<std::vector<std::filesystem::path>> files_of(const std::filesystem::path& folder) {
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator at{folder, failed}, end; !failed && at != end;
         at.increment(failed)) {
        if (at->path().extension() == ".json") files.push_back(at->path());
    }
    if (failed) return Fault{folder.string(), "", "The folder could not be read."};
    std::ranges::sort(files);
    return files;
}

}  // namespace definitions
