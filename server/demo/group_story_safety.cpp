// SPDX-License-Identifier: Apache-2.0
// How the Thursday group keeps its people safe: plans, a rota, one call that is over, one that is
// being looked after.
#include "server/demo/group_story.hpp"
#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;
using protocol::RiskId;

namespace {

PlanLines lines(const std::vector<const char*>& words) {
    PlanLines all;
    for (const auto* line : words) all.items.push_back({line});
    return all;
}

CrisisPlan plan_of_samir() {
    return {.signs = lines({"I do not answer the phone", "I sleep in my clothes"}),
            .alone = lines({"Walk to the canal and back", "Cook something with onions"}),
            .company = lines({"The library, second floor", "Football on the yard"}),
            .people = lines({"My brother Karim", "Joon from the group, after the session"}),
            .services = lines({"Dana or Noor", "The line on the help page, at night"}),
            .safety = lines({"My brother keeps the pills"})};
}

CrisisPlan plan_of_mila() {
    return {.signs = lines({"I tidy at three in the morning"}),
            .alone = lines({"Shower, then tea, then the window"}),
            .company = lines({"The bench by the river"}),
            .people = lines({"Aunt Vesna"}),
            .services = lines({"Noor", "My doctor on Mondays"}),
            .safety = lines({"The car keys are with my aunt"})};
}

}  // namespace

void GroupStory::safety(std::size_t n) {
    if (n == 0) who_is_told();
    if (n == 1) plans();
    if (n == 2) call_that_is_over();
    if (n == 4) call_that_goes_on();
}

void GroupStory::who_is_told() {
    const auto seat = [&](const protocol::PersonId& person) { return life_.seat_of(person); };
    life_.says(cast_.facilitator,
               SetEscalation{{{{seat(cast_.cofacilitator), MailAddress{"noor@maple.example"}},
                               {seat(cast_.facilitator), MailAddress{"dana@maple.example"}}}}});
}

void GroupStory::plans() {
    life_.says(member("Samir"), WriteCrisisPlan{plan_of_samir()});
    life_.says(member("Samir"), GiveEmergencyContact{EmergencyContact{
                                    {"Karim"}, protocol::Name{"brother"}, {"030 5550142"}}});
    life_.pass_ms(hour_ms);
    life_.says(member("Mila"), WriteCrisisPlan{plan_of_mila()});
    life_.says(member("Mila"), GiveEmergencyContact{EmergencyContact{
                                   {"Vesna"}, protocol::Name{"aunt"}, {"030 5550178"}}});
}

RiskId GroupStory::ask_for_call(const protocol::PersonId& person) {
    for (const auto& event : life_.says(person, WriteLine{LineKind::call_me, {}})) {
        if (const auto* opened = std::get_if<RiskOpened>(&event)) return opened->risk;
    }
    return {};
}

void GroupStory::answer_call(const protocol::PersonId& who, const RiskId& risk) {
    const auto since =
        protocol::there(life_.group().risks.find(risk)->waiting, "a call waits").since;
    life_.says(who, AcknowledgeRisk{risk, LineAnswer::calling, since});
}

void GroupStory::call_that_is_over() {
    const auto risk = ask_for_call(member("Samir"));
    life_.pass_ms(2 * minute_ms);
    life_.says(member("Samir"), SayNow{false, Place{"At my brother's"}});
    life_.pass_ms(9 * minute_ms);
    answer_call(cast_.facilitator, risk);
    life_.pass_ms(35 * minute_ms);
    life_.says(
        cast_.facilitator,
        AssessRisk{risk, RiskTier::moderate,
                   protocol::Words{"Thoughts of not waking up, since the letter. No plan. His "
                                   "brother is with him."}});
    life_.says(
        cast_.facilitator,
        PlanRisk{risk,
                 {{RiskAction::talked, RiskAction::went_over_plan}},
                 protocol::Words{"Stays at his brother's until Thursday. I ring tomorrow at noon."},
                 protocol::later(life_.now(), 16 * hour_ms)});
    life_.pass_ms(16 * hour_ms);
    answer_call(cast_.cofacilitator, risk);
    life_.pass_ms(20 * minute_ms);
    life_.says(cast_.cofacilitator,
               CloseRisk{risk,
                         {"Slept, ate, laughed once. Comes to the group. Knows whom to "
                          "call."}});
}

void GroupStory::call_that_goes_on() {
    const auto risk = ask_for_call(member("Mila"));
    life_.pass_ms(6 * minute_ms);
    answer_call(cast_.cofacilitator, risk);
    life_.pass_ms(25 * minute_ms);
    life_.says(
        cast_.cofacilitator,
        AssessRisk{risk, RiskTier::low,
                   protocol::Words{"Tired of waiting for the letter. No thoughts of dying."}});
    life_.says(cast_.cofacilitator,
               PlanRisk{risk,
                        {{RiskAction::talked}},
                        protocol::Words{"Her aunt comes tonight. I ring again after the session."},
                        protocol::later(curtain_, 24 * hour_ms)});
    keep_rota();
}

// Dana and Noor take turns of a day, from this morning on.
void GroupStory::keep_rota() {
    constexpr std::int64_t turn_ms = 24 * hour_ms;
    for (std::int64_t turn = 0; turn < 14; ++turn) {
        const auto from = protocol::later(curtain_, turn * turn_ms - 10 * hour_ms);
        const auto& who = turn % 2 == 0 ? cast_.facilitator : cast_.cofacilitator;
        life_.says(cast_.facilitator,
                   AddDuty{life_.seat_of(who), from, protocol::later(from, turn_ms)});
    }
}

const protocol::PersonId& GroupStory::member(std::string_view name) const {
    for (const auto& one : cast_.members) {
        if (one.story.name == name) return one.person;
    }
    throw std::logic_error{"nobody in the demo has this name"};
}

}  // namespace demo
