// SPDX-License-Identifier: Apache-2.0
// A facilitator's private page: what stands there is saved, or says that it is not.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import NotePad from './NotePad.svelte';

let group: FakeGroup;

beforeEach(() => {
  vi.useFakeTimers();
  group = new FakeGroup('round', 'ines');
  group.doc.notes = {};
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const open = () =>
  render(NotePad, { group: group as unknown as Group, about: { session: 'w9' }, label: 'Notes' });
const write = (value: string) =>
  fireEvent.input(screen.getByRole('textbox'), { target: { value } });
const sent = () => group.sent.map((one) => one.with);

async function after_a_pause() {
  await vi.advanceTimersByTimeAsync(2_000);
  await tick();
}

test('a note that was refused is sent again when it is asked for', async () => {
  open();
  group.refuse('write_note', 'session_held');
  await write('Jo was quiet');
  await after_a_pause();
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(sent()).toEqual(Array(2).fill({ session: 'w9', text: 'Jo was quiet' }));
});

test('a note that an earlier page left unsaved says so, and is saved', async () => {
  group.drafts.write('note/w9', 'Jo was quiet');
  open();
  await tick();
  expect(screen.getByText('Not saved yet')).toBeTruthy();
  await after_a_pause();
  expect(sent()).toEqual([{ session: 'w9', text: 'Jo was quiet' }]);
  expect(group.drafts.read('note/w9')).toBe('');
});

test('what an earlier page left replaces a note only when somebody writes on', async () => {
  group.doc.notes = { n1: { session: 'w9', text: 'Jo was quiet, and Ana spoke', at: 1 } };
  group.drafts.write('note/w9', 'Jo was quiet');
  const { unmount } = open();
  await after_a_pause();
  expect(screen.getByText('Not saved yet')).toBeTruthy();
  unmount();
  expect(sent()).toEqual([]);

  open();
  await write('Jo was quiet. Ana spoke');
  await after_a_pause();
  expect(sent()).toEqual([{ session: 'w9', text: 'Jo was quiet. Ana spoke' }]);
});

test('who writes on after a save reads that this is not saved yet', async () => {
  group.doc.notes = { n1: { session: 'w9', text: 'Jo was quiet', at: 1 } };
  open();
  await tick();
  expect(screen.queryByText('Not saved yet')).toBeNull();
  await write('Jo was quiet today');
  expect(screen.getByText('Not saved yet')).toBeTruthy();
});

test('a late answer leaves alone what was typed on the page that was opened again', async () => {
  const { unmount } = open();
  group.line_is_dead();
  await write('A');
  await after_a_pause();
  unmount();
  open();
  await write('B');
  await group.line_is_back();
  expect(group.drafts.read('note/w9')).toBe('B');
});
