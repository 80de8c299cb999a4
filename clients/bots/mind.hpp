// SPDX-License-Identifier: Apache-2.0
// How a made-up person behaves in a group: what they would do next, given what they see.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "clients/bots/seen.hpp"
#include "protocol/group/commands.hpp"

namespace bots {

// A person's temper and memory. Decides only; it sends nothing and knows no clock but `now`.
class Mind {
public:
    // The same seed behaves the same. `pace` divides every pause: 1 is how people are, 4 is a demo.
    Mind(std::uint64_t seed, double pace);

    // What this person does now, if anything. Ask again about twice a second. A pause is kept
    // between deeds, so that a room looks as a room does.
    std::optional<protocol::group::Command> next_deed(const Seen& seen, protocol::Timestamp now);

private:
    using Deed = std::optional<protocol::group::Command>;

    Deed member_deed(const Seen& seen, protocol::Timestamp now);
    Deed arrive(const Seen& seen);
    Deed check_in(const Seen& seen);
    Deed speak(const Seen& seen, protocol::Timestamp now);
    Deed turn_deed(const Seen& seen);
    Deed close(const Seen& seen);
    Deed keep_company(const Seen& seen);
    Deed hand(const Seen& seen, protocol::Timestamp now);

    // What they do on the sheet that is worked on, and about a focus; in mind_together.cpp.
    Deed work_together(const Seen& seen, protocol::Timestamp now);
    Deed write_entry(const Seen& seen, const LiveSheet& live, protocol::Timestamp now);
    Deed play(const Seen& seen, const LiveSheet& live, protocol::Timestamp now);
    Deed own_sheet(const Seen& seen, const LiveSheet& live, protocol::Timestamp now);
    Deed listen(const Seen& seen);
    Deed lead_together(const Seen& seen, protocol::Timestamp now);
    Deed lead_play(const protocol::SheetId& id, const protocol::group::PlayView& play,
                   protocol::Timestamp now);
    Deed begin_focus(const Seen& seen, protocol::Timestamp now);

    Deed facilitator_deed(const Seen& seen, protocol::Timestamp now);
    Deed answer_line(const Seen& seen);
    Deed lead(const Seen& seen, protocol::Timestamp now);
    bool time_for(protocol::group::NextStep what, const Seen& seen, protocol::Timestamp now);

    protocol::group::Command commitment();
    // True once for each name, so that a thing is done once.
    bool first_time(const std::string& what);
    // True once `what` has been asked about for so long, in seconds before the pace.
    bool after(const std::string& what, double seconds, protocol::Timestamp now);
    bool sometimes(double probability);
    std::size_t some(std::size_t bound);

    std::mt19937_64 random_;
    double pace_;
    std::map<std::string, protocol::Timestamp> since_;
    std::map<std::string, bool> done_;
    protocol::Timestamp rest_until_{};
};

}  // namespace bots
