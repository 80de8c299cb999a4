// SPDX-License-Identifier: Apache-2.0
// Programs as an operator runs them: to their end, or in the background until they are killed.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/crash/support/file_calls.hpp"

namespace support {

using Words = std::vector<std::string>;

struct Ran {
    int code = -1;  // -1: it was ended by a signal
    std::string said;
    std::string complained;
};

// Runs it to its end; `input` is its standard input.
Ran run(const Words& words, const std::string& input = {});

// The same, and `judge` is asked before every call of it that changes a file. One that stands still
// is ended after a minute.
Ran run(const Words& words, Judge judge);

// A program in the background. It dies with this object, and with the test.
class Child {
public:
    explicit Child(const Words& words);
    Child(Child&& other) noexcept;
    Child& operator=(Child&& other) noexcept;
    ~Child();

    pid_t pid() const { return pid_; }

    // Reads what it writes to standard error until a line holds `text`, and gives that line. Empty:
    // it ended before.
    std::string line_with(const std::string& text);

    // Waits for its end; its exit code, or minus the signal that ended it. What it still had to say
    // is in complained() then.
    int wait();
    int kill(int signal);

    // All that it wrote to standard error and was read so far.
    const std::string& complained() const { return complained_; }

private:
    bool read_more();

    pid_t pid_ = -1;
    int errors_ = -1;
    std::string complained_;
    std::size_t looked_at_ = 0;
};

}  // namespace support
