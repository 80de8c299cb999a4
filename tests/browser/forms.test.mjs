// SPDX-License-Identifier: Apache-2.0
// A form on a phone, by keyboard alone and by the names that a screen reader says; and what the
// facilitator sees of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, phone } from './support/browser.mjs';
import { a_group_of, part } from './support/group.mjs';
import { button, card, keyboard } from './support/people.mjs';
import { w } from './support/words.mjs';

const narrow = { ...phone, viewport: { width: 320, height: 640 } };
const days = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];

let group, clinic, dana, amina, luis;

before(async () => {
  // Long before: while a facilitator is in the lobby, somebody is on watch.
  group = await a_group_of({ Amina: narrow, Luis: desk }, { begins_in: 60 });
  ({ clinic, dana, amina, luis } = group);
});

after(() => part(group));

const question = (n) => w('form.question', { n, of: 7 });

async function open_form(page, title) {
  await page.goto(`${clinic.url}/#/today`);
  await keyboard.press(card(page, title).getByRole('link', { name: w('form.begin') }));
}

test('a form that may bring danger stays closed while nobody is on watch', async () => {
  await open_form(amina, 'Your last two weeks');
  await keyboard.press(button(amina, 'form.begin'));
  await amina.getByText(w('refusal.nobody_on_watch')).waitFor();
  await amina.getByRole('link', { name: w('form.danger_help') }).waitFor();
  await accessible(amina, 'a form that stays closed');
});

test('seven questions by keyboard alone, on the narrowest phone', async () => {
  await open_form(amina, 'Worry in the last two weeks');
  await keyboard.press(button(amina, 'form.begin'));
  for (let n = 1; n <= 7; ++n) {
    await amina.getByRole('heading', { level: 1, name: question(n) }).waitFor();
    if (n === 1) await accessible(amina, 'a question');
    await keyboard.choose(amina.getByRole('radio', { name: days[n % 4], exact: true }));
    await keyboard.press(button(amina, 'form.next'));
  }
  const overflow = await amina.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
});

test('paused, it goes on where it was, with what was answered', async () => {
  await amina.goto(`${clinic.url}/#/today`);
  await amina.reload();
  const form = amina.locator('a[href^="#/form/"]');
  await keyboard.press(form.and(amina.getByRole('link', { name: w('form.go_on') })));
  await keyboard.press(button(amina, 'form.go_on'));
  await amina.getByRole('heading', { level: 1, name: question(7) }).waitFor();
  assert.ok(await amina.getByRole('radio', { name: days[3] }).isChecked());
  await keyboard.press(button(amina, 'form.next'));
  await keyboard.press(button(amina, 'form.send'));
});

test('what came of it is said in words, with a line, a table and a question back', async () => {
  await amina.getByText(/Your answers say that worry/).waitFor();
  await amina.getByRole('img', { name: w('progress.line') }).waitFor();
  await amina.getByText(w('progress.table'), { exact: true }).click();
  await amina.getByRole('table').waitFor();
  const overflow = await amina.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  await accessible(amina, 'what came of a form');
  await keyboard.choose(amina.getByRole('radio', { name: w('fit.partly') }));
  await keyboard.press(button(amina, 'fit.send'));
  await amina.getByText(w('saved.saved'), { exact: true }).waitFor();
});

test('the facilitator sees the line and every answer; the other member sees nothing', async () => {
  await dana.goto(`${clinic.url}/#/group`);
  await dana.getByRole('button', { name: /^.*Amina/ }).first().click();
  await dana.getByRole('link', { name: w('person.open') }).click();
  await dana.getByRole('img', { name: w('progress.line') }).waitFor();
  await dana.getByText(w('person.items_open')).click();
  await dana.getByText('Trouble relaxing').waitFor();
  await accessible(dana, "a member's page");

  await luis.goto(`${clinic.url}/#/group`);
  await luis.getByRole('heading', { name: w('board.title') }).waitFor();
  const text = await luis.locator('body').innerText();
  assert.ok(!/worry|GAD|PHQ/i.test(text));
  no_complaints(dana, amina, luis);
});
