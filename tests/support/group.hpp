// SPDX-License-Identifier: Apache-2.0
// A group to tell stories about: given a group, when somebody asks for something, then this
// happened or was refused, and this is what each person sees.
//
//   auto group = a_group_in_session();
//   group.when(ben, RaiseHand{}).then(HandRaised{group.seat(ben)});
//   group.when(ben, RaiseHand{}).refused(Refusal::hand_already_raised);
//   group.after_minutes(60);                                  // deadlines act on the way
//   CHECK(group.sees<SessionView>(ana, Kind::sessions, group.session())->state ==
//         SessionState::closing);
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/group/codec.hpp"
#include "server/domain/group/group.hpp"

namespace support {

// The words of the domain are the words of its tests.
using namespace protocol;
using namespace protocol::group;
using domain::group::EntityRef;
using domain::group::GroupState;
using domain::group::Kind;

inline const PersonId maria{"maria"};  // facilitator
inline const PersonId jonas{"jonas"};  // co-facilitator
inline const PersonId olga{"olga"};    // observer, a supervisor
inline const PersonId ana{"ana"};      // members
inline const PersonId ben{"ben"};
inline const PersonId carl{"carl"};
inline const PersonId dora{"dora"};

inline constexpr std::int64_t minute = 60'000;
inline constexpr std::int64_t hour = 60 * minute;
inline constexpr std::int64_t day = 24 * hour;

// A Monday at six in the evening, when the first session is planned to begin.
inline constexpr Timestamp first_monday{1'767'630'600'000};

// What a command led to. Each check fails the test where it does not hold.
class Outcome {
public:
    Outcome(std::string what, domain::group::Decision decision)
        : what_{std::move(what)}, decision_{std::move(decision)} {}

    // Exactly these events, in this order.
    template <class... SomeEvents>
    const Outcome& then(SomeEvents... events) const {
        return then_all(Events{Event{std::move(events)}...});
    }
    const Outcome& then_nothing() const { return then_all({}); }
    const Outcome& then_all(const Events& expected) const;

    const Outcome& refused(Refusal why, std::string_view at = {}) const;

    Rejection rejection() const { return decision_.error(); }

    // Accepted; for what leads up to what is told.
    const Events& events() const;

    // The only event of its kind among those that happened.
    template <class SomeEvent>
    SomeEvent the() const {
        return std::get<SomeEvent>(only_one(Event{SomeEvent{}}.index()));
    }
    template <class SomeEvent>
    bool has() const {
        return count(Event{SomeEvent{}}.index()) > 0;
    }

private:
    Event only_one(std::size_t index) const;
    std::ptrdiff_t count(std::size_t index) const;

    std::string what_;
    domain::group::Decision decision_;
};

// What somebody has on their screen: { kind: { id: JSON } }.
using Shown = std::map<Kind, std::map<std::string, std::string>>;

class Group {
public:
    // Founded, nobody seated. It is an hour, or so many days and an hour, before the first session.
    explicit Group(Programme programme, std::uint64_t seed = 1, std::int64_t days_before = 0);
    explicit Group(const FoundGroup& founding, std::uint64_t seed = 1,
                   std::int64_t days_before = 0);

    Outcome when(const PersonId& person, const Command& command);
    Outcome when_server(const ServerCommand& command);
    Group& seat(const PersonId& person, Role role, std::string_view name = {});

    // Time goes by; what comes due on the way is acted on at its time.
    Group& after_ms(std::int64_t ms);
    Group& after_minutes(std::int64_t minutes) { return after_ms(minutes * minute); }
    Group& at(Timestamp when);
    // Time goes by while the server is off: nothing acts.
    Group& sleep_ms(std::int64_t ms);
    Timestamp now() const { return now_; }

    // Ids by what people call things.
    SeatId seat(const PersonId& person) const;
    SessionId session() const;                        // the coming or running one
    SessionId session(std::int64_t n) const;          // 1 is the first
    AgendaItemId item(std::string_view title) const;  // of that session
    const GroupState& state() const { return state_; }

    // What somebody sees of one entity now, as JSON or as its type; nothing when they do not.
    std::optional<std::string> text_for(const PersonId& person, Kind kind,
                                        std::string_view id) const;
    template <class View, class SomeId>
    std::optional<View> sees(const PersonId& person, Kind kind, const SomeId& id) const {
        const auto text = text_for(person, kind, id.value);
        if (!text) return {};
        return decode<View>(*text).value();
    }
    template <class View>
    std::optional<View> sees(const PersonId& person, Kind kind) const {
        const auto text = text_for(person, kind, domain::group::only_one);
        if (!text) return {};
        return decode<View>(*text).value();
    }
    template <class SomeId>
    bool sees(const PersonId& person, Kind kind, const SomeId& id) const {
        return text_for(person, kind, id.value).has_value();
    }
    Shown document_of(const PersonId& person) const;
    NextView next() const;  // as the facilitator sees it
    FloorView floor() const;

private:
    void fold(const domain::group::Decision& decision);

    GroupState state_;
    domain::Draw draw_;
    Timestamp now_;
};

// Two agendas, three sessions of an hour, a week apart.
Programme short_programme();

// Maria leads, Jonas helps, Olga observes; Ana, Ben, Carl and Dora are members. It is an hour
// before the first session.
Group a_group();
// The lobby is open; Ana, Ben and Carl wait.
Group a_group_in_lobby();
// Ana, Ben and Carl were let in, and the session began on time. Dora is not there. The first item,
// which is no round, runs.
Group a_group_in_session();
// The same, in the mood round of the first session: somebody speaks.
Group a_group_in_round();

}  // namespace support
