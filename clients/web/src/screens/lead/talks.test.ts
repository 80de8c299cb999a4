// SPDX-License-Identifier: Apache-2.0
// Talks that are due, for whoever leads; and the forms that go with them after the course.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { day } from '../../rooms/testing/people';
import type { MeasureView, MeetingView } from '../../wire/generated';
import LastHere from './LastHere.svelte';
import PlanForm from './PlanForm.svelte';
import TalksDue from './TalksDue.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;

beforeEach(() => (group = new FakeGroup('between', 'ines')));
afterEach(cleanup);

const first = (): MeetingView => ({
  title: 'First talk',
  purpose: 'We listen.',
  when: 'before_first',
  minutes: 60,
  due_by: group.now() - 30 * day,
});
const on = (): MeetingView => ({
  title: 'Three months on',
  purpose: 'How are you?',
  when: 'months_after_last',
  minutes: 30,
  due_from: group.now() - day,
  due_by: group.now() + 13 * day,
});

test('each talk that is due stands once, with its days and everybody who waits for it', () => {
  group.doc.meetings = {
    jo: { meetings: [first(), on()] },
    amina: {
      meetings: [
        { ...first(), outcome: 'held' },
        { ...on(), starts_at: group.now() - day },
      ],
    },
  };
  render(TalksDue, { group: room() });
  const card = within(screen.getByRole('region', { name: 'Talks that are due' }));
  expect(card.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
    'First talk',
    'Three months on',
  ]);
  expect(card.getByText(/It was due by/)).toBeTruthy();
  expect(card.getByText(/^Between .* and .*30 minutes$/)).toBeTruthy();
  expect(card.getAllByRole('button', { name: /Jo no time yet/ })).toHaveLength(2);
  expect(card.getByRole('button', { name: /Amina .*: how did it go\?/ })).toBeTruthy();
});

test('one press leads to the talk with that member', async () => {
  group.doc.meetings = { jo: { meetings: [first(), on()] } };
  render(TalksDue, { group: room() });
  const rows = screen.getAllByRole('button', { name: /Jo/ });
  await fireEvent.click(rows[1]!);
  const dialog = within(await screen.findByRole('dialog', { name: 'Jo' }));
  const folds = await dialog.findAllByText('Its time, and how it went', { selector: 'summary' });
  expect(folds.map((one) => (one.parentElement as HTMLDetailsElement).open)).toEqual([false, true]);
  const keeps = dialog.getAllByRole('button', { name: 'Keep it' });
  await fireEvent.click(keeps[1]!);
  expect(group.sent.at(-1)).toEqual({
    do: 'note_meeting',
    with: { seat: 'jo', meeting: 1, outcome: 'held' },
  });
});

test('where no talk is due there is no card', () => {
  group.doc.meetings = { jo: { meetings: [{ ...on(), outcome: 'declined' }] } };
  render(TalksDue, { group: room() });
  expect(screen.queryByText('Talks that are due')).toBeNull();
});

const measure: MeasureView = {
  version: 1,
  name: 'PHQ-9',
  given: 'form',
  titles: { en: 'Your last two weeks' },
  bands: [],
  band_titles: {},
  points_max: 27,
  danger: true,
  licence: { terms: '', attribution: '', source: '' },
};

async function plan() {
  group.doc.measures = { 'phq-9': measure };
  render(PlanForm, { group: room(), seat: 'jo' });
  await fireEvent.click(screen.getByRole('button', { name: 'Plan it' }));
  return (group.sent.at(-1)!.with as { occasion: string }).occasion;
}

test('a form that is planned after the course is a follow-up', async () => {
  expect(await plan()).toBe('between');
  cleanup();
  const { session: _, ...over } = group.doc.course!['this']!;
  group.doc.course = { this: over };
  for (const one of Object.values(group.doc.sessions!)) Object.assign(one, { state: 'ended' });
  expect(await plan()).toBe('follow_up');
});

test('plans are in sight in a group that keeps its members well, without the ending', async () => {
  group.doc.plans = {
    jo: { sharing: 'facilitator', at: 0, parts: [{ part: 'signs', words: 'I cancel plans.' }] },
  };
  render(LastHere, { group: room() });
  expect(await screen.findByText('Jo: 1 part')).toBeTruthy();
  expect(screen.getByText('I cancel plans.')).toBeTruthy();
  expect(screen.queryByText('Give them out now')).toBeNull();
  cleanup();
  delete group.doc.plans;
  group.doc.course = { this: { ...group.doc.course!['this']!, phase: 'maintenance' } };
  render(LastHere, { group: room() });
  expect(await screen.findByText('Jo: nothing that you can read')).toBeTruthy();
});
