// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/support/file_calls.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace support {
namespace {

// What can change a file, its name or its size. Not mapped memory: that is lost with a machine, not
// with a process.
constexpr std::array changing{
    SYS_write,    SYS_pwrite64,  SYS_writev,   SYS_pwritev, SYS_fsync,     SYS_fdatasync,
    SYS_renameat, SYS_renameat2, SYS_unlinkat, SYS_mkdirat, SYS_ftruncate, SYS_fallocate,
    SYS_linkat,   SYS_fchmod,    SYS_fchmodat,
#ifdef SYS_rename
    SYS_rename,   SYS_unlink,    SYS_mkdir,    SYS_rmdir,   SYS_link,      SYS_chmod,
#endif
};

constexpr std::uint32_t of_call = offsetof(seccomp_data, nr);
constexpr std::uint32_t of_open_flags = offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t);

constexpr sock_filter load(std::uint32_t at) { return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, at); }
constexpr sock_filter give(std::uint32_t verdict) { return BPF_STMT(BPF_RET | BPF_K, verdict); }

std::vector<sock_filter> rules() {
    std::vector<sock_filter> all{load(of_call)};
    for (const auto call : changing) {
        all.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
        all.push_back(give(SECCOMP_RET_USER_NOTIF));
    }
    // Opening counts when it may make the file.
    all.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3));
    all.push_back(load(of_open_flags));
    all.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_CREAT, 0, 1));
    all.push_back(give(SECCOMP_RET_USER_NOTIF));
    all.push_back(give(SECCOMP_RET_ALLOW));
    return all;
}

int listen_to_me() {
    auto all = rules();
    sock_fprog program{static_cast<unsigned short>(all.size()), all.data()};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return static_cast<int>(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
                                      SECCOMP_FILTER_FLAG_NEW_LISTENER, &program));
}

// A descriptor travels as what the kernel calls ancillary data of one byte.
struct Parcel {
    char byte = 0;
    iovec content{&byte, 1};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    Parcel() {
        message.msg_iov = &content;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
    }
};

void hand_over(int line, int descriptor) {
    Parcel parcel;
    auto* header = CMSG_FIRSTHDR(&parcel.message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    if (::sendmsg(line, &parcel.message, 0) < 0) ::_exit(126);
}

int taken_over(int line) {
    Parcel parcel;
    if (::recvmsg(line, &parcel.message, MSG_CMSG_CLOEXEC) <= 0) return -1;
    const auto* header = CMSG_FIRSTHDR(&parcel.message);
    if (header == nullptr) return -1;
    int descriptor = -1;
    std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return descriptor;
}

// What takes nothing of the disk, or gives something back.
constexpr std::array needing_no_room{
    SYS_unlinkat, SYS_ftruncate, SYS_fchmod, SYS_fchmodat,
#ifdef SYS_unlink
    SYS_unlink,   SYS_rmdir,     SYS_chmod,
#endif
};

FileCall call_of(long nth, int number) {
    const bool syncs = number == SYS_fsync || number == SYS_fdatasync;
    const bool writes = number == SYS_write || number == SYS_pwrite64 || number == SYS_writev ||
                        number == SYS_pwritev;
    return {nth, syncs, writes, std::ranges::count(needing_no_room, number) == 0};
}

// What is said to whoever started the process, and a thread that wakes another one by a pipe or a
// counter: nobody writes as little into a file in this way.
bool is_of_no_file(const seccomp_data& call) {
    constexpr std::uint64_t last_standard_stream = STDERR_FILENO;
    constexpr std::uint64_t wake_up_bytes = 8;
    return call.nr == SYS_write &&
           (call.args[0] <= last_standard_stream || call.args[2] <= wake_up_bytes);
}

}  // namespace

bool Watched::possible() {
    std::uint32_t wanted = SECCOMP_RET_USER_NOTIF;
    return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &wanted) == 0;
}

Watched::Watched(const std::function<void()>& work, Judge judge) {
    std::array<int, 2> line{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line.data()) != 0) {
        throw std::runtime_error("no socket pair");
    }
    pid_ = ::fork();
    if (pid_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int listener = listen_to_me();
        if (listener < 0) ::_exit(125);
        hand_over(line[1], listener);
        ::close(listener);
        ::close(line[0]);
        ::close(line[1]);
        work();
        ::_exit(0);
    }
    ::close(line[1]);
    listener_ = taken_over(line[0]);
    ::close(line[0]);
    if (listener_ < 0) throw std::runtime_error("the kernel does not ask about calls here");
    answering_ = std::thread([this, judge = std::move(judge)] { answer_all(judge); });
}

Watched::~Watched() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        wait();
    }
    if (answering_.joinable()) answering_.join();
    ::close(listener_);
}

// Until the process is gone: then the kernel hangs up.
void Watched::answer_all(const Judge& judge) {
    for (;;) {
        pollfd waiting{listener_, POLLIN, 0};
        ::poll(&waiting, 1, -1);
        if ((waiting.revents & POLLIN) == 0) return;
        seccomp_notif asked{};
        if (::ioctl(listener_, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0) continue;
        if (is_of_no_file(asked.data)) {
            answer(asked.id, 0);
            continue;
        }
        const int verdict = judge(call_of(++calls_, asked.data.nr));
        if (verdict == kill_here) {
            ::kill(pid_, SIGKILL);
        } else if (verdict == hold_here) {
            const std::scoped_lock lock(mutex_);
            held_.push_back(asked.id);
        } else {
            answer(asked.id, verdict);
        }
    }
}

void Watched::answer(std::uint64_t id, int verdict) const {
    seccomp_notif_resp said{};
    said.id = id;
    said.error = -verdict;
    if (verdict == 0) said.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    ::ioctl(listener_, SECCOMP_IOCTL_NOTIF_SEND, &said);
}

void Watched::let_go() {
    const std::scoped_lock lock(mutex_);
    for (const auto id : held_) answer(id, 0);
    held_.clear();
}

int Watched::wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    if (answering_.joinable()) answering_.join();
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool killed_at(long nth, const std::function<void()>& work) {
    Watched child{work, [nth](const FileCall& call) { return call.nth == nth ? kill_here : 0; }};
    const int ended = child.wait();
    if (ended != 0 && ended != -SIGKILL) {
        throw std::runtime_error("the work itself ended with " + std::to_string(ended));
    }
    return ended == -SIGKILL;
}

}  // namespace support
