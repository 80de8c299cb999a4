// SPDX-License-Identifier: Apache-2.0
#include "server/demo/doors.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fstream>

#include "server/api/answers.hpp"
#include "server/api/qr.hpp"
#include "server/config/config.hpp"

namespace demo {

using boost::asio::awaitable;
using net::HttpRequest;
using net::HttpResponse;
using protocol::group::Role;

namespace {

// They look at their file twice a second.
constexpr auto bots_notice_within = std::chrono::seconds{2};

// What octet-bots reads.
struct BotLine {
    std::string name;
    std::string cookie;
    bool played = true;
};
BOOST_DESCRIBE_STRUCT(BotLine, (), (name, cookie, played))

struct BotCast {
    std::string room;
    std::vector<BotLine> bots;
};
BOOST_DESCRIBE_STRUCT(BotCast, (), (room, bots))

identity::Refusal no_such_door() {
    return {.about = identity::About::the_thing,
            .code = "no_such_door",
            .sentence = "There is no such door.",
            .at = "/door"};
}

}  // namespace

Doors::Doors(const api::Clinic& clinic, MadeUpClinic made_up, std::filesystem::path cast_file)
    : clinic_{clinic}, made_up_{std::move(made_up)}, cast_file_{std::move(cast_file)} {}

Doors::~Doors() {
    std::error_code gone_already;
    std::filesystem::remove(cast_file_, gone_already);
}

awaitable<void> Doors::open() {
    for (const auto& person : made_up_.people) parts_[person.id];
    co_await sign_bots_in();
    co_await invite();
}

awaitable<void> Doors::sign_bots_in() {
    std::map<protocol::PersonId, std::string> cookies;
    for (const auto& person : made_up_.people) {
        const auto login = co_await clinic_.identity.start_login(person.id, true);
        if (!login) {
            throw config::Mistake{"The demo's people cannot be signed in: is the disk full?"};
        }
        cookies[person.id] = clinic_.cookie.name + "=" + login->secret;
    }
    const std::lock_guard hold{using_};
    for (auto& [person, cookie] : cookies) parts_[person].cookie = std::move(cookie);
    write_cast();
}

awaitable<void> Doors::renew() {
    send_bots_away();
    boost::asio::steady_timer noticed{co_await boost::asio::this_coro::executor};
    noticed.expires_after(bots_notice_within);
    co_await noticed.async_wait(boost::asio::use_awaitable);
    co_await sign_bots_in();
}

void Doors::send_bots_away() {
    const std::lock_guard hold{using_};
    for (auto& [person, part] : parts_) part.cookie.clear();
    write_cast();
}

// Links of earlier starts are taken back: their secrets are nowhere kept.
awaitable<void> Doors::invite() {
    for (const auto& old : clinic_.identity.invitations_of(made_up_.room)) {
        if (domain::desk::state_of(old, clinic_.now()) == protocol::api::InvitationState::used) {
            co_return;  // the free seat is taken
        }
        (void)co_await clinic_.identity.revoke_invitation(made_up_.facilitator, old.id);
    }
    const auto made =
        co_await clinic_.identity.invite(made_up_.facilitator, made_up_.room, Role::member);
    if (made) invitation_ = *made;
}

void Doors::opened_at(std::string origin) { origin_ = std::move(origin); }

void Doors::add_routes(net::Router& router) {
    router.add("GET", "/api/demo",
               [this](HttpRequest request) { return show(std::move(request)); });
    router.add("POST", "/api/demo/enter",
               [this](HttpRequest request) { return enter(std::move(request)); });
}

std::optional<std::string> Doors::join_link(const std::string& origin) const {
    if (!invitation_ || !clinic_.identity.look(invitation_->secret)) return std::nullopt;
    return api::join_link(origin, invitation_->secret);
}

awaitable<HttpResponse> Doors::show(HttpRequest request) {
    protocol::api::Doors shown;
    shown.room = made_up_.room;
    for (const auto& person : made_up_.people) shown.doors.push_back(person.door);
    for (const auto& person : made_up_.others) shown.doors.push_back(person.door);
    // By the address that the browser used: a phone cannot follow a link to 127.0.0.1.
    const auto host = request.header("host");
    const auto origin = host.empty() ? origin_ : "http://" + std::string{host};
    shown.join_link = join_link(origin);
    if (shown.join_link) shown.join_qr = api::qr_svg(*shown.join_link);
    co_return api::answer(shown);
}

const Person* Doors::find_door(const protocol::Title& door) const {
    for (const auto* some : {&made_up_.people, &made_up_.others}) {
        for (const auto& one : *some) {
            if (one.door.id == door) return &one;
        }
    }
    return nullptr;
}

awaitable<HttpResponse> Doors::enter(HttpRequest request) {
    const auto asked = api::read<protocol::api::EnterDoor>(request);
    if (!asked) co_return api::answer(asked.error());
    const auto* person = find_door(asked->door);
    if (person == nullptr) co_return api::answer(no_such_door());

    co_await leave_before(request);
    const auto login = co_await clinic_.identity.start_login(person->id, false);
    if (!login) co_return api::answer(login.error());
    {
        const std::lock_guard hold{using_};
        parts_[person->id].visitor = login->login;
        write_cast();
    }
    co_return co_await api::welcome(clinic_, *login);
}

// Whoever goes through another door in the same browser leaves the person that they were.
awaitable<void> Doors::leave_before(const HttpRequest& request) {
    const auto who = api::asker(clinic_, request);
    if (!who) co_return;
    (void)co_await clinic_.identity.sign_out(*who, who->login);
    look_after();
}

void Doors::look_after() {
    const std::lock_guard hold{using_};
    bool changed = false;
    for (auto& [person, part] : parts_) {
        if (!part.visitor) continue;
        const auto logins = clinic_.identity.logins_of(person);
        const bool here = std::ranges::any_of(
            logins, [&](const domain::desk::Login& login) { return login.id == *part.visitor; });
        if (here) continue;
        part.visitor.reset();
        changed = true;
    }
    if (changed) write_cast();
}

// Whole or not at all: the bots read it at any moment.
void Doors::write_cast() const {
    BotCast cast{made_up_.room.value, {}};
    for (const auto& person : made_up_.people) {
        const auto& part = parts_.at(person.id);
        cast.bots.push_back(
            {person.door.name.value, part.cookie, !part.visitor && !part.cookie.empty()});
    }
    auto fresh = cast_file_;
    fresh += ".new";
    std::ofstream{fresh, std::ios::binary | std::ios::trunc} << protocol::encode(cast);
    std::filesystem::permissions(
        fresh, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::filesystem::rename(fresh, cast_file_);
}

}  // namespace demo
