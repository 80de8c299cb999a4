// SPDX-License-Identifier: Apache-2.0
// A side room for who leads, for who asks and for everybody else: what is said of it, and where one
// stands when what was pressed is gone.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { announcer } from '../../ui/announcer.svelte';
import type { AsideView } from '../../wire/generated';
import Circle from '../room/Circle.svelte';
import SideRoomHere from './SideRoomHere.svelte';
import SideRooms from './SideRooms.svelte';

let said: string[];

beforeEach(() => {
  sessionStorage.clear();
  said = [];
  vi.spyOn(announcer, 'say').mockImplementation((text) => void said.push(text));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const room = (group: FakeGroup) => group as unknown as Group;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

// Where somebody stands, who uses a keyboard; nothing when they stand nowhere.
const stands_at = () =>
  document.activeElement === document.body
    ? ''
    : (document.activeElement?.textContent ?? '').trim();

// Jo's, in the middle of a round.
function with_aside(who: string, state?: AsideView['state']): FakeGroup {
  const group = new FakeGroup('round', who);
  become(group, state);
  return group;
}

function become(group: FakeGroup, state?: AsideView['state']) {
  const aside = state && {
    state,
    ...(state !== 'asked' && { with: 'ines' }),
    said: state === 'ended' ? [{ by: 'jo', at: 1, words: 'It was too much' }] : [],
  };
  const lines = aside && { a1: { seat: 'jo', at: 1, kind: 'words' as const, replies: [], aside } };
  group.doc = { ...group.doc, lines: lines ?? {} };
}

// A button that was pressed and is gone takes the focus with it; so does a browser.
async function pressed(name: string | RegExp, then: () => void) {
  const button = screen.getByRole('button', { name });
  button.focus();
  await fireEvent.click(button);
  then();
  await tick();
  if (!button.isConnected) button.blur();
}

test('who leads goes aside with whoever asks, and stands in the side room', async () => {
  const group = with_aside('ines', 'asked');
  render(SideRooms, { group: room(group) });
  await pressed(/^Go aside with/, () => become(group, 'open'));
  await waitFor(() => expect(stands_at()).toMatch(/^You and .*, alone$/));
  expect(said.at(-1)).toMatch(/^You and .*, alone$/);
  await pressed('Back to the group', () => become(group, 'ended'));
  await waitFor(() => expect(stands_at()).toMatch(/^A word alone with/));
});

test('who leads hears that the offer was taken, and is left at what they were at', async () => {
  const group = with_aside('ines', 'offered');
  const field = document.body.appendChild(document.createElement('input'));
  render(SideRooms, { group: room(group) });
  field.focus();
  become(group, 'open');
  await waitFor(() => expect(said).toEqual([expect.stringMatching(/^You and .*, alone$/)]));
  expect(document.activeElement).toBe(field);
  field.remove();
});

test('who would rather stay is said to who offered, and not to who took it back', async () => {
  const group = with_aside('ines', 'offered');
  const { unmount } = render(SideRooms, { group: room(group) });
  become(group);
  expect(await screen.findByText(/stays with the group for now/)).toBeTruthy();
  unmount();
  become(group, 'offered');
  render(SideRooms, { group: room(group) });
  await press('Take it back');
  become(group);
  await waitFor(() => expect(screen.queryByText(/You asked/)).toBeNull());
  expect(screen.queryByText(/stays with the group for now/)).toBeNull();
});

test('who asks for a word alone stands where they can take it back, and back again', async () => {
  const group = with_aside('jo');
  render(SideRoomHere, { group: room(group) });
  await pressed('Ask for a word alone', () => become(group, 'asked'));
  await waitFor(() => expect(stands_at()).toBe('Take it back'));
  await pressed('Take it back', () => become(group));
  await waitFor(() => expect(stands_at()).toBe('Ask for a word alone'));
});

test('an empty line is not said, and that is said', async () => {
  const group = with_aside('jo', 'open');
  render(SideRoomHere, { group: room(group) });
  await press('Say it');
  expect(group.sent).toEqual([]);
  expect(screen.getByText('Please write a few words.')).toBeTruthy();
});

test('to peers a seat in a side room is back soon, as of anybody who is out', () => {
  // Mira has stepped out of the made-up group.
  const { unmount } = render(Circle, { group: room(new FakeGroup('round', 'jo')) });
  expect(screen.getByText('Mira, back soon')).toBeTruthy();
  expect(screen.queryByText(/paused/)).toBeNull();
  unmount();
  render(Circle, { group: room(new FakeGroup('round', 'ines')) });
  expect(screen.getByText('Mira, paused')).toBeTruthy();
});
