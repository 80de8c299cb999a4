// SPDX-License-Identifier: Apache-2.0
#include "server/demo/clinic_notes.hpp"

#include <vector>

#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;

namespace {

NoteHeadings headings_of_notes() {
    return {{"Mood"}, {"Week"}, {"Step"}, {"Win"}, {"Next"}, {"Done"}, {"Partly"}, {"Not yet"}};
}

SummaryHeadings headings_of_half_page() {
    return {.did = {"We did"},
            .week = {"The week"},
            .step = {"Last step"},
            .win = {"A small win"},
            .next = {"Next step"},
            .took_home = {"Takes home"},
            .done = {"done"},
            .partly = {"partly"},
            .not_yet = {"not yet"}};
}

}  // namespace

void write_clinic_notes(Rehearsal& life, const protocol::PersonId& facilitator,
                        const protocol::SessionId& session, const std::string& text, bool sign) {
    life.says(facilitator, WriteGroupNote{session, {text}, {}, {}});
    life.pass_ms(10 * minute_ms);
    life.says(facilitator, FanOutNote{session, headings_of_notes()});
    if (!sign) return;
    std::vector<SignNote> unsigned_notes;
    for (const auto& [id, note] : life.group().chart.all) {
        if (note.session == session) unsigned_notes.push_back({id, {}, note.at});
    }
    for (const auto& one : unsigned_notes) life.says(facilitator, one);
}

void give_half_page(Rehearsal& life, const protocol::PersonId& facilitator,
                    const protocol::SessionId& session) {
    life.says(facilitator, DraftSummary{session, headings_of_half_page()});
    life.pass_ms(5 * minute_ms);
    const auto summary = life.the<SummaryView>(Kind::summaries, session.value);
    const auto& draft = protocol::there(summary.draft, "a facilitator sees the draft");
    life.says(facilitator, ReleaseSummary{session, {}, draft.at});
}

}  // namespace demo
