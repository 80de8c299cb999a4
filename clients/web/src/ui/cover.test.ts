// SPDX-License-Identifier: Apache-2.0
// A device that is left alone shows nothing of anybody.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { corner } from '../shell/corner.svelte';
import { preferences } from '../shell/preferences.svelte';
import { session } from '../shell/session.svelte';
import type { Me } from '../wire/generated';
import CoverScreen from './CoverScreen.svelte';

const minute = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  session.forget();
  preferences.cover = undefined;
  corner.waits = false;
  vi.useRealTimers();
});

function left_alone(kind: 'staff' | 'member', only_mine: boolean) {
  const me = { person: 'jo', kind, demo: false, groups: [] } as unknown as Me;
  session.signed_in(me, only_mine);
  render(CoverScreen);
}

async function after(minutes: number) {
  await vi.advanceTimersByTimeAsync(minutes * minute);
  await tick();
  return screen.queryByText('Notes are closed.') !== null;
}

test.each([
  ['staff', true],
  ['member', false],
] as const)('%s, with a phone of their own: %s, is covered after a while', async (kind, mine) => {
  left_alone(kind, mine);
  expect(await after(14)).toBe(false);
  await fireEvent.keyDown(window, { key: 'a' });
  expect(await after(14)).toBe(false);
  expect(await after(1)).toBe(true);
});

test('a member’s own phone is not covered unasked', async () => {
  left_alone('member', true);
  expect(await after(600)).toBe(false);
  preferences.change({ cover: true });
  await tick();
  expect(await after(1)).toBe(true);
});

test('whoever wants no cover has none', async () => {
  left_alone('staff', true);
  preferences.change({ cover: false });
  await tick();
  expect(await after(600)).toBe(false);
});

test('on a cover stands that somebody waits, and nothing of whom', async () => {
  left_alone('staff', true);
  await after(15);
  expect(screen.queryByRole('alert')).toBeNull();
  corner.waits = true;
  await tick();
  expect(screen.getByRole('alert').textContent).toBe('Somebody needs you now.');
});
