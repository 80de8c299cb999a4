// SPDX-License-Identifier: Apache-2.0
// The side room, as each of the people in the room meets it.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { lines } from '../../rooms/views';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { AsideView } from '../../wire/generated';
import SideRoomHere from './SideRoomHere.svelte';
import SideRooms from './SideRooms.svelte';

beforeEach(() => sessionStorage.clear());
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
  await waitFor(() => expect(location.hash).toBe('#/help'));
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

const with_state = (state: AsideView['state']): AsideView => ({ state, with: 'ines', said });
const move = (group: FakeGroup, aside: AsideView) => {
  const line = group.doc.lines?.['a1'];
  group.doc = { ...group.doc, lines: line ? { a1: { ...line, aside } } : {} };
};
const type = (words: string) =>
  fireEvent.input(screen.getByLabelText(/Your line/), { target: { value: words } });

test('what was said while the facilitator was away waits for them, marked', async () => {
  const group = with_aside('ines', with_state('ended'), 'jo');
  group.doc.lines = { read_later: group.doc.lines?.['a1'] as never };
  render(SideRooms, { group: as_room(group) });
  expect(screen.getByText('It was too much')).toBeTruthy();
  const fold = screen.getByText(/A word alone with/).closest('details') as HTMLDetailsElement;
  expect(fold.open).toBe(false);
  expect(screen.getByText('not read yet')).toBeTruthy();
  fold.open = true;
  await fireEvent(fold, new Event('toggle'));
  await waitFor(() => expect(screen.queryByText('not read yet')).toBeNull());
  expect(screen.getByText('It was too much')).toBeTruthy();
});

test('the member has what was said too, and may ask again', () => {
  const group = with_aside('jo', with_state('ended'));
  render(SideRoomHere, { group: as_room(group) });
  expect(screen.getByText('I am here')).toBeTruthy();
  expect(screen.queryByText('not read yet')).toBeNull();
  expect(screen.getByRole('button', { name: 'Ask for a word alone' })).toBeTruthy();
});

test('a facilitator who is not here is said, and the ways to somebody stand first', () => {
  const group = with_aside('jo', with_state('open'));
  group.away = ['ines'];
  render(SideRoomHere, { group: as_room(group) });
  expect(screen.getByText(/is not here just now/)).toBeTruthy();
  expect(screen.getByText('Private line to your facilitator')).toBeTruthy();
  const [first] = screen.getAllByRole('button');
  expect(first?.textContent).toContain('I am not safe');
});

test('words that were typed as it ended are shown, and go to the private line', async () => {
  const group = with_aside('jo', with_state('open'));
  render(SideRoomHere, { group: as_room(group) });
  await type('I took all my pills');
  move(group, with_state('ended'));
  expect(await screen.findByText('This was not said')).toBeTruthy();
  await press('Send it on the private line');
  expect(group.sent).toEqual([
    { do: 'write_line', with: { kind: 'words', words: 'I took all my pills' } },
  ]);
  await waitFor(() => expect(screen.queryByText('This was not said')).toBeNull());
  expect(group.drafts.read('aside/a1')).toBe('');
});

test('words that were refused because it had ended are shown, also after a reload', async () => {
  const group = with_aside('jo', with_state('open'));
  group.refuse('say_aside', 'aside_not_open');
  const { unmount } = render(SideRoomHere, { group: as_room(group) });
  await type('Are you there?');
  await press('Say it');
  move(group, with_state('ended'));
  await screen.findByText('This was not said');
  unmount();
  render(SideRoomHere, { group: as_room(group) });
  expect(screen.getByText('Are you there?')).toBeTruthy();
  await press('Throw it away');
  await waitFor(() => expect(screen.queryByText('Are you there?')).toBeNull());
  expect(group.drafts.read('aside/a1')).toBe('');
});

test('with one facilitator nobody can go aside, and the private line is named', () => {
  const group = with_aside('jo');
  const seats = Object.entries(group.doc.seats ?? {});
  group.doc.seats = Object.fromEntries(
    seats.filter(([id, { role }]) => role === 'member' || id === 'ines'),
  );
  render(SideRoomHere, { group: as_room(group) });
  expect(screen.queryByRole('button', { name: 'Ask for a word alone' })).toBeNull();
  expect(screen.getByText(/Your private line reaches them/)).toBeTruthy();
});

test('when the room opens and when it ends, one stands at its heading', async () => {
  const group = with_aside('jo', { state: 'offered', with: 'ines', said: [] });
  const line = group.doc.lines?.['a1'];
  const before = line && { ...line, at: 0, aside: with_state('ended') };
  render(SideRoomHere, { group: as_room(group) });
  move(group, with_state('open'));
  group.doc.lines = { ...group.doc.lines, ...(before && { a0: before }) };
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^You and .* alone/));
  await type('Not yet sent');
  move(group, with_state('ended'));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('This was not said'));
});
