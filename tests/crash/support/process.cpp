// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace support {
namespace {

constexpr unsigned hung_after_s = 60;

struct Pipe {
    int out = -1;
    int in = -1;
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        out = ends[0];
        in = ends[1];
    }
};

[[noreturn]] void become(const Words& words, int in, int out, int err) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

void write_whole(int to, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const auto some = ::write(to, text.data() + done, text.size() - done);
        if (some <= 0) return;
        done += static_cast<std::size_t>(some);
    }
}

int exit_of(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// Both ends to their end, whichever speaks first.
void drain(int out, std::string& said, int err, std::string& complained) {
    std::array<pollfd, 2> ends{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    std::array<char, 4096> some{};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        ::poll(ends.data(), ends.size(), -1);
        for (auto& end : ends) {
            if (end.fd < 0 || end.revents == 0) continue;
            const auto got = ::read(end.fd, some.data(), some.size());
            auto& text = end.fd == out ? said : complained;
            if (got > 0) text.append(some.data(), static_cast<std::size_t>(got));
            if (got <= 0) end.fd = -1;
        }
    }
}

}  // namespace

Ran run(const Words& words, const std::string& input) {
    std::signal(SIGPIPE, SIG_IGN);
    const Pipe in;
    const Pipe out;
    const Pipe err;
    const auto pid = ::fork();
    if (pid < 0) throw std::runtime_error("no process");
    if (pid == 0) become(words, in.out, out.in, err.in);
    ::close(in.out);
    ::close(out.in);
    ::close(err.in);
    write_whole(in.in, input);
    ::close(in.in);
    Ran ran;
    drain(out.out, ran.said, err.out, ran.complained);
    ::close(out.out);
    ::close(err.out);
    ran.code = std::max(-1, exit_of(pid));
    return ran;
}

Ran run(const Words& words, Judge judge) {
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    const Pipe out;
    const Pipe err;
    Watched program{[&] {
                        ::alarm(hung_after_s);
                        become(words, nothing, out.in, err.in);
                    },
                    std::move(judge)};
    ::close(nothing);
    ::close(out.in);
    ::close(err.in);
    Ran ran;
    drain(out.out, ran.said, err.out, ran.complained);
    ::close(out.out);
    ::close(err.out);
    ran.code = std::max(-1, program.wait());
    return ran;
}

Child::Child(const Words& words) {
    const Pipe err;
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("no process");
    if (pid_ == 0) become(words, nothing, nothing, err.in);
    ::close(nothing);
    ::close(err.in);
    errors_ = err.out;
}

Child::Child(Child&& other) noexcept { *this = std::move(other); }

Child& Child::operator=(Child&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(errors_, other.errors_);
    std::swap(complained_, other.complained_);
    std::swap(looked_at_, other.looked_at_);
    return *this;
}

Child::~Child() {
    if (pid_ > 0) kill(SIGKILL);
    if (errors_ >= 0) ::close(errors_);
}

bool Child::read_more() {
    std::array<char, 4096> some{};
    const auto got = ::read(errors_, some.data(), some.size());
    if (got > 0) complained_.append(some.data(), static_cast<std::size_t>(got));
    return got > 0;
}

std::string Child::line_with(const std::string& text) {
    for (;;) {
        for (auto end = complained_.find('\n', looked_at_); end != std::string::npos;
             end = complained_.find('\n', looked_at_)) {
            const auto line = complained_.substr(looked_at_, end - looked_at_);
            looked_at_ = end + 1;
            if (line.find(text) != std::string::npos) return line;
        }
        if (!read_more()) return {};
    }
}

int Child::wait() {
    while (read_more()) {
    }
    return exit_of(std::exchange(pid_, -1));
}

int Child::kill(int signal) {
    ::kill(pid_, signal);
    return wait();
}

}  // namespace support
