// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { Drafts } from './drafts';
import { forget_everything, phone_keep, right_keep, set_only_mine, tab_keep } from './keep';
import { FakeKeep } from './testing/fake_keep';

test('begun words survive a reload and go when they are sent', () => {
  const keep = new FakeKeep();
  new Drafts(keep, 'mi/g1').write('goal', 'Call my');
  expect(new Drafts(keep, 'mi/g1').read('goal')).toBe('Call my');
  expect(new Drafts(keep, 'ro/g1').read('goal')).toBe('');
  new Drafts(keep, 'mi/g1').write('goal', '');
  expect(keep.kept.size).toBe(0);
});

test('words outlive the tab only on a phone that is only mine', () => {
  localStorage.clear();
  expect(right_keep()).toBe(tab_keep);
  set_only_mine(true);
  expect(right_keep()).toBe(phone_keep);
});

test('leaving leaves nothing', () => {
  set_only_mine(true);
  tab_keep.set('draft/a', 'x');
  phone_keep.set('outbox/b', 'y');
  localStorage.setItem('of another page', 'z');
  forget_everything();
  expect(sessionStorage.length).toBe(0);
  expect(Object.keys(localStorage)).toEqual(['of another page']);
});
