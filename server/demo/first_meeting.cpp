// SPDX-License-Identifier: Apache-2.0
#include "server/demo/first_meeting.hpp"

#include <chrono>

#include "server/demo/minutes.hpp"
#include "server/domain/group/intake_summary.hpp"

namespace demo {

using namespace protocol::group;

namespace {

template <class Text>
std::optional<Text> said(std::string_view words) {
    if (words.empty()) return {};
    return Text{std::string{words}};
}

// Months since the year 0.
std::int64_t month_of(protocol::Timestamp at) {
    const auto days = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{ms(at)}});
    const std::chrono::year_month_day date{days};
    const std::int64_t year = static_cast<int>(date.year());
    return year * 12 + static_cast<unsigned>(date.month()) - 1;
}

MomentWords words_of(const Then& then, std::int64_t month_now) {
    const auto month = month_now - then.months_ago;
    MomentWords words{then.mood < 0 ? Lane::life : Lane::mood,
                      {month / 12},
                      Month{month % 12 + 1},
                      {std::string{then.what}},
                      {}};
    if (then.mood >= 0) words.mood = Rating{then.mood};
    return words;
}

TieWords words_of(const Near& near) {
    return {{std::string{near.name}},
            said<protocol::Title>(near.relation),
            said<protocol::Sentence>(near.good),
            said<protocol::Sentence>(near.hard),
            {},
            said<protocol::Sentence>(near.wished)};
}

}  // namespace

void FirstMeeting::hold(const FirstTalk& talk) {
    tell(talk);
    name_people(talk);
    for (const auto& then : talk.moments) {
        life_.pass_ms(minute_ms);
        life_.says(member_, AddMoment{seat_, words_of(then, month_of(now_))});
    }
    think_of_cautions(talk);
    prepare_for_hard_days(talk);
    agree(talk);
}

void FirstMeeting::tell(const FirstTalk& talk) {
    const auto write = [&](IntakePart part, std::string_view words) {
        life_.pass_ms(4 * minute_ms);
        life_.says(member_, WriteIntake{seat_, part, said<protocol::Words>(words), {}});
    };
    write(IntakePart::story, talk.story);
    write(IntakePart::since, talk.since);
    write(IntakePart::earlier, talk.earlier);
    write(IntakePart::expectations, talk.expectations);
    write(IntakePart::strengths, talk.strengths);
    life_.says(member_, SayPreferences{seat_,
                                       {said<protocol::Name>(talk.pronouns),
                                        {},
                                        said<protocol::Title>(talk.device),
                                        said<protocol::Sentence>(talk.place),
                                        {},
                                        talk.captions},
                                       {}});
}

// All about the circle, so that no name covers another.
void FirstMeeting::name_people(const FirstTalk& talk) {
    const auto apart = 360 / static_cast<std::int64_t>(talk.people.size());
    std::int64_t angle = apart / 2;
    for (const auto& near : talk.people) {
        life_.pass_ms(2 * minute_ms);
        for (const auto& event : life_.says(member_, AddTie{seat_, words_of(near)})) {
            const auto* added = std::get_if<TieAdded>(&event);
            if (!added) continue;
            life_.says(member_, PlaceTie{added->tie, Occasion::start, {near.closeness, {angle}}});
        }
        angle += apart;
    }
}

void FirstMeeting::think_of_cautions(const FirstTalk& talk) {
    for (const auto& choice : protocol::json::choices<Caution>) {
        life_.pass_ms(minute_ms);
        CautionWords words{choice.value, CautionDecision::not_seen, {}};
        if (choice.value == talk.caution)
            words = {choice.value, talk.decision, said<protocol::Words>(talk.plan)};
        life_.says(facilitator_, DecideCaution{seat_, words, {}});
    }
}

void FirstMeeting::prepare_for_hard_days(const FirstTalk& talk) {
    const auto line = [](std::string_view words) {
        return PlanLines{{PlanLine{std::string{words}}}};
    };
    CrisisPlan plan;
    plan.signs = line(talk.sign);
    plan.alone = line(talk.alone);
    plan.people = line(talk.ask);
    life_.says(member_, WriteCrisisPlan{plan});
    life_.says(member_, GiveEmergencyContact{EmergencyContact{
                            {std::string{talk.call}}, {}, {std::string{talk.number}}}});
}

void FirstMeeting::agree(const FirstTalk& talk) {
    life_.pass_ms(5 * minute_ms);
    life_.says(
        facilitator_,
        AgreeArea{seat_,
                  {talk.area, talk.beside, talk.stage, said<protocol::Sentence>(talk.about), {}},
                  {}});
    if (talk.shared) life_.says(member_, ShareArea{PartSharing::group});
    life_.says(
        facilitator_,
        WriteIntake{seat_, IntakePart::formulation, said<protocol::Words>(talk.formulation), {}});
    life_.pass_ms(5 * minute_ms);
    const auto& programme = life_.group().course.programme;
    const auto& asked =
        protocol::there(programme.agreements, "a programme says what members agree to");
    for (const auto& agreement : asked.items) {
        life_.says(member_, Agree{agreement.id, agreement.version});
    }
    const auto mark = domain::group::mark_of(domain::group::summary_of(life_.group(), seat_));
    life_.says(member_, SignIntake{seat_, mark});
    life_.says(facilitator_, SignIntake{seat_, mark});
}

}  // namespace demo
