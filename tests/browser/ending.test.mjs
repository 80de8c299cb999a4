// SPDX-License-Identifier: Apache-2.0
// The last session of a course: plans and strengths before it, the goodbye round, what each takes
// along. A facilitator and a member at desks, a member on a phone by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, open_browser, person, phone } from './support/browser.mjs';
import {
  arrive,
  button,
  end_now,
  join,
  join_link,
  keyboard,
  next,
  next_until,
  pointer,
  sign_in,
} from './support/people.mjs';
import { clinic_with } from './support/programme.mjs';
import { w } from './support/words.mjs';

// A clinic's own programme: only the end of a course.
const last_evening = {
  id: 'last-evening',
  title: 'The last evening',
  days_between: 7,
  meetings: [
    { when: 'months_after_last', number: 3, title: 'Three months on', purpose: 'How are you?', minutes: 30 },
  ],
  agendas: [
    {
      name: 'Last session',
      entries: [
        { kind: 'arriving', title: 'Settle in', minutes: 5, prompts: ['Name the session.'] },
        { kind: 'goodbye_round', title: 'Goodbyes', minutes: 30, prompts: ['Give the words out first.'] },
        { kind: 'closing_round', title: 'A last word', minutes: 5, prompts: ['One word each.'] },
      ],
    },
  ],
  sessions: [{ phase: 'ending', purpose: 'We say goodbye.', agenda: 'Last session' }],
};

const for_amina = 'You ask the question that nobody dares to ask.';
const for_luis = 'You make room for the quiet ones.';

let clinic, browser, dana, amina, luis;

before(async () => {
  clinic = await clinic_with(last_evening, { group: 'Goodbye group', first_at: Date.now() + 10 * 60_000 });
  browser = await open_browser();
  dana = await person(browser, desk);
  amina = await person(browser, desk);
  luis = await person(browser, phone);
});

after(async () => {
  await browser?.close();
  await clinic?.close();
});

test('in the last weeks the tasks of the ending come into sight by themselves', async () => {
  await sign_in(dana, clinic.url, 'dana');
  await dana.getByRole('button', { name: 'Goodbye group' }).click();
  await dana.getByRole('heading', { name: 'Goodbye group' }).waitFor();
  await join(amina, await join_link(dana, clinic.url), 'Amina', pointer);
  await dana.reload();
  await join(luis, await join_link(dana, clinic.url), 'Luis', keyboard);

  await keyboard.press(luis.getByRole('link', { name: w('today.ending') }));
  await luis.getByRole('heading', { name: w('ending.title') }).waitFor();
  await luis.getByText(w('course.contact_after_the_course')).waitFor();
  await luis.getByText('Three months on').waitFor();
  await accessible(luis, 'my course');
});

test('a plan for staying well is written part by part', async () => {
  await keyboard.press(luis.getByRole('link', { name: w('ending.plan') }));
  const signs = luis.locator('form', { hasText: w('well.signs') });
  await keyboard.write(signs.getByRole('textbox'), 'I stop answering my phone.');
  await keyboard.press(signs.getByRole('button', { name: w('well.save') }));
  await signs.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  await luis.reload();
  await signs.waitFor();
  assert.equal(await signs.getByRole('textbox').inputValue(), 'I stop answering my phone.');
  await accessible(luis, 'my plan for staying well');
});

test('strengths are written for one person each, and nobody else reads them', async () => {
  for (const [page, by, words] of [
    [luis, keyboard, for_amina],
    [amina, pointer, for_luis],
  ]) {
    await page.goto(`${clinic.url}/#/course/strengths`);
    await by.write(page.getByLabel(w('strengths.words')), words);
    await by.press(button(page, 'strengths.save'));
    await page.getByText(w('saved.saved'), { exact: true }).first().waitFor();
  }
  await accessible(luis, 'strengths');
  await dana.goto(`${clinic.url}/#/group`);
  await dana.getByRole('heading', { name: w('release.title') }).waitFor();
  await dana.getByText('Luis: 1 line').waitFor();
  await dana.locator('summary', { hasText: 'Luis: 1 part' }).click();
  await dana.getByText('I stop answering my phone.').waitFor();
  await accessible(dana, 'the ending, for a facilitator');
  for (const page of [dana, luis]) assert.ok(!(await page.content()).includes(for_luis));
  assert.ok(!(await amina.content()).includes(for_amina));
});

test('in the goodbye round each has the words of the others', async () => {
  await next_until(dana, new RegExp(w('next.start_session')));
  for (const page of [amina, luis]) await page.goto(`${clinic.url}/#/today`);
  await arrive(amina, pointer);
  await arrive(luis, keyboard);
  await button(dana, 'lobby.admit_all').click();
  await next(dana);
  for (const page of [amina, luis]) await button(page, 'turn.hand_up').waitFor();
  await next(dana);
  await luis.getByText(w('strengths.wait')).waitFor();

  await button(dana, 'release.go').click();
  await button(dana, 'release.yes').click();

  await luis.getByText(for_luis).waitFor();
  await amina.getByText(for_amina).waitFor();
  assert.ok(!(await dana.content()).includes(for_luis));
  await accessible(luis, 'the goodbye round');
});

test('after the last session each keeps their own course', async () => {
  await next_until(dana, new RegExp(w('next.end_session')));
  await end_now(dana);
  await luis.getByRole('heading', { name: w('board.title') }).waitFor();

  await luis.goto(`${clinic.url}/#/course/book`);
  await luis.getByText('I stop answering my phone.').waitFor();
  await luis.getByText(for_luis).waitFor();
  await luis.getByText('Three months on').waitFor();
  assert.ok(!(await luis.locator('main').innerText()).includes(for_amina));
  await accessible(luis, 'my course, to keep');
  no_complaints(dana, amina, luis);
});
