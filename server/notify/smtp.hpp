// SPDX-License-Identifier: Apache-2.0
// One mail to one address, by the clinic's own mail server.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace notify {

inline constexpr std::chrono::milliseconds patience_usual{20'000};

struct Smtp {
    std::string url;   // smtp://host:port or smtps://host:port; with smtp, TLS where it is offered
    std::string from;  // the sender's address
    std::string user;  // empty: without signing in
    std::string password;
    // Signing in, or mail to another machine, never goes without TLS.
    bool require_tls = false;
    std::chrono::milliseconds patience = patience_usual;  // for all of it
};

struct Mail {
    std::string id;  // unique; the same for each try
    std::string to;
    std::string subject;  // one line of ASCII
    std::string text;     // ASCII
};

// Empty: the server has taken it. Else why not, in words that name nobody. Waits for the answer, at
// most `patience` and a second longer than `given_up` says: call it on a thread of its own. From
// any thread.
std::optional<std::string> send(const Smtp& smtp, const Mail& mail,
                                const std::function<bool()>& given_up);

}  // namespace notify
