// SPDX-License-Identifier: Apache-2.0
// The course in sight, and its ending: what is asked of the room, and what is shown when.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { now, seats } from '../../rooms/testing/people';
import { course_line } from '../room/course_line';
import BookPages from './BookPages.svelte';
import Dates from './Dates.svelte';
import Goodbye from './Goodbye.svelte';
import Last from './Last.svelte';
import Meetings from './Meetings.svelte';
import MyMeetings from './MyMeetings.svelte';
import PlanPartForm from './PlanPartForm.svelte';
import Received from './Received.svelte';
import StrengthFor from './StrengthFor.svelte';
import Wins from './Wins.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;
const amina = () => ({ id: 'amina', ...seats['amina']! });

beforeEach(() => {
  group = new FakeGroup('between', 'jo');
});
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('session n of N and the last date are one line; without an end there is no last date', () => {
  const course = group.doc.course!['this']!;
  expect(course_line(course)).toMatch(/^Session 5 of 14 · the last on \w+/);
  expect(course_line({ ...course, open_ended: true })).toBe('Session 5');
});

test('the dates of the course say where half-way is', () => {
  render(Dates, { group: room() });
  expect(screen.getAllByRole('listitem')).toHaveLength(14);
  expect(screen.getByText('half-way')).toBeTruthy();
});

test('a member reads when their meetings are due, and an agreed time in its place', () => {
  const meeting = { title: 'First talk', purpose: 'We listen.', minutes: 60 };
  group.doc.meetings = {
    jo: {
      meetings: [
        { ...meeting, when: 'before_first', due_by: now },
        { ...meeting, when: 'months_after_last', due_from: now, due_by: now, starts_at: now },
        { ...meeting, when: 'months_after_last' },
        { ...meeting, when: 'before_first', outcome: 'held' },
      ],
    },
  };
  render(MyMeetings, { group: room() });
  expect(screen.getByText(/^Before /)).toBeTruthy();
  expect(screen.getByText(/^On /)).toBeTruthy();
  expect(screen.getByText(/When the last session has a date/)).toBeTruthy();
  expect(screen.getByText(/It took place/)).toBeTruthy();
});

test('a facilitator notes how a meeting went', async () => {
  group.doc.meetings = {
    jo: {
      meetings: [
        {
          title: 'First talk',
          purpose: 'We listen.',
          minutes: 60,
          when: 'before_first',
          due_by: 1,
        },
      ],
    },
  };
  render(Meetings, { group: room(), seat: 'jo' });
  await press('Keep it');
  expect(group.sent).toEqual([
    { do: 'note_meeting', with: { seat: 'jo', meeting: 0, outcome: 'held' } },
  ]);
});

test('a strength is for one person, and can be taken back until it is given out', async () => {
  const given = { id: 's1', to: 'amina', at: now, words: 'You stay calm.' };
  const shown = render(StrengthFor, {
    group: room(),
    person: amina(),
    given: undefined,
    open: true,
  });
  await press('Keep it');
  expect(group.sent).toEqual([]);
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: ' You stay calm. ' } });
  await press('Keep it');
  expect(group.sent.at(-1)).toEqual({
    do: 'write_strength',
    with: { seat: 'amina', words: 'You stay calm.' },
  });
  await shown.rerender({ given });
  await press('Take it back');
  expect(group.sent.at(-1)).toEqual({ do: 'take_back_strength', with: { strength: 's1' } });
  await shown.rerender({ open: false });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('You stay calm.')).toBeTruthy();
});

test('what others wrote is waited for, and then read', async () => {
  group.doc.ending = { this: {} };
  render(Received, { group: room() });
  expect(screen.getByText(/comes here in the last session/)).toBeTruthy();
  group.doc = {
    ...group.doc,
    ending: { this: { released_at: now } },
    received: { s2: { from: 'amina', words: 'You made us laugh.' } },
  };
  await tick();
  expect(screen.getByText('From Amina')).toBeTruthy();
  expect(screen.getByText('You made us laugh.')).toBeTruthy();
});

test('each part of the plan is saved alone', async () => {
  const plan = { sharing: 'facilitator' as const, at: now, parts: [] };
  render(PlanPartForm, { group: room(), part: 'signs', plan });
  const words = screen.getByRole('textbox', { name: /My own early signs/ });
  await fireEvent.input(words, { target: { value: 'I cancel plans.' } });
  await press('Keep it');
  expect(group.sent).toEqual([
    { do: 'write_plan_part', with: { part: 'signs', words: 'I cancel plans.' } },
  ]);
});

test('small wins are read back: my own, and what others shared', () => {
  group.doc.wins = {
    jo: { wins: [{ session_n: 2, words: 'I slept.' }] },
    amina: { wins: [{ session_n: 3, words: 'I called.' }] },
  };
  render(Wins, { group: room() });
  expect(screen.getByText('Session 2')).toBeTruthy();
  expect(screen.getByText('Amina, session 3')).toBeTruthy();
});

test('in the goodbye round one has the words of the others before one', () => {
  group.doc.ending = { this: { released_at: now } };
  group.doc.received = { s2: { from: 'amina', words: 'You made us laugh.' } };
  render(Goodbye, { group: room() });
  expect(screen.getByText('You made us laugh.')).toBeTruthy();
});

test('facilitators see for whom nobody has written, and give all out at once', async () => {
  group = new FakeGroup('between', 'ines');
  group.doc.course = { this: { ...group.doc.course!['this']!, ending: true } };
  group.doc.ending = {
    this: {
      strengths: [
        { seat: 'jo', written: 0 },
        { seat: 'amina', written: 2 },
      ],
    },
  };
  group.doc.plans = {
    jo: { sharing: 'facilitator', at: now, parts: [{ part: 'signs', words: 'I cancel plans.' }] },
  };
  render(Last, { group: room() });
  expect(screen.getByText('Jo: nothing yet')).toBeTruthy();
  expect(screen.getByText('Amina: 2 lines')).toBeTruthy();
  expect(screen.getByText('Jo: 1 part')).toBeTruthy();
  await press('Give them out now');
  expect(screen.getByText('Nobody has written for Jo yet.')).toBeTruthy();
  expect(group.sent).toEqual([]);
  await press('Give them out');
  expect(group.sent).toEqual([{ do: 'release_strengths', with: {} }]);
});

test('the book holds what the member wrote, and gathers the steps of every week', async () => {
  group.doc.wins = { jo: { wins: [{ session_n: 2, words: 'I slept.' }] } };
  group.doc.plans = {
    jo: { sharing: 'only_me', at: now, parts: [{ part: 'crisis', words: 'I call Tom.' }] },
  };
  group.found = { cards: { c1: { ...Object.values(group.doc.cards!)[0]!, seat: 'jo' } } };
  render(BookPages, { group: room() });
  expect(screen.getByText('I slept.')).toBeTruthy();
  expect(screen.getByText('I call Tom.')).toBeTruthy();
  expect(await screen.findByText(/^Session 1, /)).toBeTruthy();
  expect(group.sent.filter(({ do: name }) => name === 'recall_session')).toHaveLength(4);
});
