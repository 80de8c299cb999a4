// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import file from './en.json';
import spanish_file from './es.json';
import lead from './lead/en.json';
import { choose_language, speak, t } from './i18n.svelte';
import { direction, english, languages, negotiate, pseudo, type Language } from './languages';
import { day, day_and_time, left_in_numbers, left_in_words, until_in_words } from './times';

const every_file = import.meta.glob<Record<string, string>>('./**/*.json', {
  eager: true,
  import: 'default',
});

const [english_language, spanish] = languages as [Language, Language];

test('plurals are the language’s own', () => {
  expect(t('line.not_yet_saved', { count: 1 })).toBe('1 thing is not saved yet.');
  expect(t('line.not_yet_saved', { count: 3 })).toBe('3 things are not saved yet.');
  expect(t('seats.hand', { place: 2 })).toBe('2nd hand');
});

test('the language changes without a reload', async () => {
  await speak(pseudo);
  expect(t('bar.help')).toMatch(/^\[Hélp ñóŵ|^\[Hélp/);
  expect(document.documentElement.lang).toBe('en-XA');
  await speak(english_language);
  expect(t('bar.help')).toBe('Help now');
  expect(document.title).toBe('Notes');
});

test('everything is said in Spanish, dates and plurals too', async () => {
  await speak(spanish);
  expect(document.documentElement.lang).toBe('es');
  expect(t('line.not_yet_saved', { count: 1 })).toBe('1 cosa aún sin guardar.');
  expect(t('seats.hand', { place: 3 })).toBe('3.ª mano');
  expect(t('phase.middle')).toBe('fase media');
  const at = Date.UTC(2026, 10, 5, 18, 30);
  expect(day(at, 'Europe/Madrid')).toBe('jueves, 5 de noviembre');
  expect(day_and_time(at, 'Europe/Madrid')).toBe('jueves, 5 de noviembre, 19:30');
  expect(until_in_words(90 * 60_000)).toBe('en 2 horas');
  await speak(english_language);
});

test('a language that does not arrive leaves the page in English', async () => {
  const wanted = { ...spanish, load: () => Promise.reject(new Error('no line')) };
  await expect(choose_language(wanted)).rejects.toThrow('no line');
  expect(t('bar.help')).toBe('Help now');
  expect(sessionStorage.length).toBe(0);
});

test('each language names itself, and Latin America is served in Spanish', () => {
  expect(languages.map(({ name }) => name)).toEqual(['English', 'Español']);
  expect(negotiate(['es-419']).tag).toBe('es');
});

test('a region never stands in the way of a language', () => {
  const offered = ['en', 'sv'].map((tag) => ({
    tag,
    name: tag,
    load: async () => english,
    load_part: async () => english,
    load_content: languages[0]!.load_content,
  }));
  expect(negotiate(['sv-SE', 'en'], offered).tag).toBe('sv');
  expect(negotiate(['xx'], offered).tag).toBe('en');
});

test('scripts that run the other way turn the page', () => {
  expect(direction('ar-EG')).toBe('rtl');
  expect(direction('en')).toBe('ltr');
});

test.each([
  [-1, 'no hurry'],
  [15_000, 'a few seconds'],
  [40_000, 'half a minute'],
  [65_000, 'about a minute'],
  [170_000, 'about 3 minutes'],
])('%i ms left is "%s"', (left, words) => expect(left_in_words(left)).toBe(words));

test.each([
  [20_000, 'now'],
  [60_000, 'in a minute'],
  [90 * 60_000, 'in 2 hours'],
  [6.8 * 86_400_000, 'in 7 days'],
])('%i ms off is "%s"', (until, words) => expect(until_in_words(until)).toBe(words));

test('numbers for who wants them', () => expect(left_in_numbers(64_200)).toBe('1:05'));

test('the words of who leads are apart from those of everybody', () => {
  const groups = (words: object) => new Set(Object.keys(words).map((key) => key.split('.')[0]));
  const both = [...groups(lead)].filter((name) => groups(file).has(name));
  expect(both).toEqual(['refusal']);
});

// Plain words: no sentence of more than twelve, and nothing of the clinic where others may look.
test.each(Object.values(every_file).flatMap((words) => Object.entries(words)))(
  '%s is said plainly',
  (_, message) => {
    const branches = message.includes('{')
      ? [...message.matchAll(/\{((?:[^{}]|\{\w+\})*)\}/g)].map(([, inner]) => inner ?? '')
      : [];
    for (const text of [...branches, branches.length ? '' : message]) {
      for (const sentence of text.split(/[.?!:]\s/)) {
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(12);
      }
    }
  },
);

test('titles that others may see say nothing, in any language', () => {
  for (const words of [file, spanish_file]) {
    for (const key of ['app.title', 'cover.text', 'cover.waits'] as const) {
      expect(words[key]).not.toMatch(/group|grupo|therap|terap|depre|clinic|clínic|ses+i[oó]n/i);
      expect(words[key]).not.toMatch(/health|salud/i);
    }
  }
});

test('screens of a part that open at once each wait for its words', async () => {
  vi.resetModules();
  const { said, with_words } = await import('./i18n.svelte');
  expect(said('lobby.admit_all')).toBeUndefined();
  const [first, second] = [1, 2].map((screen) => with_words('lead', Promise.resolve(screen)));
  expect(await second).toBe(2);
  expect(said('lobby.admit_all')).toBeDefined();
  expect(await first).toBe(1);
});
