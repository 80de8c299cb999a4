// SPDX-License-Identifier: Apache-2.0
// What comes to a room from its sockets and from time, before it is a request.
#include "server/rooms/room.hpp"

namespace rooms {

using namespace protocol;
using namespace protocol::group;

namespace {

// Who comes and goes within a moment is told in one message.
constexpr std::chrono::milliseconds live_after{100};

constexpr std::chrono::minutes idle_max{5};

// How often it is tried again to note what could not be written.
constexpr std::chrono::seconds again_after{1};

const Frame& answer_to_beat() {
    static const Frame beat = live(Beat{});
    return beat;
}

}  // namespace

// The room's side of one socket.
class RoomVisit final : public Visit {
public:
    RoomVisit(std::shared_ptr<Room> room, std::shared_ptr<Guest> guest)
        : room_{std::move(room)}, guest_{std::move(guest)} {}

    void hear(std::string_view message) override { room_->hear(guest_, message); }
    void gone(Departure how) override { room_->gone(guest_, how); }

private:
    std::shared_ptr<Room> room_;
    std::shared_ptr<Guest> guest_;
};

std::shared_ptr<Visit> Room::enter(const PersonId& person, std::optional<std::string> since,
                                   std::shared_ptr<Client> client) {
    auto guest = std::make_shared<Guest>(person, std::move(client), ground_.clock.steady());
    requests_.put(Enter{guest, std::move(since)});
    return std::make_shared<RoomVisit>(shared_from_this(), std::move(guest));
}

void Room::serve(ServerCommand command, CommandId id, Answered answered) {
    requests_.put(Serve{std::move(command), std::move(id), std::move(answered)});
}

void Room::look(Look look) { requests_.put(std::move(look)); }

void Room::hear(const std::shared_ptr<Guest>& guest, std::string_view text) {
    if (!guest->here() || closing()) return;
    guest->heard_at = ground_.clock.steady();
    auto message = read_message(text);
    if (auto* asked = std::get_if<Asked>(&message)) return take(guest, std::move(*asked));
    if (std::holds_alternative<Beat>(message)) return guest->send(answer_to_beat());
    if (std::holds_alternative<Bye>(message)) guest->said_bye = true;
    if (const auto* what = std::get_if<Unreadable>(&message)) unreadable(guest, *what);
}

void Room::take(const std::shared_ptr<Guest>& guest, Asked asked) {
    if (auto* command = std::get_if<Command>(&asked.what)) {
        // Which answer in a form is a sign of danger, a room can tell that has been read. Until
        // then each of them passes.
        const bool may_be_danger = domain::group::is_danger(state_, *command) ||
                                   (!open_ && std::holds_alternative<AnswerItem>(*command));
        if (may_be_danger || allowed(*guest, asked.id))
            requests_.put(Submit{guest, std::move(asked.id), std::move(*command)});
    } else if (allowed(*guest, asked.id)) {
        requests_.put(Find{guest, std::move(asked.id), std::get<Query>(asked.what)});
    }
}

bool Room::allowed(const Guest& guest, const CommandId& id) {
    const auto now = ground_.clock.steady();
    auto& budget = budgets_.try_emplace(guest.person, ground_.commands, now).first->second;
    if (!budget.take(now)) {
        refuse(guest, id, Refusal::too_fast);
        return false;
    }
    if (requests_.size() >= requests_max) {
        refuse(guest, id, Refusal::busy);
        return false;
    }
    return true;
}

void Room::unreadable(const std::shared_ptr<Guest>& guest, const Unreadable& message) {
    ++ground_.metrics.unreadable;
    guest->send(no(message.id, message.why));
    if (!guest->unreadable.take(guest->heard_at))
        audience_.close(guest, CloseCode::bad_frame, guest->heard_at);
}

void Room::gone(const std::shared_ptr<Guest>& guest, Departure how) {
    if (closing()) return guest->gone();
    audience_.gone(guest, how, ground_.clock.steady());
    if (!open_) return;
    presence_changed();
    watch_facilitators();
    tend_later();
}

void Room::opened() {
    open_ = true;
    busy_at_ = ground_.clock.steady();
    time_ = Wall{wall_time(std::max(ground_.clock.now(), last_at_)), busy_at_};
    accepted_.forget_before(later(now(), -remembered_ms));
    downtime_since_ = cut_off_since();
    keep_up();
    tend();
}

// Since when the session that runs has been without a server.
std::optional<Timestamp> Room::cut_off_since() const {
    if (!session_runs(state_)) return {};
    const auto& outage = ground_.outage;
    if (!outage) return last_at_;
    // Opened anew by the server that wrote to it a moment ago.
    if (last_at_ >= outage->until) return {};
    return outage->since;
}

void Room::keep_up() {
    busy_at_ = ground_.clock.steady();
    offer_measures();
    note_who_is_here();
    watch_facilitators();
    set_deadline();
    tell_of_danger();
    tend_later();
}

// What the clinic has cannot change while it runs: once is enough.
bool Room::owes_measures() const { return !measures_offered_ && state_.course.founded; }

void Room::offer_measures() {
    if (!owes_measures() || own_not_before_ > ground_.clock.now()) return;
    measures_offered_ = true;
    if (brings_news(state_.forms, ground_.measures)) serve_own(OfferMeasures{ground_.measures});
}

// Presence is noted in a session: whoever was here before it began is noted as it begins. Without
// that nobody would know that a facilitator is with the group.
void Room::note_who_is_here() {
    const bool runs = session_runs(state_);
    if (runs && !session_ran_) audience_.note_anew(ground_.clock.steady());
    session_ran_ = runs;
}

// The room's own commands. One that is waiting already is not asked for twice.
void Room::serve_own(ServerCommand command) {
    if (closing()) return;
    const auto kind = command.index();
    const bool for_a_person = std::holds_alternative<NotePresence>(command);
    if (!for_a_person && !own_waiting_.insert(kind).second) return;
    auto served = [this, command](const Served& answer) { own_served(command, answer); };
    requests_.put(Serve{std::move(command), {}, std::move(served)});
}

void Room::own_served(const ServerCommand& command, const Served& answer) {
    own_waiting_.erase(command.index());
    const bool not_now = answer.has_error() && (answer.error().refusal == Refusal::busy ||
                                                answer.error().refusal == Refusal::storage_full);
    if (const auto* note = std::get_if<NotePresence>(&command); note && not_now)
        audience_.not_noted(note->person, ground_.clock.steady());
    if (std::holds_alternative<OfferMeasures>(command) && not_now) measures_offered_ = false;
    if (std::holds_alternative<NoteDowntime>(command) && !not_now) downtime_since_.reset();
}

void Room::act_on_deadlines() {
    deadline_told_.reset();
    serve_own(ActOnDeadlines{});
}

void Room::set_deadline() {
    if (!next_due_) next_due_ = next_deadline(state_);
    auto due = *next_due_;
    if (due) due = std::max(by_the_wall(*due), own_not_before_);
    if (due == deadline_told_ || own_waiting_.contains(ServerCommand{ActOnDeadlines{}}.index()))
        return;
    deadline_told_ = due;
    ground_.due_at(id_, due);
}

// To whoever sends mail, and to whoever watches the numbers.
void Room::tell_of_danger() {
    auto owed = domain::group::owed_notices(state_);
    if (owed != owed_told_) {
        owed_told_ = owed;
        for (auto& notice : owed) notice.not_before = by_the_wall(notice.not_before);
        ground_.post.owes(id_, owed);
    }
    ground_.metrics.count_danger(
        std::exchange(unanswered_told_, domain::group::unanswered_risks(state_)), unanswered_told_);
}

void Room::watch_facilitators() {
    const auto limit = hold_after_ms(state_);
    if (!limit || audience_.facilitator_here(state_)) {
        facilitators_gone_since_.reset();
        hold_alarm_.clear();
        return;
    }
    const auto steady = ground_.clock.steady();
    if (!facilitators_gone_since_) facilitators_gone_since_ = steady;
    const auto pause = std::chrono::milliseconds{ms_between(ground_.clock.now(), own_not_before_)};
    const auto when =
        std::max(*facilitators_gone_since_ + std::chrono::milliseconds{*limit}, steady + pause);
    if (!hold_alarm_.is_set_by(when)) hold_alarm_.set(when, [this] { serve_own(HoldForSafety{}); });
}

void Room::presence_changed() {
    if (live_alarm_.is_set()) return;
    live_alarm_.set(ground_.clock.steady() + live_after, [this] { audience_.tell_live(state_); });
}

void Room::tend() {
    const auto steady = ground_.clock.steady();
    if (audience_.tend(steady)) {
        presence_changed();
        watch_facilitators();
    }
    offer_measures();
    for (auto& note : audience_.to_note(steady))
        serve_own(NotePresence{std::move(note.person), note.presence});
    if (downtime_since_ && own_not_before_ <= ground_.clock.now())
        serve_own(NoteDowntime{*downtime_since_});

    if (audience_.empty()) budgets_.clear();
    if (const auto idle = idle_at(); idle && *idle <= steady) return end(End::idle);
    tend_later();
}

void Room::tend_later() {
    auto next = audience_.next();
    const auto sooner = [&next](Steady when) { next = next ? std::min(*next, when) : when; };
    if (const auto idle = idle_at()) sooner(*idle);
    if (downtime_since_ || owes_measures()) sooner(ground_.clock.steady() + again_after);
    if (next && !tend_alarm_.is_set_by(*next)) tend_alarm_.set(*next, [this] { tend(); });
}

// When a room that nobody needs may close: not while somebody has to answer a sign of danger. One
// that was never founded is not kept open at all.
std::optional<Steady> Room::idle_at() const {
    if (!audience_.empty() || !requests_.empty() || attending_ || session_runs(state_)) return {};
    if (unanswered_told_.waiting > 0 || !owed_told_.empty()) return {};
    return last_ == 0 ? busy_at_ : busy_at_ + idle_max;
}

}  // namespace rooms
