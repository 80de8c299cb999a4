// SPDX-License-Identifier: Apache-2.0
// Takes a person's own words out of a state, as the end of their key takes them out of the log.
// What has a key of its own (process notes) stays, here as there.
#pragma once

#include "server/domain/personals.hpp"

namespace domain {

template <class T>
void forget_words_of(const protocol::PersonId& person, T& value) {
    auto forget = [&]<class Words>(Words& words) {
        const bool goes = Words::key_class == protocol::KeyClass::words && words.of == person;
        if (goes) words.value.reset();
    };
    for_each_personal(value, forget);
}

}  // namespace domain
