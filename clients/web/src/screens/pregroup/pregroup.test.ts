// SPDX-License-Identifier: Apache-2.0
// The meeting before the group begins, for both of its people, with a room that answers as told.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { IntakeView, TieView, WrittenView } from '../../wire/generated';
import Agreements from './Agreements.svelte';
import Area from './Area.svelte';
import Cautions from './Cautions.svelte';
import Goals from './Goals.svelte';
import Meeting from './Meeting.svelte';
import MomentForm from './MomentForm.svelte';
import People from './People.svelte';
import Sign from './Sign.svelte';
import TieForm from './TieForm.svelte';
import WrittenField from './WrittenField.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

const nothing: IntakeView = {
  written: [],
  cautions: [],
  agreed: [],
  needs: [],
  summary: { goals: [], agreements: [] },
};
const intake = (with_what: Partial<IntakeView>) => {
  group.doc = { ...group.doc, intakes: { jo: { ...nothing, ...with_what } } };
};
const written = (text: string, version: number, by = 'ines'): WrittenView => ({
  part: 'story',
  revision: { version, by, at: group.now() },
  text,
});
const lead = () => (group = new FakeGroup('between', 'ines'));

beforeEach(() => (group = new FakeGroup('between', 'jo')));
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const story = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /What brings you/ });
const type = (text: string) => fireEvent.input(story(), { target: { value: text } });
const field = () => render(WrittenField, { group: room(), seat: 'jo', part: 'story' });

test('words are saved after a pause, with the version that they were written over', async () => {
  vi.useFakeTimers();
  intake({ written: [written('I sleep badly.', 3)] });
  field();
  expect(story().value).toBe('I sleep badly.');
  await type('I sleep badly since spring.');
  expect(group.sent).toEqual([]);
  vi.advanceTimersByTime(2000);
  expect(group.sent).toEqual([
    {
      do: 'write_intake',
      with: { seat: 'jo', part: 'story', text: 'I sleep badly since spring.', after: 3 },
    },
  ]);
});

test('what the other writes stands there at once, while one types nothing', async () => {
  intake({ written: [written('I sleep badly.', 1)] });
  field();
  intake({ written: [written('I sleep badly since the move.', 2)] });
  await tick();
  expect(story().value).toBe('I sleep badly since the move.');
});

test('words of the other are never written over unread', async () => {
  intake({ written: [written('I sleep badly.', 1)] });
  group.refuse('write_intake', 'changed_meanwhile');
  field();
  await type('Mine');
  intake({ written: [written('Theirs', 2)] });
  await fireEvent.focusOut(story());
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText('Theirs')).toBeTruthy();
  expect(story().value).toBe('Mine');
  await press('Keep my words');
  expect(group.sent.at(-1)?.with).toMatchObject({ text: 'Mine', after: 2 });
});

test('a field that is emptied takes its words back', async () => {
  intake({ written: [written('I sleep badly.', 1)] });
  field();
  await type('  ');
  await fireEvent.focusOut(story());
  expect(group.sent.at(-1)?.with).toEqual({ seat: 'jo', part: 'story', after: 1 });
});

const tie = (name: string, closeness?: 'closest' | 'close', angle = 90): TieView => ({
  seat: 'jo',
  revision: { version: 1, by: 'jo', at: 0 },
  words: { name },
  places: closeness ? [{ occasion: 'start', at: 0, placement: { closeness, angle } }] : [],
});
const people = () => {
  group.doc = { ...group.doc, ties: { t1: tie('Rosa', 'close'), t2: tie('Paul') } };
  render(People, { group: room(), seat: 'jo' });
};

test('the list says what the circle shows, and fills it in as well', async () => {
  people();
  expect(screen.getByRole('button', { name: 'Rosa: close' })).toBeTruthy();
  const rosa = screen.getByRole<HTMLSelectElement>('combobox', { name: 'How close is Rosa?' });
  expect(rosa.value).toBe('close');
  const paul = screen.getByRole('combobox', { name: 'How close is Paul?' });
  await fireEvent.change(paul, { target: { value: 'further' } });
  expect(group.sent.at(-1)).toEqual({
    do: 'place_tie',
    with: { tie: 't2', occasion: 'start', placement: { closeness: 'further', angle: 270 } },
  });
  await fireEvent.change(rosa, { target: { value: '' } });
  expect(group.sent.at(-1)).toEqual({ do: 'lift_tie', with: { tie: 't1', occasion: 'start' } });
});

test('the keyboard moves a person in the circle', async () => {
  people();
  const rosa = screen.getByRole('button', { name: 'Rosa: close' });
  await fireEvent.keyDown(rosa, { key: 'ArrowUp' });
  await fireEvent.keyDown(rosa, { key: 'ArrowRight' });
  expect(group.sent).toEqual([]);
  expect(screen.getByRole('button', { name: 'Rosa: very close' })).toBeTruthy();
  await fireEvent.blur(rosa);
  expect(group.sent.at(-1)?.with).toEqual({
    tie: 't1',
    occasion: 'start',
    placement: { closeness: 'closest', angle: 105 },
  });
});

test('half-way the circle is drawn anew, and the first one stays beside it', async () => {
  group.doc = {
    ...group.doc,
    course: { this: { ...group.doc.course!['this']!, occasion: 'midpoint' } },
  };
  people();
  await press('Draw it again, half-way');
  expect(screen.getByRole('group', { name: 'Half-way' })).toBeTruthy();
  expect(screen.getByRole('group', { name: 'At the start' })).toBeTruthy();
  const rosa = screen.getByRole('combobox', { name: 'How close is Rosa?' });
  await fireEvent.change(rosa, { target: { value: 'closest' } });
  expect(group.sent.at(-1)?.with).toMatchObject({ tie: 't1', occasion: 'midpoint' });
});

test('goals are looked at again beside what they were', async () => {
  const review = {
    occasion: 'start',
    at: 0,
    words: { text: 'Rest', review: { near: 2 } },
  } as const;
  const goal = { ...group.doc.goals!['g_jo']!, reviews: [review] };
  group.doc = {
    ...group.doc,
    goals: { g_jo: goal },
    course: { this: { ...group.doc.course!['this']!, occasion: 'midpoint' } },
  };
  render(Goals, { group: room(), seat: 'jo' });
  expect(screen.getByText('Rest')).toBeTruthy();
  expect(screen.getByText('2 of 10')).toBeTruthy();
  const form = within(screen.getByText('Look at it again, half-way').closest('details')!);
  await fireEvent.click(form.getByRole('button', { name: 'Save', hidden: true }));
  expect(group.sent).toEqual([]);
  await fireEvent.click(form.getByRole('radio', { name: '6', hidden: true }));
  await fireEvent.click(form.getByRole('button', { name: 'Save', hidden: true }));
  expect(group.sent.at(-1)).toEqual({
    do: 'review_goal',
    with: { goal: 'g_jo', occasion: 'midpoint', review: { near: 6 } },
  });
});

test('what the other changed in a form is read before it is written over', async () => {
  group.doc = { ...group.doc, ties: { t1: tie('Rosa') } };
  const shown = render(TieForm, { group: room(), seat: 'jo', tie: { id: 't1', ...tie('Rosa') } });
  group.refuse('describe_tie', 'changed_meanwhile');
  await fireEvent.input(screen.getByRole('textbox', { name: /What is hard/ }), {
    target: { value: 'She judges' },
  });
  await press('Save');
  const newer = { ...tie('Rosa B.'), revision: { version: 2, by: 'ines', at: 0 } };
  await shown.rerender({ group: room(), seat: 'jo', tie: { id: 't1', ...newer } });
  await press('Keep my words');
  await press('Save');
  expect(group.sent.at(-1)?.with).toMatchObject({ after: 2 });
});

test('grief brings a hint and is never refused; only a dispute asks for its stage', async () => {
  render(Area, { group: room(), seat: 'jo' });
  await fireEvent.click(screen.getByRole('radio', { name: /^Grief/ }));
  expect(screen.getByText(/Grief here means that somebody has died/)).toBeTruthy();
  expect(screen.queryByRole('group', { name: /Where does the trouble stand/ })).toBeNull();
  await fireEvent.click(screen.getByRole('radio', { name: 'Trouble with somebody' }));
  await fireEvent.click(screen.getByRole('radio', { name: 'We are stuck and silent' }));
  await press('Agree on this');
  expect(group.sent.at(-1)?.with).toEqual({
    seat: 'jo',
    words: { primary: 'grief', secondary: 'dispute', stage: 'impasse' },
    after: 0,
  });
});

test('the same area cannot be chosen twice', async () => {
  render(Area, { group: room(), seat: 'jo' });
  await fireEvent.click(screen.getByRole('radio', { name: /^Grief/ }));
  const second = screen.getByRole('group', { name: 'Is there one more?' });
  expect(within(second).queryByRole('radio', { name: 'Grief' })).toBeNull();
});

test('a caution is decided by who leads, with what is done about it', async () => {
  lead();
  render(Cautions, { group: room(), seat: 'jo' });
  const card = screen.getByRole('region', { name: 'Alcohol or drugs' });
  await fireEvent.click(within(card).getByRole('radio', { name: 'Waits a while' }));
  await fireEvent.click(within(card).getByRole('button', { name: 'Save' }));
  expect(group.sent).toEqual([]);
  await fireEvent.input(within(card).getByRole('textbox'), { target: { value: 'Her doctor.' } });
  await fireEvent.click(within(card).getByRole('button', { name: 'Save' }));
  expect(group.sent.at(-1)?.with).toEqual({
    seat: 'jo',
    words: { caution: 'substances', decision: 'wait', plan: 'Her doctor.' },
    after: 0,
  });
});

test('the member reads what was decided and cannot change it', () => {
  const words = { caution: 'substances', decision: 'wait', plan: 'Her doctor.' } as const;
  intake({ cautions: [{ revision: { version: 1, by: 'ines', at: 0 }, words }] });
  render(Cautions, { group: room(), seat: 'jo' });
  expect(screen.getByText('Her doctor.')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});

test('a mood stands on the timeline with how it felt', async () => {
  render(MomentForm, { group: room(), seat: 'jo' });
  await fireEvent.click(screen.getByRole('radio', { name: 'How I felt' }));
  await fireEvent.input(screen.getByRole('textbox', { name: 'How was it?' }), {
    target: { value: 'Hardly got up' },
  });
  await press('Add');
  expect(group.sent).toEqual([]);
  await fireEvent.input(screen.getByRole('textbox', { name: 'Year' }), {
    target: { value: '2024' },
  });
  await fireEvent.click(screen.getByRole('radio', { name: '2' }));
  await press('Add');
  expect(group.sent.at(-1)?.with).toEqual({
    seat: 'jo',
    words: { lane: 'mood', year: 2024, what: 'Hardly got up', mood: 2 },
  });
});

const rules = {
  version: 3,
  title: 'In the group',
  points: ['What is said here stays here.'],
};

test('the member agrees to the words that they read; who leads only sees it', async () => {
  group.doc = { ...group.doc, agreements: { rules } };
  render(Agreements, { group: room(), seat: 'jo' });
  await press('I agree');
  expect(group.sent.at(-1)).toEqual({ do: 'agree', with: { agreement: 'rules', version: 3 } });
  cleanup();
  lead();
  group.doc = { ...group.doc, agreements: { rules } };
  intake({ agreed: [{ agreement: 'rules', version: 2, at: 0 }] });
  render(Agreements, { group: room(), seat: 'jo' });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText(/The words have changed since/)).toBeTruthy();
});

test('signing waits for what is missing, then signs what was read', async () => {
  intake({ needs: ['area'] });
  render(Sign, { group: room(), seat: 'jo' });
  expect(screen.getByText('Before you can sign')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'I sign this' })).toBeNull();
  intake({ mark: 'abc' });
  await tick();
  await press('I sign this');
  expect(group.sent.at(-1)).toEqual({ do: 'sign_intake', with: { seat: 'jo', mark: 'abc' } });
});

test('what has changed since is signed again', async () => {
  const signature = { by: 'jo', at: 0, still_so: false };
  intake({ mark: 'abc', signed_by_member: signature });
  render(Sign, { group: room(), seat: 'jo' });
  expect(screen.getByText(/Something has changed since/)).toBeTruthy();
  await press('I sign this');
  expect(group.sent).toHaveLength(1);
});

test('the page is for its member and for who leads, and for nobody else', () => {
  render(Meeting, { group: room(), seat: 'jo' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Before we begin');
  expect(screen.getAllByRole('link', { name: /My people/ })).toHaveLength(1);
  cleanup();
  render(Meeting, { group: room(), seat: 'amina' });
  expect(screen.queryByText(/My people/)).toBeNull();
});
