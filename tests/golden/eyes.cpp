// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/eyes.hpp"

namespace golden {

namespace {

// By the story, not by the state: that a session lets only these in is what the tables show.
bool is_let_in(const PersonId& member) { return member != dora && member != finn; }

}  // namespace

Eyes eyes_of(const GroupState& group, const PersonId& person, const Thing& thing) {
    const auto* seat = group.membership.seat_of(person);
    if (!seat) return Eyes::gone;
    const auto& parties = thing.parties;
    if (seat->left) {
        return !parties.empty() && parties[0] == seat->id ? Eyes::own_left : Eyes::member_left;
    }
    const bool in = seat->role != Role::member || is_let_in(person);
    if (!parties.empty() && parties[0] == seat->id) {
        return in ? Eyes::own_let_in : Eyes::own_not_let_in;
    }
    if (parties.size() > 1 && parties[1] == seat->id) return Eyes::other_party;
    switch (seat->role) {
        case Role::member:
            return in ? Eyes::member_let_in : Eyes::member_not_let_in;
        case Role::facilitator:
            return Eyes::facilitator;
        case Role::cofacilitator:
            return Eyes::cofacilitator;
        case Role::observer:
            return Eyes::observer;
        case Role::on_call:
            return person == petra ? Eyes::on_call_reached : Eyes::on_call;
    }
    return Eyes::gone;
}

Asker asker_of(const GroupState& group, const PersonId& person) {
    const auto* seat = group.membership.seat_of(person);
    if (!seat) return Asker::gone;
    if (seat->left) return Asker::member_left;
    switch (seat->role) {
        case Role::member:
            if (person == eva) return Asker::member_stepped_out;
            return is_let_in(person) ? Asker::member_let_in : Asker::member_not_let_in;
        case Role::facilitator:
            return Asker::facilitator;
        case Role::cofacilitator:
            return Asker::cofacilitator;
        case Role::observer:
            return Asker::observer;
        case Role::on_call:
            return person == petra ? Asker::on_call_reached : Asker::on_call;
    }
    return Asker::gone;
}

}  // namespace golden
