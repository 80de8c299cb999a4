// SPDX-License-Identifier: Apache-2.0
// What the group works on together, with a room that answers as it is told.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import type { With } from '../../rooms/views';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { PlayView, SheetEntryView, SheetView } from '../../wire/generated';
import FocusNow from './FocusNow.svelte';
import LiveSheet from './LiveSheet.svelte';
import OpenSheet from './OpenSheet.svelte';
import SheetPage from './SheetPage.svelte';
import TakeForm from './TakeForm.svelte';

afterEach(cleanup);

const room = (group: FakeGroup) => group as unknown as Group;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

const entry = (id: string, by: string, fields: Partial<SheetEntryView>): SheetEntryView => ({
  id,
  by,
  box: 'said',
  words: `Words of ${by}`,
  struck: false,
  ...fields,
});

const sheet = (fields: Partial<SheetView>): With<SheetView> => ({
  id: 's1',
  kind: 'communication',
  seat: 'jo',
  session: 'w5',
  at: 1,
  live: true,
  sharing: 'facilitator',
  about: 'The talk on Sunday',
  entries: [],
  ...fields,
});

function show(who: string, fields: Partial<SheetView>) {
  const group = new FakeGroup('focus', who);
  const one = sheet(fields);
  group.doc = { ...group.doc, sheets: { s1: one } };
  render(LiveSheet, { group: room(group), sheet: one });
  return group;
}

test('a talk has five questions, and everybody writes', async () => {
  const group = show('amina', {});
  expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
    'What was said',
    'How it felt',
    'What was meant',
    'What may have been heard',
    'What else could be said',
  ]);
  const field = screen.getByRole('textbox', { name: 'New line: What was meant' });
  await fireEvent.input(field, { target: { value: ' That I miss you ' } });
  await press(/Add.*What was meant/);
  expect(group.sent).toEqual([
    { do: 'write_entry', with: { sheet: 's1', box: 'meant', words: 'That I miss you' } },
  ]);
});

test('its owner strikes a line, and whoever wrote it; another peer cannot', async () => {
  const entries = [entry('e1', 'amina', {})];
  const group = show('jo', { entries });
  await press(/Strike.*Words of amina/);
  expect(group.sent).toEqual([{ do: 'strike_entry', with: { sheet: 's1', entry: 'e1' } }]);
  cleanup();
  show('amina', { entries });
  expect(screen.queryByRole('button', { name: /Strike/ })).not.toBeNull();
  cleanup();
  show('samuel', { entries });
  expect(screen.queryByRole('button', { name: /Strike/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /done with this sheet/ })).toBeNull();
});

test('the owner chooses an option and makes a step of it', async () => {
  const entries = [entry('o1', 'luis', { box: 'option', words: 'Write to her' })];
  const group = show('jo', { kind: 'decision', entries });
  await press(/I choose this.*Write to her/);
  expect(group.sent).toEqual([{ do: 'choose_option', with: { sheet: 's1', entry: 'o1' } }]);
  cleanup();
  const after = show('jo', { kind: 'decision', entries, choice: 'o1' });
  await press('Make it my next step');
  await press('This is my step');
  expect(after.sent).toEqual([
    {
      do: 'commit',
      with: { goal: 'g_jo', words: { what: 'Write to her' }, sharing: 'group', sheet: 's1' },
    },
  ]);
});

test('what follows is written under its option', async () => {
  const entries = [
    entry('o1', 'luis', { box: 'option', words: 'Wait' }),
    entry('f1', 'rosa', { box: 'follows', under: 'o1', words: 'It gets harder' }),
  ];
  const group = show('amina', { kind: 'decision', entries });
  const list = screen.getByRole('list', { name: 'What may follow of “Wait”' });
  expect(list.textContent).toContain('It gets harder');
  const field = screen.getByRole('textbox', { name: /What may follow of “Wait”/ });
  await fireEvent.input(field, { target: { value: 'I feel relief' } });
  await press(/Add.*What may follow/);
  expect(group.sent).toEqual([
    {
      do: 'write_entry',
      with: { sheet: 's1', box: 'follows', words: 'I feel relief', under: 'o1' },
    },
  ]);
});

const play = (fields: Partial<PlayView>): PlayView => ({
  state: 'casting',
  scene: 'I ask my sister for help',
  parts: [
    { seat: 'jo', as: 'myself', out: false },
    { seat: 'amina', as: 'my sister', out: false },
  ],
  runs: 0,
  ...fields,
});

test('after a scene nobody goes on as somebody else', async () => {
  const state = 'stepping_out' as const;
  const group = show('amina', { kind: 'role_play', play: play({ state, runs: 1 }) });
  expect(screen.getByRole('status').textContent).toContain('Jo, Amina');
  expect(screen.queryByRole('textbox')).toBeNull();
  await press('I am Amina again');
  expect(group.sent).toEqual([{ do: 'step_out_of_role', with: { sheet: 's1' } }]);
});

test('a facilitator helps somebody out of a role', async () => {
  const state = 'stepping_out' as const;
  const group = show('ines', { kind: 'role_play', play: play({ state, runs: 1 }) });
  await press('Jo is out of the role');
  expect(group.sent).toEqual([{ do: 'step_out_of_role', with: { sheet: 's1', seat: 'jo' } }]);
});

test('what was seen comes after the scene, what worked first', () => {
  show('luis', { kind: 'role_play', play: play({ state: 'feedback', runs: 1 }) });
  const asked = screen.getAllByRole('textbox').map((one) => one.getAttribute('id'));
  expect(asked.length).toBeGreaterThan(1);
  expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
    'The scene',
    'What worked',
    'Another way',
    'Who plays',
  ]);
});

test('a facilitator opens a sheet for somebody in the room', async () => {
  const group = new FakeGroup('focus', 'ines');
  render(OpenSheet, { group: room(group) });
  await fireEvent.click(screen.getByRole('radio', { name: 'Jo' }));
  await fireEvent.click(screen.getByRole('radio', { name: /A choice/ }));
  await press('Open a sheet');
  expect(group.sent).toEqual([{ do: 'open_sheet', with: { kind: 'decision', seat: 'jo' } }]);
});

test('a closed sheet is read, and its owner may show it', async () => {
  const group = new FakeGroup('between', 'jo');
  render(SheetPage, {
    group: room(group),
    sheet: sheet({ live: false, entries: [entry('e1', 'amina', {})] }),
  });
  expect(screen.queryByRole('textbox')).toBeNull();
  await fireEvent.click(screen.getByRole('radio', { name: 'The group' }));
  expect(group.sent).toEqual([{ do: 'share_sheet', with: { sheet: 's1', sharing: 'group' } }]);
});

const focus = { seat: 'samuel', session: 'w5', at: 1, ends_at: Date.UTC(2026, 9, 29, 17, 30) };

test('a peer says “me too” with one tap, and takes it back', async () => {
  const group = new FakeGroup('focus', 'jo');
  group.doc = { ...group.doc, focus: { f1: focus } };
  render(FocusNow, { group: room(group) });
  await press(/Me too.*Samuel/);
  expect(group.sent).toEqual([{ do: 'say_me_too', with: { focus: 'f1' } }]);
  group.doc = { ...group.doc, me_toos: { m1: { focus: 'f1', from: 'jo', to: 'samuel' } } };
  await tick();
  await press(/Me too.*Samuel/);
  expect(group.sent.at(-1)).toEqual({ do: 'take_back_me_too', with: { me_too: 'm1' } });
});

test('whoever has the focus reads who knows it too, and no number', () => {
  const group = new FakeGroup('focus', 'samuel');
  group.doc = {
    ...group.doc,
    focus: { f1: focus },
    me_toos: { m1: { focus: 'f1', from: 'jo', to: 'samuel' } },
  };
  const { container } = render(FocusNow, { group: room(group) });
  expect(within(container).getByText('Jo knows this too.')).toBeTruthy();
  expect(container.textContent).not.toMatch(/\b1\b/);
});

test('what I take is for me alone unless I say otherwise', async () => {
  const group = new FakeGroup('focus', 'jo');
  render(TakeForm, { group: room(group) });
  const field = screen.getByRole('textbox', { name: /What do you take home/ });
  await fireEvent.input(field, { target: { value: 'I am not the only one' } });
  await press('Save');
  expect(group.sent).toEqual([
    { do: 'take_for_myself', with: { words: 'I am not the only one', sharing: 'only_me' } },
  ]);
});
