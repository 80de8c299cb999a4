// SPDX-License-Identifier: Apache-2.0
// Who I am, signing in and out, my passphrase, where I am signed in.
#include <algorithm>

#include "server/api/answers.hpp"
#include "server/api/routes.hpp"

namespace api {
namespace {

using boost::asio::awaitable;
using net::HttpRequest;
using net::HttpResponse;
namespace refusal = identity::refusal;

awaitable<HttpResponse> who_am_i(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    const auto person = who ? who->person : protocol::PersonId{};
    co_return answer(co_await me_of(clinic, person));
}

// What the person's own groups wait for, wherever their page is.
awaitable<HttpResponse> attention(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    if (!who) co_return answer(refusal::signed_out());
    const auto account = clinic.identity.account(who->person);
    protocol::api::Attention attention;
    if (!account) co_return answer(attention);
    for (const auto& [room, granted] : account->rooms) {
        for (auto& item : co_await clinic.rooms.attention_of(room, who->person)) {
            attention.items.push_back(std::move(item));
        }
    }
    co_return answer(attention);
}

awaitable<HttpResponse> sign_in(const Clinic& clinic, HttpRequest request) {
    auto asked = read<protocol::api::SignIn>(request);
    if (!asked) co_return answer(asked.error());
    auto login = co_await clinic.identity.sign_in(asked->login, std::move(asked->password.value),
                                                  asked->only_mine, whence(clinic, request));
    if (!login) co_return answer(login.error());
    co_await leave_earlier(clinic, request);
    co_return co_await welcome(clinic, std::move(*login));
}

HttpResponse signed_out(const Clinic& clinic) {
    auto response = done();
    response.headers.push_back(clear_cookie(clinic.cookie));
    // What the page kept goes too, so that Back shows nothing.
    response.headers.push_back({"Clear-Site-Data", "\"cache\", \"storage\""});
    return response;
}

awaitable<HttpResponse> sign_out(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    if (who) {
        const auto over = co_await clinic.identity.sign_out(*who, who->login);
        if (!over && over.error().about == identity::About::the_server) {
            co_return answer(over.error());
        }
    }
    co_return signed_out(clinic);
}

awaitable<HttpResponse> sign_out_everywhere(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    if (!who) co_return answer(refusal::signed_out());
    const auto over = co_await clinic.identity.sign_out_everywhere(*who);
    if (!over) co_return answer(over.error());
    co_return signed_out(clinic);
}

bool is_only_mine(const Clinic& clinic, const identity::SignedIn& who) {
    return std::ranges::any_of(clinic.identity.logins_of(who.person), [&](const auto& login) {
        return login.id == who.login && login.only_mine;
    });
}

awaitable<HttpResponse> set_passphrase(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    if (!who) co_return answer(refusal::signed_out());
    auto asked = read<protocol::api::SetPassphrase>(request);
    if (!asked) co_return answer(asked.error());
    std::optional<std::string> current;
    if (auto& said = asked->current) current = std::move(said->value);
    const auto set = co_await clinic.identity.set_password(
        *who, std::move(current), std::move(asked->passphrase.value), whence(clinic, request));
    if (!set) co_return answer(set.error());
    auto response = done();
    response.headers.push_back(set_marks(clinic.cookie, *set, is_only_mine(clinic, *who)));
    co_return response;
}

awaitable<HttpResponse> logins(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    if (!who) co_return answer(refusal::signed_out());
    protocol::api::Logins mine;
    for (const auto& login : clinic.identity.logins_of(who->person)) {
        mine.logins.push_back({login.id, login.since, login.only_mine, login.id == who->login});
    }
    co_return answer(mine);
}

awaitable<HttpResponse> revoke_login(const Clinic& clinic, HttpRequest request) {
    const auto who = asker(clinic, request);
    if (!who) co_return answer(refusal::signed_out());
    const auto asked = read<protocol::api::RevokeLogin>(request);
    if (!asked) co_return answer(asked.error());
    const auto over = co_await clinic.identity.sign_out(*who, asked->id);
    if (!over) co_return answer(over.error());
    co_return done();
}

}  // namespace

void add_me_routes(net::Router& router, const Clinic& clinic) {
    const Routes routes{router, clinic};
    routes.get("/api/me", who_am_i);
    routes.get("/api/attention", attention);
    routes.post("/api/sign-in", sign_in);
    routes.post("/api/sign-out", sign_out);
    routes.post("/api/sign-out-everywhere", sign_out_everywhere);
    routes.post("/api/passphrase", set_passphrase);
    routes.get("/api/logins", logins);
    routes.post("/api/logins/revoke", revoke_login);
}

}  // namespace api
