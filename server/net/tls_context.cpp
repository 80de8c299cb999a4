// SPDX-License-Identifier: Apache-2.0
#include "server/net/tls_context.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>

#include <csignal>

namespace net {
namespace asio = boost::asio;

namespace {

// Of TLS 1.2 only what has forward secrecy and authenticated encryption (Mozilla's
// "intermediate"); 1.3 has nothing else.
constexpr auto ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

StartFailure cannot_read(const char* what, const std::filesystem::path& file,
                         const boost::system::error_code& error) {
    return {
        fmt::format("The TLS {} in {} cannot be used: {}. It must be PEM, and readable by "
                    "this user.",
                    what, file.string(), error.message())};
}

}  // namespace

boost::system::result<asio::ssl::context, StartFailure> tls_context(const TlsFiles& files) {
    std::signal(SIGPIPE, SIG_IGN);
    asio::ssl::context context{asio::ssl::context::tls_server};
    auto* native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(
        native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_cipher_list(native, ciphers);
    // A ticket would keep the key of a connection beyond the connection.
    SSL_CTX_set_options(native, SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);

    boost::system::error_code error;
    context.use_certificate_chain_file(files.certificate.string(), error);
    if (error) return cannot_read("certificate", files.certificate, error);
    context.use_private_key_file(files.key.string(), asio::ssl::context::pem, error);
    if (error) return cannot_read("key", files.key, error);
    return context;
}

}  // namespace net
