// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/input.hpp"

#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>

#include "protocol/group/codec.hpp"
#include "server/rooms/codec.hpp"
#include "tests/support/messages.hpp"

namespace simulation {

BOOST_DESCRIBE_ENUM(Do, nothing, act, again, reuse, ask, nonsense, flood, connect, lose, leave,
                    too_slow, keep, seat, crash, restart, jump, erase, backup, restore, disk_full,
                    disk_busy, disk_loses, disk_conflicts, disk_unreadable, disk_well)

std::string told(const Input& input) {
    std::string text = "step " + std::to_string(input.step) + ", after " +
                       std::to_string(input.before.count()) + " ms: ";
    text += name_of_choice(input.what);
    if (!input.person.value.empty()) {
        text += ' ' + input.room.value + '/' + input.person.value + " (device " +
                std::to_string(input.device) + ')';
    }
    if (input.command) text += ' ' + support::message_of(input.id.value, *input.command);
    if (input.query) text += ' ' + support::message_of(input.id.value, *input.query);
    if (input.served) text += ' ' + encode(*input.served);
    if (!input.text.empty()) text += ' ' + input.text;
    if (input.n != 0) text += " n=" + std::to_string(input.n);
    return text;
}

}  // namespace simulation
