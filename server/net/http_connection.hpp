// SPDX-License-Identifier: Apache-2.0
// One connection while it speaks HTTP: reads a request, has it answered, writes the answer, and
// goes on or ends, each step within its time. It may become a WebSocket.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/net/http_reader.hpp"
#include "server/net/site.hpp"
#include "server/net/transport.hpp"

namespace net {

// Holds itself until it has ended. On the first loop only.
class HttpConnection final : public Waiter,
                             private Timed,
                             private Open,
                             private Spare,
                             public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(std::unique_ptr<Transport> transport, std::shared_ptr<Site> site,
                   LoopLocal& loop, boost::asio::ip::address peer, AddressTicket silent);
    ~HttpConnection() override = default;

    void begin();

    void readable() override;
    void writable() override;

private:
    enum class Stage : std::uint8_t { reading, answering, writing, lingering, ended };

    void go_away(std::string_view reason) override;
    void cut() override { end(); }
    void make_room() override { end(); }
    void due(Seconds now) override;

    void run();
    bool read_request();
    bool read_some();
    void linger();

    void serve(HttpRequest request);
    void upgrade(const HttpRequest& request);
    void hand_over(const HttpRequest& request, Upgrade agreed);
    void ask(const Handler& handler, HttpRequest request);
    void answer(HttpResponse answer);
    void write();
    void wrote_all();

    void note_progress();
    void wait_for(Progress::Then what);
    void set_deadline(std::uint32_t seconds);
    void end();

    std::unique_ptr<Transport> transport_;
    std::shared_ptr<Site> site_;
    LoopLocal& loop_;
    boost::asio::ip::address peer_;
    std::optional<AddressTicket> silent_;
    std::optional<AddressTicket> kept_;
    std::shared_ptr<HttpConnection> itself_;

    HttpReader reader_;
    Stage stage_ = Stage::reading;
    bool running_ = false;
    bool midway_ = false;
    bool in_body_ = false;
    bool keep_alive_ = false;
    bool is_head_ = false;
    bool secure_ = false;

    std::string head_;
    std::shared_ptr<const std::string> body_;
    std::size_t written_ = 0;
    Seconds answer_began_ = 0;
};

}  // namespace net
