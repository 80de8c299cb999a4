// SPDX-License-Identifier: Apache-2.0
#include "server/api/answers.hpp"

#include "server/net/peers.hpp"

namespace api {
namespace {

int status_of(const identity::Refusal& refusal) {
    using identity::About;
    switch (refusal.about) {
        case About::the_request:
            return 422;
        case About::the_person:
            return refusal.code == "not_yours" ? 403 : 401;
        case About::the_thing:
            return 404;
        case About::too_often:
            return 429;
        case About::the_server:
            break;
    }
    return 503;
}

net::HttpResponse problem(int status, const protocol::api::Problem& problem) {
    auto response = net::json_response(status, protocol::encode(problem));
    response.content_type = "application/problem+json";
    if (problem.wait_ms) {
        const auto seconds = (*problem.wait_ms + 999) / 1000;
        response.headers.push_back({"Retry-After", std::to_string(seconds)});
    }
    return response;
}

}  // namespace

net::HttpResponse answer(const identity::Refusal& refusal) {
    return problem(status_of(refusal), {.code = std::string{refusal.code},
                                        .at = refusal.at,
                                        .message = std::string{refusal.sentence},
                                        .wait_ms = refusal.wait_ms});
}

net::HttpResponse answer(const protocol::DecodeError& error) {
    return problem(400, {error.code, error.at, error.message, {}});
}

net::HttpResponse done() { return answer(protocol::api::Done{}); }

std::optional<identity::SignedIn> asker(const Clinic& clinic, const net::HttpRequest& request) {
    auto who = clinic.identity.who(secret_in(clinic.cookie, request.header("cookie")));
    // A GET changes nothing, not even this.
    if (who && request.method == "POST") clinic.identity.use(who->login);
    return who;
}

identity::Whence whence(const Clinic& clinic, const net::HttpRequest& request) {
    const auto marks = marks_in(clinic.cookie, request.header("cookie"));
    return {net::limited_as(request.remote_address), std::string{marks}};
}

std::string origin_of(const Clinic& clinic, const net::HttpRequest& request) {
    const auto origin = request.header("origin");
    return origin.empty() ? clinic.public_url : std::string{origin};
}

boost::asio::awaitable<protocol::api::Me> me_of(const Clinic& clinic, protocol::PersonId person) {
    protocol::api::Me me;
    me.demo = clinic.demo;
    me.clinic = clinic.identity.clinic().value_or(protocol::Title{"Octet"});
    const auto account = clinic.identity.account(person);
    if (!account || !account->words.value) co_return me;

    me.person = person;
    me.kind = account->kind;
    me.name = account->words.value->name;
    me.login_name = account->words.value->login;
    me.has_passphrase = account->password.has_value();
    for (const auto& [room, granted] : account->rooms) {
        const auto name = clinic.identity.room_name(room);
        // Whether somebody has a seat is the room's own knowledge.
        const auto role = co_await clinic.rooms.role_of(room, person);
        if (name && role) me.groups.push_back({room, *name, *role});
    }
    co_return me;
}

boost::asio::awaitable<void> leave_earlier(const Clinic& clinic, const net::HttpRequest& request) {
    const auto before = clinic.identity.who(secret_in(clinic.cookie, request.header("cookie")));
    if (before) (void)co_await clinic.identity.sign_out(*before, before->login);
}

boost::asio::awaitable<net::HttpResponse> welcome(const Clinic& clinic, identity::NewLogin login) {
    auto response = answer(co_await me_of(clinic, login.person));
    response.headers.push_back(set_cookie(clinic.cookie, login.secret, login.only_mine));
    if (!login.marks.empty()) {
        response.headers.push_back(set_marks(clinic.cookie, login.marks, login.only_mine));
    }
    co_return response;
}

}  // namespace api
