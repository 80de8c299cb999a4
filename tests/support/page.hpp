// SPDX-License-Identifier: Apache-2.0
// The page that a client keeps of one room: the whole document, then one patch after the other,
// each of which must fit what is there.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace support {

// kind -> id -> JSON
using Doc = std::map<std::string, std::map<std::string, std::string>>;

class Page {
public:
    // One message as the server wrote it. Says what is wrong with it; empty when it fits. What is
    // neither a welcome, a patch nor live changes nothing.
    std::string hear(std::string_view message);

    std::string cursor() const { return epoch + ':' + std::to_string(n); }

    Doc doc;
    std::string epoch;
    std::uint64_t n = 0;
    std::size_t welcomes = 0;
    bool resumed = false;  // the last welcome had patches in place of the document
    std::map<std::string, std::string> connections;  // by seat

private:
    std::string welcome(std::string_view welcome);
    // `missed`: of those that a welcome brings, from which passing changes are left out.
    std::string patch(std::string_view message, bool missed);
    std::string put(const std::string& kind, const std::string& id, std::string_view json,
                    bool missed);
    void live(std::string_view live);
};

// The members of a compact JSON object, or the items of an array (with empty keys), each value as
// it is written. Meant for what our own server wrote: nothing else is checked.
void each_in(std::string_view json,
             const std::function<void(std::string_view key, std::string_view value)>& look);
// The value of one member; empty when there is none.
std::string_view member(std::string_view json, std::string_view key);
// A string without its quotes. Ids, codes and cursors hold nothing that is escaped.
std::string_view unquoted(std::string_view json);

// Every entity of a document or a patch: kind, id, JSON ("null": it is gone).
void each_entity(std::string_view document,
                 const std::function<void(std::string_view kind, std::string_view id,
                                          std::string_view json)>& look);

}  // namespace support
