// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/person.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>

#include "clients/bots/wire.hpp"

namespace support {
namespace {

// Enough that a kill finds several at every place of their way.
constexpr std::size_t unanswered_max = 3;
// Within what a person may send at once; a new life has a new budget.
constexpr std::size_t in_a_life_max = 25;

const std::string& text_at(const protocol::Value& value, std::string_view key) {
    static const std::string nothing;
    const auto* found = value.find(key);
    return found != nullptr && found->text() != nullptr ? *found->text() : nothing;
}

}  // namespace

Person::Person(boost::asio::io_context& io, std::string room, std::string cookie, std::string name,
               bool cries, Heard& heard)
    : io_{io},
      room_{std::move(room)},
      cookie_{std::move(cookie)},
      name_{std::move(name)},
      cries_{cries},
      heard_{heard} {}

void Person::enter(const bots::Server& server, bool writing) {
    writing_ = writing;
    in_ = gone_ = false;
    in_this_life_ = 0;
    cries_before_ = heard_.cries;
    socket_ = std::make_unique<bots::Socket>(io_.get_executor(), server, cookie_);
    boost::asio::co_spawn(io_, socket_->talk(room_, {}, [this](auto text) { hear(text); }),
                          [this](const std::exception_ptr& fault, unsigned) {
                              if (fault) std::rethrow_exception(fault);
                              gone_ = true;
                          });
}

void Person::leave() { socket_->close(); }

void Person::hear(std::string_view text) {
    const auto message = bots::read_server_message(text);
    if (const auto* all = message.find("welcome")) return welcome(*all);
    if (const auto& id = text_at(message, "ok"); !id.empty()) return acknowledged(id);
    if (const auto& id = text_at(message, "no"); !id.empty()) {
        refused(id, text_at(*message.find("why"), "code"));
    }
}

void Person::welcome(const protocol::Value& welcome) {
    const auto& doc = *welcome.find("doc");
    look_at_names(doc, text_at(*welcome.find("you"), "seat"));
    if (text_at(*welcome.find("you"), "role") == "facilitator") look_at_cries(doc);
    in_ = true;
    for (const auto& sent : waiting_) socket_->send(sent.message);
    try_ids_again();
    write_more();
}

// My name is the last that was acknowledged, or one that I sent after it.
void Person::look_at_names(const protocol::Value& doc, const std::string& seat) {
    if (kept_number_ == 0) return;
    const auto shown = text_at(*doc.find("seats")->find(seat), "name");
    for (auto n = kept_number_; n <= written_; ++n) {
        if (shown == name_ + " " + std::to_string(n)) return;
    }
    heard_.wrong.push_back(name_ + " had name " + std::to_string(kept_number_) + " and shows " +
                           shown);
}

void Person::look_at_cries(const protocol::Value& doc) {
    std::multiset<std::string> shown;
    if (const auto* lines = doc.find("lines")) {
        for (const auto& line : *lines->members()) shown.insert(text_at(line.value, "words"));
    }
    for (const auto& cry : cries_before_) {
        if (cry.starts_with(room_) && shown.count(cry) != 1) {
            heard_.wrong.push_back("\"" + cry + "\" is there " + std::to_string(shown.count(cry)) +
                                   " times");
        }
    }
}

// What was answered once is answered the same, and its id is of no use for anything else.
void Person::try_ids_again() {
    if (!kept_) return;
    socket_->send(kept_->message);
    socket_->send(rename_to(kept_->id, written_ + 1'000'000));
}

void Person::acknowledged(const std::string& id) {
    if (heard_.acknowledged.contains(id)) {
        ++heard_.acknowledged_again;
        return;
    }
    heard_.acknowledged.insert(id);
    heard_.refused.erase(id);
    ++heard_.acknowledged_in_this_life;
    settle(id);
}

void Person::refused(const std::string& id, const std::string& code) {
    if (heard_.acknowledged.contains(id)) {
        if (code == "id_reused") ++heard_.reuses_refused;
        if (code != "id_reused")
            heard_.wrong.push_back(id + " was refused after it was kept: " + code);
        return;
    }
    heard_.refused.insert(id);
    const auto is_it = [&](const Sent& sent) { return sent.id == id; };
    std::erase_if(waiting_, is_it);
    writing_ = false;  // too fast: enough for this life
}

void Person::settle(const std::string& id) {
    const auto at = std::ranges::find(waiting_, id, &Sent::id);
    if (at == waiting_.end()) return;
    if (at->cry.empty()) {
        kept_ = *at;
        kept_number_ = static_cast<std::size_t>(std::stoul(id.substr(id.rfind('-') + 1)));
    } else {
        heard_.cries.insert(at->cry);
    }
    waiting_.erase(at);
    write_more();
}

void Person::write_more() {
    while (writing_ && waiting_.size() < unanswered_max && in_this_life_ < in_a_life_max) {
        const auto n = ++written_;
        ++in_this_life_;
        Sent next{name_ + "-" + std::to_string(n), {}, {}};
        next.message = rename_to(next.id, n);
        if (cries_ && n % 10 == 1) {
            next.id = name_ + "-cry-" + std::to_string(n);
            next.cry = room_ + " " + next.id;
            next.message = bots::command_message(
                protocol::group::WriteLine{protocol::group::LineKind::distress,
                                           protocol::Words{next.cry}},
                next.id);
        }
        waiting_.push_back(next);
        socket_->send(next.message);
    }
}

std::string Person::rename_to(const std::string& id, std::size_t n) const {
    const protocol::group::RenameMe rename{{name_ + " " + std::to_string(n)}};
    return bots::command_message(rename, id);
}

}  // namespace support
