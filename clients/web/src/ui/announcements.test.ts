// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcements } from './announcements';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what happens close together is read out as one, and at most every five seconds', () => {
  const heard: string[] = [];
  const announcements = new Announcements((text) => heard.push(text));
  announcements.say('Ro speaks.');
  vi.advanceTimersByTime(100);
  announcements.say('Mi is back.');
  announcements.say('Sa would like to speak.');
  announcements.say('Mi is back.');
  vi.advanceTimersByTime(4_000);
  expect(heard).toEqual(['Ro speaks.']);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual(['Ro speaks.', 'Mi is back. Sa would like to speak.']);
});
