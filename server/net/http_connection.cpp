// SPDX-License-Identifier: Apache-2.0
#include "server/net/http_connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <typeinfo>
#include <utility>

#include "server/net/http_writer.hpp"
#include "server/net/websocket_handshake.hpp"
#include "server/telemetry/log.hpp"

namespace net {
namespace asio = boost::asio;

using Then = Progress::Then;

namespace {

constexpr std::size_t read_bytes_max = 16 * 1024;
constexpr std::uint32_t linger_seconds = 2;

// The type of an exception tells enough; its text may hold what somebody wrote.
std::string_view type_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& exception) {
        return typeid(exception).name();
    } catch (...) {
        return "unknown";
    }
}

bool is_json(std::string_view content_type) {
    return content_type.substr(0, content_type.find(';')) == "application/json";
}

// In its own coroutine, so that what a handler throws before it first waits is caught as well.
asio::awaitable<HttpResponse> asked(const Handler* handler, HttpRequest request) {
    co_return co_await (*handler)(std::move(request));
}

}  // namespace

HttpConnection::HttpConnection(std::unique_ptr<Transport> transport, std::shared_ptr<Site> site,
                               LoopLocal& loop, asio::ip::address peer, AddressTicket silent)
    : transport_{std::move(transport)},
      site_{std::move(site)},
      loop_{loop},
      peer_{std::move(peer)},
      silent_{std::move(silent)},
      reader_{{site_->limits.header_bytes_max, site_->limits.body_bytes_max}} {}

void HttpConnection::begin() {
    itself_ = shared_from_this();
    loop_.open().push_back(*this);
    site_->silents.push_back(*this);
    set_deadline(site_->limits.request_seconds_max);
    run();
}

void HttpConnection::readable() {
    if (stage_ == Stage::writing) write();
    if (stage_ == Stage::reading || stage_ == Stage::lingering) run();
}

void HttpConnection::writable() { readable(); }

// As long as there are requests, serves them, one after the other.
void HttpConnection::run() {
    if (std::exchange(running_, true)) return;
    const auto keeps = shared_from_this();
    while (stage_ == Stage::reading && read_request()) {
    }
    if (stage_ == Stage::lingering) linger();
    running_ = false;
}

// False: it waits, or has ended.
bool HttpConnection::read_request() {
    switch (reader_.next()) {
        case HttpReader::Step::request: {
            auto request = reader_.take();
            keep_alive_ = reader_.keep_alive();
            serve(std::move(request));
            return true;
        }
        case HttpReader::Step::refused:
            keep_alive_ = false;
            is_head_ = false;
            static_cast<Spare&>(*this).unlink();
            answer(reader_.refusal());
            return true;
        case HttpReader::Step::more_bytes:
            break;
    }
    note_progress();
    if (reader_.wants_continue()) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        const std::array parts{asio::const_buffer{asio::buffer(go_on)}};
        transport_->write(parts);  // fits into any buffer; who does not get it sends anyway
    }
    return read_some();
}

void HttpConnection::note_progress() {
    // The first request is due since the connection, a further one since its first byte.
    const bool is_first = silent_.has_value();
    if (reader_.is_midway() && !std::exchange(midway_, true) && !is_first) {
        set_deadline(site_->limits.request_seconds_max);
    }
    if (reader_.is_in_body() && !std::exchange(in_body_, true)) {
        set_deadline(site_->limits.body_seconds_max);
    }
}

bool HttpConnection::read_some() {
    const auto room = loop_.buffer().first(read_bytes_max);
    const auto got = transport_->read(room);
    if (got.bytes > 0) {
        reader_.add({room.data(), got.bytes});
        // Whether there is more shows when this has been looked at.
        return true;
    }
    if (got.then == Then::closed)
        end();
    else if (got.then != Then::more)
        wait_for(got.then);
    return false;
}

// Reads what the peer still says, so that closing does not take our last words from it.
void HttpConnection::linger() {
    for (;;) {
        const auto got = transport_->read(loop_.buffer().first(read_bytes_max));
        if (got.then == Then::closed) return end();
        if (got.then == Then::wait_readable || got.then == Then::wait_writable) {
            return wait_for(got.then);
        }
    }
}

void HttpConnection::serve(HttpRequest request) {
    stage_ = Stage::answering;
    midway_ = in_body_ = false;
    static_cast<Spare&>(*this).unlink();
    loop_.wheel().clear(*this);
    site_->proxies.tell(request, peer_, transport_->is_secure());
    is_head_ = request.method == "HEAD";
    secure_ = request.secure;
    if (site_->gate && site_->gate->is_for(request.path)) return upgrade(request);

    if (request.method == "POST") {
        if (!site_->origins.allow_change(request)) {
            return answer(
                problem(403, "cross_origin", "A page of another site may not do this.", "/origin"));
        }
        if (!is_json(request.header("content-type"))) {
            return answer(problem(415, "not_json", "The body must be JSON.", "/content-type"));
        }
    }
    if (!site_->router.has(request.path)) {
        if (auto file = site_->files.find(request)) return answer(std::move(*file));
    }
    auto found = site_->router.find(request.method, request.path);
    if (auto* refusal = std::get_if<HttpResponse>(&found)) return answer(std::move(*refusal));
    ask(*std::get<const Handler*>(found), std::move(request));
}

void HttpConnection::ask(const Handler& handler, HttpRequest request) {
    // The site outlives the handler that is part of it.
    auto done = [self = shared_from_this(), site = site_, path = request.path](
                    const std::exception_ptr& thrown, HttpResponse made) {
        if (thrown) {
            site->metrics.handler_faults.add();
            telemetry::error("request_failed", {{"path", path}, {"exception", type_of(thrown)}});
            made = problem(500, "fault", "Something went wrong here. Please try again.");
        }
        if (self->stage_ == Stage::answering) self->answer(std::move(made));
        self->run();
    };
    asio::co_spawn(loop_.executor(), asked(&handler, std::move(request)), std::move(done));
}

void HttpConnection::upgrade(const HttpRequest& request) {
    if (auto refusal = refused_upgrade(request)) return answer(std::move(*refusal));
    if (site_->going_away) {
        auto later = problem(503, "going_away", "The server is stopping. Come back in a moment.");
        later.headers.push_back({"Retry-After", "2"});
        return answer(std::move(later));
    }
    auto outcome = site_->gate->admit(request);
    if (auto* refusal = std::get_if<HttpResponse>(&outcome)) return answer(std::move(*refusal));
    hand_over(request, std::move(std::get<Upgrade>(outcome)));
}

void HttpConnection::hand_over(const HttpRequest& request, Upgrade agreed) {
    auto& there = *site_->loops.at(agreed.loop);
    struct Move {
        std::unique_ptr<Transport> transport;
        std::shared_ptr<Site> site;
        Upgrade agreed;
        std::string answer;
        std::string early;
    };
    auto move = std::make_shared<Move>();
    move->transport = transport_->moved_to(there.executor());
    move->site = site_;
    move->answer = upgrade_answer(request, agreed.subprotocol);
    move->agreed = std::move(agreed);
    move->early = reader_.rest();
    site_->metrics.answered(101);
    end();
    // Always by way of the queue: a revocation that follows on this loop comes behind it there.
    asio::post(there.executor(), [move, &there] {
        SessionParts parts{std::move(move->transport), there, move->site->socket_limits,
                           move->site->metrics};
        const auto session = move->agreed.session(std::move(parts));
        session->begin(move->answer, std::move(move->early));
    });
}

void HttpConnection::answer(HttpResponse answer) {
    if (keep_alive_ && !kept_) kept_ = site_->take(site_->kept, peer_);
    if (kept_) silent_.reset();
    keep_alive_ = keep_alive_ && kept_ && !site_->going_away;

    site_->metrics.answered(answer.status);
    head_ = answer_head(answer, {keep_alive_, secure_});
    if (!is_head_ && answer.status != 304) body_ = std::move(answer.body);
    written_ = 0;
    answer_began_ = loop_.now();
    stage_ = Stage::writing;
    set_deadline(site_->limits.stalled_seconds_max);
    write();
}

void HttpConnection::write() {
    const auto whole = head_.size() + (body_ ? body_->size() : 0);
    while (written_ < whole) {
        std::array<asio::const_buffer, 2> parts;
        parts[0] = asio::buffer(head_) + written_;
        if (body_) {
            parts[1] = asio::buffer(*body_) + (written_ - std::min(written_, head_.size()));
        }
        const auto went = transport_->write(parts);
        written_ += went.bytes;
        if (went.bytes > 0) set_deadline(site_->limits.stalled_seconds_max);
        if (went.then == Then::closed) return end();
        if (went.then != Then::more) return wait_for(went.then);
    }
    wrote_all();
}

void HttpConnection::wrote_all() {
    std::string{}.swap(head_);
    body_.reset();
    if (keep_alive_) {
        stage_ = Stage::reading;
        site_->idles.push_back(*this);
        set_deadline(site_->limits.idle_seconds_max);
    } else {
        stage_ = Stage::lingering;
        transport_->end_writing();
        set_deadline(linger_seconds);
    }
}

void HttpConnection::wait_for(Then what) {
    if (what == Then::wait_writable)
        transport_->wait_writable(shared_from_this());
    else
        transport_->wait_readable(shared_from_this());
}

void HttpConnection::set_deadline(std::uint32_t seconds) {
    auto deadline = loop_.now() + seconds;
    if (stage_ == Stage::writing) {
        deadline = std::min(deadline, answer_began_ + site_->limits.answer_seconds_max);
    }
    loop_.wheel().set(*this, deadline);
}

void HttpConnection::due(Seconds) {
    const auto keeps = shared_from_this();
    if (stage_ != Stage::reading || !midway_) return end();
    // Half a request deserves a word.
    keep_alive_ = false;
    is_head_ = false;
    answer(problem(408, "too_late", "The request took too long."));
}

void HttpConnection::go_away(std::string_view) {
    keep_alive_ = false;
    if (stage_ == Stage::reading && !midway_) end();
}

void HttpConnection::end() {
    if (stage_ == Stage::ended) return;
    const auto keeps = std::exchange(itself_, nullptr);
    stage_ = Stage::ended;
    transport_->close();
    silent_.reset();
    kept_.reset();
    loop_.wheel().clear(*this);
    static_cast<Open&>(*this).unlink();
    static_cast<Spare&>(*this).unlink();
}

}  // namespace net
