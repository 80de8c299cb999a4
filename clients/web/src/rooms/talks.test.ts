// SPDX-License-Identifier: Apache-2.0
// Talks alone with a facilitator: which wait for whom, and when.
import { expect, test } from 'vitest';
import type { Document, IntakeView, MeetingView } from '../wire/generated';
import { talks_due, talks_of_mine } from './talks';
import { day, minute, now, seats } from './testing/people';

const one: MeetingView = {
  title: 'Three months on',
  purpose: 'How are you?',
  when: 'months_after_last',
  minutes: 30,
  due_from: now - day,
  due_by: now + 13 * day,
};
const given = (meeting: Partial<MeetingView>, more: Document = {}): Document => ({
  seats,
  meetings: { jo: { meetings: [{ ...one, ...meeting }] } },
  ...more,
});
const waits = (meeting: Partial<MeetingView>, more?: Document) =>
  talks_due(given(meeting, more), now).map((talk) => talk.waits);
const before_first: Partial<MeetingView> = { when: 'before_first', due_from: undefined as never };

test('a talk is due from its first day until somebody writes down what became of it', () => {
  expect(talks_due(given({}), now)).toMatchObject([{ seat: 'jo', index: 0, waits: 'agree' }]);
  expect(waits({ due_from: now + 1 })).toEqual([]);
  expect(waits({ due_from: now })).toEqual(['agree']);
  expect(waits({ due_by: now - 90 * day })).toEqual(['agree']);
  for (const outcome of ['held', 'missed', 'declined'] as const) {
    expect(waits({ outcome, starts_at: now - day })).toEqual([]);
  }
});

test('without a first day it is due at once, and never before the course has an end', () => {
  expect(waits(before_first)).toEqual(['agree']);
  expect(waits({ ...before_first, due_by: undefined as never })).toEqual([]);
  expect(waits({ due_by: undefined as never })).toEqual(['agree']);
});

test('an agreed time is in sight two weeks before, and waits for a note when it is over', () => {
  expect(waits({ starts_at: now + 15 * day })).toEqual([]);
  expect(waits({ starts_at: now + 13 * day })).toEqual(['coming']);
  expect(waits({ starts_at: now - 29 * minute })).toEqual(['coming']);
  expect(waits({ starts_at: now - 30 * minute })).toEqual(['tell']);
});

test('what both have signed was the first talk', () => {
  const signature = { by: 'jo', at: now, still_so: true };
  const half = { signed_by_member: signature } as unknown as IntakeView;
  const both = { ...half, signed_by_facilitator: signature };
  expect(waits(before_first, { intakes: { jo: half } })).toEqual(['agree']);
  expect(waits(before_first, { intakes: { jo: both } })).toEqual([]);
  expect(waits({}, { intakes: { jo: both } })).toEqual(['agree']);
});

test('nobody who has left is waited for', () => {
  expect(waits({}, { leavings: { jo: {} } })).toEqual([]);
  expect(waits({}, { seats: { ...seats, jo: { ...seats['jo']!, removed: true } } })).toEqual([]);
});

test('a member is asked for no note, nor for a first talk when the sessions have begun', () => {
  const mine = (meeting: Partial<MeetingView>) =>
    talks_of_mine(given(meeting), now).map((talk) => talk.waits);
  expect(mine({})).toEqual(['agree']);
  expect(mine({ due_by: now - 1 })).toEqual(['agree']);
  expect(mine({ starts_at: now - day })).toEqual([]);
  expect(mine({ ...before_first, due_by: now + day })).toEqual(['agree']);
  expect(mine({ ...before_first, due_by: now - 1 })).toEqual([]);
});
