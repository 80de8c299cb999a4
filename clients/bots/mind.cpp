// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/mind.hpp"

#include <algorithm>
#include <utility>

#include "clients/bots/lines.hpp"

namespace bots {

namespace {

using namespace protocol::group;
using protocol::later;
using protocol::ms;
using protocol::Timestamp;

template <class SomeText>
SomeText text(std::string_view words) {
    return SomeText{std::string{words}};
}

std::string session_key(const Seen& seen, std::string_view what) {
    const auto id = seen.session_id();
    return std::string{what} + "/" + (id ? id->value : "");
}

bool session_runs(const SessionView& session) {
    return session.state == SessionState::lobby || session.state == SessionState::open ||
           session.state == SessionState::closing;
}

}  // namespace

Mind::Mind(std::uint64_t seed, double pace) : random_{seed}, pace_{pace} {}

std::optional<Command> Mind::next_deed(const Seen& seen, Timestamp now) {
    if (now < rest_until_) return std::nullopt;
    const bool leads = seen.you.role == Role::facilitator || seen.you.role == Role::cofacilitator;
    auto deed = leads ? facilitator_deed(seen, now) : member_deed(seen, now);
    if (deed) {
        const auto pause = std::uniform_real_distribution{1500.0, 6000.0}(random_) / pace_;
        rest_until_ = later(now, static_cast<std::int64_t>(pause));
    }
    return deed;
}

Mind::Deed Mind::member_deed(const Seen& seen, Timestamp now) {
    const auto* session = seen.session();
    if (!session || seen.you.role != Role::member) return std::nullopt;
    if (session->held) return std::nullopt;
    if (!session_runs(*session)) return keep_company(seen);

    if (auto deed = arrive(seen)) return deed;
    if (!seen.floor()) return check_in(seen);
    if (seen.live_sheet()) {
        if (auto deed = work_together(seen, now)) return deed;
    }
    if (seen.floor()->speaker == seen.you.seat) return speak(seen, now);
    if (session->state == SessionState::closing) return close(seen);
    if (auto deed = check_in(seen)) return deed;
    if (auto deed = work_together(seen, now)) return deed;
    if (auto deed = hand(seen, now)) return deed;
    return keep_company(seen);
}

Mind::Deed Mind::arrive(const Seen& seen) {
    const bool arrived = seen.document.arrivals && !seen.document.arrivals->empty();
    if (arrived || !first_time(session_key(seen, "arrive"))) return std::nullopt;
    return Arrive{.alone = true,
                  .headphones = sometimes(0.7),
                  .place = text<protocol::Text<0, 120>>(pick(places(), some(100))),
                  .note = std::nullopt};
}

Mind::Deed Mind::check_in(const Seen& seen) {
    const auto* checkin = seen.checkin();
    if ((!checkin || !checkin->mood) && first_time(session_key(seen, "mood"))) {
        const auto change = static_cast<MoodChange>(some(3));
        const auto mood = static_cast<std::int64_t>(2 + some(6));
        return CheckInMood{
            {mood}, change, sometimes(0.4) ? PartSharing::group : PartSharing::facilitator};
    }
    if ((!checkin || !checkin->week) && first_time(session_key(seen, "week"))) {
        const auto& line = pick(week_lines(), some(100));
        return CheckInWeek{text<protocol::Words>(line.happened),
                           text<protocol::Title>(line.with_whom),
                           sometimes(0.5) ? PartSharing::group : PartSharing::facilitator};
    }
    if ((!checkin || !checkin->link) && first_time(session_key(seen, "link"))) {
        return CheckInLink{text<protocol::Title>(pick(feeling_lines(), some(100))),
                           static_cast<ProblemArea>(some(4)), PartSharing::facilitator};
    }
    return std::nullopt;
}

Mind::Deed Mind::speak(const Seen& seen, Timestamp now) {
    const auto& floor = *seen.floor();
    const auto key = "turn/" + std::to_string(ms(floor.turn_started_at.value_or(now)));
    if (!after(key, 20, now)) return std::nullopt;
    if (first_time(key)) {
        if (auto deed = turn_deed(seen)) return deed;
    }
    if (!after(key, 60, now)) return std::nullopt;
    return first_time(key + "/end") ? Deed{FinishTurn{}} : std::nullopt;
}

// What the turn is about, said on the way.
Mind::Deed Mind::turn_deed(const Seen& seen) {
    const auto* item = seen.item();
    if (!item) return std::nullopt;
    if (item->kind == ItemKind::mood_round)
        return ShareCheckin{CheckinPart::mood, PartSharing::group};
    if (item->kind == ItemKind::step_round) {
        return CheckInStep{.card = std::nullopt,
                           .outcome = static_cast<StepOutcome>(some(3)),
                           .learned = text<protocol::Words>(pick(learned_lines(), some(100))),
                           .sharing = PartSharing::group};
    }
    if (item->kind == ItemKind::commitment_round) return commitment();
    if (item->kind == ItemKind::closing_round) {
        return SayWord{text<protocol::Text<1, 30>>(pick(closing_words(), some(100)))};
    }
    return CheckInWin{text<protocol::Sentence>(pick(win_lines(), some(100))), PartSharing::group};
}

Command Mind::commitment() {
    const auto& line = pick(step_lines(), some(100));
    return Commit{
        .goal = std::nullopt,
        .words = {text<protocol::Sentence>(line.what), text<protocol::Title>(line.with_whom),
                  text<protocol::Title>(line.when), text<protocol::Sentence>(line.obstacle),
                  text<protocol::Sentence>(line.plan_b)},
        .sharing = sometimes(0.8) ? Sharing::group : Sharing::facilitator};
}

Mind::Deed Mind::close(const Seen& seen) {
    if (first_time(session_key(seen, "word"))) {
        return SayWord{text<protocol::Text<1, 30>>(pick(closing_words(), some(100)))};
    }
    if (first_time(session_key(seen, "take")) && sometimes(0.7)) {
        return TakeForMyself{text<protocol::Words>(pick(taken_lines(), some(100))),
                             sometimes(0.7) ? Sharing::only_me : Sharing::facilitator};
    }
    if (first_time(session_key(seen, "pulse"))) {
        const auto tap = [&] { return Rating{static_cast<std::int64_t>(5 + some(6))}; };
        return GivePulse{{tap(), tap(), tap(), tap(), std::nullopt}};
    }
    return std::nullopt;
}

// A warm word for a peer's card, now and then.
Mind::Deed Mind::keep_company(const Seen& seen) {
    if (!seen.document.cards || !sometimes(0.01)) return std::nullopt;
    for (const auto& [id, card] : *seen.document.cards) {
        if (card.seat == seen.you.seat || card.sharing != Sharing::group || card.hidden) continue;
        if (!sometimes(0.3) || !first_time("encourage/" + id)) continue;
        return Encourage{{id}, static_cast<EncouragementKind>(some(4))};
    }
    return std::nullopt;
}

Mind::Deed Mind::hand(const Seen& seen, Timestamp now) {
    const auto& floor = *seen.floor();
    const bool up =
        std::find(floor.hands.begin(), floor.hands.end(), seen.you.seat) != floor.hands.end();
    if (up) return after("hand", 90, now) && sometimes(0.05) ? Deed{LowerHand{}} : std::nullopt;
    since_.erase("hand");
    if (floor.hands.size() >= 2 || !sometimes(0.004)) return std::nullopt;
    return RaiseHand{};
}

Mind::Deed Mind::facilitator_deed(const Seen& seen, Timestamp now) {
    if (auto deed = answer_line(seen)) return deed;
    const auto* session = seen.session();
    if (!session) return std::nullopt;
    if (session->held) return after("held", 15, now) ? Deed{ResumeSession{}} : std::nullopt;
    since_.erase("held");
    if (seen.document.arrivals) {
        for (const auto& [seat, arrival] : *seen.document.arrivals) {
            if (!arrival.admitted && after("admit/" + seat, 8, now)) return Admit{{seat}};
        }
    }
    if (auto deed = lead_together(seen, now)) return deed;
    return lead(seen, now);
}

Mind::Deed Mind::answer_line(const Seen& seen) {
    if (!seen.document.lines) return std::nullopt;
    for (const auto& [id, line] : *seen.document.lines) {
        if (!line.replies.empty() || !first_time("line/" + id)) continue;
        const bool wants_call = line.kind == LineKind::call_me || line.kind == LineKind::distress;
        return AnswerLine{{id}, wants_call ? LineAnswer::calling : LineAnswer::seen, std::nullopt};
    }
    return std::nullopt;
}

Mind::Deed Mind::lead(const Seen& seen, Timestamp now) {
    const auto* next = seen.next();
    if (!next || !next->what || !time_for(*next->what, seen, now)) return std::nullopt;
    return Next{next->step};
}

bool Mind::time_for(NextStep what, const Seen& seen, Timestamp now) {
    const auto step = std::to_string(seen.next()->step);
    const auto key = "step/" + step + "/" + std::to_string(static_cast<int>(what));
    switch (what) {
        case NextStep::open_lobby: {
            // The lobby opens when its time has come, not when the demo is bored.
            const auto* session = seen.session();
            return session && now >= later(session->starts_at, -15 * 60'000) && after(key, 20, now);
        }
        case NextStep::start_session:
            return after(key, 30, now);
        case NextStep::give_turn: {
            const auto* floor = seen.floor();
            return floor && (!floor->speaker ? after(key, 6, now) : after(key, 150, now));
        }
        case NextStep::start_item:
        case NextStep::start_closing:
            return after(key, 120, now);
        case NextStep::end_session:
            return after(key, 240, now);
        case NextStep::resume:
            return after(key, 15, now);
    }
    return false;
}

bool Mind::first_time(const std::string& what) { return !std::exchange(done_[what], true); }

bool Mind::after(const std::string& what, double seconds, Timestamp now) {
    const auto began = since_.try_emplace(what, now).first->second;
    return protocol::ms_between(began, now) >= static_cast<std::int64_t>(seconds * 1000.0 / pace_);
}

bool Mind::sometimes(double probability) {
    return std::bernoulli_distribution{probability}(random_);
}

std::size_t Mind::some(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random_);
}

}  // namespace bots
