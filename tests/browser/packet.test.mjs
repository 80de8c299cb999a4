// SPDX-License-Identifier: Apache-2.0
// The course for supervision: tables in which nobody has a name, and questions that are written with
// letters, kept on the facilitator's own device and printed with them. Members have no way there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, phone } from './support/browser.mjs';
import { a_group_of, begin_session, end_session, part } from './support/group.mjs';
import { button, card, keyboard, pointer, reads_nothing_of } from './support/people.mjs';
import { w } from './support/words.mjs';

const question = 'How do I make room for Member A?';
const names = ['Amina', 'Luis', 'Dana'];

let group, clinic, dana, amina, luis;

before(async () => {
  group = await a_group_of({ Amina: desk, Luis: phone });
  ({ clinic, dana, amina, luis } = group);
});

after(() => part(group));

async function answers_the_form(page) {
  const form = card(page, 'Worry in the last two weeks');
  await form.getByRole('link', { name: w('form.begin') }).click();
  await button(page, 'form.begin').click();
  for (let n = 1; n <= 7; ++n) {
    await page.getByRole('heading', { level: 1, name: w('form.question', { n, of: 7 }) }).waitFor();
    await page.getByRole('radio', { name: 'Several days', exact: true }).check();
    await button(page, 'form.next').click();
  }
  await button(page, 'form.send').click();
  await page.getByRole('img', { name: w('progress.line') }).waitFor();
}

const questions = (page) => page.getByLabel(w('packet.questions'), { exact: true });
const print_button = (page) => button(page, 'packet.print');

test('a session is held, with a form and a sign of danger', async () => {
  await answers_the_form(amina);
  await begin_session(group, [amina, pointer], [luis, pointer]);
  await button(luis, 'line_to.short').click();
  await button(luis, 'line_to.distress').click();
  await dana.getByText(w('risk.sign.distress', { name: 'Luis' })).first().waitFor();
  await luis.goto(`${clinic.url}/#/group`);
  await end_session(group, amina, luis);
});

test('it is found beside the notes, by keyboard, and stands in tables', async () => {
  await keyboard.press(dana.getByRole('link', { name: w('papers.open') }));
  await keyboard.press(dana.getByRole('link', { name: w('packet.title') }));
  for (const key of ['sessions', 'attendance', 'members', 'trend', 'risks']) {
    await dana.getByRole('heading', { name: w(`packet.${key}`), exact: true }).waitFor();
  }
  await dana.getByText('Eight weekly sessions: 1 session held, 8 planned.').waitFor();
  const came = dana.getByRole('region', { name: w('packet.attendance') });
  for (const letter of ['A', 'B']) {
    const row = came.getByRole('row', { name: w('packet.member', { letter }) });
    await row.getByRole('cell', { name: w('attendance.attended') }).waitFor();
  }
  await dana.getByText('GAD-7: 7 (Mild)').waitFor();
  await dana.getByText(`${w('risk.state.open')}: 1`).waitFor();
  await accessible(dana, 'the course for supervision');
});

test('nobody has a name in it; who is in danger stays in sight above it', async () => {
  const text = await dana.locator('main').innerHTML();
  for (const name of names) assert.ok(!text.includes(name), name);
  await dana.getByText(w('risk.sign.distress', { name: 'Luis' })).first().waitFor();
});

test('a question with a name in it is not printed', async () => {
  await keyboard.write(questions(dana), 'How do I make room for luis?');
  await dana.getByText(w('packet.names', { words: 'Luis' })).waitFor();
  assert.ok(await print_button(dana).isDisabled());
  await accessible(dana, 'a name in a question for supervision');
  await keyboard.write(questions(dana), question);
  await dana.getByText(w('packet.names', { words: 'Luis' })).waitFor({ state: 'detached' });
});

test('the question stays on the device, and goes on paper with the page', async () => {
  await dana.reload();
  await questions(dana).waitFor();
  assert.equal(await questions(dana).inputValue(), question);
  await dana.evaluate(() => (window.print = () => (window.printed = true)));
  await keyboard.press(print_button(dana));
  assert.ok(await dana.evaluate(() => window.printed));
});

test('on paper stands the page alone: no sign of danger, and nobody’s name', async () => {
  await dana.emulateMedia({ media: 'print' });
  await dana.getByText(question).waitFor();
  const paper = await dana.locator('body').innerText();
  assert.ok(paper.includes(w('packet.attendance')));
  for (const name of names) assert.ok(!paper.includes(name), name);
  await dana.emulateMedia({ media: 'screen' });
});

test('a member who types the address sees their own page', async () => {
  for (const [page, name] of [
    [amina, 'Amina'],
    [luis, 'Luis'],
  ]) {
    await page.goto(`${clinic.url}/#/papers/packet`);
    await page.getByRole('heading', { level: 1, name: w('today.hello', { name }) }).waitFor();
    const titles = ['title', 'questions', 'attendance', 'trend'].map((key) => w(`packet.${key}`));
    await reads_nothing_of(page, ...titles, question, 'Member A');
  }
  no_complaints(dana, amina, luis);
});
