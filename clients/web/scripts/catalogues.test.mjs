// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { faults_of } from './catalogues.mjs';

const count = '{count, plural, one {# thing} other {# things}}';
const faults = (english, words, language = 'es') => faults_of('es.json', language, english, words);

test('a language that says everything has no faults', () => {
  const words = { a: '{count, plural, one {# cosa} other {# cosas}}', b: 'Hola, {name}' };
  expect(faults({ a: count, b: 'Hello {name}' }, words)).toEqual([]);
});

test('a missing key is named, with its English words and its file', () => {
  expect(faults({ a: 'Hello' }, {})).toEqual([
    'es.json lacks "a". In English: "Hello". Add it to es.json.',
  ]);
});

test('a key that is left over is named', () => {
  expect(faults({}, { old: 'Hola' })[0]).toContain('has "old", which English has not');
});

test('other fields than in English are named', () => {
  expect(faults({ a: 'Hello {name}' }, { a: 'Hola {nombre}' })[0]).toBe(
    'es.json, "a": needs the fields {name: words}, has {nombre: words}.',
  );
  const select = '{who, select, me {I} other {they}}';
  expect(faults({ a: select }, { a: '{who, select, yo {yo} other {otro}}' })[0]).toContain(
    'needs the fields {who: "me" | other}, has {who: "yo" | other}',
  );
});

test('each language needs its own plural forms', () => {
  expect(faults({ a: count }, { a: '{count, plural, other {# cosas}}' })[0]).toBe(
    'es.json, "a": {count} lacks the forms one.',
  );
  expect(faults({ a: count }, { a: count }, 'pl')[0]).toContain('lacks the forms many, few');
});

test('what is no message at all is said in one line', () => {
  expect(faults({ a: 'Hello' }, { a: '{n, plural, one {#' })[0]).toMatch(
    /^es.json, "a": cannot be read: .+$/,
  );
});
