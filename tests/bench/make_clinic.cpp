// SPDX-License-Identifier: Apache-2.0
// make-clinic DATA KEY PEOPLE GROUPS RECORDS DAYS WAKE YOUNG: writes a data directory with so many
// groups of nine, each with a log of at least so many records, and a file with a line for each of
// their people: where they go, the cookie that lets them in, and what they say there. WAKE 1: the
// server opens the rooms when it starts, as it does when a session runs; 0: when somebody comes.
// YOUNG 1: groups before their first session, which can have short logs; 0: in their fifth week.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "server/identity/desk_log.hpp"
#include "server/identity/tokens.hpp"
#include "server/journal/sqlite_journal.hpp"
#include "tests/bench/made_up_groups.hpp"

namespace {

using boost::asio::awaitable;

constexpr std::size_t records_at_once = 1000;

protocol::Timestamp now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return protocol::Timestamp{
        std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

template <class T>
T must(const char* what, T result) {
    if (!result) throw std::runtime_error{what};
    return result;
}

awaitable<void> write(journal::Journal& journal, bench::Group& group, journal::Wake wake) {
    journal::Position last = 0;
    while (last < group.log.size()) {
        const auto count = std::min(records_at_once, group.log.size() - last);
        const auto from = group.log.begin() + static_cast<std::ptrdiff_t>(last);
        const std::vector<journal::Record> some{from, from + static_cast<std::ptrdiff_t>(count)};
        must("a log cannot be written", co_await journal.append(group.room, last, some, wake));
        last += count;
    }
    if (group.snapshot) {
        must("a snapshot cannot be written",
             co_await journal.keep_snapshot(group.room, std::move(*group.snapshot)));
    }
}

// The last four are what the person says: members their week, for the group; who leads another name
// of their own. Both stand in one place of the document, so that whoever counts hears each once.
void list(std::ofstream& people, const bench::Group& group) {
    for (const auto& person : group.people) {
        people << "at=" << group.room.value << "\tcookie=__Host-octet=" << person.secret
               << "\tcursor=\t"
               << (person.leads ? "do=rename_me\tfield=name\twords=\tmore="
                                : "do=check_in_week\tfield=happened\twords=I rang my sister back, "
                                  "and we spoke about the summer for a while. \t"
                                  "more=,\"sharing\":\"group\"")
               << "\n";
    }
}

awaitable<void> make(journal::Journal& journal, std::string people_file, std::size_t groups,
                     bench::Length length, bool wake) {
    auto draw = identity::fresh_draw();
    std::ofstream people{people_file};
    std::vector<journal::Record> first{bench::founding(now())};
    must("the desk cannot be written",
         co_await journal.append(identity::desk_room, 0, std::move(first), std::nullopt));
    std::size_t records = 0;
    for (std::size_t i = 0; i < groups; ++i) {
        auto group = bench::make_group(length, now(), draw);
        records += group.log.size();
        co_await write(journal, group, wake ? journal::Wake{now()} : std::nullopt);
        std::vector<journal::Record> entry{bench::entry_of(group, now(), draw)};
        must("the desk cannot be written",
             co_await journal.append(identity::desk_room, i + 1, std::move(entry), std::nullopt));
        list(people, group);
    }
    std::printf("{\"groups\":%zu,\"records\":%zu}\n", groups, records);
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 9) throw std::runtime_error{"DATA KEY PEOPLE GROUPS RECORDS DAYS WAKE YOUNG"};
    const std::filesystem::path data = argv[1];
    const std::filesystem::path key = argv[2];
    if (!std::filesystem::exists(key)) must("no key", journal::make_key_file(key));
    must("the directory cannot be made", journal::create_data_dir(data));
    auto opened =
        journal::open_journal({.dir = data, .key = *must("no key", journal::load_master_key(key))});
    const auto journal = *must("the journal cannot be opened", std::move(opened));
    const bench::Length length{std::strtoull(argv[5], nullptr, 10),
                               std::strtoll(argv[6], nullptr, 10),
                               std::string_view{argv[8]} == "1"};
    boost::asio::io_context io{1};
    auto made = boost::asio::co_spawn(io,
                                      make(*journal, argv[3], std::strtoull(argv[4], nullptr, 10),
                                           length, std::string_view{argv[7]} == "1"),
                                      boost::asio::use_future);
    io.run();
    made.get();
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "make-clinic: %s\n", error.what());
    return 1;
}
