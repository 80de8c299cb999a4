// SPDX-License-Identifier: Apache-2.0
// One WebSocket after its upgrade: reads, answers pings, keeps the limits, writes all that is
// pending once a turn, and ends in an orderly way. What is said on it is for a class below.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/net/loop_local.hpp"
#include "server/net/net_metrics.hpp"
#include "server/net/outbox.hpp"
#include "server/net/server_options.hpp"
#include "server/net/transport.hpp"
#include "server/net/websocket_codec.hpp"

namespace net {

using protocol::CloseCode;

// What every session of a loop is made of. The references outlive it.
struct SessionParts {
    std::unique_ptr<Transport> transport;  // on the loop
    LoopLocal& loop;
    const SocketLimits& limits;
    NetMetrics& metrics;
};

// How many in the present stretch of time: a cheap look at rates, exact enough for floods.
class Rate {
public:
    // What there has been since the stretch of `seconds` began that `now` is in, `more` included.
    std::uint32_t count(Seconds now, std::uint32_t more, std::uint32_t seconds) {
        if (now - began_ >= seconds) {
            began_ = now;
            count_ = 0;
        }
        return count_ += more;
    }

private:
    Seconds began_ = 0;
    std::uint32_t count_ = 0;
};

// Holds itself until it has ended, and from then on touches nothing of the loop. On its loop only.
class WebSocketSession : public Waiter,
                         private Timed,
                         private Dirty,
                         private Open,
                         public std::enable_shared_from_this<WebSocketSession> {
public:
    WebSocketSession(SessionParts parts, Outbox::Frames frames, bool binary);
    ~WebSocketSession() override = default;

    // `answer`: the HTTP answer, which goes before all frames. `early`: what the client has
    // already sent behind its request. At most once.
    void begin(std::string_view answer, std::string early);

    // Whose it is, when it is somebody's.
    virtual const Login* login() const { return nullptr; }

    // Sends what waits, then says why, then closes. `reason` is for machines.
    void close_with(CloseCode why, std::string_view reason = {});

    void readable() final;
    void writable() final;

protected:
    // The first moment that something may be sent.
    virtual void on_begun() {}

    // A whole message. Not called after a close, from whichever side.
    virtual void on_message(Opcode opcode, std::string_view message) = 0;

    // Exactly once, if begun: nothing is heard or sent any more. Never from within send_message
    // or close_with.
    virtual void on_gone(rooms::Departure how) = 0;

    // Nothing once the session is closing. Who does not read is closed: too_slow.
    void send_message(rooms::Frame message);
    void send_frame(std::string_view frame);

    bool is_open() const { return stage_ == Stage::open; }

private:
    // In this order, and never back.
    enum class Stage : std::uint8_t {
        open,
        closing,   // what waits is still sent
        farewell,  // our close frame is on its way; the peer's may have come
        draining,  // both are through: the peer closes the stream
        ended
    };

    void go_away(std::string_view reason) override;
    void cut() override { end(); }
    void revoke(const std::function<bool(const Login&)>& whose, CloseCode why) override;
    void due(Seconds now) override;
    void flush() override;

    void resume();
    void read();
    void take(std::span<char> bytes);
    void take_one(const Heard& heard);
    void take_message(const Heard& heard);
    void take_ping(const Heard& heard);
    void take_goodbye(const Heard& heard);
    void note_midway();

    void mark();
    void write();
    bool write_some();
    void wait_readable();
    void wait_writable();

    // Whoever breaks a limit is not listened to any more.
    void send_away();
    void set_deadline();
    void tell_gone();
    void end();

    std::unique_ptr<Transport> transport_;
    LoopLocal& loop_;
    const SocketLimits& limits_;
    NetMetrics& metrics_;
    std::shared_ptr<WebSocketSession> itself_;

    Decoder decoder_;
    Outbox outbox_;

    Stage stage_ = Stage::open;
    Outbox::Frames frames_;
    bool binary_;
    bool deaf_ = false;         // what the peer says is no longer understood, or of interest
    bool peer_closed_ = false;  // its close frame has come
    bool told_ = false;
    bool greeted_ = false;  // its first message is on its way
    bool waits_readable_ = false;
    bool waits_writable_ = false;
    bool blocked_ = false;        // writing waits for the transport
    bool reading_waits_ = false;  // reading waits for the transport to be writable
    bool paused_ = false;         // the client has said enough for this second
    rooms::Departure departure_ = rooms::Departure::lost;
    std::uint16_t close_code_ = 0;
    std::string close_reason_;

    Seconds heard_at_ = 0;
    Seconds pinged_at_ = 0;
    Seconds closing_since_ = 0;
    Seconds midway_since_ = 0;
    bool midway_ = false;
    Rate bytes_rate_;
    Rate message_rate_;
    Rate control_rate_;
};

}  // namespace net
