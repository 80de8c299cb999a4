// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { forms_of, in_language, language_of } from '../../rooms/forms';
import { half_filled, progress, sheet, with_forms } from '../../rooms/testing/forms';
import { choice_of, first_open, questions, result_of, way_since_start } from './questions';
import { score_line } from './score_line';

const words = in_language(sheet.languages, 'en');

test('questions come in their order, and only those that count have the lead', () => {
  const asked = questions(sheet, words);
  expect(asked.map(({ words }) => words)).toEqual([
    'Trouble sleeping',
    'Feeling tired',
    'How hard was it?',
  ]);
  expect(asked.map(({ lead }) => lead !== undefined)).toEqual([true, true, false]);
  expect(asked[0]?.answers).toEqual(['Not at all', 'Some days', 'Every day']);
});

test('a long row of answers has numbers, with words at both ends', () => {
  const ten = { ...sheet, answers: [{ id: 'days', points: [0, 1, 2, 3], codes: [] }] };
  const ends = { ...words, answers: [{ answers: 'days', words: ['never', 'always'] }] };
  expect(questions(ten, ends)[0]?.answers).toEqual(['0 – never', '1', '2', '3 – always']);
});

test('a form goes on at the first question without an answer', () => {
  const asked = questions(sheet, words);
  const form = half_filled('jo');
  expect(first_open(form, asked)).toBe(1);
  expect(choice_of(form, asked[0]!.item)).toBe(1);
  const all = asked.map(({ item }) => ({ item: item.id, choice: 0, at: 1 }));
  expect(first_open({ ...form, answers: all }, asked)).toBe(2);
});

test('the reader’s language, else English, else what there is', () => {
  const two = { en: 1, es: 2 };
  expect(language_of(two, 'es-MX')).toBe('es');
  expect(language_of(two, 'de')).toBe('en');
  expect(language_of({ es: 2 }, 'de')).toBe('es');
});

test('forms that are not open, or another’s, are not to do', () => {
  const doc = {
    forms: {
      a: { ...half_filled('jo'), closes_at: 9 },
      b: { ...half_filled('jo'), closes_at: 3 },
      c: { ...half_filled('jo'), state: 'planned' as const },
      d: half_filled('mo'),
      e: { ...half_filled('jo'), state: 'closed' as const, closes_at: 1 },
    },
  };
  expect(forms_of(doc, 'jo').map(({ id }) => id)).toEqual(['b', 'a', 'e']);
});

test('what came of a form, and which way it went since the start', () => {
  const doc = with_forms({}, 'jo');
  expect(result_of(doc, 'jo', 'f3')?.score.total).toBe(1);
  expect(result_of(doc, 'jo', 'form1')).toBeUndefined();
  expect(result_of(doc, 'mo', 'f3')).toBeUndefined();
  expect(way_since_start(progress)).toBe('lighter');
  expect(way_since_start({ ...progress, change: ['remission'] })).toBeUndefined();
});

test('a line has the whole scores only, nought at its foot', () => {
  const { points } = score_line(progress.scores, [], 4, { width: 100, height: 40 });
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [100, 30],
  ]);
});
