// SPDX-License-Identifier: Apache-2.0
// A programme template that somebody wrote: refused with a place and a sentence, or sound enough
// that a group can be founded with it and go through its first session.
#include "protocol/group/codec.hpp"
#include "server/definitions/programmes.hpp"
#include "server/domain/group/group.hpp"
#include "tests/fuzz/support/round_trip.hpp"

namespace {

using namespace domain::group;

constexpr protocol::Timestamp monday{1'767'630'600'000};
const protocol::PersonId maria{"maria"};

void happen(GroupState& group, const Decision& decision, protocol::Timestamp now) {
    fuzz::always(decision.has_value(), "a sound programme can be followed");
    for (const auto& event : *decision) evolve(group, event, {now});
}

// Through the first session by the facilitator's one button.
void follow(const definitions::Programme& programme) {
    domain::Draw draw{1, 2};
    GroupState group;
    happen(group,
           decide(group, protocol::group::FoundGroup{{"A group"}, {"UTC"}, {8}, monday, programme},
                  {monday, draw, domain::utc}),
           monday);
    happen(group,
           decide(group, protocol::group::SeatPerson{maria, {"Maria"}, Role::facilitator},
                  {monday, draw, domain::utc}),
           monday);
    const auto* first = group.current_session();
    while (group.current_session() == first) {
        happen(group,
               decide(group, maria, protocol::group::Next{group.sessions.step},
                      {monday, draw, domain::utc}),
               monday);
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto programme = definitions::read_programme("some.json", fuzz::text_of(data, size));
    if (!programme) {
        fuzz::always(!programme.error().sentence().empty(), "a fault says what is wrong");
        return 0;
    }
    fuzz::check_round_trip(*programme, protocol::stored_limits());
    const auto again = definitions::read_programme("again.json", protocol::encode(*programme));
    fuzz::always(again && *again == *programme, "a programme is read as it is written");
    follow(*programme);
    return 0;
}
