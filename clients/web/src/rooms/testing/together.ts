// SPDX-License-Identifier: Apache-2.0
// What the made-up group works on together: a focus, sheets, who is owed a turn.
import type {
  Document,
  FocusView,
  MeTooView,
  OwedView,
  SheetEntryView,
  SheetView,
  TakeawayView,
} from '../../wire/generated';
import { day, minute, now, seat_of, this_session } from './people';

let entries = 0;
const entry = (
  by: string,
  box: SheetEntryView['box'],
  words: string,
  under?: string,
): SheetEntryView => ({
  id: `e${++entries}`,
  by: seat_of(by),
  box,
  words,
  struck: false,
  ...(under !== undefined && { under }),
});

const of_samuel = { seat: seat_of('Samuel'), sharing: 'facilitator' } as const;

const live: SheetView = {
  ...of_samuel,
  kind: 'communication',
  session: this_session,
  at: now - 3 * minute,
  live: true,
  about: 'The talk with my brother',
  entries: [
    entry('Samuel', 'said', 'I said: You decide everything. He said: Somebody has to.'),
    entry('Samuel', 'felt', 'Ten years old again.'),
    entry('Jo', 'meant', 'Maybe you wanted to be asked.'),
    entry('Amina', 'heard', 'He may have heard: You do it wrong.'),
  ],
};

const option = entry('Rosa', 'option', 'Write the first page of the letter');
const closed: SheetView = {
  kind: 'decision',
  seat: seat_of('Jo'),
  sharing: 'facilitator',
  session: 'w4',
  at: now - 7 * day,
  live: false,
  about: 'Sunday at my sister’s',
  entries: [
    option,
    entry('Luis', 'follows', 'She has time to read it.', option.id),
    entry('Jo', 'option', 'Wait until she calls'),
  ],
  choice: option.id,
  card: 'k_jo',
};

const focus: Record<string, FocusView> = {
  f1: {
    seat: seat_of('Samuel'),
    session: this_session,
    at: now - 4 * minute,
    ends_at: now + 9 * minute,
  },
};

const me_toos: Record<string, MeTooView> = {
  m1: { focus: 'f1', from: seat_of('Takumi'), to: seat_of('Samuel') },
};

const takeaways: Record<string, TakeawayView> = {
  t1: {
    seat: seat_of('Jo'),
    session: 'w4',
    at: now - 7 * day,
    sharing: 'only_me',
    words: 'I can ask before I am angry.',
  },
};

const owed = (seat: string, turns: number, since: number, last?: string) => ({
  seat: seat_of(seat),
  turns,
  sessions_since: since,
  owed: since >= 4,
  took_part: since < 4,
  ...(last !== undefined && { last }),
});

const ledger: OwedView = {
  members: [
    owed('Mira', 0, 4),
    owed('Takumi', 0, 4),
    owed('Rosa', 1, 2, 'w2'),
    owed('Jo', 1, 0, 'w4'),
    owed('Samuel', 2, 0, this_session),
  ],
};

// What of it this person sees, in a session that is at work or between two.
export function together(me: string, lead: boolean, at_focus: boolean): Document {
  const mine = lead || me === seat_of('Jo');
  return {
    ...(lead && { owed: { this: ledger } }),
    focus: at_focus ? focus : {},
    me_toos: at_focus && lead ? me_toos : {},
    sheets: { ...(at_focus && { s_live: live }), ...(mine && { s_jo: closed }) },
    takeaways: me === seat_of('Jo') ? takeaways : {},
  };
}
