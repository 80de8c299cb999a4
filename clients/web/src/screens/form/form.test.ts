// SPDX-License-Identifier: Apache-2.0
// A form on a phone: one question a screen, each answer saved, and what came of it in words.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { with_forms } from '../../rooms/testing/forms';
import FormsToDo from '../member/FormsToDo.svelte';
import Steps from './Steps.svelte';

let group: FakeGroup;
const room = () => group as unknown as Group;
const me = () => group.you.seat;

beforeEach(() => {
  group = new FakeGroup('between', 'jo');
  group.doc = with_forms(group.doc, me());
});
afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));

async function begin() {
  render(Steps, { group: room(), form: 'form1' });
  await press('Go on');
  await tick();
}

test('a form begins where it was left', async () => {
  await begin();
  expect(group.sent[0]?.do).toBe('start_form');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Question 2 of 3');
  expect(screen.getByRole('group', { name: 'Feeling tired' })).toBeTruthy();
});

test('an answer is saved when the question is left, and once', async () => {
  await begin();
  await choose('Some days');
  await choose('Every day');
  await press('Next');
  const answers = group.sent.filter(({ do: name }) => name === 'answer_item');
  expect(answers.map((sent) => sent.with)).toEqual([{ form: 'form1', item: 'tired', choice: 2 }]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Question 3 of 3');
});

test('a question may be left open, and back goes back', async () => {
  await begin();
  await press('Leave open');
  await press('Back');
  await press('Back');
  expect(screen.getByRole('radio', { name: 'Some days', checked: true })).toBeTruthy();
  expect(group.sent.filter(({ do: name }) => name === 'answer_item')).toEqual([]);
});

test('the end says what is open, and sends', async () => {
  await begin();
  await press('Leave open');
  await press('Leave open');
  expect(screen.getByText(/^2 questions are open/)).toBeTruthy();
  await press('Send to my facilitator');
  expect(group.sent.at(-1)).toEqual({ do: 'send_form', with: { form: 'form1' } });
});

test('a sign of danger brings help at once', async () => {
  await begin();
  const form = group.doc.forms!['form1']!;
  group.doc = { ...group.doc, forms: { form1: { ...form, danger: true } } };
  await tick();
  expect(screen.getByRole('heading', { name: 'Thank you for saying this' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'See who can help now' }).getAttribute('href')).toBe(
    '#/help',
  );
});

test('what came of it: words first, then a line with its table, then a question back', async () => {
  group.doc = { ...group.doc, forms: {} };
  render(Steps, { group: room(), form: 'f3' });
  expect(screen.getByText('Mostly light.')).toBeTruthy();
  expect(screen.getByText(/clearly lighter/)).toBeTruthy();
  expect(screen.getByRole('img', { name: /A line/ })).toBeTruthy();
  expect(screen.getByRole('table', { hidden: true })).toBeTruthy();
  await choose('Partly');
  await press('Save');
  expect(group.sent.at(-1)).toEqual({
    do: 'say_fit',
    with: { form: 'f3', answer: { fit: 'partly' } },
  });
});

test('nobody on watch: the form stays closed, and help is there', async () => {
  group.refuse('start_form', 'nobody_on_watch');
  render(Steps, { group: room(), form: 'form1' });
  await press('Go on');
  expect(await screen.findByRole('link', { name: 'See who can help now' })).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Your last two weeks');
});

test('today shows a form only where there is one', () => {
  render(FormsToDo, { group: room() });
  expect(screen.getByRole('link', { name: 'Go on' }).getAttribute('href')).toBe('#/form/form1');
  cleanup();
  group.doc = { ...group.doc, forms: {}, progress: {} };
  render(FormsToDo, { group: room() });
  expect(document.body.textContent?.trim()).toBe('');
});
