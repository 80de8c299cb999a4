// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/room.hpp"

#include <algorithm>

#include "protocol/group/codec.hpp"
#include "protocol/there.hpp"
#include "server/rooms/digest.hpp"
#include "server/rooms/record.hpp"
#include "server/rooms/wake.hpp"
#include "server/rooms/zones.hpp"

namespace rooms {

namespace asio = boost::asio;
using namespace protocol;
using namespace protocol::group;

namespace {

// After a command of the room's own that did nothing, so that it is not tried without end.
constexpr std::int64_t own_pause_ms = 1000;

// What an append that failed means for whoever asked; nothing: the room cannot go on.
std::optional<Refusal> refusal_of(journal::Failure failure) {
    switch (failure) {
        case journal::Failure::full:
            return Refusal::storage_full;
        case journal::Failure::busy:
            return Refusal::busy;
        case journal::Failure::conflict:
        case journal::Failure::unknown:
        case journal::Failure::damaged:
            break;
    }
    return std::nullopt;
}

End end_of(journal::Failure failure) {
    return failure == journal::Failure::conflict ? End::moved : End::storage_lost;
}

CloseCode close_code_of(End end) {
    switch (end) {
        case End::idle:
        case End::stopped:
            return CloseCode::going_away;
        case End::unread:
        case End::moved:
        case End::faulted:
            return CloseCode::room_moved;
        case End::storage_lost:
            return CloseCode::unknown_state;
        case End::broken:
            break;
    }
    return CloseCode::room_broken;
}

journal::Urgency urgency_of(bool danger) {
    return danger ? journal::Urgency::danger : journal::Urgency::ordinary;
}

// A sign that is given again may bring nothing new, and is kept all the same.
journal::Urgency urgency_of(const domain::group::GroupState& group, const Submit& submit,
                            const Recorded& recorded) {
    return urgency_of(is_danger(group, submit.command) ||
                      domain::group::concerns_danger(recorded.events));
}

// How a command is known that fails the room: the same one again must not bring it down again.
std::string name_of(const Request& request) {
    if (const auto* submit = std::get_if<Submit>(&request))
        return submit->guest->person.value + '/' + submit->id.value;
    if (const auto* serve = std::get_if<Serve>(&request))
        return serve->id.value + '/' + std::to_string(serve->command.index());
    return std::to_string(request.index());
}

}  // namespace

Room::Room(RoomId id, Ground ground)
    : id_{std::move(id)},
      ground_{std::move(ground)},
      requests_{ground_.loop},
      time_{wall_time(ground_.clock.now()), ground_.clock.steady()},
      audience_{ground_.random, ground_.metrics},
      live_alarm_{ground_.timers},
      hold_alarm_{ground_.timers},
      tend_alarm_{ground_.timers} {}

asio::awaitable<End> Room::run() {
    const auto alive = shared_from_this();
    co_await open();
    while (!end_) {
        co_await requests_.arrival();
        if (requests_.empty()) break;
        auto request = requests_.take();
        attending_ = true;
        co_await attend(request);
        attending_ = false;
        if (!end_) keep_up();
    }
    const auto why = protocol::there(end_, "a room that ends knows why");
    farewell(why);
    co_return why;
}

asio::awaitable<void> Room::attend(Request& request) {
    try {
        co_await std::visit([this](auto& kind) { return handle(kind); }, request);
    } catch (const std::exception& what) {
        faulted(request, what.what());
    }
}

asio::awaitable<void> Room::handle(Enter& enter) {
    if (enter.guest->here()) {
        audience_.welcome(state_, enter.guest, enter.since, now(), ground_.clock.steady());
        presence_changed();
    }
    co_return;
}

asio::awaitable<void> Room::handle(Submit& submit) {
    const auto digest = digest_of(submit.command);
    if (answered_before(submit, digest)) co_return;

    domain::Draw draw{ground_.random(), ground_.random()};
    const auto at = now();
    const auto& person = submit.guest->person;
    auto decision = domain::group::decide(state_, person, submit.command, {at, draw, zones()});
    if (!decision) co_return refuse(*submit.guest, submit.id, decision.error());

    // Nobody hears of a fact before the journal holds it. Meanwhile the state does not move.
    const auto recorded = record_of(submit, digest, at, std::move(*decision));
    const auto stored = co_await write(recorded, urgency_of(state_, submit, recorded));
    if (!stored) {
        if (const auto why = refusal_of(stored.error()))
            refuse(*submit.guest, submit.id, *why);
        else
            end(end_of(stored.error()));
        co_return;
    }
    happened(recorded);
    ++ground_.metrics.accepted;
    submit.guest->send(ok(submit.id));
}

asio::awaitable<void> Room::handle(Find& find) {
    const auto found = domain::group::answer(state_, find.guest->person, find.query);
    if (found)
        find.guest->send(ok(find.id, *found));
    else
        refuse(*find.guest, find.id, found.error());
    co_return;
}

asio::awaitable<void> Room::handle(Serve& serve) {
    const auto before = last_;
    const auto served = co_await apply(serve);
    if (is_own(serve) && last_ == before && !std::holds_alternative<NotePresence>(serve.command))
        own_not_before_ = later(ground_.clock.now(), own_pause_ms);
    serve.answered(served);
}

asio::awaitable<Served> Room::apply(const Serve& serve) {
    const auto digest = is_own(serve) ? 0 : digest_of(serve.command);
    if (!is_own(serve)) {
        const auto seen = accepted_.look_up(std::nullopt, serve.id, digest);
        if (seen == AcceptedIds::Seen::same) co_return Served{};
        if (seen == AcceptedIds::Seen::other) co_return Rejection{Refusal::id_reused};
    }
    // A facilitator came back while the hold was waiting for its turn.
    if (std::holds_alternative<HoldForSafety>(serve.command) && audience_.facilitator_here(state_))
        co_return Served{};

    domain::Draw draw{ground_.random(), ground_.random()};
    const auto at = now();
    auto decision = domain::group::decide(state_, serve.command, {at, draw, zones()});
    if (!decision) co_return decision.error();
    if (decision->empty()) co_return Served{};

    const auto recorded = record_of(serve, digest, at, std::move(*decision), last_ + 1);
    const auto stored =
        co_await write(recorded, urgency_of(domain::group::concerns_danger(recorded.events)));
    if (!stored) {
        const auto why = refusal_of(stored.error());
        if (!why) end(end_of(stored.error()));
        co_return Rejection{why.value_or(Refusal::busy)};
    }
    happened(recorded);
    ++ground_.metrics.served;
    co_return Served{};
}

asio::awaitable<void> Room::handle(Look& look) {
    look(&state_);
    co_return;
}

asio::awaitable<journal::Result<void>> Room::write(const Recorded& recorded,
                                                   journal::Urgency urgency) {
    auto split = encode_split(recorded);
    std::vector<journal::Record> records;
    records.push_back({std::move(split.skeleton), std::move(split.parts)});
    bytes_since_snapshot_ += bytes_of(records.back());
    const auto wake = wake_after(state_, recorded);
    const auto began = ground_.clock.steady();
    const auto stored =
        co_await ground_.journal.append(id_, last_, std::move(records), wake, urgency);
    ground_.metrics.append.add(ground_.clock.steady() - began);
    co_return stored;
}

void Room::happened(const Recorded& recorded) {
    telling_ = true;
    ++last_;
    last_at_ = recorded.at;
    accepted_.remember(recorded);
    if (!keep_deadlines(recorded.events)) next_due_.reset();
    domain::group::Touched touched;
    for (const auto& event : recorded.events) touched += evolve(state_, event, {recorded.at});
    const bool gates = touched.gates;
    audience_.tell(state_, std::move(touched), recorded.at);
    if (gates) presence_changed();
    telling_ = false;
    ++records_since_snapshot_;
    keep_snapshot_now_and_then();
}

bool Room::answered_before(const Submit& submit, std::uint64_t digest) {
    const auto& person = submit.guest->person;
    switch (accepted_.look_up(person, submit.id, digest)) {
        case AcceptedIds::Seen::same:
            ++ground_.metrics.repeated;
            submit.guest->send(ok(submit.id));
            return true;
        case AcceptedIds::Seen::other:
            refuse(*submit.guest, submit.id, Refusal::id_reused);
            return true;
        case AcceptedIds::Seen::never:
            break;
    }
    const auto made = made_at(submit.id);
    if (!made || ms_between(*made, now()) <= remembered_ms) return false;
    refuse(*submit.guest, submit.id, Refusal::too_old);
    return true;
}

void Room::refuse(const Guest& guest, const CommandId& id, const Rejection& why) {
    ground_.metrics.refuse(why.refusal);
    Why answer{why};
    if (!answer.at.empty()) answer.at.insert(0, "/with");  // rules know nothing of the envelope
    guest.send(no(id.value, answer));
}

void Room::fault(std::string_view what) {
    ++ground_.metrics.faults;
    ground_.fault(id_, what);
}

// The state is as it was when a rule failed: the sender may try once more, in case it was not the
// command. When the telling failed the state is half folded: it is read again from the log.
void Room::faulted(const Request& request, const char* what) {
    fault(what);
    if (telling_) return end(End::faulted);
    const auto name = name_of(request);
    if (fault_of_ == name) return end(End::broken);
    fault_of_ = name;
    drop(request, CloseCode::unknown_state);
}

// Whoever waits for this request's answer learns that none will come from here.
void Room::drop(const Request& request, CloseCode code) {
    const auto steady = ground_.clock.steady();
    if (const auto* serve = std::get_if<Serve>(&request))
        serve->answered(Rejection{Refusal::busy});
    else if (const auto* look = std::get_if<Look>(&request))
        (*look)(nullptr);
    else if (const auto* enter = std::get_if<Enter>(&request))
        audience_.close(enter->guest, code, steady);
    else if (const auto* submit = std::get_if<Submit>(&request))
        audience_.close(submit->guest, code, steady);
    else if (const auto* find = std::get_if<Find>(&request))
        audience_.close(find->guest, code, steady);
}

void Room::end(End why) {
    if (!end_) end_ = why;
    requests_.close();
}

void Room::stop() { end(End::stopped); }

void Room::storage_lost() {
    end(End::storage_lost);
    audience_.close_all(CloseCode::unknown_state);
}

void Room::abandon() {
    clear_alarms();
    requests_.abandon();
}

void Room::clear_alarms() {
    live_alarm_.clear();
    hold_alarm_.clear();
    tend_alarm_.clear();
}

void Room::farewell(End why) {
    clear_alarms();
    ground_.metrics.count_danger(unanswered_told_, {});
    const auto code = close_code_of(why);
    while (!requests_.empty()) drop(requests_.take(), code);
    audience_.close_all(code);
}

// Goes on from what the log has, whatever the clock says: who waits does not wait longer for that.
Timestamp Room::now() {
    const auto now = time_.at(wall_time(ground_.clock.now()), ground_.clock.steady());
    return std::max(wall_time(now), last_at_);
}

// When the clock will show what is `at` in the room's own time.
Timestamp Room::by_the_wall(Timestamp at) {
    return later(at, ms_between(now(), ground_.clock.now()));
}

}  // namespace rooms
