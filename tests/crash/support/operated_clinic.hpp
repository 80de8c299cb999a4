// SPDX-License-Identifier: Apache-2.0
// A clinic as its operator makes and runs it: by the commands of the real binary.
#pragma once

#include <optional>
#include <string>

#include "clients/bots/load.hpp"
#include "tests/crash/support/process.hpp"
#include "tests/journal/support/directory.hpp"

namespace support {

inline const std::string dana = "dana";
inline const std::string danas_password = "a quiet evening by the lake";

// octet WORDS --data ... --key ...
Words octet_command(Words words, const std::filesystem::path& data,
                    const std::filesystem::path& key);

class OperatedClinic {
public:
    // A key, a clinic and a facilitator; its data lies in `home` if that is given.
    explicit OperatedClinic(const std::filesystem::path& home = {});

    const std::filesystem::path& home() const { return home_; }
    std::filesystem::path data() const { return home_ / "data"; }
    std::filesystem::path key() const { return dir_ / "octet.key"; }

    // octet WORDS --data ... --key ...
    Ran octet(const Words& words, const std::string& input = {}) const;
    // What it says; the test fails if the command does.
    std::string must(const Words& words, const std::string& input = {}) const;

    // The real server, ready; on a free port. The test fails if it does not come up.
    struct Running {
        Child process;
        bots::Server server;
    };
    Running serve(const Words& more = {}) const;
    // What starts it.
    Words serve_command(const Words& more = {}) const;
    // The same without waiting until it is ready.
    Child start(const Words& more = {}) const;

    // Groups with their members, made as people would; the first cookie is the facilitator's.
    static std::vector<bots::LoadRoom> people(const bots::Server& server, std::size_t rooms,
                                              std::size_t members);
    // What the server answers to who signs in.
    static bots::Answer sign_in(const bots::Server& server, const std::string& login,
                                const std::string& password);
    // Somebody who helps to lead this group: the operator makes and seats them. Their cookie.
    std::string helper(const bots::Server& server, const std::string& room) const;

private:
    Words command(const Words& words) const;

    Directory dir_;
    std::filesystem::path home_;
};

}  // namespace support
