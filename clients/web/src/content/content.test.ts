// SPDX-License-Identifier: Apache-2.0
// What every page keeps to, in every language: complete, short, plain, and promising nothing.
import { expect, test } from 'vitest';
import english from './en';
import spanish from './es';
import { all_pages, fits, laid_over, page_of, text_of } from './find';
import { areas, shelf_names, type ContentPage, type Shelves } from './shape';

const pages = { en: all_pages(english), es: all_pages(spanish) };
const each_page = Object.entries(pages).flatMap(([language, all]) =>
  all.map((page): [string, string, ContentPage] => [language, page.id, page]),
);

const sentences = (page: ContentPage) =>
  text_of(page).flatMap((line) => line.split(/(?<=[.?!:…])[”»]?\s+/));
const words = (text: string) => text.match(/\p{L}+(’\p{L}+|'\p{L}+)?/gu) ?? [];
const count = (texts: string[]) => texts.flatMap(words).length;

// Everything but the words: what must be the same in every language.
function frame(shelves: Shelves) {
  const section = ({ title, lines, list }: ContentPage['sections'][number]) => [
    Boolean(title),
    lines?.length,
    list?.length,
  ];
  return shelf_names.map((name) =>
    shelves[name].map(({ id, areas, phases, example, sections }) => ({
      ...{ id, areas, phases, example: example?.length },
      sections: sections.map(section),
    })),
  );
}

test('every page stands in every language, line by line', () => {
  expect(frame(spanish)).toEqual(frame(english));
});

test('an id is used once, and says nothing', () => {
  const ids = pages.en.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]\d+$/);
});

test('each phase has its page, and each area its page and its skills', () => {
  for (const phase of ['initial', 'middle', 'ending', 'maintenance'] as const) {
    expect(
      english.times.some(({ phases }) => phases?.includes(phase)),
      phase,
    ).toBe(true);
  }
  for (const area of areas) {
    expect(
      english.areas.some((page) => page.areas?.includes(area)),
      area,
    ).toBe(true);
    expect(english.skills.filter((page) => page.areas?.includes(area)).length).toBeGreaterThan(3);
  }
});

test('each skill has an everyday example', () => {
  for (const { id, example } of english.skills) expect(example?.length, id).toBeGreaterThan(0);
});

test.each(each_page)('%s %s says it in short sentences, as plain words', (_, _id, page) => {
  for (const sentence of sentences(page)) {
    expect(words(sentence).length, sentence).toBeLessThanOrEqual(18);
    expect(sentence).not.toMatch(/[<>*_#[\]]|https?:/);
  }
});

test.each(each_page)('%s %s promises nothing', (_, _id, page) => {
  for (const line of text_of(page)) {
    expect(line).not.toMatch(/you will (feel|get|be)|cure|guarantee|proven|always works/i);
    expect(line).not.toMatch(/te (sentirás|pondrás|curarás)|cura\b|garantiza|comprobado/i);
  }
});

// Flesch-Kincaid: the school year that reads it. Year 5 is a child of about ten.
test.each(pages.en.map((page) => [page.id, page]))('%s is read at about ten', (_, page) => {
  const text = text_of(page as ContentPage);
  const syllables = text
    .flatMap(words)
    .map((word) => word.toLowerCase().replace(/(?<=[^l])e$|(?<=[^dt])ed$/, ''))
    .map((word) => word.match(/[aeiouy]+/g)?.length ?? 1);
  const said = count(text);
  const per_sentence = said / sentences(page as ContentPage).length;
  const per_word = syllables.reduce((sum, n) => sum + n, 0) / said;
  expect(0.39 * per_sentence + 11.8 * per_word - 15.59).toBeLessThanOrEqual(5);
});

// Szigriszt-Pazos: from 65 on, fairly easy; from 75 on, a child's book.
test.each(pages.es.map((page) => [page.id, page]))('%s se lee con diez años', (_, page) => {
  const text = text_of(page as ContentPage);
  const nucleus = /[aeoáéíóú]?[iuü]?[aeoáéíóú]|[iuü]+|y\b/gi;
  const syllables = text.flatMap(words).map((word) => word.match(nucleus)?.length ?? 1);
  const said = count(text);
  const per_sentence = said / sentences(page as ContentPage).length;
  const per_word = syllables.reduce((sum, n) => sum + n, 0) / said;
  expect(206.835 - 62.3 * per_word - per_sentence).toBeGreaterThanOrEqual(65);
});

test('a page is found by its area, and by words without their accents', () => {
  const quarrel = page_of(spanish, 'w2')!;
  expect(fits(quarrel, { area: 'dispute' })).toBe(true);
  expect(fits(quarrel, { area: 'grief' })).toBe(false);
  expect(fits(quarrel, { words: ' PELEA cuidate ' })).toBe(true);
  expect(fits(quarrel, { words: 'pelea medicinas' })).toBe(false);
  expect(page_of(spanish, 'x9')).toBeUndefined();
});

test('a page of the clinic takes the place of ours, or stands last, or takes ours away', () => {
  const own = { language: 'en', title: 'Ours', summary: 'Here.', sections: [{ lines: ['Yes.'] }] };
  const laid = laid_over(english, [
    { ...own, shelf: 'skills', id: 'h2' },
    { ...own, shelf: 'skills', id: 'h99' },
    { ...own, shelf: 'questions', id: 'q9', sections: [] },
  ]);
  expect(laid.skills[1]).toMatchObject({ id: 'h2', title: 'Ours' });
  expect(laid.skills.at(-1)?.id).toBe('h99');
  expect(laid.questions.map(({ id }) => id)).not.toContain('q9');
  expect(laid.areas).toEqual(english.areas);
});
