// SPDX-License-Identifier: Apache-2.0
#include "server/commands/room_metrics.hpp"

#include <array>

namespace commands {
namespace {

struct Counted {
    std::uint64_t rooms::Metrics::* field;
    std::string_view name;
    std::string_view help;
};

using rooms::Metrics;
constexpr std::array counted = {
    Counted{&Metrics::accepted, "octet_commands_accepted_total",
            "Commands of persons that are on disk"},
    Counted{&Metrics::repeated, "octet_commands_repeated_total",
            "Commands that were sent again and answered again"},
    Counted{&Metrics::served, "octet_server_commands_total", "Commands of the server's own"},
    Counted{&Metrics::unreadable, "octet_messages_unreadable_total", "Messages nobody could read"},
    Counted{&Metrics::patches, "octet_patches_total", "Changes sent, one for each viewer"},
    Counted{&Metrics::documents, "octet_documents_total", "Whole documents sent"},
    Counted{&Metrics::resumed, "octet_resumed_total", "Returns that needed patches only"},
    Counted{&Metrics::opened, "octet_rooms_opened_total", "Rooms opened from disk"},
    Counted{&Metrics::snapshots, "octet_snapshots_total", "Snapshots kept"},
    Counted{&Metrics::faults, "octet_room_faults_total", "Faults of our code in a room"}};

}  // namespace

RoomMetrics::RoomMetrics(telemetry::Registry& registry) : registry_{registry} { take({}); }

void RoomMetrics::take(const rooms::Metrics& now) {
    for (const auto& one : counted) {
        registry_.counter(one.name, one.help).add(now.*one.field - before_.*one.field);
    }
    for (std::size_t i = 0; i < rooms::refusals; ++i) {
        if (now.refused[i] == before_.refused[i]) continue;
        const std::string code{protocol::code_of(static_cast<protocol::Refusal>(i))};
        registry_
            .counter("octet_commands_refused_total", "Commands refused, by reason",
                     {{"code", code}})
            .add(now.refused[i] - before_.refused[i]);
    }
    const auto level = [&](std::string_view name, std::string_view help, std::uint64_t value) {
        registry_.gauge(name, help).set(static_cast<std::int64_t>(value));
    };
    level("octet_rooms_open", "Rooms in memory", now.rooms_open);
    level("octet_rooms_quarantined", "Rooms closed because their log could not be folded",
          now.rooms_quarantined);
    level("octet_attention_waiting", "Items that wait for a person to answer", now.danger.waiting);
    level("octet_attention_overdue",
          "Of these, the ones that nobody answered after everybody in turn was reached",
          now.danger.overdue);
    level("octet_sockets_in_rooms", "Sockets that are in a room", now.guests);
    before_ = now;
}

}  // namespace commands
