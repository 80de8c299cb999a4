// SPDX-License-Identifier: Apache-2.0
// From a question's body to a described struct, and from a struct or a refusal to an answer.
#pragma once

#include <boost/system/result.hpp>
#include <optional>

#include "protocol/api.hpp"
#include "protocol/json/decode.hpp"
#include "protocol/json/encode.hpp"
#include "server/api/clinic.hpp"

namespace api {

template <class T>
net::HttpResponse answer(const T& value) {
    return net::json_response(200, protocol::encode(value));
}
net::HttpResponse answer(const identity::Refusal& refusal);
net::HttpResponse answer(const protocol::DecodeError& error);
net::HttpResponse done();

template <class T>
protocol::Decoded<T> read(const net::HttpRequest& request) {
    return protocol::decode<T>(request.body);
}

// Who asks; nothing when nobody is signed in by the cookie. A POST counts as using the sign-in.
std::optional<identity::SignedIn> asker(const Clinic& clinic, const net::HttpRequest& request);

// From where, as far as it matters to who guesses passwords.
identity::Whence whence(const Clinic& clinic, const net::HttpRequest& request);

// Where the browser that asks found this server: "https://clinic.example".
std::string origin_of(const Clinic& clinic, const net::HttpRequest& request);

// The answer to whoever has just got in: who they are, and the cookie.
boost::asio::awaitable<net::HttpResponse> welcome(const Clinic& clinic, identity::NewLogin login);
// Ends the sign-in that the browser had before: its cookie is about to be replaced. Only once the
// new one stands; what cannot be written, on a full disk, ends by itself in its time.
boost::asio::awaitable<void> leave_earlier(const Clinic& clinic, const net::HttpRequest& request);
boost::asio::awaitable<protocol::api::Me> me_of(const Clinic& clinic, protocol::PersonId person);

}  // namespace api
