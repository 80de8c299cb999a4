// SPDX-License-Identifier: Apache-2.0
#include "tests/notify/support/mail_server.hpp"

#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

namespace support {

namespace asio = boost::asio;

MailServer::MailServer(Manners manners)
    : manners_{manners},
      acceptor_{io_, {asio::ip::make_address("127.0.0.1"), 0}},
      thread_{[this] { serve(); }} {}

// One more visitor wakes it, and finds it closing.
MailServer::~MailServer() {
    stopping_ = true;
    boost::system::error_code ignored;
    Tcp::socket last{io_};
    last.connect(acceptor_.local_endpoint(), ignored);
    thread_.join();
}

std::string MailServer::url() const {
    return "smtp://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
}

std::vector<std::string> MailServer::letters(std::size_t count) {
    std::unique_lock lock{mutex_};
    came_.wait(lock, [&] { return letters_.size() >= count; });
    return letters_;
}

std::vector<std::string> MailServer::recipients() {
    const std::lock_guard lock{mutex_};
    return recipients_;
}

void MailServer::serve() {
    while (true) {
        auto socket = acceptor_.accept();
        if (stopping_) return;
        if (manners_ == Manners::hangs_up) continue;
        if (manners_ == Manners::says_nothing) {
            silent_.push_back(std::move(socket));
            continue;
        }
        try {
            converse(socket);
        } catch (const boost::system::system_error&) {
            // The other side has gone.
        }
    }
}

void MailServer::converse(Tcp::socket& socket) {
    asio::streambuf buffer;
    const auto say = [&](const std::string& line) { asio::write(socket, asio::buffer(line)); };
    const auto hear = [&](const std::string& until) {
        const auto size = asio::read_until(socket, buffer, until);
        std::string text{asio::buffers_begin(buffer.data()),
                         asio::buffers_begin(buffer.data()) + static_cast<std::ptrdiff_t>(size)};
        buffer.consume(size);
        return text;
    };
    say("220 mail.test\r\n");
    while (true) {
        const auto line = hear("\r\n");
        if (line.starts_with("QUIT")) return say("221 bye\r\n");
        if (line.starts_with("RCPT")) {
            if (manners_ == Manners::refuses_address) {
                say("550 nobody here\r\n");
                continue;
            }
            const std::lock_guard lock{mutex_};
            recipients_.push_back(line);
        }
        if (line.starts_with("DATA")) {
            say("354 go on\r\n");
            keep(hear("\r\n.\r\n"));
        }
        say("250 fine\r\n");
    }
}

void MailServer::keep(std::string letter) {
    const std::lock_guard lock{mutex_};
    letters_.push_back(std::move(letter));
    came_.notify_all();
}

}  // namespace support
