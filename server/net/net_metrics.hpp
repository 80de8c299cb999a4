// SPDX-License-Identifier: Apache-2.0
// What the transport counts.
#pragma once

#include "protocol/close_codes.hpp"
#include "server/telemetry/metrics.hpp"

namespace net {

struct NetMetrics {
    explicit NetMetrics(telemetry::Registry& registry);

    // `why` is a close code of ours, or whatever the client gave: those are counted as one.
    void socket_closed(protocol::CloseCode why);
    void answered(int status);

    telemetry::Registry& registry;
    telemetry::Counter& accepted;
    telemetry::Counter& accept_failures;
    telemetry::Counter& refused_address;  // too many connections of one address
    telemetry::Counter& refused_all;      // too many in all
    telemetry::Gauge& sockets;
    telemetry::Counter& messages_in;
    telemetry::Counter& messages_out;
    telemetry::Counter& writes;
    telemetry::Counter& handler_faults;
};

}  // namespace net
