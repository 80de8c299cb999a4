// SPDX-License-Identifier: Apache-2.0
// Signing in again: what was begun under the sign-in before is there, wherever it now belongs.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { plan_parts } from '../rooms/danger';
import { keep_own_plan, kept_own_plans } from '../rooms/own_plan';
import { Drafts } from '../wire/drafts';
import type { CrisisPlan, Me } from '../wire/generated';
import { phone_keep, right_keep, set_only_mine, tab_keep, words_kept } from '../wire/keep';
import { Outbox } from '../wire/outbox';
import { session } from './session.svelte';

const as = (person: string) => ({ person, demo: false, groups: [] }) as unknown as Me;

const server_says = (me: object) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(me)));

beforeEach(() => session.forget());
afterEach(() => vi.unstubAllGlobals());

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

const plan = Object.fromEntries(plan_parts.map((part) => [part, []])) as unknown as CrisisPlan;

function signed_in_with_a_plan() {
  session.signed_in(as('jo'), true);
  keep_own_plan({ person: 'jo', room: 'g1' }, plan);
  expect(kept_own_plans()).toHaveLength(1);
}

test('a plan does not stay on a phone whose sign-in was ended from elsewhere', async () => {
  signed_in_with_a_plan();
  server_says({ demo: false, groups: [] });
  session.lapse();
  await session.ask();
  expect(kept_own_plans()).toEqual([]);
  expect(session.me).toBeUndefined();
});

test('a plan stays while nobody can be asked who is signed in', async () => {
  signed_in_with_a_plan();
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no line')));
  session.lapse();
  await session.ask();
  expect(kept_own_plans()).toHaveLength(1);
});

test('whoever signed in again in another tab stays signed in here', async () => {
  signed_in_with_a_plan();
  server_says(as('jo'));
  session.lapse();
  await session.ask();
  expect(session.me?.person).toBe('jo');
  expect(kept_own_plans()).toHaveLength(1);
});

test('an answer from before somebody signed in signs nobody out', async () => {
  let answer = (_: Response) => {};
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
  const asked = session.ask();
  signed_in_with_a_plan();
  answer(new Response(JSON.stringify({ demo: false, groups: [] })));
  await asked;
  expect(session.me?.person).toBe('jo');
  expect(kept_own_plans()).toHaveLength(1);
});
