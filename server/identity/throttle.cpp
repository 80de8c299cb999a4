// SPDX-License-Identifier: Apache-2.0
#include "server/identity/throttle.hpp"

#include <algorithm>

namespace identity {
namespace {

using Wait = Throttle::Wait;
using Instant = Throttle::Instant;

Wait until(Instant then, Instant now) {
    return std::max(Wait{1}, std::chrono::ceil<Wait>(then - now));
}

}  // namespace

std::optional<Wait> Throttle::try_now(const std::string& account, const std::string& address,
                                      Instant now) {
    make_room(accounts_, now);
    make_room(addresses_, now);
    auto& of_account = accounts_[account];
    auto& of_address = addresses_[address];
    forget_old(of_account, now);
    forget_old(of_address, now);
    forget_old(all_, now);

    if (all_.size() >= limits_.in_all) return until(all_.front() + limits_.window, now);
    if (of_address.size() >= limits_.per_address) {
        return until(of_address.front() + limits_.window, now);
    }
    if (auto wait = wait_for_account(of_account, now)) return wait;

    of_account.push_back(now);
    of_address.push_back(now);
    all_.push_back(now);
    return std::nullopt;
}

void Throttle::succeeded(const std::string& account, const std::string& address) {
    take_back(account, address);
    accounts_.erase(account);
}

void Throttle::take_back(const std::string& account, const std::string& address) {
    const auto drop_last = [](std::map<std::string, Tries>& all, const std::string& who) {
        const auto it = all.find(who);
        if (it != all.end() && !it->second.empty()) it->second.pop_back();
    };
    drop_last(accounts_, account);
    drop_last(addresses_, address);
    if (!all_.empty()) all_.pop_back();
}

// The wait doubles with every failure beyond the free ones, up to the longest.
std::optional<Wait> Throttle::wait_for_account(const Tries& tries, Instant now) const {
    if (tries.size() >= limits_.per_account) return until(tries.front() + limits_.window, now);
    if (tries.size() < limits_.free_tries) return std::nullopt;
    const auto doublings = tries.size() - limits_.free_tries;
    const auto delay = std::min(limits_.longest_wait, std::chrono::seconds{1} * (1 << doublings));
    const auto next = tries.back() + delay;
    if (next <= now) return std::nullopt;
    return until(next, now);
}

void Throttle::forget_old(Tries& tries, Instant now) const {
    while (!tries.empty() && now - tries.front() >= limits_.window) tries.pop_front();
}

// First whoever has nothing left in the window, then, if it must be, whoever tried longest ago.
void Throttle::make_room(std::map<std::string, Tries>& all, Instant now) const {
    if (all.size() < limits_.remembered_max) return;
    for (auto& [who, tries] : all) forget_old(tries, now);
    std::erase_if(all, [](const auto& entry) { return entry.second.empty(); });
    if (all.size() < limits_.remembered_max) return;
    all.erase(
        std::ranges::min_element(all, {}, [](const auto& entry) { return entry.second.back(); }));
}

}  // namespace identity
