// SPDX-License-Identifier: Apache-2.0
// What somebody may see of an earlier session, or of one member's forms: through the same views as
// the document.
#include "protocol/group/codec.hpp"
#include "server/domain/group/group.hpp"
#include "server/domain/group/guards.hpp"
#include "server/domain/group/packet.hpp"
#include "server/domain/group/progress.hpp"
#include "server/domain/group/refs.hpp"

namespace domain::group {

namespace {

struct Asker {
    const GroupState& group;
    const Viewer& viewer;
    const SessionId& session;

    template <class SomeId>
    Lens lens(Kind kind, const SomeId& id) const {
        return lens_for(group, viewer, ref(kind, id));
    }
};

// One kind of entity, as the document has it; missing when the asker may see none.
template <class View>
class Found {
public:
    explicit Found(std::optional<std::map<std::string, View>>& all) : all_{all} {}

    template <class SomeId>
    void add(const SomeId& id, std::optional<View> view) {
        if (!view) return;
        if (!all_) all_.emplace();
        all_->emplace(id.value, std::move(*view));
    }

private:
    std::optional<std::map<std::string, View>>& all_;
};

// Things that belong to a session, each by its own view.
template <class Things, class View>
void find_of_session(const Asker& asker, Kind kind, const Things& things,
                     std::optional<std::map<std::string, View>>& out) {
    Found<View> found{out};
    for (const auto& [id, thing] : things) {
        if (thing.session == asker.session) {
            found.add(id, view(asker.group, thing, asker.lens(kind, id)));
        }
    }
}

// Things of one member, from the first session on.
template <class Things, class View>
void find_of_seat(const GroupState& group, const Viewer& viewer, const SeatId& seat, Kind kind,
                  const Things& things, std::optional<std::map<std::string, View>>& out) {
    Found<View> found{out};
    for (const auto& [id, thing] : things) {
        if (thing.seat != seat) continue;
        found.add(id, view(group, thing, lens_for(group, viewer, ref(kind, id))));
    }
}

void find_closing(const Asker& asker, Document& document) {
    Found<ClosingWordView> words{document.words};
    Found<PulseView> pulses{document.pulses};
    for (const auto& [seat, ignored] : asker.group.membership.seats) {
        words.add(seat, word_view(asker.group, asker.session, seat, asker.lens(Kind::words, seat)));
        pulses.add(seat,
                   pulse_view(asker.group, asker.session, seat, asker.lens(Kind::pulses, seat)));
    }
}

boost::system::result<std::string, Rejection> answer(const GroupState& group, const Viewer& viewer,
                                                     const RecallSession& query) {
    if (!group.sessions.find(query.session)) return Rejection{Refusal::not_found, "/session"};
    const Asker asker{group, viewer, query.session};

    Document document;
    find_of_session(asker, Kind::checkins, group.checkins.all, document.checkins);
    find_of_session(asker, Kind::cards, group.board.cards, document.cards);
    find_of_session(asker, Kind::sheets, group.sheets.all, document.sheets);
    find_of_session(asker, Kind::agenda, group.agenda.items, document.agenda);
    find_of_session(asker, Kind::focus, group.focuses.all, document.focus);
    find_of_session(asker, Kind::takeaways, group.focuses.takeaways, document.takeaways);
    find_of_session(asker, Kind::chart, group.chart.all, document.chart);
    find_closing(asker, document);
    Found<AttendanceView>{document.attendance}.add(
        query.session,
        attendance_view(group, query.session, asker.lens(Kind::attendance, query.session)));
    find_of_session(asker, Kind::summaries, group.summaries.all, document.summaries);
    Found<FidelityView>{document.fidelity}.add(
        query.session,
        fidelity_view(group, query.session, asker.lens(Kind::fidelity, query.session)));
    return encode(document);
}

boost::system::result<std::string, Rejection> answer(const GroupState& group, const Viewer& viewer,
                                                     const RecallWeeks& query) {
    if (!facilitates(viewer.role) && viewer.seat != query.seat) {
        return Rejection{Refusal::not_for_your_role, "/seat"};
    }
    if (!group.membership.seat(query.seat)) return Rejection{Refusal::not_found, "/seat"};

    Document document;
    const auto find = [&](Kind kind, const auto& things, auto& out) {
        find_of_seat(group, viewer, query.seat, kind, things, out);
    };
    find(Kind::checkins, group.checkins.all, document.checkins);
    find(Kind::cards, group.board.cards, document.cards);
    find(Kind::sheets, group.sheets.all, document.sheets);
    find(Kind::takeaways, group.focuses.takeaways, document.takeaways);
    return encode(document);
}

boost::system::result<std::string, Rejection> answer(const GroupState& group, const Viewer& viewer,
                                                     const RecallCourse&) {
    if (!facilitates(viewer.role)) return Rejection{Refusal::not_for_your_role};
    return encode(Packet{{{only_one, packet_of(group)}}});
}

// Somebody else's seat is as one that does not exist.
boost::system::result<std::string, Rejection> answer(const GroupState& group, const Viewer& viewer,
                                                     const RecallMeasures& query) {
    const bool own = query.seat == viewer.seat;
    if (!group.membership.seat(query.seat) || (!own && !facilitates(viewer.role))) {
        return Rejection{Refusal::not_found, "/seat"};
    }
    const Lens lens = lens_for(group, viewer, ref(Kind::progress, query.seat));

    Document document;
    Found<FormView> forms{document.forms};
    for (const auto& [id, form] : group.forms.all) {
        if (form.seat == query.seat) forms.add(id, whole_view(group, form, lens));
    }
    Found<ProgressView>{document.progress}.add(query.seat, progress_view(group, query.seat, lens));
    Found<FlagView> flags{document.flags};
    for (const auto& [id, flag] : group.flags.all) {
        if (flag.seat == query.seat) flags.add(id, view(group, flag, lens));
    }
    return encode(document);
}

}  // namespace

boost::system::result<std::string, Rejection> answer(const GroupState& group, const PersonId& actor,
                                                     const Query& query) {
    const auto viewer = viewer_of(group, actor);
    if (!viewer) return Rejection{Refusal::not_in_group};
    if (viewer->left) return Rejection{Refusal::has_left};
    if (viewer->role == Role::on_call) return Rejection{Refusal::not_for_your_role};
    return std::visit([&](const auto& asked) { return answer(group, *viewer, asked); }, query);
}

}  // namespace domain::group
