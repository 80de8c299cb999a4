// SPDX-License-Identifier: Apache-2.0
// Brings what the rooms count into the process's metrics.
#pragma once

#include "server/rooms/metrics.hpp"
#include "server/telemetry/metrics.hpp"

namespace commands {

// Each call adds what was counted since the last one.
class RoomMetrics {
public:
    explicit RoomMetrics(telemetry::Registry& registry);
    void take(const rooms::Metrics& now);

private:
    telemetry::Registry& registry_;
    rooms::Metrics before_;
};

}  // namespace commands
