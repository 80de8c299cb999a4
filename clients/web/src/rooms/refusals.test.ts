// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import answers from '../i18n/api.en.json';
import base from '../i18n/en.json';
import lead from '../i18n/lead/en.json';
import type { Refusal } from '../wire/generated';
import { answer_words, refusal_words } from './refusals';

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

test('an answer over HTTP is said in our words, and a code of the room in its own', () => {
  expect(answer_words({ code: 'wait', message: 'x' })).toMatch(/tried often/);
  expect(answer_words({ code: 'name_taken', message: 'x' })).toMatch(/Somebody here has this name/);
  expect(answer_words({ code: 'unreachable', message: '' })).toBe('This could not be saved.');
});

// What an operator meets at the command line, and no page.
const at_the_command_line = ['clinic_exists', 'no_clinic', 'no_such_login', 'room_exists'];

test('every answer that a page can get has words of ours', () => {
  const listed = ['server/identity/refusals.hpp', 'protocol/desk/refusals.hpp']
    .map((file) => readFileSync(`../../${file}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/X\((\w+),/g)].map(([, code]) => code));
  const met = listed.filter((code) => !at_the_command_line.includes(code ?? ''));
  expect(met.length).toBeGreaterThan(15);
  expect(met.filter((code) => !(`api.${code}` in answers))).toEqual([]);
});
