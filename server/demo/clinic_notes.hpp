// SPDX-License-Identifier: Apache-2.0
// What a facilitator writes about a session that is over: for the clinic, and for the group.
#pragma once

#include <string>

#include "server/demo/rehearsal.hpp"

namespace demo {

// One note about the group, and a draft for each member; `sign`: all of them are signed.
void write_clinic_notes(Rehearsal& life, const protocol::PersonId& facilitator,
                        const protocol::SessionId& session, const std::string& text, bool sign);

// Half a page, drafted from what the group shared, and given out.
void give_half_page(Rehearsal& life, const protocol::PersonId& facilitator,
                    const protocol::SessionId& session);

}  // namespace demo
