// SPDX-License-Identifier: Apache-2.0
// A form on a phone: one question a screen, each answer saved, and what came of it in words.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day_and_time } from '../../i18n/times';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import { progress, with_forms } from '../../rooms/testing/forms';
import FormsToDo from '../member/FormsToDo.svelte';
import type { CareAnswer } from '../../wire/generated';
import Outcome from './Outcome.svelte';
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
  await press('Skip this question');
  await press('Back');
  await press('Back');
  expect(screen.getByRole('radio', { name: 'Some days', checked: true })).toBeTruthy();
  expect(group.sent.filter(({ do: name }) => name === 'answer_item')).toEqual([]);
});

test('the end says what is open, and sends', async () => {
  await begin();
  await press('Skip this question');
  await press('Skip this question');
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

const dangerous = async (answers: CareAnswer[]) => {
  const form = group.doc.forms!['form1']!;
  const care = { r1: { at: group.now(), trigger: 'form' as const, answers } };
  group.doc = { ...group.doc, forms: { form1: { ...form, danger: true } }, care };
  await tick();
};

test('whether it is happening now is asked on the same screen, and holds up nothing', async () => {
  await begin();
  await dangerous([]);
  expect(screen.getByRole('heading', { name: 'Thank you for saying this' })).toBeTruthy();
  await choose('Yes, now');
  expect(group.sent.at(-1)).toEqual({ do: 'say_now', with: { now: true } });
  await press('Skip this question');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Question 3 of 3');
});

test('who answers is read at the question, at the end and with what came of it', async () => {
  await begin();
  await dangerous([{ by: 'ines', at: group.now(), answer: 'calling' }]);
  for (let screens = 0; screens < 3; ++screens) {
    expect(screen.getAllByText(/Ines: I am calling you/)).toHaveLength(1);
    expect(screen.getAllByRole('group', { name: 'Is this happening now?' })).toHaveLength(1);
    if (screens < 2) await press('Skip this question');
  }
  expect(screen.getByRole('button', { name: 'Send to my facilitator' })).toBeTruthy();
  cleanup();
  group.doc = { ...group.doc, forms: {} };
  render(Steps, { group: room(), form: 'f3' });
  expect(screen.getAllByText(/Ines: I am calling you/)).toHaveLength(1);
  expect(screen.getByRole('link', { name: 'See numbers to call now' })).toBeTruthy();
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

test('nobody on watch: it says from when on somebody is', async () => {
  group.refuse('start_form', 'nobody_on_watch');
  const from = group.now() + 3_600_000;
  const duties = [{ duty: 'd1', from, until: from + 3_600_000 }];
  group.doc = { ...group.doc, watch: { this: { duties } } };
  render(Steps, { group: room(), form: 'form1' });
  expect(screen.queryByText(/Somebody is there again/)).toBeNull();
  await press('Go on');
  expect((await screen.findByText(/Somebody is there again/)).textContent).toContain(
    day_and_time(from),
  );
});

test('today shows a form only where there is one', () => {
  render(FormsToDo, { group: room() });
  expect(screen.getByRole('link', { name: 'Go on' }).getAttribute('href')).toBe('#/form/form1');
  cleanup();
  group.doc = { ...group.doc, forms: {}, progress: {} };
  render(FormsToDo, { group: room() });
  expect(document.body.textContent?.trim()).toBe('');
});

test('no member reads the staff’s name for how heavy it is', () => {
  render(Outcome, { group: room(), progress, score: progress.scores[0]! });
  expect(screen.getByText('Many heavy days.')).toBeTruthy();
  expect(screen.getAllByText('4 of 4').length).toBeGreaterThan(0);
  expect(screen.queryByText('Heavy')).toBeNull();
});

test('to skip is the quiet way on; the filled button comes with the answer', async () => {
  await begin();
  const skip = screen.getByRole('button', { name: 'Skip this question' });
  expect(skip.className).toMatch(/quiet/);
  await choose('Some days');
  expect(screen.getByRole('button', { name: 'Next' }).className).toMatch(/primary/);
});
