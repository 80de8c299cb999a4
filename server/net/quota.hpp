// SPDX-License-Identifier: Apache-2.0
// How many of something there may be at a time: for each key, and in all.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace net {

// From any thread. Tickets may outlive the quota.
template <class Key>
class Quota {
    struct Books {
        std::mutex using_;
        std::map<Key, std::size_t> each;
        std::size_t all = 0;
    };

public:
    // One of them; it counts until it is destroyed.
    class Ticket {
    public:
        Ticket(Ticket&& other) noexcept = default;
        Ticket& operator=(Ticket&& other) noexcept {
            give_back();
            books_ = std::move(other.books_);
            mine_ = other.mine_;
            return *this;
        }
        ~Ticket() { give_back(); }

    private:
        friend Quota;
        using Mine = typename std::map<Key, std::size_t>::iterator;

        Ticket(std::shared_ptr<Books> books, Mine mine) : books_{std::move(books)}, mine_{mine} {}

        void give_back() {
            const auto books = std::exchange(books_, nullptr);
            if (!books) return;
            const std::lock_guard lock{books->using_};
            --books->all;
            if (--mine_->second == 0) books->each.erase(mine_);
        }

        std::shared_ptr<Books> books_;
        Mine mine_;
    };

    Quota(std::size_t each_max, std::size_t all_max) : each_max_{each_max}, all_max_{all_max} {}

    // Nothing when there are enough. `unlimited`: this key stands for many, and only the limit in
    // all counts.
    std::optional<Ticket> take(const Key& key, bool unlimited = false) {
        const std::lock_guard lock{books_->using_};
        if (books_->all >= all_max_) return std::nullopt;
        const auto mine = books_->each.try_emplace(key, 0).first;
        if (mine->second >= each_max_ && !unlimited) {
            if (mine->second == 0) books_->each.erase(mine);
            return std::nullopt;
        }
        ++mine->second;
        ++books_->all;
        return Ticket{books_, mine};
    }

    std::size_t taken() const {
        const std::lock_guard lock{books_->using_};
        return books_->all;
    }

    std::size_t taken_by(const Key& key) const {
        const std::lock_guard lock{books_->using_};
        const auto mine = books_->each.find(key);
        return mine == books_->each.end() ? 0 : mine->second;
    }

private:
    std::shared_ptr<Books> books_ = std::make_shared<Books>();
    std::size_t each_max_;
    std::size_t all_max_;
};

}  // namespace net
