// SPDX-License-Identifier: Apache-2.0
#include "server/net/net_metrics.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <string>

namespace net {
namespace {

constexpr auto refused = "octet_connections_refused_total";
constexpr auto refused_help = "Connections closed at once because there were enough.";

}  // namespace

NetMetrics::NetMetrics(telemetry::Registry& all)
    : registry{all},
      accepted{all.counter("octet_connections_accepted_total", "Connections accepted.")},
      accept_failures{all.counter("octet_accept_failures_total",
                                  "Times that accepting failed, by a lack of descriptors mostly.")},
      refused_address{all.counter(refused, refused_help, {{"why", "address"}})},
      refused_all{all.counter(refused, refused_help, {{"why", "all"}})},
      sockets{all.gauge("octet_sockets", "WebSockets that are open.")},
      messages_in{all.counter("octet_messages_received_total", "Messages heard from clients.")},
      messages_out{all.counter("octet_messages_sent_total", "Messages queued for clients.")},
      writes{all.counter("octet_socket_writes_total",
                         "Writes to WebSockets; one may carry many "
                         "messages.")},
      handler_faults{all.counter("octet_http_faults_total", "Requests that ended in a fault.")} {}

void NetMetrics::socket_closed(protocol::CloseCode why) {
    registry
        .counter("octet_sockets_closed_total", "WebSockets closed, by why.",
                 {{"why", boost::describe::enum_to_string(why, "other")}})
        .add();
}

void NetMetrics::answered(int status) {
    registry
        .counter("octet_http_answers_total", "Answers over HTTP, by status.",
                 {{"status", std::to_string(status)}})
        .add();
}

}  // namespace net
