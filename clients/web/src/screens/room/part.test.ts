// SPDX-License-Identifier: Apache-2.0
// Parts that open later, on a line that does not bring them.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import AwayHere from '../member/AwayHere.svelte';
import NextSession from './NextSession.svelte';
import Part from './Part.svelte';
import Waiting from './Waiting.svelte';

vi.mock('../away/Away.svelte', () => {
  throw new Error('no line');
});

let group: Group;

beforeEach(() => (group = new FakeGroup('between', 'jo') as unknown as Group));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const no_line = () => Promise.reject(new Error('no line'));
const told = () => screen.queryByText(/The server did not answer/);

test('a part that does not come is said, and comes when the line is back', async () => {
  vi.useFakeTimers();
  const load = vi.fn<() => Promise<{ default: typeof NextSession }>>(no_line);
  render(Part, { load, group } as never);
  await vi.advanceTimersByTimeAsync(0);
  expect(told()).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();

  load.mockResolvedValue({ default: NextSession });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told()).toBeNull();
  expect(document.body.textContent).not.toBe('');
});

test('“I cannot come” stays until its form is there', async () => {
  render(AwayHere, { group });
  await fireEvent.click(screen.getByRole('button', { name: 'I cannot come' }));
  await vi.waitFor(() => expect(told()).toBeTruthy());
  expect(screen.getByRole('button', { name: 'I cannot come' })).toBeTruthy();
});

test('a screen that does not come leaves the way to “Help now”', async () => {
  render(Waiting, { load: no_line, group });
  expect(await screen.findByText('The server does not answer')).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Help now' })).not.toEqual([]);
});
