// SPDX-License-Identifier: Apache-2.0
#include "server/rooms/rendering.hpp"

#include <algorithm>
#include <iterator>

#include "protocol/json/encode.hpp"

namespace rooms {

namespace group = domain::group;

namespace {

// Writes {kind:{id:json}} from entities that come in order.
class DocumentWriter {
public:
    explicit DocumentWriter(std::size_t usual_bytes) { text_.reserve(usual_bytes); }

    void add(const group::EntityRef& entity, std::string_view json) {
        if (!kind_ || *kind_ != entity.kind) {
            text_ += kind_ ? "},\"" : "\"";
            text_ += protocol::name_of_choice(entity.kind);
            text_ += "\":{\"";
            kind_ = entity.kind;
        } else {
            text_ += ",\"";
        }
        text_ += entity.id;
        text_ += "\":";
        text_ += json;
    }

    std::string whole() {
        text_ += kind_ ? "}}" : "}";
        return std::move(text_);
    }

private:
    std::string text_ = "{";
    std::optional<group::Kind> kind_;
};

// Each of them once.
std::vector<group::EntityRef> in_order(std::vector<group::EntityRef> refs) {
    std::ranges::sort(refs);
    const auto again = std::ranges::unique(refs);
    refs.erase(again.begin(), again.end());
    return refs;
}

bool same(const Fragment& one, const Fragment& other) {
    return one == other || (one && other && *one == *other);
}

}  // namespace

std::string patch_of(const Changes& changes) {
    constexpr std::size_t around = 64;  // kind, id and punctuation of one entity
    std::size_t bytes = 2;
    for (const auto& change : changes) bytes += around + (change.now ? change.now->size() : 0);
    DocumentWriter patch{bytes};
    for (const auto& change : changes) patch.add(change.entity, change.now ? *change.now : "null");
    return patch.whole();
}

void Rendering::follow(const group::GroupState& group, group::Touched touched,
                       std::span<Look> looks) {
    if (looks.empty()) return forget_all();
    const auto new_eyes = [](const Look& look) { return look.before != look.after; };
    if (touched.gates || std::ranges::any_of(looks, new_eyes)) {
        hold_all(group);
        for (auto& entity : cache_) follow_one(group, entity, looks);
        forget_unseen();
        return;
    }
    for (auto& entity : in_order(std::move(touched.entities)))
        follow_one(group, *cache_.try_emplace(std::move(entity)).first, looks);
}

void Rendering::follow_one(const group::GroupState& group, Entity& entity, std::span<Look> looks) {
    auto& [ref, rendered] = entity;
    auto before = std::exchange(rendered, {});
    for (auto& look : looks) {
        const auto lens_after = lens_for(group, look.after, ref);
        const auto lens_before =
            look.before == look.after ? lens_after : lens_for(group, look.before, ref);
        const auto had = std::ranges::find(before, index_of(lens_before), &Seen::lens);
        const auto& now = through(group, ref, rendered, lens_after);
        const auto& then = had == before.end() ? nullptr : had->fragment;
        if (!same(then, now)) look.changes.push_back({ref, now});
    }
}

const Fragment& Rendering::through(const group::GroupState& group, const group::EntityRef& entity,
                                   Rendered& rendered, const group::Lens& lens) {
    const auto index = index_of(lens);
    const auto known = std::ranges::find(rendered, index, &Seen::lens);
    if (known != rendered.end()) return known->fragment;

    Fragment fragment;
    if (auto json = render(group, entity, lens)) {
        // Different lenses often see the same: then they share it, and so do the patches.
        const auto equal = std::ranges::find_if(
            rendered, [&](const Seen& seen) { return seen.fragment && *seen.fragment == *json; });
        // Copied, so that what is kept takes no more room than it needs.
        fragment =
            equal != rendered.end() ? equal->fragment : std::make_shared<const std::string>(*json);
    }
    return rendered.emplace_back(index, std::move(fragment)).fragment;
}

std::string Rendering::document(const group::GroupState& group, const group::Viewer& viewer) {
    if (!holds_all_) hold_all(group);
    constexpr std::size_t usual_bytes = 16 * 1024;
    DocumentWriter document{usual_bytes};
    for (auto& [ref, rendered] : cache_) {
        const auto& fragment = through(group, ref, rendered, lens_for(group, viewer, ref));
        if (fragment) document.add(ref, *fragment);
    }
    return document.whole();
}

// What left every viewer's document would else be kept for as long as the room is open.
void Rendering::forget_unseen() {
    auto entities = cache_.extract_sequence();
    const auto forgotten = std::erase_if(entities, [](const auto& entity) {
        return std::ranges::all_of(entity.second, [](const Seen& seen) { return !seen.fragment; });
    });
    cache_.adopt_sequence(boost::container::ordered_unique_range, std::move(entities));
    if (forgotten > 0) holds_all_ = false;
}

void Rendering::forget_all() {
    Cache{}.swap(cache_);
    holds_all_ = false;
}

void Rendering::hold_all(const group::GroupState& group) {
    std::vector<Entity> entities;
    for (auto& ref : in_order(entities_of(group)))
        entities.emplace_back(std::move(ref), Rendered{});
    // Those that have their place keep it.
    cache_.insert(boost::container::ordered_unique_range, std::make_move_iterator(entities.begin()),
                  std::make_move_iterator(entities.end()));
    holds_all_ = true;
}

}  // namespace rooms
