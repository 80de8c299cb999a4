// SPDX-License-Identifier: Apache-2.0
// Whoever does not have the room before them is told when their turn comes.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { router } from '../../router.svelte';
import { announcer } from '../../ui/announcer.svelte';
import { turn_in_sight } from './turn_in_sight.svelte';
import TurnNews from './TurnNews.svelte';

let group: FakeGroup;
const there = () => screen.queryByRole('region')?.querySelector('p')?.textContent;

beforeEach(() => {
  group = new FakeGroup('next', 'jo');
  router.replace('/today');
  render(TurnNews, { group: group as unknown as Group });
});
afterEach(() => {
  cleanup();
  turn_in_sight.is = false;
  router.replace('/');
});

test('on another page one’s turn is shown and said, and one press leads there', async () => {
  expect(there()).toBeUndefined();
  group.become('my_turn');
  await tick();
  expect(there()).toBe('It is your turn');
  await expect.poll(() => announcer.urgent).toBe('It is your turn');
  await fireEvent.click(screen.getByRole('button', { name: 'Go there' }));
  expect(location.hash).toBe('#/group');
});

test('in the room it is shown as long as the card is out of sight', async () => {
  router.replace('/group');
  group.become('my_turn');
  await tick();
  expect(there()).toBe('It is your turn');
  turn_in_sight.is = true;
  await tick();
  expect(there()).toBeUndefined();
});

test('that the room is paused is shown on every other page', async () => {
  group.become('held');
  await tick();
  expect(there()).toBe('The room is paused');
  router.replace('/group');
  await tick();
  expect(there()).toBeUndefined();
});
