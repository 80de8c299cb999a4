// SPDX-License-Identifier: Apache-2.0
// What a facilitator keeps of a session beside the notes: the list, the half page, the packet.
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type {
  Document,
  FidelityItemView,
  FidelityView,
  PacketView,
  SummaryDraftView,
  SummaryView,
} from '../../wire/generated';
import Deviations from './Deviations.svelte';
import Fidelity from './Fidelity.svelte';
import { names_in } from './packet_rows';
import GroupSummary from './GroupSummary.svelte';
import Packet from './Packet.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;
const changed = () => {};

beforeEach(() => (group = new FakeGroup('between', 'ines')));
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const choose = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });

async function faults(container: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const shown: FidelityItemView = { item: 'on_time', proven: true };
const open: FidelityItemView = { item: 'kept_here', proven: false };
const fidelity: FidelityView = { items: [shown, open], deviations: [] };

const list = (items: FidelityItemView[] = [shown, open]) =>
  render(Fidelity, {
    group: room(),
    session: 'w4',
    fidelity: { ...fidelity, items },
    changed,
  });

test('what the room shows is ticked, and the rest is to be said', async () => {
  const { container } = list();
  expect(screen.getByText('1 of 2 held.')).toBeTruthy();
  expect(screen.getByText('It went as the template has it.')).toBeTruthy();
  await choose(/what is said here stays here/, 'done');
  await press('Save');
  expect(group.sent).toEqual([
    { do: 'mark_fidelity', with: { session: 'w4', item: 'kept_here', answer: 'done' } },
  ]);
  expect(await faults(container)).toEqual([]);
});

test('against what the room shows, a reason is asked for', async () => {
  list();
  await choose(/on time/, 'not_this_time');
  expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.input(screen.getByRole('textbox', { name: /A reason/ }), {
    target: { value: 'Half was waiting' },
  });
  await press('Save');
  expect(group.sent[0]?.with).toEqual({
    session: 'w4',
    item: 'on_time',
    answer: 'not_this_time',
    note: 'Half was waiting',
  });
});

test('a word is taken back, based on the one that stood there', async () => {
  list([{ ...open, answer: 'done', by: 'noor', at: 7 }]);
  await choose(/stays here/, '');
  await press('Save');
  expect(group.sent[0]?.with).toEqual({ session: 'w4', item: 'kept_here', based_on: 7 });
});

test('what does not apply is not counted', () => {
  list([shown, { ...open, answer: 'does_not_apply', by: 'ines', at: 7 }]);
  expect(screen.getByText('1 of 1 held.')).toBeTruthy();
});

const draft: SummaryDraftView = {
  at: 3,
  text: 'A warm hour.',
  lines: [{ seat: 'rosa', initials: 'R.', text: 'Called her aunt.' }],
};

const half_page = (summary: SummaryView | undefined) =>
  render(GroupSummary, { group: room(), session: 'w4', summary, changed });

test('a draft is made with our headings', async () => {
  half_page(undefined);
  await press('Draft it from what the group saw');
  expect(group.sent[0]).toMatchObject({
    do: 'draft_summary',
    with: { session: 'w4', headings: { next: 'Next step', took_home: 'Takes home' } },
  });
});

test('the half page is saved whole, and an empty line is left out', async () => {
  const { container } = half_page({ draft, releases: [] });
  await fireEvent.input(screen.getByRole('textbox', { name: /About R\./ }), {
    target: { value: '' },
  });
  await fireEvent.input(screen.getByRole('textbox', { name: /About Luis/ }), {
    target: { value: ' Slept better. ' },
  });
  expect(await faults(container)).toEqual([]);
  await press('Save');
  expect(group.sent[0]?.with).toEqual({
    session: 'w4',
    text: 'A warm hour.',
    lines: [{ seat: 'luis', text: 'Slept better.' }],
    checked: [],
    based_on: 3,
  });
});

test('what is not saved is not given out', async () => {
  half_page({ draft, releases: [] });
  await press('Give it to the group');
  expect(group.sent[0]).toEqual({
    do: 'release_summary',
    with: { session: 'w4', checked: [], based_on: 3 },
  });
  await fireEvent.input(screen.getByRole('textbox', { name: /About the hour/ }), {
    target: { value: 'Other' },
  });
  const give = screen.getByRole('button', { name: 'Give it to the group' });
  expect((give as HTMLButtonElement).disabled).toBe(true);
});

test('what was not shared with the group is said', async () => {
  group.refuse('release_summary', 'not_shared', 'i argued with my mother');
  half_page({ draft, releases: [] });
  await press('Give it to the group');
  expect((await screen.findByRole('alert')).textContent).toContain('i argued with my mother');
});

test('two who write at once do not write over each other unasked', async () => {
  const { rerender } = half_page({ draft, releases: [] });
  const about = screen.getByRole('textbox', { name: /About the hour/ });
  await fireEvent.input(about, { target: { value: 'Mine' } });
  group.refuse('write_summary', 'moved_meanwhile');
  const summary = { draft: { ...draft, at: 9, text: 'Hers' }, releases: [] };
  await rerender({ group: room(), session: 'w4', summary, changed });
  await press('Save');
  await screen.findByText(/Hers/);
  await press('Write over it');
  expect(group.sent.map((one) => one.with)).toMatchObject([
    { text: 'Mine', based_on: 3 },
    { text: 'Mine', based_on: 9 },
  ]);
});

test('words kept about somebody who is forgotten do not stand in the way', async () => {
  const kept = { text: 'A warm hour!', lines: { rosa: 'Called.', gone: 'Told us.' } };
  group.drafts.write('summary/w4', JSON.stringify(kept));
  half_page({ draft, releases: [] });
  await press('Save');
  expect(group.sent[0]?.with).toMatchObject({ lines: [{ seat: 'rosa', text: 'Called.' }] });
});

test('one minute is one minute', () => {
  const longer = { what: 'longer', kind: 'focus', title: 'Focus' } as const;
  const deviations = [
    { ...longer, took_minutes: 1, planned_minutes: 14 },
    { ...longer, took_minutes: 20, planned_minutes: 14 },
  ];
  render(Deviations, { group: room(), deviations });
  expect(screen.getByText('Focus: 1 minute, planned 14')).toBeTruthy();
  expect(screen.getByText('Focus: 20 minutes, planned 14')).toBeTruthy();
});

const packet: PacketView = {
  programme: 'Eight weeks',
  sessions_planned: 8,
  sessions: [
    {
      n: 1,
      phase: 'initial',
      midpoint: false,
      items: [{ item: 'on_time', proven: true }],
      deviations: [{ what: 'left_out', kind: 'closing_round' }],
    },
    {
      n: 2,
      phase: 'middle',
      midpoint: false,
      items: [
        { item: 'on_time', proven: true, answer: 'not_this_time' },
        { item: 'area_kept', proven: false, answer: 'does_not_apply' },
      ],
      deviations: [],
    },
  ],
  members: [
    {
      letter: 'A',
      left: false,
      areas: ['grief'],
      attendance: [
        { n: 1, status: 'attended' },
        { n: 2, status: 'excused' },
      ],
      measures: [
        {
          measure: 'phq-9',
          change: [],
          totals: [{ total: 14 }, { total: 9 }],
        },
      ],
    },
  ],
  risks: [{ state: 'closed', count: 1 }],
};

function with_packet() {
  group.found = { packet: { this: packet } } as Document;
  return render(Packet, { group: room() });
}

test('the packet has letters, phases, what was held, and no names', async () => {
  const { container } = with_packet();
  await screen.findByText('Eight weeks: 2 sessions held, 8 planned.');
  expect(group.sent).toEqual([{ do: 'recall_course', with: {} }]);
  expect(screen.getAllByRole('rowheader', { name: 'Member A' })).toHaveLength(1);
  expect(screen.getByText(/Closing round: left out/)).toBeTruthy();
  const held = screen.getByRole('row', { name: /about on time/ });
  expect([...held.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['yes', 'no']);
  const kept = screen.getByRole('row', { name: /stayed with what they work on/ });
  expect([...kept.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['–', '–']);
  expect(screen.getByText(/14 → 9|14 .* → 9/)).toBeTruthy();
  expect(container.textContent).not.toContain('Rosa');
  expect(await faults(container)).toEqual([]);
});

test('questions with a name in them are not printed', async () => {
  with_packet();
  const questions = await screen.findByRole('textbox', { name: /My questions/ });
  const print = () => screen.getByRole('button', { name: 'Print' }) as HTMLButtonElement;
  await fireEvent.input(questions, { target: { value: 'How do I reach rosa?' } });
  expect(print().disabled).toBe(true);
  expect(screen.getByText(/A name stands here: Rosa/)).toBeTruthy();
  await fireEvent.input(questions, { target: { value: 'How do I reach A?' } });
  expect(print().disabled).toBe(false);
  expect(screen.getByRole('heading', { name: 'My questions for supervision' })).toBeTruthy();
});

test('names are found with an s behind them, and where nothing stands between words', () => {
  const doc = {
    seats: { a: { role: 'member', name: 'Rosa' }, b: { role: 'member', name: '王芳' } },
  };
  const found = (text: string) => names_in(doc as unknown as Document, text);
  expect(found('Rosas step')).toEqual(['Rosa']);
  expect(found("Rosa's step")).toEqual(['Rosa']);
  expect(found('今天王芳来了')).toEqual(['王芳']);
  expect(found('Rosary beads')).toEqual([]);
});

test('what is said of a session is kept as typed, also when the page is opened anew', async () => {
  const { unmount } = list();
  await choose(/on time/, 'not_this_time');
  await fireEvent.input(screen.getByRole('textbox', { name: /A reason/ }), {
    target: { value: 'Half was waiting' },
  });
  unmount();
  list();
  const reason = screen.getByRole('textbox', { name: /A reason/ }) as HTMLInputElement;
  expect(reason.value).toBe('Half was waiting');
});
