// SPDX-License-Identifier: Apache-2.0
#include "server/demo/forms.hpp"

#include "server/demo/minutes.hpp"

namespace demo {

using namespace protocol::group;

namespace {

const protocol::Title zone{"Europe/Berlin"};

// A total spread over the counting items; none of the made-up people is in danger.
std::vector<std::int64_t> spread(const MeasureSheet& sheet, std::int64_t total,
                                 std::size_t offset) {
    std::vector<std::size_t> safe;
    for (std::size_t i = 0; i < sheet.items.items.size(); ++i) {
        const auto& item = sheet.items.items[i];
        if (item.counts && item.id.value != "better_off_dead") safe.push_back(i);
    }
    std::vector<std::int64_t> choices(sheet.items.items.size(), 0);
    for (std::int64_t left = total; left > 0; --left) {
        ++choices[safe[(offset + static_cast<std::size_t>(total - left)) % safe.size()]];
    }
    return choices;
}

}  // namespace

std::vector<protocol::FormId> open_forms_of(const Rehearsal& life,
                                            const protocol::PersonId& member) {
    std::vector<protocol::FormId> open;
    const auto seat = life.seat_of(member);
    for (const auto& id : life.ids_of(Kind::forms)) {
        const auto form = life.seen<FormView>(Kind::forms, id);
        if (form && form->seat == seat && form->state == FormState::open) open.push_back({id});
    }
    return open;
}

void fill_in(Rehearsal& life, const protocol::FormId& form, const protocol::PersonId& by,
             int total) {
    life.says(by, StartForm{form, {"en"}, DeviceKind::phone, zone});
    const auto& asked = life.measure_of(form);
    const auto own_total = asked.id.value == "gad-7" ? total * 2 / 3 : total;
    const auto choices =
        spread(asked.sheet, own_total, static_cast<std::size_t>(form.value.front()));
    for (std::size_t i = 0; i < choices.size(); ++i) {
        life.pass_ms(9 * second_ms);
        life.says(by, AnswerItem{form, asked.sheet.items.items[i].id, {choices[i]}});
    }
    life.says(by, SendForm{form});
}

}  // namespace demo
