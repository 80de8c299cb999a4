# Planted faults: each is one exact text in one file of the product and what stands there instead,
# in a copy that only octet-sim-mutants links. Where the text is no longer there, the build stops.
# octet_mutant(name seeds file "what is wrong with it" [[text]] [[instead]])
#   seeds: within so many it must be found.
set(octet_mutants_folder ${CMAKE_CURRENT_BINARY_DIR}/mutants)
set(octet_mutants_table "")
set(octet_mutants_names "")
set(octet_mutants_files "")

function(octet_mutant name seeds file wrong text instead)
    string(MAKE_C_IDENTIFIER ${file} id)
    if(NOT file IN_LIST octet_mutants_files)
        file(READ ${CMAKE_SOURCE_DIR}/${file} source)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
        list(APPEND octet_mutants_files ${file})
    else()
        set(source "${octet_mutant_${id}}")
    endif()
    string(FIND "${source}" "${text}" at)
    if(at EQUAL -1)
        message(FATAL_ERROR "The planted fault ${name} no longer fits ${file}: look at the file and "
                            "at tests/simulation/mutants.cmake, and plant it where the rule is now.")
    endif()
    string(REPLACE "PLANTED" "simulation::mutant(\"${name}\")" instead "${instead}")
    string(REPLACE "${text}" "${instead}" source "${source}")
    set(octet_mutant_${id} "${source}" PARENT_SCOPE)
    set(octet_mutants_files "${octet_mutants_files}" PARENT_SCOPE)
    set(octet_mutants_names "${octet_mutants_names}${name}\n" PARENT_SCOPE)
    set(octet_mutants_table "${octet_mutants_table}{\"${name}\", ${seeds}, \"${wrong}\"},\n" PARENT_SCOPE)
endfunction()

set(room server/rooms/room.cpp)
set(room_live server/rooms/room_live.cpp)
set(room_open server/rooms/room_open.cpp)
set(room_audience server/rooms/audience.cpp)
set(rendering server/rooms/rendering.cpp)
set(stream server/rooms/stream.cpp)
set(entities server/domain/group/entities.cpp)

# Durability and answers

octet_mutant(ack_before_sync 5 ${room} "saved is said before it is on disk"
[[    // Nobody hears of a fact before the journal holds it. Meanwhile the state does not move.
]] [[    if (PLANTED) submit.guest->send(ok(submit.id));
]])
octet_mutant(no_duplicate_check 5 ${room} "a command that is sent again is applied again"
[[        case AcceptedIds::Seen::same:
            ++]] [[        case AcceptedIds::Seen::same:
            if (PLANTED) break;
            ++]])
octet_mutant(other_content 5 ${room} "an id may be used for something else"
[[            refuse(*submit.guest, submit.id, Refusal::id_reused);
]] [[            if (PLANTED)
                submit.guest->send(ok(submit.id));
            else
                refuse(*submit.guest, submit.id, Refusal::id_reused);
]])
octet_mutant(unknown_is_no 10 ${room} "a failed commit is answered with no"
[[        case journal::Failure::busy:
            return Refusal::busy;
        case journal::Failure::conflict:
        case journal::Failure::unknown:
]] [[        case journal::Failure::busy:
            return Refusal::busy;
        case journal::Failure::conflict:
        case journal::Failure::unknown:
            if (PLANTED) return Refusal::busy;
            return std::nullopt;
]])
octet_mutant(patch_after_ok 5 ${room} "the change comes after its answer"
[[    happened(recorded);
    ++ground_.metrics.accepted;
    submit.guest->send(ok(submit.id));
]] [[    if (PLANTED) submit.guest->send(ok(submit.id));
    happened(recorded);
    ++ground_.metrics.accepted;
    if (!PLANTED) submit.guest->send(ok(submit.id));
]])
octet_mutant(forgets_ids 20 ${room_open} "what was accepted is forgotten when the room opens"
[[        accepted_.remember(*recorded);
]] [[        if (!PLANTED) accepted_.remember(*recorded);
]])
octet_mutant(snapshot_loses_one 40 ${room_open} "the record after a snapshot is not folded"
[[        for (const auto& event : recorded->events) evolve(state_, event, {recorded->at});
]] [[        const bool lost = PLANTED && loaded.snapshot && at == 0;
        for (const auto& event : recorded->events)
            if (!lost) evolve(state_, event, {recorded->at});
]])

# Time

octet_mutant(time_goes_back 20 ${room} "what is logged may be earlier than what was before"
[[return std::max(wall_time(now), last_at_);]]
[[return PLANTED ? ground_.clock.now() : std::max(wall_time(now), last_at_);]])
octet_mutant(no_wake_time 5 ${room} "the journal is not told when the room must wake"
[[    const auto wake = wake_after(state_, recorded);
]] [[    const auto wake = PLANTED ? journal::Wake{} : wake_after(state_, recorded);
]])
octet_mutant(deadline_missed 10 ${room_live} "what is due is not done"
[[    deadline_told_ = due;
    ground_.due_at(id_, due);
]] [[    deadline_told_ = due;
    if (!PLANTED) ground_.due_at(id_, due);
]])
octet_mutant(deadline_twice 20 server/domain/group/deadlines.cpp "what is due is done twice"
[[    due_offers(group, context.now, events);
]] [[    if (PLANTED && !events.empty()) events.push_back(Event{events.front()});
    due_offers(group, context.now, events);
]])
octet_mutant(hold_not_entered 20 ${room_live} "a session goes on when nobody leads it"
[[    if (!hold_alarm_.is_set_by(when)) hold_alarm_]]
[[    if (!PLANTED && !hold_alarm_.is_set_by(when)) hold_alarm_]])
octet_mutant(clock_jump_unseen 20 server/rooms/deadlines.cpp "a clock that is put forward is not noticed"
[[std::clamp(left, std::chrono::milliseconds{0}, sleep_max);]]
[[std::clamp(left, std::chrono::milliseconds{0}, PLANTED ? sleep_max * 9999 : sleep_max);]])

# Danger

octet_mutant(danger_is_ordinary 20 ${room} "a sign of danger needs room on the disk"
[[danger ? journal::Urgency::danger : journal::Urgency::ordinary]]
[[danger && !PLANTED ? journal::Urgency::danger : journal::Urgency::ordinary]])
octet_mutant(danger_is_limited 20 ${room_live} "a sign of danger may be too fast"
[[        if (may_be_danger || ]]
[[        if ((may_be_danger && !PLANTED) || ]])
octet_mutant(danger_in_hold 20 server/domain/group/decide.cpp "the private line is closed in a hold"
[[        if (!works_in_hold<SomeCommand>() && group.held()) return Refusal::session_held;
]] [[        if ((!works_in_hold<SomeCommand>() || (PLANTED && std::is_same_v<SomeCommand, WriteLine>)) &&
            group.held())
            return Refusal::session_held;
]])
octet_mutant(danger_unseen 20 server/domain/group/line.cpp "a facilitator does not see a sign of danger"
[[    if (!lens.own && !lens.facilitates()) return {};

    LineView view]] [[    if (!lens.own && !lens.facilitates()) return {};
    if (PLANTED && line.kind == LineKind::distress && !lens.own) return {};

    LineView view]])

# Both parts come in the end, and nobody is answered before: only a crash between them loses the sign.
set(in_two_records [[
    auto recorded = record_of(submit, digest, at, std::move(*decision));
    if (PLANTED && !recorded.events.empty() && WHAT_WAS_SAID(recorded.events.front())) {
        const auto sign = std::ranges::find_if(recorded.events, [](const Event& event) {
            return std::holds_alternative<RiskOpened>(event) ||
                   std::holds_alternative<RiskSigned>(event);
        });
        const Events later(sign, recorded.events.end());
        recorded.events.erase(sign, recorded.events.end());
        if (!later.empty()) {
            const auto kept = co_await write(recorded, journal::Urgency::danger);
            if (!kept) co_return end(end_of(kept.error()));
            happened(recorded);
            recorded = {at, {}, {"server-" + std::to_string(last_ + 1)}, {}, {}, later};
        }
    }
]])
string(REPLACE "WHAT_WAS_SAID" "std::holds_alternative<LineWritten>" words_first "${in_two_records}")
string(REPLACE "WHAT_WAS_SAID" "std::holds_alternative<ItemAnswered>" score_first "${in_two_records}")
octet_mutant(sign_after_words 5 ${room} "words of danger and the sign that they are go into two records"
[[    const auto recorded = record_of(submit, digest, at, std::move(*decision));
]] "${words_first}")
octet_mutant(sign_after_score 10 ${room} "an answer and the sign that it is go into two records"
[[    auto recorded = record_of(submit, digest, at, std::move(*decision));
]] "${score_first}")

# Who sees what

octet_mutant(role_of_then 20 ${room_audience} "a person sees with the eyes of an earlier role"
[[        const auto had = std::exchange(spectator.viewer, *viewer);
]] [[        const auto had = PLANTED ? spectator.viewer : std::exchange(spectator.viewer, *viewer);
        if (PLANTED) {
            same_eyes.push_back(&spectator);
            looks.push_back({had, had, {}});
            ++each;
            continue;
        }
]])
octet_mutant(removed_is_kept 10 ${room_audience} "who was removed is still told what happens"
[[            close_spectator(spectator, CloseCode::not_invited);
            each = watching_.erase(each);
            continue;
]] [[            if (PLANTED) {
                same_eyes.push_back(&spectator);
                looks.push_back({spectator.viewer, spectator.viewer, {}});
                ++each;
                continue;
            }
            close_spectator(spectator, CloseCode::not_invited);
            each = watching_.erase(each);
            continue;
]])
octet_mutant(counts_hidden 5 ${room_audience} "a cursor counts what is hidden"
[[        if (looks[i].changes.empty()) continue;
]] [[        if (looks[i].changes.empty() && !PLANTED) continue;
]])
octet_mutant(presence_to_all 20 ${entities} "everybody is told who is here"
[[    const bool in_room = viewer.in_session || ]] [[    if (PLANTED) return true;
    const bool in_room = viewer.in_session || ]])
octet_mutant(resumes_any_epoch 20 ${stream} "a cursor of an earlier epoch is honoured"
[[    if (!cursor.starts_with(epoch_)) return std::nullopt;
    cursor.remove_prefix(epoch_.size());
]] [[    if (!cursor.starts_with(epoch_) && !PLANTED) return std::nullopt;
    cursor.remove_prefix(std::min(cursor.find(':'), cursor.size()));
]])
octet_mutant(resume_unfiltered 20 ${room_audience} "who comes back gets what was not theirs for long"
[[    if (missed) missed = ]] [[    if (missed && !PLANTED) missed = ]])
octet_mutant(resume_loses_one 10 ${stream} "who comes back misses a change"
[[last_.end() - static_cast<std::ptrdiff_t>(n_ - had), last_.end());]]
[[last_.end() - static_cast<std::ptrdiff_t>(n_ - had) + (PLANTED && n_ > had ? 1 : 0),
                              last_.end());]])
octet_mutant(one_lens_for_all 5 ${rendering} "what is one's own is rendered as for the others"
[[    const auto index = index_of(lens);
]] [[    auto eyes = lens;
    if (PLANTED) eyes.own = false;
    const auto index = index_of(eyes);
]])
octet_mutant(gates_forgotten 10 ${rendering} "what a gate governs is not looked at again"
[[    if (touched.gates || std::ranges]] [[    if ((touched.gates && !PLANTED) || std::ranges]])
octet_mutant(private_shown 10 server/domain/group/sharing.cpp "a facilitator reads what is only one's own"
[[    return lens.own || (lens.facilitates() && sharing != Sharing::only_me);]]
[[    return lens.own || (lens.facilitates() && (PLANTED || sharing != Sharing::only_me));]])
octet_mutant(facilitators_only_shown 10 server/domain/group/checkin.cpp "the group reads a part that is for facilitators"
[[        return reads_all(part.sharing, lens) || ]] [[        return PLANTED || reads_all(part.sharing, lens) || ]])
octet_mutant(removed_may_act 20 server/domain/group/membership.cpp "who was removed still has a seat"
[[        return entry.second.person == person && !entry.second.removed;
]] [[        return entry.second.person == person && (!entry.second.removed || PLANTED);
]])

# Forms

octet_mutant(answer_forgotten 20 server/domain/group/forms_answers.cpp "the fifth answer of a form is not kept"
[[    form.answers[event.item.value] = {event.choice, stamp.at};
]] [[    if (!PLANTED || form.answers.size() != 4) form.answers[event.item.value] = {event.choice, stamp.at};
]])
octet_mutant(answer_unheard 20 server/domain/group/forms_answers.cpp "an answer that is a sign of danger opens nothing"
[[    if (danger) give_sign(]] [[    if (danger && !PLANTED) give_sign(]])
octet_mutant(total_of_half 20 server/domain/group/progress.cpp "a form that was not sent has a total"
[[    if (form.state != FormState::sent) score.total.reset();
]] [[    if (form.state != FormState::sent && !PLANTED) score.total.reset();
]])
octet_mutant(answers_shown 20 server/domain/group/forms_view.cpp "a facilitator reads answers that were not sent"
[[    if (view && (lens.own || form.assisted)) add_answers]] [[    if (view && (PLANTED || lens.own || form.assisted)) add_answers]])

foreach(file ${octet_mutants_files})
    string(MAKE_C_IDENTIFIER ${file} id)
    set(copy ${octet_mutants_folder}/${file})
    file(CONFIGURE OUTPUT ${copy} @ONLY
         CONTENT "#include \"tests/simulation/mutant.hpp\"\n${octet_mutant_${id}}")
    list(APPEND octet_mutants_copies ${copy})
endforeach()
file(CONFIGURE OUTPUT ${octet_mutants_folder}/names @ONLY CONTENT "${octet_mutants_names}")
file(CONFIGURE OUTPUT ${octet_mutants_folder}/table.inc @ONLY CONTENT "${octet_mutants_table}")
