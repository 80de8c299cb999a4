// SPDX-License-Identifier: Apache-2.0
// The page before a session, and the clinic's notes after it.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { BriefMember, ChartNoteView } from '../../wire/generated';
import Brief from './Brief.svelte';
import GroupNote from './GroupNote.svelte';
import MemberNote from './MemberNote.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;
const changed = () => {};

beforeEach(() => (group = new FakeGroup('between', 'ines')));
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

const nothing: Omit<BriefMember, 'seat'> = {
  away: false,
  silent: false,
  open_risk: false,
  missed_in_a_row: 0,
  call: false,
  owed_turn: false,
  nothing_written: false,
  worse: [],
  forms_missing: [],
};

const note: ChartNoteView & { id: string } = {
  id: 'c1',
  session: 'w4',
  seat: 'rosa',
  state: 'draft',
  at: 0,
  text: 'Mood: 3/10',
  amendments: [],
};

const { seat: _, ...about_group } = note;

test('the page names whom to keep in mind, and nobody else', () => {
  group.doc.brief = {
    this: {
      session: 'w5',
      began: 8,
      left: 1,
      members: [
        { ...nothing, seat: 'rosa', owed_turn: true, silent: true },
        { ...nothing, seat: 'luis', missed_in_a_row: 2, call: true },
        { ...nothing, seat: 'amina' },
        { ...nothing, seat: 'samuel', worse: ['mood_down'], forms_missing: ['phq-9'] },
      ],
      parked: ['k1'],
      open_lines: ['l_mira'],
      unsigned_notes: ['w4'],
    },
  };
  render(Brief, { group: room() });
  const said = screen.getByRole('list').textContent;
  expect(said).toContain('Rosa');
  expect(said).toContain('missed 2 sessions in a row · please call');
  expect(said).not.toContain('Amina');
  expect(said).toContain('the mood goes down · not sent yet: phq-9');
  expect(screen.getByText('8 began, 1 have left.')).toBeTruthy();
  expect(screen.getByText('Kept from last time: Holidays and family')).toBeTruthy();
  expect(screen.getByText('1 private line waits for an answer.')).toBeTruthy();
  expect(screen.getByText('Notes of 1 session are not signed.')).toBeTruthy();
});

test('the note about the group is saved, and drafts are made with our headings', async () => {
  const props = { group: room(), session: 'w4', over: true, changed };
  render(GroupNote, { ...props, note: { ...about_group, text: 'A calm hour.' } });
  const text = screen.getByRole('textbox', { name: 'Note' });
  await fireEvent.input(text, { target: { value: 'A warm hour.' } });
  await press('Save');
  await press('Make a draft for each member');
  expect(group.sent[0]).toEqual({
    do: 'write_group_note',
    with: { session: 'w4', text: 'A warm hour.', checked: [], based_on: 0 },
  });
  expect(group.sent[1]?.with).toMatchObject({ session: 'w4', headings: { mood: 'Mood' } });
});

test('a name that stands in a note is said', async () => {
  group.refuse('write_member_note', 'names_a_member', 'Luis');
  render(MemberNote, { group: room(), note, changed });
  await press('Save');
  expect((await screen.findByRole('alert')).textContent).toContain('Luis');
  expect(screen.queryByRole('button', { name: 'I looked: it is not' })).toBeNull();
});

test('what could be a name is asked about, and saved after a look', async () => {
  group.refuse('write_member_note', 'could_be_a_name', 'L, will');
  render(MemberNote, { group: room(), note, changed });
  await press('Save');
  await screen.findByText(/Could "L, will" be a member/);
  await press('I looked: it is not');
  expect(group.sent.map((one) => (one.with as { checked: string[] }).checked)).toEqual([
    [],
    ['L', 'will'],
  ]);
});

test('a signed note can only be added to', async () => {
  const signed = {
    ...note,
    state: 'signed_off' as const,
    signed_by: 'ines',
    signed_at: group.now(),
    amendments: [{ by: 'noor', at: group.now(), text: 'She called.' }],
  };
  render(MemberNote, { group: room(), note: signed, changed });
  expect(screen.queryByRole('button', { name: 'Sign' })).toBeNull();
  expect(screen.getByText(/She called\./)).toBeTruthy();
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'And wrote.' } });
  await press('Save');
  expect(group.sent).toEqual([
    { do: 'amend_note', with: { note: 'c1', text: 'And wrote.', checked: [] } },
  ]);
});
