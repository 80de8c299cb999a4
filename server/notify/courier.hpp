// SPDX-License-Identifier: Apache-2.0
// Carries notices: keeps what each sender owes until it was tried, on threads of its own. It
// remembers nothing over a restart: senders say again what they owe.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "protocol/ids.hpp"

namespace notify {

struct Owed {
    protocol::NoticeId id;
    std::int64_t tries = 0;  // that failed
    protocol::Timestamp not_before{};
    std::string address;
    bool operator==(const Owed&) const = default;
};

class Courier {
public:
    struct Parts {
        // Sends one; empty: done, else why not. Blocks, but not for long once `given_up` is true;
        // called on several threads at once.
        std::function<std::optional<std::string>(const Owed&,
                                                 const std::function<bool()>& given_up)>
            send;
        // What became of one try. Called on a thread of the courier's; must not block.
        std::function<void(const protocol::RoomId&, const Owed&, std::optional<std::string> fault)>
            tried;
        std::function<protocol::Timestamp()> now;
        // One slow answer must not hold up the next person's notice.
        std::size_t at_once = 3;
    };

    explicit Courier(Parts parts);
    ~Courier() { stop(); }
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;

    // Nothing is tried before; once.
    void start();
    // Gives up the tries that are going on, and waits for that. Nothing is tried after it.
    void stop();

    // All that this room owes now. A try is made once for each notice and count of tries; one that
    // is not named any more is dropped. From any thread.
    void owes(const protocol::RoomId& room, std::vector<Owed> notices);

private:
    struct Waiting {
        Owed owed;
        bool tried = false;  // or being tried
    };
    using Key = std::pair<protocol::RoomId, protocol::NoticeId>;

    void carry();
    // The next that may be tried, or until when to wait for it. Whoever waits longest comes first,
    // so that what fails again and again holds up nobody.
    Waiting* next(protocol::Timestamp now, std::chrono::milliseconds& pause, protocol::RoomId& of);

    Parts parts_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<Key, Waiting> waiting_;
    std::atomic<bool> stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace notify
