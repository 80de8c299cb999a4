// SPDX-License-Identifier: Apache-2.0
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { library } from '../../content/library.svelte';
import { speak } from '../../i18n/i18n.svelte';
import { languages } from '../../i18n/languages';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import type { ProblemArea } from '../../wire/generated';
import Ideas from './Ideas.svelte';
import Library from './Library.svelte';
import ReadPage from './ReadPage.svelte';

const [english, spanish] = languages;
const titles = () => screen.getAllByRole('link').map(({ textContent }) => textContent);

beforeEach(async () => {
  await speak(english!);
  await library.open();
});
afterEach(cleanup);

test('the pages stand under four headings, each a link', () => {
  render(Library);
  const how = within(screen.getByRole('region', { name: 'Ideas for how' }));
  expect(how.getByRole('link', { name: 'Say no kindly' }).getAttribute('href')).toBe('#/read/h5');
  expect(screen.getByRole('region', { name: 'Questions and answers' })).toBeTruthy();
});

test('what it is about leaves the pages on that', async () => {
  render(Library);
  await fireEvent.click(screen.getByRole('radio', { name: 'A death' }));
  expect(titles()).toContain('Tell somebody about a loss');
  expect(titles()).not.toContain('Choose a good moment');
});

test('a word leaves the pages on which it stands; none says so', async () => {
  render(Library);
  const word = screen.getByRole('textbox', { name: /A word/ });
  await fireEvent.input(word, { target: { value: 'Medicine' } });
  expect(titles()).toContain('What about my medicine?');
  expect(titles()).not.toContain('Say no kindly');
  await fireEvent.input(word, { target: { value: 'xylophone' } });
  expect(screen.getByText('No page fits. Try another word.')).toBeTruthy();
});

test('a way to go about it has an example from a day', () => {
  render(ReadPage, { id: 'h1' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Say what I feel and want');
  const example = screen.getByRole('region', { name: 'For example' });
  expect(example.textContent).toContain('Rosa');
});

test('what may be hard leads on to the ways that fit it', () => {
  render(ReadPage, { id: 'w1' });
  expect(titles()).toContain('Tell somebody about a loss');
  expect(titles()).not.toContain('Make up after a quarrel');
});

test('a page changes language where it stands', async () => {
  render(ReadPage, { id: 'h5' });
  await speak(spanish!);
  await library.open();
  await tick();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Decir que no con cariño');
});

test('an address of no page says so and leads back', () => {
  render(ReadPage, { id: 'x9' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing is here');
  expect(screen.getByRole('link', { name: 'All pages' }).getAttribute('href')).toBe('#/read');
  expect(screen.queryByRole('button', { name: 'Print this page' })).toBeNull();
});

async function ideas(primary?: ProblemArea, secondary?: ProblemArea) {
  const group = new FakeGroup('between', 'jo');
  if (primary) {
    const area = { sharing: 'facilitator' as const, primary, history: [] };
    group.doc.areas = { jo: { ...area, ...(secondary && { secondary }) } };
  }
  const { container } = render(Ideas, { group: group as unknown as Group });
  expect(screen.queryByRole('link')).toBeNull();
  const fold = container.querySelector('details')!;
  fold.open = true;
  await fireEvent(fold, new Event('toggle'));
  await screen.findByRole('link', { name: 'Ask for help' });
  return titles();
}

test('beside a form the ideas come when they are asked for', async () => {
  expect(await ideas()).toEqual(library.shelves!.skills.map(({ title }) => title));
});

test('those that fit what the member works on stand first, and none is left out', async () => {
  const { skills } = library.shelves!;
  const about = (area: ProblemArea) =>
    skills.filter(({ areas }) => areas?.includes(area)).map(({ title }) => title);
  const shown = await ideas('grief', 'isolation');
  const grief = about('grief');
  const isolation = about('isolation').filter((title) => !grief.includes(title));
  expect(grief[0]).not.toBe(skills[0]!.title);
  expect(shown.slice(0, grief.length)).toEqual(grief);
  expect(shown.slice(grief.length, grief.length + isolation.length)).toEqual(isolation);
  expect(shown).toHaveLength(skills.length);
});
