// SPDX-License-Identifier: Apache-2.0
#include "tests/support/messages.hpp"

namespace support {

namespace {

// {"is":"raise_hand","seat":"x"} as {"do":"raise_hand","id":...,"with":{"seat":"x"}}
std::string enveloped(std::string_view id, const std::string& tagged) {
    const std::string_view begins = R"({"is":")";
    const auto name_end = tagged.find('"', begins.size());
    const auto name = tagged.substr(begins.size(), name_end - begins.size());
    const auto fields = tagged[name_end + 1] == ',' ? name_end + 2 : name_end + 1;
    return R"({"do":")" + name + R"(","id":")" + std::string{id} + R"(","with":{)" +
           tagged.substr(fields) + "}";
}

}  // namespace

std::string message_of(std::string_view id, const protocol::group::Command& command) {
    return enveloped(id, protocol::encode(command));
}

std::string message_of(std::string_view id, const protocol::group::Query& query) {
    return enveloped(id, protocol::encode(query));
}

}  // namespace support
