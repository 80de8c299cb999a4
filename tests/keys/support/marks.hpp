// SPDX-License-Identifier: Apache-2.0
// Fills every text of a described type with a word that stands nowhere else, so that it can be
// looked for. A field that is added tomorrow is filled as well.
#pragma once

#include <string>
#include <vector>

#include "protocol/json/describe.hpp"
#include "protocol/json/raw.hpp"

namespace support {

struct Mark {
    std::string word;
    std::string where;      // "GoalSet/words/text"
    bool personal = false;  // it stands in a Personal: under a person's key
};

class Marks {
public:
    const std::vector<Mark>& all() const { return all_; }

    // One of everything that T can hold: each optional and list has a value, each choice its turn.
    template <class T>
    T made(const std::string& where) {
        T value{};
        fill(value, where, false);
        return value;
    }

private:
    std::string word(const std::string& where, bool personal) {
        all_.push_back({"MARK" + std::to_string(1000 + all_.size()) + "x", where, personal});
        return all_.back().word;
    }

    template <class T>
    void fill(T& value, const std::string& where, bool personal) {
        namespace json = protocol::json;
        if constexpr (json::is_personal<T>) {
            value.of = {"amina"};
            fill(value.value.emplace(), where, true);
        } else if constexpr (json::is_optional<T>) {
            fill(value.emplace(), where, personal);
        } else if constexpr (json::is_list<T>) {
            fill(value.items, where, personal);
        } else if constexpr (json::is_vector<T>) {
            fill_vector(value, where, personal);
        } else if constexpr (json::is_map<T>) {
            fill(value[typename T::key_type{"key1"}], where, personal);
        } else if constexpr (std::same_as<T, std::string>) {
            value = word(where, personal);
        } else if constexpr (json::is_text<T> || json::is_lines<T>) {
            value.value = word(where, personal);
        } else if constexpr (std::same_as<T, protocol::CommandId>) {
            value.value = "command-1";
        } else if constexpr (json::is_id<T>) {
            value.value = "id1";
        } else if constexpr (std::same_as<T, protocol::RawJson>) {
            value.text = "null";
        } else if constexpr (json::Structure<T>) {
            json::for_each_field<T>([&]<class D>(D) {
                fill(value.*D::pointer, where + "/" + std::string{json::field_name<D>()}, personal);
            });
        }
    }

    template <class T>
    void fill_vector(std::vector<T>& value, const std::string& where, bool personal) {
        if constexpr (protocol::json::is_variant<T>) {
            protocol::for_each_alternative<T>([&]<class A>(std::type_identity<A>) {
                A one{};
                fill(one, where + "/" + std::string{protocol::snake_name<A>()}, personal);
                value.push_back(std::move(one));
            });
        } else {
            fill(value.emplace_back(), where, personal);
        }
    }

    std::vector<Mark> all_;
};

}  // namespace support
