// SPDX-License-Identifier: Apache-2.0
// How visitors of the demo become one of its people, and how the others are played meanwhile.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "server/demo/made_up_clinic.hpp"

namespace demo {

// Who is played by bots is written to a file that octet-bots follows: a person whom a visitor is
// leaves the bots' cast, and comes back to it when the visitor has signed out.
class Doors {
public:
    Doors(const api::Clinic& clinic, MadeUpClinic made_up, std::filesystem::path cast_file);
    ~Doors();
    Doors(const Doors&) = delete;
    Doors& operator=(const Doors&) = delete;

    // Signs the bots in and writes their file; makes a link to the free seat if there is one.
    boost::asio::awaitable<void> open();
    // Once the address is known: "http://127.0.0.1:8080".
    void opened_at(std::string origin);

    // GET /api/demo and POST /api/demo/enter.
    void add_routes(net::Router& router);

    // Brings people back whose visitors have gone. Now and then, from any thread.
    void look_after();
    // Signs the bots in anew before their sign-ins end by age; they are away for a moment.
    boost::asio::awaitable<void> renew();

    std::optional<std::string> join_link(const std::string& origin) const;
    const MadeUpClinic& made_up() const { return made_up_; }

private:
    struct Part {
        std::string cookie;                        // of the bot; empty: it is away
        std::optional<identity::LoginId> visitor;  // whoever is this person now
    };

    boost::asio::awaitable<net::HttpResponse> show(net::HttpRequest request);
    const Person* find_door(const protocol::Title& door) const;
    boost::asio::awaitable<net::HttpResponse> enter(net::HttpRequest request);
    boost::asio::awaitable<void> leave_before(const net::HttpRequest& request);
    boost::asio::awaitable<void> sign_bots_in();
    boost::asio::awaitable<void> invite();
    void send_bots_away();
    void write_cast() const;

    const api::Clinic& clinic_;
    const MadeUpClinic made_up_;
    const std::filesystem::path cast_file_;
    mutable std::mutex using_;
    std::map<protocol::PersonId, Part> parts_;
    std::optional<identity::NewInvitation> invitation_;
    std::string origin_;
};

}  // namespace demo
