// SPDX-License-Identifier: Apache-2.0
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/wire/support/served.hpp"

using namespace wire;
namespace fs = std::filesystem;

namespace {

// A certificate that vouches for itself; gone when the test is.
class Certificate {
public:
    Certificate() {
        std::string pattern = fs::temp_directory_path() / "octet-tls-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        auto* key = EVP_EC_gen("P-256");
        auto* certificate = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_sign(certificate, key, EVP_sha256());
        auto* out = std::fopen(files().certificate.c_str(), "w");
        PEM_write_X509(out, certificate);
        std::fclose(out);
        out = std::fopen(files().key.c_str(), "w");
        PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(out);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    ~Certificate() { fs::remove_all(folder_); }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    net::TlsFiles files() const { return {folder_ / "certificate.pem", folder_ / "key.pem"}; }

private:
    fs::path folder_;
};

net::ServerOptions by_tls(const Certificate& certificate) {
    net::ServerOptions options;
    options.tls = certificate.files();
    return options;
}

Wire tls_wire(const Served& served) { return Wire{served.bound.listen.port, Wire::Over::tls}; }

}  // namespace

TEST_CASE("HTTP is spoken by TLS, and asks to stay there", "[tls]") {
    Certificate certificate;
    Served served{by_tls(certificate)};
    CHECK(served.bound.url.starts_with("https://127.0.0.1:"));
    auto wire = tls_wire(served);
    wire.say(get("/healthz") + get("/nowhere"));
    const auto answer = wire.answer();
    CHECK(answer.status == 200);
    CHECK(answer.header("Strict-Transport-Security") == "max-age=63072000");
    CHECK(wire.answer().status == 404);
}

TEST_CASE("a room is entered by TLS, from a page of TLS", "[tls]") {
    Certificate certificate;
    Served served{by_tls(certificate), {}, {}, 3};
    for (const auto* room : {"a", "b", "c", "d"}) {
        auto wire = tls_wire(served);
        wire.say(Upgrade{.path = std::string{"/ws/"} + room, .origin = served.bound.url}.text() +
                 text("early"));
        CHECK(wire.answer().status == 101);
        CHECK(wire.frame().payload == "early");
        const std::string words(16 * 1024, 'w');
        wire.say(text(words));
        CHECK(wire.frame().payload == words);
        wire.say(closing(1000));
        CHECK(wire.frame().close_code() == 1000);
        CHECK(wire.is_over());
    }
    for (const auto& entered : served.hall.entered()) CHECK(entered.on_its_loop);
}

TEST_CASE("a large document comes whole by TLS to a slow reader", "[tls]") {
    Certificate certificate;
    Served served{by_tls(certificate)};
    std::string document;
    for (int i = 0; document.size() < 4 * 1024 * 1024; ++i) document += std::to_string(i);
    served.hall.welcomes = [&document](rooms::Client& client) {
        client.send(std::make_shared<const std::string>(document));
        client.send(std::make_shared<const std::string>("and more"));
    };
    Wire wire{served.bound.listen.port, Wire::Over::tls, "127.0.0.1", 4096};
    wire.say(Upgrade{.origin = served.bound.url}.text());
    CHECK(wire.answer().status == 101);
    CHECK((wire.frame().payload == document));
    CHECK(wire.frame().payload == "and more");
}

TEST_CASE("a TLS handshake that is not finished in time is closed", "[tls]") {
    Certificate certificate;
    Served served{by_tls(certificate)};
    Wire silent{served.bound.listen.port};
    Wire half{served.bound.listen.port};
    half.say("\x16\x03\x01\x02");
    served.server.pass(5);
    CHECK(silent.is_over());
    CHECK(half.is_over());
}

TEST_CASE("whoever speaks plainly to a TLS port is closed", "[tls]") {
    Certificate certificate;
    Served served{by_tls(certificate)};
    Wire plain{served.bound.listen.port};
    plain.say(get("/"));
    CHECK(plain.answer().status == 0);
}

TEST_CASE("TLS 1.1 is not spoken", "[tls]") {
    Certificate certificate;
    Served served{by_tls(certificate)};
    Wire wire{served.bound.listen.port};
    auto* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_min_proto_version(context, TLS1_1_VERSION);
    for (const auto& [version, works] :
         {std::pair{TLS1_1_VERSION, false}, {TLS1_2_VERSION, true}}) {
        SSL_CTX_set_max_proto_version(context, version);
        Wire one{served.bound.listen.port};
        auto* ssl = SSL_new(context);
        SSL_set_fd(ssl, one.descriptor());
        CHECK((SSL_connect(ssl) == 1) == works);
        SSL_free(ssl);
    }
    SSL_CTX_free(context);
}

TEST_CASE("a certificate or key that cannot be used is one clear sentence", "[tls]") {
    Certificate certificate;
    Certificate other;
    const auto sentence = [](const net::TlsFiles& files) {
        net::ServerOptions options;
        options.tls = files;
        net::Loops loops{1};
        FakeHall hall{loops};
        telemetry::Registry metrics;
        net::Server server{options, loops, hall, {}, login_by_name, {}, metrics};
        const auto started = server.start();
        return started.has_value() ? std::string{} : started.error().sentence;
    };
    const auto files = certificate.files();
    CHECK(sentence({"/nowhere.pem", files.key}).find("certificate in /nowhere.pem") !=
          std::string::npos);
    CHECK(sentence({files.certificate, "/nowhere.pem"}).find("key in /nowhere.pem") !=
          std::string::npos);
    CHECK(sentence({files.certificate, files.certificate}).find("The TLS key in") == 0);
    CHECK(sentence({files.certificate, other.files().key}).find("mismatch") != std::string::npos);
    CHECK(sentence(files).empty());
}
