// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/witness.hpp"

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>

#include "server/domain/group/group.hpp"
#include "tests/support/page.hpp"
#include "tests/support/random_commands.hpp"

namespace simulation {

using support::each_entity;
using support::each_in;
using support::member;
using support::unquoted;

namespace {

constexpr std::string_view ok_begins = R"({"ok":)";
constexpr std::string_view no_begins = R"({"no":)";
constexpr std::string_view patch_begins = R"({"n":)";
constexpr std::string_view welcome_begins = R"({"welcome":)";

Kind kind_named(std::string_view name) {
    using All = boost::describe::describe_enumerators<Kind>;
    static const auto kinds = [] {
        std::map<std::string, Kind, std::less<>> all;
        boost::mp11::mp_for_each<All>([&](auto one) { all.emplace(one.name, one.value); });
        return all;
    }();
    return kinds.find(name)->second;
}

void add_shown(std::string_view document, support::Shown& shown) {
    each_entity(document, [&](std::string_view kind, std::string_view id, std::string_view json) {
        auto& of_kind = shown[kind_named(kind)];
        if (json == "null")
            of_kind.erase(std::string{id});
        else
            of_kind[std::string{id}] = json;
    });
    std::erase_if(shown, [](const auto& kind) { return kind.second.empty(); });
}

std::int64_t whole(std::string_view digits) {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool leads(const domain::group::Seat& seat) {
    return seat.role == Role::facilitator || seat.role == Role::cofacilitator;
}

bool in_room(const GroupState& group, const domain::group::Seat& seat) {
    if (!group.running_session()) return false;
    const auto arrival = group.sessions.arrivals.find(seat.id);
    return arrival != group.sessions.arrivals.end() && arrival->second.admitted;
}

// Not now, and nothing was done: the client asks again.
bool passes(std::string_view code) {
    return code == "too_fast" || code == "busy" || code == "storage_full";
}

}  // namespace

bool may_know(const GroupState& group, const domain::group::Seat& viewer, const SeatId& of) {
    const auto* seat = group.membership.seat(of);
    if (!seat || seat->removed || seat->left) return false;
    if (viewer.role == Role::on_call) return viewer.id == of;
    if (viewer.left) return leads(*seat);
    if (viewer.id == of || leads(viewer) || leads(*seat)) return true;
    const bool there = viewer.role == Role::observer || in_room(group, viewer);
    return there && in_room(group, *seat);
}

void Witness::sent(Ear& ear, const rooms::Frame& frame) {
    ++frames_;
    const std::string_view text{*frame};
    const auto& truth = truths_.at(ear.room);
    const bool seated = seat_of(truth.state(), ear.person) != nullptr;
    if (text.starts_with(no_begins)) return refused(ear, truth, text);
    if (text == R"({"live":{"is":"beat"}})") {
        if (ear.beats == 0) findings_.broken(audience, "a beat that nobody asked for");
        ear.beats -= ear.beats > 0 ? 1 : 0;
        return;
    }
    if (!seated) {
        return findings_.broken(revoked, ear.person.value + " has no seat and was sent " +
                                             std::string{text.substr(0, 200)});
    }
    if (text.starts_with(ok_begins)) saved(ear, truth, text);
    if (text.starts_with(patch_begins)) changed(ear, truth, text);
    if (text.starts_with(welcome_begins)) welcomed(ear, truth, text);
    if (text.starts_with(R"({"live":)")) return live_told(ear, truth, text);
    look_for_others(ear, truth, frame);
}

bool Witness::take_doubt(const Ear& ear, std::string_view id) {
    return in_doubt_.contains({ear.person, CommandId{std::string{id}}});
}

void Witness::saved(Ear& ear, const Truth& truth, std::string_view frame) {
    const auto id = unquoted(member(frame, "ok"));
    if (take_doubt(ear, id)) return findings_.broken(no_lie, "saved, although nobody knows");
    const auto found = std::ranges::find_if(ear.asked, [&](const Asked& asked) {
        if (asked.id != id) return false;
        if (asked.what == Asked::What::query) return true;
        return asked.what == Asked::What::command &&
               truth.standing_of(ear.person, CommandId{asked.id}, asked.digest) ==
                   Truth::Standing::same;
    });
    if (found == ear.asked.end()) {
        const bool asked = std::ranges::find(ear.asked, id, &Asked::id) != ear.asked.end();
        if (!asked) return findings_.broken(audience, "an answer to what was not asked here");
        if (truth.holds(ear.person, CommandId{std::string{id}}))
            return findings_.broken(once, "other content was answered as saved");
        return findings_.broken(durable, "acknowledged before it is on disk: " + std::string{id});
    }
    if (found->what == Asked::What::command) ear.saved_at = truth.position();
    ear.asked.erase(found);
}

void Witness::refused(Ear& ear, const Truth& truth, std::string_view frame) {
    const auto id = unquoted(member(frame, "no"));
    const auto code = unquoted(member(member(frame, "why"), "code"));
    if (take_doubt(ear, id)) return findings_.broken(no_lie, "refused, although nobody knows");
    // The other one of two with the same id is still to be answered.
    const auto fits = [&](const Asked& asked) {
        return asked.id == id &&
               (code != "id_reused" || truth.standing_of(ear.person, CommandId{asked.id},
                                                         asked.digest) != Truth::Standing::same);
    };
    const auto found = std::ranges::find_if(ear.asked, fits);
    if (found == ear.asked.end())
        return findings_.broken(audience,
                                "a refusal of what was not asked here: " + std::string{frame});
    const auto asked = *found;
    ear.asked.erase(found);
    if (asked.danger && (passes(code) || code == "session_held" || code == "lines_full"))
        return findings_.broken(danger, "a sign of danger was put off: " + std::string{code});
    if (asked.what != Asked::What::command || passes(code) || code == "too_old") return;
    if (truth.standing_of(ear.person, CommandId{asked.id}, asked.digest) == Truth::Standing::same)
        findings_.broken(once, "accepted before, refused now: " + std::string{frame});
}

void Witness::changed(Ear& ear, const Truth& truth, std::string_view frame) {
    if (ear.saved_at == truth.position())
        findings_.broken(one_order, "a change came after the answer that it belongs to");
    const auto at = whole(member(frame, "at"));
    if (at < ear.changed_at) findings_.broken(one_order, "a change of an earlier time");
    ear.changed_at = at;
}

void Witness::welcomed(const Ear& ear, const Truth& truth, std::string_view frame) {
    const auto you = member(member(frame, "welcome"), "you");
    const auto& seat = *seat_of(truth.state(), ear.person);
    if (unquoted(member(you, "seat")) != seat.id.value ||
        unquoted(member(you, "role")) != name_of_choice(seat.role)) {
        findings_.broken(audience, "welcomed as somebody else");
    }
}

void Witness::live_told(Ear& ear, const Truth& truth, std::string_view frame) {
    const auto& viewer = *seat_of(truth.state(), ear.person);
    each_in(member(member(frame, "live"), "seats"), [&](std::string_view, std::string_view one) {
        const SeatId of{std::string{unquoted(member(one, "seat"))}};
        if (!may_know(truth.state(), viewer, of))
            findings_.broken(audience, ear.person.value + " was told who else is here");
    });
}

void Witness::look_for_others(const Ear& ear, const Truth& truth, const rooms::Frame& frame) {
    const auto& reading = read(frame);
    for (const auto mark : reading.marks) {
        if (truth.audience().may_read(truth.state(), ear.person, mark)) continue;
        return findings_.broken(audience, ear.person.value + " got the words ZQ" +
                                              std::to_string(mark) + "Q in " + *frame);
    }
    if (reading.shown.empty()) return;
    const auto breach = truth.audience().breach(truth.state(), ear.person, reading.shown);
    if (!breach.empty())
        findings_.broken(audience, ear.person.value + " got " + breach + " in " + *frame);
}

const Witness::Reading& Witness::read(const rooms::Frame& frame) {
    const auto [found, first] = read_.try_emplace(frame.get());
    auto& reading = found->second;
    if (!first) return reading;
    reading.frame = frame;
    const std::string_view text{*frame};
    // An answer names the command, in letters that anybody may have chosen.
    const bool answer = text.starts_with(ok_begins);
    reading.marks = support::marks_in(answer ? member(text, "found") : text);
    if (text.starts_with(patch_begins)) add_shown(member(text, "patch"), reading.shown);
    if (text.starts_with(welcome_begins)) {
        const auto welcome = member(text, "welcome");
        each_in(member(welcome, "patches"), [&](std::string_view, std::string_view patch) {
            add_shown(member(patch, "patch"), reading.shown);
        });
    }
    return reading;
}

}  // namespace simulation
