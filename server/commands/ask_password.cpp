// SPDX-License-Identifier: Apache-2.0
#include "server/commands/ask_password.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "server/config/config.hpp"

namespace commands {
namespace {

// The terminal shows nothing while this lives.
class Unseen {
public:
    Unseen() {
        tcgetattr(STDIN_FILENO, &before_);
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Unseen() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
};

std::string line_of_input() {
    std::string line;
    if (!std::getline(std::cin, line) || line.empty())
        throw config::Mistake{"No password was given."};
    return line;
}

std::string typed(const std::string& question) {
    std::cerr << question;
    const Unseen unseen;
    auto line = line_of_input();
    std::cerr << '\n';
    return line;
}

}  // namespace

std::string ask_password(const std::string& for_whom) {
    if (isatty(STDIN_FILENO) == 0) return line_of_input();
    auto password =
        typed("Password for " + for_whom + " (15 characters or more; a sentence is good): ");
    if (typed("The same again: ") != password) throw config::Mistake{"The two were not the same."};
    return password;
}

}  // namespace commands
