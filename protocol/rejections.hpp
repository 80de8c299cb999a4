// SPDX-License-Identifier: Apache-2.0
// Why a command was refused: a stable code, the place of the fault, a sentence for a person.
#pragma once

#include <string>
#include <string_view>

namespace protocol {

// Every refusal and its sentence. Codes are never renamed or reused. (A table, because
// Boost.Describe stops at 52 enumerators.) not_found also answers for what is not this person's
// to know of: the two look the same.
#define OCTET_REFUSALS(X)                                                                   \
    X(not_in_group, "You have no seat in this group.")                                      \
    X(not_for_your_role, "This is not for your role in the group.")                         \
    X(not_found, "There is no such thing here.")                                            \
    X(session_not_open, "The session is not open.")                                         \
    X(session_not_in_lobby, "The lobby is not open.")                                       \
    X(session_not_planned, "The session has begun or is over.")                             \
    X(session_not_closing, "The session is not closing yet.")                               \
    X(session_running, "Another session has not ended yet.")                                \
    X(session_held, "The room is paused. Help and the private line still work.")            \
    X(session_not_held, "The room is not paused.")                                          \
    X(no_session, "There is no session left in this course.")                               \
    X(facilitator_is_here, "The facilitator is here.")                                      \
    X(not_admitted, "The facilitator has not let you in yet.")                              \
    X(not_arrived, "This person is not waiting.")                                           \
    X(already_arrived, "You have already arrived.")                                         \
    X(already_admitted, "This person is already in the room.")                              \
    X(already_out, "You have already stepped out.")                                         \
    X(not_out, "You have not stepped out.")                                                 \
    X(no_round, "No round is going on.")                                                    \
    X(round_running, "A round is going on.")                                                \
    X(not_your_turn, "It is not your turn.")                                                \
    X(not_in_round, "This person is not in the round.")                                     \
    X(already_spoken, "This turn is over.")                                                 \
    X(hand_already_raised, "The hand is already up.")                                       \
    X(hand_not_raised, "The hand is not up.")                                               \
    X(nobody_speaks, "Nobody has the turn.")                                                \
    X(nothing_next, "There is nothing to go on to.")                                        \
    X(moved_meanwhile, "The room moved on in the meantime. Look again.")                    \
    X(nothing_to_undo, "There is nothing to undo.")                                         \
    X(too_late_to_undo, "The ten seconds are over.")                                        \
    X(item_not_open, "This item is not in a state for that.")                               \
    X(no_current_item, "No item of the agenda is running.")                                 \
    X(group_full, "Every seat in this group is taken.")                                     \
    X(group_exists, "This group is already founded.")                                       \
    X(name_taken, "Somebody in this group has this name. Please choose another.")           \
    X(already_seated, "This person already has a seat.")                                    \
    X(seats_taken, "More people than that are seated.")                                     \
    X(not_yourself, "You cannot do this to yourself.")                                      \
    X(starts_in_past, "This time is in the past.")                                          \
    X(too_far_ahead, "This day is too far ahead.")                                          \
    X(goals_full, "Three goals at a time are enough. Lay one aside first.")                 \
    X(goal_not_active, "This goal is laid aside.")                                          \
    X(goal_not_aside, "This goal is not laid aside.")                                       \
    X(cards_full, "There are many cards already. Finish one first.")                        \
    X(items_full, "The agenda is full.")                                                    \
    X(lines_full, "Many private lines are open. Please call if it is urgent.")              \
    X(offers_full, "You have offered to ask many people already.")                          \
    X(part_not_filled_in, "This part is not filled in yet.")                                \
    X(not_shared, "This is not shared with the group.")                                     \
    X(your_own_card, "This is your own card.")                                              \
    X(already_encouraged, "You have already sent this.")                                    \
    X(already_offered, "You have already offered this.")                                    \
    X(offer_not_open, "This offer is closed.")                                              \
    X(card_hidden, "This card is hidden.")                                                  \
    X(card_not_hidden, "This card is not hidden.")                                          \
    X(form_not_open, "This form is not open yet.")                                          \
    X(form_closed, "The time for this form is over.")                                       \
    X(form_begun, "This form has been begun.")                                              \
    X(form_not_begun, "This form has not been begun.")                                      \
    X(form_sent, "This form is already sent.")                                              \
    X(form_not_sent, "This form is not sent yet.")                                          \
    X(form_already_planned, "There is such a form that is not finished yet.")               \
    X(not_assisted, "The member fills this form in.")                                       \
    X(nobody_on_watch, "Nobody is on watch to read this just now. Help is always there.")   \
    X(course_has_begun, "The course has already begun.")                                    \
    X(flag_answered, "This is already answered.")                                           \
    X(words_needed, "Please write a few words.")                                            \
    X(choose_one, "Choose exactly one.")                                                    \
    X(risk_closed, "This is closed already.")                                               \
    X(risk_not_acknowledged, "Please say first that you have seen this.")                   \
    X(risk_not_assessed, "Please note first how you judge it.")                             \
    X(risk_not_planned, "Please note first what was done and agreed.")                      \
    X(not_a_mail_address, "This is not an e-mail address.")                                 \
    X(ends_before_it_begins, "The end must come after the beginning.")                      \
    X(duties_full, "The rota is full. Remove a time first.")                                \
    X(named_twice, "Somebody is named twice.")                                              \
    X(sheet_live, "Another sheet is being worked on. Close it first.")                      \
    X(sheet_closed, "This sheet is closed.")                                                \
    X(sheet_full, "This sheet is full.")                                                    \
    X(sheets_full, "There are many sheets in this session already.")                        \
    X(not_your_sheet, "This is for the person whose sheet it is.")                          \
    X(wrong_box, "This does not belong there.")                                             \
    X(not_a_play, "This sheet is not for playing a scene.")                                 \
    X(scene_needed, "Please say first what the scene is.")                                  \
    X(nobody_plays, "Nobody has taken a part yet.")                                         \
    X(play_not_running, "Nothing has been played yet.")                                     \
    X(still_in_role, "Somebody is still in a role. Everybody steps out of it first.")       \
    X(not_in_role, "This person has no part.")                                              \
    X(worked_first, "Please say first what worked.")                                        \
    X(nobody_has_focus, "Nobody has the focus just now.")                                   \
    X(has_left, "You have left this group. Help and the private line still work.")          \
    X(member_has_left, "This person has left the group. Their record stands as it is.")     \
    X(not_left, "You have not left this group.")                                            \
    X(no_goodbye, "There are no words to release.")                                         \
    X(already_released, "The group reads this already.")                                    \
    X(not_missed, "This person has not missed that session.")                               \
    X(times_needed, "Please give at least one time.")                                       \
    X(time_offered, "This time is offered to somebody else.")                               \
    X(make_up_not_open, "This offer is closed.")                                            \
    X(names_a_member, "A member's name stands in this text.")                               \
    X(could_be_a_name, "This could be a member's name or initials. Please look again.")     \
    X(session_not_over, "The session is not over yet.")                                     \
    X(note_is_signed, "This note is signed. You can add to it.")                            \
    X(note_not_signed, "This note is not signed yet.")                                      \
    X(no_group_note, "Please write the note about the group first.")                        \
    X(changed_meanwhile, "The other person changed this meanwhile. Please look again.")     \
    X(area_twice, "Please choose two different areas, or only one.")                        \
    X(no_dispute, "A stage belongs to a dispute.")                                          \
    X(ties_full, "There are many people here already.")                                     \
    X(moments_full, "The timeline is full.")                                                \
    X(not_yet, "This comes later in the course.")                                           \
    X(kept_as_it_was, "This is kept as it was then.")                                       \
    X(goal_needed, "Agree on one goal first, and let the facilitator read it.")             \
    X(area_needed, "Agree on what you work on first.")                                      \
    X(agreement_needed, "Please say yes to the agreements first.")                          \
    X(plan_needed, "Write a plan for hard times first.")                                    \
    X(contact_needed, "Say first whom to call for you.")                                    \
    X(unknown_command, "This server does not know this command. Please reload the page.")   \
    X(too_fast, "That was a lot at once. Please wait a moment.")                            \
    X(busy, "The server is busy. Please try again in a moment.")                            \
    X(storage_full, "The server cannot save new words just now. Nothing of yours is lost.") \
    X(too_old, "This is too old to be sent again.")                                         \
    X(id_reused, "This was already used for something else.")                               \
    X(not_in_order, "Another session lies before that day. Move the later ones too.")       \
    X(course_has_an_end, "This course has an end already.")                                 \
    X(no_such_meeting, "This course has no such meeting.")                                  \
    X(ending_not_open, "The last sessions are not here yet.")                               \
    X(strengths_released, "These words were given out already.")                            \
    X(already_aside, "There is a side room for this person already.")                       \
    X(in_side_room, "You are in a side room. Go back to the group first.")                  \
    X(aside_not_open, "This side room is not open.")                                        \
    X(aside_full, "Much is written here already. Go back to the group, or begin anew.")     \
    X(facilitator_not_free, "This facilitator is not free just now.")                       \
    X(group_left_alone, "Another facilitator must be with the group first.")                \
    X(malformed, "This could not be read.")

enum class Refusal {
#define OCTET_REFUSAL_NAME(name, sentence) name,
    OCTET_REFUSALS(OCTET_REFUSAL_NAME)
#undef OCTET_REFUSAL_NAME
};

// The stable code on the wire: the enumerator's name.
std::string_view code_of(Refusal refusal);

// One plain English sentence; clients show their own by code.
std::string_view sentence_of(Refusal refusal);

// A refusal and where its reason stands: a JSON Pointer into the command ("" for the whole).
// `words`: what it is about, of what the asker wrote or may read ("" where that is plain).
struct Rejection {
    Refusal refusal{};
    std::string at;
    std::string words;

    Rejection() = default;
    Rejection(Refusal why, std::string where = {}, std::string about = {})
        : refusal{why}, at{std::move(where)}, words{std::move(about)} {}
    bool operator==(const Rejection&) const = default;
};

}  // namespace protocol
