// SPDX-License-Identifier: Apache-2.0
// What the made-up group has written: agenda, weeks, goals, steps, warm words, private lines.
import type {
  AgendaItemView,
  AttendanceView,
  CardView,
  CheckinView,
  EncouragementView,
  GoalView,
  ItemKind,
  LineView,
  NoteView,
  OfferView,
  PulseView,
} from '../../wire/generated';
import { day, minute, now, seat_of, this_session } from './people';

const entries: [ItemKind, string, number][] = [
  ['arriving', 'Settle in', 3],
  ['mood_round', 'How I am today', 8],
  ['step_round', 'How my step went', 7],
  ['focus', '', 14],
  ['focus', 'Second focus turn', 14],
  ['commitment_round', 'My step for this week', 7],
  ['closing_round', 'One word to close', 5],
];

// `current`: which of them the group is at; before it all are done. -1: none yet.
export function agenda(
  session: string,
  current: number,
  lead: boolean,
): Record<string, AgendaItemView> {
  const items = entries.map(([kind, title, minutes], place): [string, AgendaItemView] => [
    `i${place}`,
    {
      session,
      kind,
      ...(title && { title }),
      ...(place === 3 && {
        words: 'The talk with my brother',
        proposed_by: seat_of('Samuel'),
        proposal_for: 'everyone' as const,
      }),
      hard_topic: place === 3,
      state: place < current ? 'done' : place === current ? 'current' : 'planned',
      place,
      minutes,
      ...(place === current && { ends_at: now + 4 * minute }),
    },
  ]);
  const brought = { session, kind: 'focus', hard_topic: false, place: -1, minutes: 14 } as const;
  const rest: [string, AgendaItemView][] = [
    [
      'p1',
      {
        ...brought,
        words: 'How do others say no at work?',
        proposed_by: seat_of('Takumi'),
        proposal_for: 'everyone',
        state: 'proposed',
      },
    ],
    ['k1', { ...brought, kind: 'topic', title: 'Holidays and family', state: 'parked' }],
  ];
  if (lead) {
    rest.push([
      'p2',
      {
        ...brought,
        words: 'My mother is ill. I do not know if I can say it to all.',
        proposed_by: seat_of('Mira'),
        proposal_for: 'facilitator',
        hard_topic: true,
        state: 'proposed',
      },
    ]);
  }
  return Object.fromEntries([...items, ...rest]);
}

export const prompts = {
  i1: {
    prompts: [
      'Up, down or the same since last week? One number and one sentence are plenty.',
      'Listen for what happened just before the mood moved, and with whom.',
      'Thank each person. Leave the fixing for later.',
    ],
  },
  i2: {
    prompts: ['Done, partly or not yet: all three are news that we can use.'],
  },
  i5: { prompts: ['Ask what may get in the way, and what you will do then.'] },
};

const both = { session: this_session, sheets: [], commitments: [] };

export const checkins: Record<string, CheckinView> = {
  c_amina: {
    ...both,
    seat: seat_of('Amina'),
    mood: { sharing: 'group', words: { mood: 6, change: 'up' } },
    week: {
      sharing: 'group',
      words: { happened: 'I told my aunt that I need one evening for myself.', with_whom: 'Aunt' },
    },
    win: { sharing: 'group', words: 'She said yes.' },
  },
  c_rosa: {
    ...both,
    seat: seat_of('Rosa'),
    mood: { sharing: 'facilitator', words: { mood: 3, change: 'down' } },
    week: {
      sharing: 'facilitator',
      words: {
        happened: 'My mother called about the move. I said nothing, again, and slept badly.',
        with_whom: 'Mother',
      },
    },
    step: {
      sharing: 'facilitator',
      card: 'k_rosa',
      words: { outcome: 'partly', learned: 'I started the letter. The first line is the hardest.' },
    },
  },
  c_jo: {
    ...both,
    seat: seat_of('Jo'),
    mood: { sharing: 'facilitator', words: { mood: 4, change: 'down' } },
    link: { sharing: 'facilitator', words: { feeling: 'Left out', area: 'dispute' } },
  },
};

export const goals: Record<string, GoalView> = {
  g_jo: {
    seat: seat_of('Jo'),
    state: 'active',
    sharing: 'facilitator',
    text: 'Tell my sister what I need, before I get angry.',
    why: 'We used to be close. I miss that.',
    history: [
      { at: now - 28 * day, words: { text: 'Argue less with my sister.' } },
      {
        at: now - 14 * day,
        words: {
          text: 'Tell my sister what I need, before I get angry.',
          why: 'We used to be close. I miss that.',
          reason: 'It is not the arguing. It is that I say it too late.',
        },
      },
    ],
    reviews: [],
  },
  g_rosa: {
    seat: seat_of('Rosa'),
    state: 'active',
    sharing: 'group',
    text: 'Say out loud that I do not want to move.',
    history: [],
    reviews: [],
  },
};

const card = { session: 'w4', at: now - 7 * day, sharing: 'group', hidden: false } as const;

export const cards: Record<string, CardView> = {
  k_jo: {
    ...card,
    seat: seat_of('Jo'),
    place: 'ahead',
    goal: 'g_jo',
    what: 'Say to my sister that I would like to come on Sunday.',
    with_whom: 'My sister',
    when: 'Saturday, after lunch',
    obstacle: 'She may be busy with the children.',
    plan_b: 'Send her a short message instead.',
  },
  k_jo_old: {
    ...card,
    session: 'w3',
    at: now - 14 * day,
    seat: seat_of('Jo'),
    place: 'done',
    sharing: 'only_me',
    what: 'Call Tom and ask how he is.',
    with_whom: 'Tom',
    outcome: 'done',
  },
  k_rosa: {
    ...card,
    seat: seat_of('Rosa'),
    place: 'hard_this_week',
    what: 'Write my mother the first page of a letter.',
    with_whom: 'My mother',
    when: 'Before Tuesday',
  },
  k_luis: {
    ...card,
    seat: seat_of('Luis'),
    place: 'under_way',
    what: 'Have coffee with the new colleague.',
    with_whom: 'Karim',
  },
  k_amina: {
    ...card,
    seat: seat_of('Amina'),
    place: 'done',
    what: 'Ask my aunt for one free evening.',
    with_whom: 'My aunt',
  },
  k_mira: {
    ...card,
    seat: seat_of('Mira'),
    place: 'ahead',
    what: 'Walk with my neighbour and say how I have been.',
    with_whom: 'Anna',
    when: 'Monday',
  },
};

export const encouragements: Record<string, EncouragementView> = {
  e1: { card: 'k_jo', from: seat_of('Amina'), to: seat_of('Jo'), kind: 'been_there' },
  e2: { card: 'k_rosa', from: seat_of('Jo'), to: seat_of('Rosa'), kind: 'thinking_of_you' },
};

export const offers: Record<string, OfferView> = {
  o1: { card: 'k_rosa', from: seat_of('Jo'), to: seat_of('Rosa'), day: now, state: 'due' },
  o2: {
    card: 'k_jo',
    from: seat_of('Takumi'),
    to: seat_of('Jo'),
    day: now + 2 * day,
    state: 'offered',
  },
};

export const lines: Record<string, LineView> = {
  l_mira: { seat: seat_of('Mira'), at: now - 2 * minute, kind: 'pause', replies: [] },
  l_jo: {
    seat: seat_of('Jo'),
    at: now - 9 * minute,
    kind: 'words',
    words: 'I am a bit shaky today. Please do not ask me first.',
    replies: [
      {
        by: seat_of('Ines'),
        at: now - 8 * minute,
        answer: 'seen',
        words: 'Thank you for telling me. I will not.',
      },
    ],
  },
};

export const distress: Record<string, LineView> = {
  l_edu: {
    seat: seat_of('Eduarda'),
    at: now - minute,
    kind: 'distress',
    words: 'I do not want to be alone now.',
    replies: [],
  },
};

export const notes: Record<string, NoteView> = {
  n1: {
    session: this_session,
    text: 'Rosa: called her mother, went better than feared. Link to the move.',
    at: now - minute,
  },
  n2: { seat: seat_of('Rosa'), text: 'Role change: the move. Sleep is worse again.', at: now },
};

export const pulses: Record<string, PulseView> = {
  amina: {
    session: this_session,
    pulse: { safe: 9, understood: 8, useful: 9, come_back: 10 },
  },
  rosa: {
    session: this_session,
    pulse: {
      safe: 6,
      understood: 5,
      useful: 7,
      come_back: 8,
      note: 'The part about my mother went very fast.',
    },
  },
  jo: { session: this_session, pulse: { safe: 8, understood: 9, useful: 8, come_back: 9 } },
};

export function attendance(session: string): AttendanceView {
  const seen = {
    lost_times: 0,
    stepped_out_times: 0,
    corrected: false,
    missed_in_a_row: 0,
    call: false,
    left: false,
  };
  return {
    entries: [
      { ...seen, seat: 'amina', status: 'attended', arrived_at: now - 30 * minute },
      { ...seen, seat: 'luis', status: 'attended', arrived_at: now - 28 * minute, lost_times: 2 },
      { ...seen, seat: 'rosa', status: 'attended', arrived_at: now - 27 * minute },
      { ...seen, seat: 'samuel', status: 'attended', arrived_at: now - 25 * minute },
      { ...seen, seat: 'jo', status: 'attended', arrived_at: now - 26 * minute },
      { ...seen, seat: 'mira', status: 'attended', arrived_at: now - 24 * minute },
      { ...seen, seat: 'takumi', status: 'late', arrived_at: now - 14 * minute },
      { ...seen, seat: 'eduarda', status: session === this_session ? 'unknown' : 'excused' },
    ],
  };
}
