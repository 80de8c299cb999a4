// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { HandTimes } from './hand_times';

test('a hand waits since it was seen going up', () => {
  const times = new HandTimes();
  times.see([], 0);
  times.see(['sa'], 1_000);
  expect(times.waited_ms('sa', 61_000)).toBe(60_000);
});

test('of a hand that was up before this page came, nobody here can say', () => {
  const times = new HandTimes();
  times.see(['sa'], 1_000);
  expect(times.waited_ms('sa', 61_000)).toBeUndefined();
});

test('a hand that goes down and up again begins anew', () => {
  const times = new HandTimes();
  times.see([], 0);
  times.see(['sa'], 1_000);
  times.see([], 2_000);
  times.see(['sa'], 50_000);
  expect(times.waited_ms('sa', 60_000)).toBe(10_000);
});
