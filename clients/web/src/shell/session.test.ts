// SPDX-License-Identifier: Apache-2.0
// Signing in again: what was begun under the sign-in before is there, wherever it now belongs.
import { beforeEach, expect, test } from 'vitest';
import { Drafts } from '../wire/drafts';
import type { Me } from '../wire/generated';
import { phone_keep, right_keep, set_only_mine, tab_keep, words_kept } from '../wire/keep';
import { Outbox } from '../wire/outbox';
import { session } from './session.svelte';

const as = (person: string) => ({ person, demo: false, groups: [] }) as unknown as Me;

beforeEach(() => session.forget());

function written(person: string, room = 'g1') {
  const owner = `${person}/${room}`;
  new Outbox(right_keep(), owner).add('set_goal', { text: 'call' });
  new Drafts(right_keep(), owner).write('goal', 'Call my');
}

test.each([
  [true, false],
  [false, true],
])('words come along to the next sign-in (only mine: %s, then %s)', (before, after) => {
  session.signed_in(as('jo'), before);
  written('jo');
  session.lapse();
  session.signed_in(as('jo'), after);
  expect(new Outbox(right_keep(), 'jo/g1').not_yet_saved).toBe(1);
  expect(new Drafts(right_keep(), 'jo/g1').read('goal')).toBe('Call my');
  const other = after ? tab_keep : phone_keep;
  expect([...other.keys('outbox/'), ...other.keys('draft/')]).toEqual([]);
});

test('another person takes no words along', () => {
  session.signed_in(as('jo'), false);
  written('jo');
  session.lapse();
  session.signed_in(as('ro'), true);
  expect(phone_keep.keys('outbox/')).toEqual([]);
  expect(words_kept('ro')).toBe(0);
});

test('what waits in any of one’s groups is counted before it would be lost', () => {
  set_only_mine(true);
  written('jo', 'g1');
  written('jo', 'g2');
  written('ro');
  expect(words_kept('jo')).toBe(4);
});
