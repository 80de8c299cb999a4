// SPDX-License-Identifier: Apache-2.0
// What TLS this server speaks, and with which certificate.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <boost/system/result.hpp>
#include <string>

#include "server/net/server_options.hpp"

namespace net {

// TLS 1.2 and 1.3 with forward secrecy only. Fails with one sentence for the operator. From here
// on the process ignores SIGPIPE: OpenSSL writes to sockets that may be gone.
boost::system::result<boost::asio::ssl::context, StartFailure> tls_context(const TlsFiles& files);

}  // namespace net
