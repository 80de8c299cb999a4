// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { CardView, CheckinView, Document, SheetView } from '../wire/generated';
import { boxes_of, entries_in, sheet_kinds, source_of } from './sheets';
import { sessions } from './testing/people';
import { weeks_in } from './weeks';

const week = (session: string, fields: Partial<CheckinView>): CheckinView => ({
  seat: 'jo',
  session,
  sheets: [],
  commitments: [],
  ...fields,
});

const card: CardView = {
  seat: 'jo',
  session: 'w3',
  at: 1,
  place: 'done',
  sharing: 'group',
  hidden: false,
  what: 'Call Tom',
};

const found: Document = {
  checkins: {
    c3: week('w3', { commitments: ['k1'], sheets: ['s1'], report: 'c4' }),
    c4: week('w4', {
      step: { sharing: 'facilitator', card: 'k1', words: { outcome: 'partly' } },
    }),
  },
  cards: { k1: card },
  sheets: {
    s1: {
      kind: 'decision',
      seat: 'jo',
      session: 'w3',
      at: 1,
      live: false,
      sharing: 'facilitator',
      entries: [],
    },
  },
  takeaways: { t1: { seat: 'jo', session: 'w4', at: 2, sharing: 'only_me', words: 'Ask' } },
};

const live: Document = {
  sessions: sessions({ state: 'open' }),
  checkins: {
    c4: week('w4', {
      step: { sharing: 'facilitator', card: 'k1', words: { outcome: 'done' } },
    }),
    c5: week('w5', {}),
    other: { ...week('w5', {}), seat: 'rosa' },
  },
};

test('the weeks of one person stand in a string, the newest first', () => {
  expect(weeks_in(found, live, 'jo').map(({ id }) => id)).toEqual(['c5', 'c4', 'c3']);
});

test('a week has its sheets, its step, and how the step went, as it stands now', () => {
  const [, fourth, third] = weeks_in(found, live, 'jo');
  expect(third?.sheets.map(({ kind }) => kind)).toEqual(['decision']);
  expect(third?.steps[0]?.card.what).toBe('Call Tom');
  expect(third?.steps[0]?.report?.step?.words?.outcome).toBe('done');
  expect(fourth?.taken?.words).toBe('Ask');
});

test('a step that was told of twice was told of when it was first', () => {
  const told = week('w5', {
    step: { sharing: 'facilitator', card: 'k1', words: { outcome: 'not_yet' } },
  });
  const later: Document = { ...live, checkins: { a_later: told, ...live.checkins } };
  const third = weeks_in(found, later, 'jo').find(({ id }) => id === 'c3');
  expect(third?.steps[0]?.report?.id).toBe('c4');
});

test('every kind of sheet has its questions and says where they come from', () => {
  expect(sheet_kinds).toHaveLength(7);
  for (const kind of sheet_kinds) {
    expect(boxes_of(kind).length).toBeGreaterThan(0);
    expect(source_of(kind)).not.toBe('');
  }
});

test('what follows stands under its own option', () => {
  const entry = { by: 'jo', struck: false, words: 'x' };
  const sheet: SheetView = {
    ...found.sheets!['s1']!,
    entries: [
      { ...entry, id: 'o1', box: 'option' },
      { ...entry, id: 'o2', box: 'option' },
      { ...entry, id: 'f1', box: 'follows', under: 'o2' },
    ],
  };
  expect(entries_in(sheet, 'option').map(({ id }) => id)).toEqual(['o1', 'o2']);
  expect(entries_in(sheet, 'follows', 'o1')).toEqual([]);
  expect(entries_in(sheet, 'follows', 'o2').map(({ id }) => id)).toEqual(['f1']);
});
