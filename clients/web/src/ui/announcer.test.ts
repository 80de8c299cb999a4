// SPDX-License-Identifier: Apache-2.0
import { cleanup, render } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../shell/session.svelte';
import type { Me } from '../wire/generated';
import Announcer from './Announcer.svelte';
import { announcer } from './announcer.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  announcer.hush();
  vi.useRealTimers();
});

test('the same words said anew are heard anew', () => {
  announcer.say('Jo would like to speak.');
  vi.advanceTimersByTime(6_000);
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

test('what was said does not stay for whoever comes later', () => {
  announcer.say('Jo would like to speak.');
  announcer.say_at_once('It is your turn');
  vi.advanceTimersByTime(6_000);
  expect(announcer.urgent).toBe('It is your turn');
  vi.advanceTimersByTime(20_000);
  expect([announcer.polite, announcer.urgent]).toEqual(['', '']);
});

test('who signs out takes with them what was still to be said', () => {
  session.signed_in({ person: 'jo', groups: [] } as unknown as Me, false);
  render(Announcer);
  announcer.say_at_once('It is your turn');
  vi.advanceTimersByTime(100);
  announcer.say('Rosa would like to speak.');
  session.forget();
  flushSync();
  expect(announcer.urgent).toBe('');
  vi.advanceTimersByTime(10_000);
  expect([announcer.polite, announcer.urgent]).toEqual(['', '']);
});
