// SPDX-License-Identifier: Apache-2.0
// The side room, as each of the people in the room meets it.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { lines } from '../../rooms/views';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { AsideView } from '../../wire/generated';
import SideRoomHere from './SideRoomHere.svelte';
import SideRooms from './SideRooms.svelte';

afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const as_room = (group: FakeGroup) => group as unknown as Group;

function with_aside(who: string, aside?: AsideView, seat?: string): FakeGroup {
  const group = new FakeGroup('round', who);
  const member = seat ?? group.you.seat;
  group.doc = {
    ...group.doc,
    lines: aside ? { a1: { seat: member, at: 1, kind: 'words', replies: [], aside } } : {},
  };
  return group;
}

const said = [
  { by: 'jo', at: 1, words: 'It was too much' },
  { by: 'ines', at: 2, words: 'I am here' },
];

test('a member asks for a word alone', async () => {
  const group = with_aside('jo');
  render(SideRoomHere, { group: as_room(group) });
  await press('Ask for a word alone');
  expect(group.sent).toEqual([{ do: 'ask_aside', with: {} }]);
});

test('a member says yes, or not now', async () => {
  const group = with_aside('jo', { state: 'offered', with: 'ines', said: [] });
  render(SideRoomHere, { group: as_room(group) });
  expect(screen.getByRole('heading').textContent).toMatch(/would like a word with you alone/);
  await press('Yes, now');
  await press('Not now');
  expect(group.sent.map((one) => one.do)).toEqual(['agree_aside', 'leave_aside']);
});

test('the two write to each other, and one tap leads back', async () => {
  const group = with_aside('jo', { state: 'open', with: 'ines', said });
  render(SideRoomHere, { group: as_room(group) });
  const log = screen.getByRole('log');
  expect(within(log).getByText('It was too much')).toBeTruthy();
  expect(within(log).getByText('I am here')).toBeTruthy();
  await fireEvent.input(screen.getByLabelText(/Your line/), { target: { value: ' Thank you ' } });
  await press('Say it');
  await press('Back to the group');
  expect(group.sent).toEqual([
    { do: 'say_aside', with: { line: 'a1', words: 'Thank you' } },
    { do: 'leave_aside', with: { line: 'a1' } },
  ]);
});

test('a sign of danger goes out from the side room, and help opens', async () => {
  const group = with_aside('jo', { state: 'open', with: 'ines', said });
  render(SideRoomHere, { group: as_room(group) });
  const button = screen
    .getAllByRole('button')
    .find((one) => one.className.includes('stop')) as HTMLElement;
  await fireEvent.click(button);
  expect(group.sent).toEqual([{ do: 'write_line', with: { kind: 'distress' } }]);
  expect(location.hash).toBe('#/help');
});

test('who leads sees who asks, and goes aside at one tap', async () => {
  const group = with_aside('ines', { state: 'asked', said: [] }, 'jo');
  render(SideRooms, { group: as_room(group) });
  await press(/^Go aside with/);
  expect(group.sent).toEqual([{ do: 'take_aside', with: { seat: 'jo' } }]);
});

test('who stays sees who is with whom, and that the group is theirs', () => {
  const group = with_aside('ines', { state: 'open', with: 'other', said: [] }, 'jo');
  render(SideRooms, { group: as_room(group) });
  expect(screen.getByRole('status').textContent).toMatch(/You hold the group/);
  expect(screen.queryByRole('log')).toBeNull();
});

test('a side room is no private line that waits for an answer', () => {
  const group = with_aside('ines', { state: 'asked', said: [] }, 'jo');
  expect(lines(group.doc)).toEqual([]);
});
