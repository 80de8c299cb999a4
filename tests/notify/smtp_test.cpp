// SPDX-License-Identifier: Apache-2.0
// A mail goes out whole, or the reason comes back.
#include <catch2/catch.hpp>

#include "server/notify/smtp.hpp"
#include "tests/notify/support/mail_server.hpp"

using namespace notify;
using support::MailServer;
using support::Manners;

namespace {

const Mail a_mail{"n1.octet", "jonas@clinic.test", "Please sign in now",
                  "Please sign in.\n.\nNow."};

bool never() { return false; }

Smtp at(const std::string& url) {
    return {url, "octet@clinic.test", {}, {}, false, patience_usual};
}

}  // namespace

TEST_CASE("a mail arrives as it was written, lines of one dot included", "[notify][smtp]") {
    MailServer server{Manners::takes_all};

    REQUIRE_FALSE(send(at(server.url()), a_mail, never));

    const auto letter = server.letters(1).front();
    for (const auto* line :
         {"From: <octet@clinic.test>\r\n", "To: <jonas@clinic.test>\r\n",
          "Subject: Please sign in now\r\n", "Message-ID: <n1.octet@clinic.test>\r\n",
          "Auto-Submitted: auto-generated\r\n", "\r\n\r\nPlease sign in.\r\n..\r\nNow.\r\n"}) {
        INFO(line);
        CHECK(letter.find(line) != letter.npos);
    }
    CHECK(server.recipients().front() == "RCPT TO:<jonas@clinic.test>\r\n");
}

TEST_CASE("a server that is down, hangs up or refuses is a reason, which names nobody",
          "[notify][smtp]") {
    std::string gone;
    {
        const MailServer server{Manners::takes_all};
        gone = server.url();
    }
    const MailServer refusing{Manners::refuses_address};
    const MailServer rude{Manners::hangs_up};
    for (const auto& url : {gone, refusing.url(), rude.url()}) {
        const auto why = send(at(url), a_mail, never);
        REQUIRE(why);
        CHECK(why->find("jonas") == why->npos);
    }
}

TEST_CASE("a server that never answers is given up", "[notify][smtp]") {
    const MailServer server{Manners::says_nothing};
    auto smtp = at(server.url());
    smtp.patience = std::chrono::milliseconds{50};

    CHECK(send(smtp, a_mail, never));
}

TEST_CASE("a try ends early when the process ends", "[notify][smtp]") {
    const MailServer server{Manners::says_nothing};
    auto smtp = at(server.url());
    smtp.patience = std::chrono::hours{1};

    CHECK(send(smtp, a_mail, [] { return true; }));
}

TEST_CASE("where TLS is asked for, a server without it gets no mail", "[notify][smtp]") {
    MailServer server{Manners::takes_all};
    auto smtp = at(server.url());
    smtp.require_tls = true;

    CHECK(send(smtp, a_mail, never));
    CHECK(server.recipients().empty());
}
