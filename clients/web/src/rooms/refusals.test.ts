// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import base from '../i18n/en.json';
import lead from '../i18n/lead/en.json';
import type { Refusal } from '../wire/generated';
import { refusal_words } from './refusals';

test('a refusal is said in our words', () => {
  expect(refusal_words({ code: 'name_taken', message: 'x' })).toMatch(
    /Somebody here has this name/,
  );
});

test('a code that is newer than this page is said in the server’s words', () => {
  expect(refusal_words({ code: 'moon_is_full', message: 'The moon is full.' })).toBe(
    'The moon is full.',
  );
  expect(refusal_words({ code: 'moon_is_full', message: '' })).toBe('This could not be saved.');
});

// What a page never lets a person meet: faults of its own, and what the outbox sends again.
const unmet = ['already_seated', 'group_exists', 'busy', 'storage_full', 'id_reused'];

test('our words belong to codes that there are', () => {
  const codes = Object.keys({ ...base, ...lead })
    .filter((key) => key.startsWith('refusal.'))
    .map((key) => key.slice('refusal.'.length) as Refusal);
  expect(codes).toContain('session_held' satisfies Refusal);
  expect(codes.filter((code) => unmet.includes(code))).toEqual([]);
});
