// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announcer } from './announcer.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the same words said anew are heard anew', () => {
  announcer.say('Jo would like to speak.');
  vi.advanceTimersByTime(10_000);
  expect(announcer.polite).toBe('Jo would like to speak.');
  announcer.say('Jo would like to speak.');
  vi.advanceTimersByTime(50);
  expect(announcer.polite).toBe('');
  vi.advanceTimersByTime(50);
  expect(announcer.polite).toBe('Jo would like to speak.');
});

test('of two urgent words at once both are heard', () => {
  announcer.say_at_once('It is your turn');
  announcer.say_at_once('Ines: I am calling you');
  expect(announcer.urgent).toBe('');
  vi.advanceTimersByTime(50);
  expect(announcer.urgent).toBe('It is your turn Ines: I am calling you');
});
