// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/audience.hpp"

#include <algorithm>
#include <utility>

#include "server/rooms/messages.hpp"
#include "server/rooms/missed.hpp"

namespace rooms {

using namespace protocol;
namespace group = domain::group;

namespace {

// Bodies and frames that several viewers get alike, made once. Groups are small: it is searched.
class SharedPatches {
public:
    explicit SharedPatches(Timestamp at) : at_{at} {}

    Frame frame(std::uint64_t n, Changes changes) {
        auto body = std::ranges::find(bodies_, changes, &Body::changes);
        if (body == bodies_.end()) {
            auto text = patch_of(changes);
            body = bodies_.insert(bodies_.end(), Body{std::move(changes), std::move(text), {}});
        }
        const auto known = std::ranges::find(body->frames, n, &Numbered::first);
        if (known != body->frames.end()) return known->second;
        return body->frames.emplace_back(n, patched(n, at_, body->text)).second;
    }

private:
    using Numbered = std::pair<std::uint64_t, Frame>;
    struct Body {
        Changes changes;
        std::string text;
        std::vector<Numbered> frames;
    };
    Timestamp at_;
    std::vector<Body> bodies_;
};

}  // namespace

void Audience::welcome(const group::GroupState& group, const std::shared_ptr<Guest>& guest,
                       const std::optional<std::string>& since, Timestamp at, Steady now) {
    const auto viewer = viewer_of(group, guest->person);
    if (!viewer) {
        guest->close(CloseCode::not_invited);
        return;
    }
    auto found = watching_.find(guest->person);
    if (found == watching_.end()) {
        found =
            watching_.emplace(guest->person, Spectator{*viewer, Stream{some_epoch()}, {}, {}, {}})
                .first;
    }
    auto& spectator = found->second;
    spectator.guests.push_back(guest);
    spectator.presence.arrived(now);
    ++metrics_.guests;

    auto missed = since ? spectator.stream.since(*since) : std::nullopt;
    if (missed) missed = still_theirs(std::move(*missed));
    if (missed) {
        ++metrics_.resumed;
        const Greeting greeting{{viewer->seat, viewer->role}, spectator.stream.cursor(), at};
        guest->send(rooms::welcome(greeting, *missed));
    } else {
        send_document(group, spectator, guest.get(), at);
    }
    if (spectator.live) tell_live(group, spectator, guest.get());
}

void Audience::send_document(const group::GroupState& group, Spectator& to, const Guest* only,
                             Timestamp at) {
    ++metrics_.documents;
    const Greeting greeting{{to.viewer.seat, to.viewer.role}, to.stream.cursor(), at};
    const auto message = rooms::welcome(greeting, rendering_.document(group, to.viewer));
    if (only)
        only->send(message);
    else
        to.send(message);
}

void Audience::gone(const std::shared_ptr<Guest>& guest, Departure how, Steady now) {
    guest->gone();
    const auto found = watching_.find(guest->person);
    if (found != watching_.end()) drop_guest(found->second, guest, how, now);
}

void Audience::close(const std::shared_ptr<Guest>& guest, CloseCode why, Steady now) {
    guest->close(why);
    gone(guest, Departure::lost, now);
}

void Audience::drop_guest(Spectator& spectator, const std::shared_ptr<Guest>& guest, Departure how,
                          Steady now) {
    if (std::erase(spectator.guests, guest) == 0) return;
    --metrics_.guests;
    spectator.presence.went(guest->departure(how), now);
}

void Audience::tell(const group::GroupState& group, group::Touched touched, Timestamp at) {
    std::vector<Spectator*> same_eyes;
    std::vector<Rendering::Look> looks;
    std::vector<Spectator*> other_eyes;
    for (auto each = watching_.begin(); each != watching_.end();) {
        auto& spectator = each->second;
        const auto viewer = viewer_of(group, each->first);
        if (!viewer) {
            close_spectator(spectator, CloseCode::not_invited);
            each = watching_.erase(each);
            continue;
        }
        const auto had = std::exchange(spectator.viewer, *viewer);
        if (had.seat == viewer->seat && had.role == viewer->role) {
            same_eyes.push_back(&spectator);
            looks.push_back({had, *viewer, {}});
        } else {
            other_eyes.push_back(&spectator);
        }
        ++each;
    }
    rendering_.follow(group, std::move(touched), looks);
    send_patches(same_eyes, looks, at);
    for (auto* spectator : other_eyes) {
        spectator->stream.begin_again(some_epoch());
        send_document(group, *spectator, nullptr, at);
    }
}

void Audience::send_patches(const std::vector<Spectator*>& whom,
                            std::vector<Rendering::Look>& looks, Timestamp at) {
    SharedPatches patches{at};
    for (std::size_t i = 0; i < whom.size(); ++i) {
        if (looks[i].changes.empty()) continue;
        const auto frame = patches.frame(whom[i]->stream.next(), std::move(looks[i].changes));
        whom[i]->stream.sent(frame);
        whom[i]->send(frame);
        ++metrics_.patches;
    }
}

void Audience::tell_live(const group::GroupState& group) {
    for (auto& [person, spectator] : watching_) tell_live(group, spectator, nullptr);
}

// All of the spectator's devices when it is something new, else only the one that just came: what
// was told a moment ago may be no more theirs to know.
void Audience::tell_live(const group::GroupState& group, Spectator& spectator,
                         const Guest* just_came) {
    auto now = live(live_for(group, spectator));
    if (spectator.live && *spectator.live == *now) {
        if (just_came) just_came->send(spectator.live);
        return;
    }
    spectator.live = std::move(now);
    spectator.send(spectator.live);
}

LiveView Audience::live_for(const group::GroupState& group, const Spectator& spectator) const {
    LiveView view;
    for (const auto& [person, other] : watching_) {
        const auto connection = other.presence.connection();
        if (connection == Connection::away) continue;
        if (sees_connection(group, spectator.viewer, other.viewer.seat))
            view.seats.push_back({other.viewer.seat, connection});
    }
    std::ranges::sort(view.seats, {}, &SeatConnection::seat);
    return view;
}

bool Audience::tend(Steady now) {
    bool changed = false;
    for (auto& [person, spectator] : watching_) {
        const auto guests = spectator.guests;
        for (const auto& guest : guests) {
            if (guest->heard_at + Guest::silence_max > now) continue;
            guest->close(CloseCode::silent);
            drop_guest(spectator, guest, Departure::lost, now);
            changed = true;
        }
    }
    const auto over = [&](const auto& each) { return each.second.presence.over(now); };
    return std::erase_if(watching_, over) > 0 || changed;
}

std::optional<Steady> Audience::next() const {
    std::optional<Steady> next;
    const auto sooner = [&next](Steady when) { next = next ? std::min(*next, when) : when; };
    for (const auto& [person, spectator] : watching_) {
        if (const auto presence = spectator.presence.next()) sooner(*presence);
        for (const auto& guest : spectator.guests) sooner(guest->heard_at + Guest::silence_max);
    }
    return next;
}

std::vector<Audience::Note> Audience::to_note(Steady now) {
    std::vector<Note> notes;
    for (auto& [person, spectator] : watching_) {
        if (const auto presence = spectator.presence.to_note(now))
            notes.push_back({person, *presence});
    }
    return notes;
}

void Audience::not_noted(const PersonId& person, Steady now) {
    const auto found = watching_.find(person);
    if (found != watching_.end()) found->second.presence.not_noted(now);
}

void Audience::note_anew(Steady now) {
    for (auto& [person, spectator] : watching_) spectator.presence.note_anew(now);
}

bool Audience::facilitator_here(const group::GroupState& state) const {
    return std::ranges::any_of(watching_, [&](const auto& each) {
        return each.second.presence.here() && leads_the_group(state, each.second.viewer);
    });
}

void Audience::close_spectator(Spectator& spectator, CloseCode why) {
    metrics_.guests -= spectator.guests.size();
    for (const auto& guest : std::exchange(spectator.guests, {})) guest->close(why);
}

void Audience::close_all(CloseCode why) {
    for (auto& [person, spectator] : watching_) close_spectator(spectator, why);
    watching_.clear();
}

// 35 bits: a cursor of an earlier opening must not be taken for one of this.
std::string Audience::some_epoch() {
    constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuv";
    std::string epoch = "e";
    auto bits = random_();
    for (int i = 0; i < 7; ++i, bits /= letters.size()) epoch += letters[bits % letters.size()];
    return epoch;
}

}  // namespace rooms
