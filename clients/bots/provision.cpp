// SPDX-License-Identifier: Apache-2.0
#include "clients/bots/provision.hpp"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "protocol/json/strict.hpp"
#include "protocol/json/write.hpp"

namespace bots {

namespace asio = boost::asio;

namespace {

std::string as_json(std::string_view text) {
    std::string out;
    protocol::json::append_string(out, text);
    return out;
}

// The body of an accepted request.
protocol::Value must(const Server& server, const Answer& answer, const std::string& step) {
    if (answer.status == 0) {
        throw std::runtime_error("nobody answers at " + server.origin() +
                                 ": start octet serve there, or give another --url.");
    }
    const auto body = protocol::parse(answer.body, {.bytes_max = 1U << 20U});
    if (answer.status == 200 && body) return *body;
    const auto* message = body ? body->find("message") : nullptr;
    const auto why = message && message->text()
                         ? *message->text()
                         : std::to_string(answer.status) + " " + answer.body.substr(0, 200);
    throw std::runtime_error("the server refused to " + step + ": " + why);
}

std::string field(const protocol::Value& body, std::string_view name) {
    const auto* found = body.find(name);
    if (!found || !found->text())
        throw std::runtime_error("the server's answer lacks " + std::string{name});
    return *found->text();
}

std::int64_t in_an_hour() {
    const auto then = std::chrono::system_clock::now() + std::chrono::hours{1};
    return std::chrono::duration_cast<std::chrono::milliseconds>(then.time_since_epoch()).count();
}

asio::awaitable<std::string> found_group(Server server, std::string cookie, std::size_t n) {
    auto body = R"({"name":)" + as_json("Load " + std::to_string(n + 1)) +
                R"(,"time_zone":"Europe/Zurich","programme":"weekly-8","first_session_at":)" +
                std::to_string(in_an_hour()) + "}";
    const auto answer = co_await post(server, "/api/founding", std::move(body), cookie);
    const auto founded = must(server, answer, "found a group");
    co_return field(founded, "room");
}

asio::awaitable<std::string> join(Server server, std::string cookie, std::string room,
                                  std::size_t n) {
    auto ask = R"({"room":)" + as_json(room) + "}";
    const auto invited =
        co_await post(server, "/api/invitations", std::move(ask), std::move(cookie));
    const auto invitation = must(server, invited, "invite");
    const auto link = field(invitation, "link");
    auto body = R"({"token":)" + as_json(link.substr(link.rfind('/') + 1)) + R"(,"name":)" +
                as_json("Member " + std::to_string(n + 1)) + R"(,"only_mine":false})";
    const auto joined = co_await post(server, "/api/join", std::move(body), {});
    must(server, joined, "let somebody join");
    co_return joined.cookie;
}

// What stands behind "name=" up to the next tab.
std::string field_of(const std::string& line, const std::string& name) {
    const auto key = "\t" + name + "=";
    const auto whole = "\t" + line + "\t";
    const auto at = whole.find(key);
    if (at == std::string::npos) throw std::runtime_error("a line of people has no " + name);
    const auto from = at + key.size();
    return whole.substr(from, whole.find('\t', from) - from);
}

}  // namespace

asio::awaitable<std::vector<LoadRoom>> provision(Server server, Facilitator facilitator,
                                                 std::size_t rooms, std::size_t members) {
    auto body = R"({"login":)" + as_json(facilitator.login) + R"(,"password":)" +
                as_json(facilitator.password) + R"(,"only_mine":false})";
    const auto signed_in = co_await post(server, "/api/sign-in", std::move(body), {});
    must(server, signed_in, "sign the facilitator in");
    std::vector<LoadRoom> made;
    for (std::size_t n = 0; n < rooms; ++n) {
        LoadRoom room;
        room.room = co_await found_group(server, signed_in.cookie, n);
        room.cookies.push_back(signed_in.cookie);
        for (std::size_t member = 0; member < members; ++member) {
            room.cookies.push_back(co_await join(server, signed_in.cookie, room.room, member));
        }
        made.push_back(std::move(room));
    }
    co_return made;
}

std::vector<LoadRoom> read_people(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::vector<LoadRoom> rooms;
    for (std::string line; std::getline(in, line);) {
        const auto room = field_of(line, "at");
        if (rooms.empty() || rooms.back().room != room) rooms.push_back({room, {}, 0, true});
        rooms.back().cookies.push_back(field_of(line, "cookie"));
        if (field_of(line, "do") == "rename_me") ++rooms.back().leaders;
    }
    if (rooms.empty()) throw std::runtime_error("there is nobody in " + file.string());
    return rooms;
}

}  // namespace bots
