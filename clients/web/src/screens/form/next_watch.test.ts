// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { half_filled } from '../../rooms/testing/forms';
import type { Document, FormView } from '../../wire/generated';
import { next_watch } from './next_watch';

const now = 100;
const form: FormView = { ...half_filled('jo'), closes_at: 500 };
const watched = (...hours: [number, number][]): Document => ({
  watch: {
    this: { duties: hours.map(([from, until], n) => ({ duty: `d${n}`, from, until })) },
  },
});

test('the next hours are those that begin first from now on', () => {
  expect(next_watch(watched([300, 400], [200, 250], [10, 50]), form, now)).toBe(200);
});

test('while somebody is on watch there is nothing to wait for', () => {
  expect(next_watch(watched([50, 150], [200, 250]), form, now)).toBeUndefined();
});

test('hours that are not known, or begin too late for the form, are not promised', () => {
  expect(next_watch({}, form, now)).toBeUndefined();
  expect(next_watch(watched([10, 50]), form, now)).toBeUndefined();
  expect(next_watch(watched([500, 600]), form, now)).toBeUndefined();
  const { closes_at: _, ...open_ended } = form;
  expect(next_watch(watched([500, 600]), open_ended, now)).toBe(500);
});
