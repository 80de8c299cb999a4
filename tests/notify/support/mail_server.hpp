// SPDX-License-Identifier: Apache-2.0
// A mail server that keeps what it gets, or behaves badly, on a free port of this machine.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace support {

enum class Manners {
    takes_all,
    refuses_address,  // 550 to every RCPT
    says_nothing,     // takes the connection and never speaks
    hangs_up          // takes the connection and closes it
};

class MailServer {
public:
    explicit MailServer(Manners manners);
    ~MailServer();
    MailServer(const MailServer&) = delete;
    MailServer& operator=(const MailServer&) = delete;

    std::string url() const;

    // Whole mails, as they came. Waits until there are so many.
    std::vector<std::string> letters(std::size_t count);
    std::vector<std::string> recipients();

private:
    using Tcp = boost::asio::ip::tcp;

    void serve();
    void converse(Tcp::socket& socket);
    void keep(std::string letter);

    const Manners manners_;
    boost::asio::io_context io_;
    Tcp::acceptor acceptor_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<std::string> letters_;
    std::vector<std::string> recipients_;
    std::atomic<bool> stopping_ = false;
    std::vector<Tcp::socket> silent_;
    std::thread thread_;
};

}  // namespace support
