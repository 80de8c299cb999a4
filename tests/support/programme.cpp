// SPDX-License-Identifier: Apache-2.0
#include "tests/support/group.hpp"

namespace support {

namespace {

AgendaEntry entry(ItemKind kind, const char* title, std::int64_t minutes) {
    return {kind, {title}, {minutes}, {{Sentence{"Ask kindly."}}}};
}

}  // namespace

Programme short_programme() {
    using enum ItemKind;
    protocol::group::Agenda beginning{
        {"Beginning"},
        {{entry(arriving, "Welcome", 5), entry(mood_round, "Mood", 12), entry(focus, "Focus", 20),
          entry(closing_round, "Close", 9)}}};
    protocol::group::Agenda working{
        {"Working"},
        {{entry(arriving, "Settle in", 3), entry(step_round, "Steps", 9),
          entry(commitment_round, "Commit", 9), entry(closing_round, "Close", 9)}}};
    Programme programme{{"short-3"},
                        {1},
                        {"Three sessions"},
                        {"Made up for tests."},
                        {60},
                        {7},
                        {{beginning, working}},
                        {{{Phase::initial, {"We meet."}, {"Beginning"}},
                          {Phase::middle, {"We work."}, {"Working"}},
                          {Phase::ending, {"We part."}, {"Working"}}}}};
    programme.meetings = {
        {{MeetingWhen::before_first, {0}, {"First talk"}, {"We hear what brings you."}, {60}},
         {MeetingWhen::months_after_last, {3}, {"Later"}, {"How have you been?"}, {30}}}};
    programme.agreements = {{Agreement{{"group-rules"},
                                       {2},
                                       {"Made up for tests."},
                                       {"In the group"},
                                       {{{"What is said here stays here."}}}}}};
    return programme;
}

}  // namespace support
