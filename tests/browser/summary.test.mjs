// SPDX-License-Identifier: Apache-2.0
// Half a page about a session: drafted from what the group saw, put right, given out, and read by
// initials on a phone by keyboard alone. What was not for the group does not get there, and what a
// member takes back does not either.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, desk, no_complaints, phone } from './support/browser.mjs';
import { a_group_of, begin_session, end_session, part } from './support/group.mjs';
import { button, card, keyboard, pointer, reads_nothing_of, saved } from './support/people.mjs';
import { w } from './support/words.mjs';

const for_the_group = 'I slept a whole night again.';
const for_the_facilitator = 'My brother did not answer me again.';
const taken_back = 'Call my aunt on Monday morning.';

let group, clinic, dana, amina, luis;

before(async () => {
  group = await a_group_of({ Amina: desk, Luis: phone });
  ({ clinic, dana, amina, luis } = group);
});

after(() => part(group));

const half_page = () => card(dana, w('sum.title'));
const line_about = (name) => half_page().getByLabel(new RegExp(`^About .*\\(${name}\\)`));
const hour = () => half_page().getByLabel(w('sum.text'));
const save = () => half_page().getByRole('button', { name: w('papers.save'), exact: true });
const give_out = () => half_page().getByRole('button', { name: w('sum.give_out'), exact: true });

const greeted = (page, name) =>
  page.getByRole('heading', { level: 1, name: w('today.hello', { name }) }).waitFor();
const given_out = () => half_page().getByText(w('sum.as_given_out')).waitFor();

// A part of the week, for the group or for the facilitator alone.
async function writes(page, by, part, label, words, sharing) {
  const fold = page.locator('details', { hasText: w(`checkin.part.${part}`) }).first();
  if ((await fold.getAttribute('open')) === null) await by.press(fold.locator('summary').first());
  await by.write(fold.getByLabel(w(label), { exact: true }), words);
  await by.choose(fold.getByRole('radio', { name: w(`sharing.${sharing}`), exact: true }));
  await by.press(fold.getByRole('button', { name: w('member.save'), exact: true }));
  await saved(fold);
}

test('a session is held: some of it was for the group, some for the facilitator alone', async () => {
  await writes(amina, pointer, 'win', 'checkin.win', for_the_group, 'group');
  await writes(amina, pointer, 'week', 'checkin.week', for_the_facilitator, 'facilitator');
  await begin_session(group, [amina, pointer], [luis, keyboard]);
  await luis.goto(`${clinic.url}/#/goals`);
  await keyboard.write(luis.getByLabel(w('commit.what')), taken_back);
  await keyboard.press(button(luis, 'commit.go'));
  await luis.locator('.what', { hasText: taken_back }).waitFor();
  await luis.goto(`${clinic.url}/#/group`);
  await end_session(group, amina, luis);
});

test('the facilitator finds it drafted from what the group saw, and from nothing else', async () => {
  await dana.getByRole('link', { name: w('papers.open') }).click();
  await keyboard.press(half_page().getByRole('button', { name: w('sum.make_draft') }));
  await half_page().locator('textarea:focus').and(hour()).waitFor();
  assert.ok((await line_about('Amina').inputValue()).includes(for_the_group));
  assert.ok((await line_about('Luis').inputValue()).includes(taken_back));
  await reads_nothing_of(dana, for_the_facilitator);
  await accessible(dana, 'half a page, drafted');
});

test('until it is given out, members read nothing', async () => {
  for (const page of [amina, luis]) {
    await page.goto(`${clinic.url}/#/today`);
    await greeted(page, page === luis ? 'Luis' : 'Amina');
    assert.equal(await page.getByRole('link', { name: w('today.summary') }).count(), 0);
  }
  await luis.goto(`${clinic.url}/#/summary`);
  await luis.getByText(w('summary.none')).waitFor();
  await reads_nothing_of(luis, for_the_group);
  await accessible(luis, 'no half page yet');
});

test('what is not saved cannot be given out, and it says so', async () => {
  await hour().fill('A calm hour.');
  await half_page().getByText(w('sum.save_first')).waitFor();
  assert.ok(await give_out().isDisabled());
});

test('neither a name nor what was not shared can be written into it', async () => {
  await hour().fill('A calm hour, in which Luis laughed.');
  await save().click();
  await half_page().getByText(w('papers.names', { words: 'Luis' })).waitFor();
  await hour().fill(`A calm hour. ${for_the_facilitator}`);
  await save().click();
  await half_page().getByText(/^This was not shared with the group: /).waitFor();
  await accessible(dana, 'what was not shared stands in half a page');
  await hour().fill('A calm hour about asking for help.');
  await save().click();
  await saved(half_page());
});

test('what a member takes back after the draft is not given out', async () => {
  await luis.goto(`${clinic.url}/#/group`);
  await keyboard.press(luis.getByRole('button', { name: w('board.change') }).first());
  const dialog = luis.getByRole('dialog');
  await keyboard.choose(dialog.getByRole('radio', { name: w('sharing.only_me'), exact: true }));
  await keyboard.press(dialog.getByRole('button', { name: w('member.save'), exact: true }));
  await dialog.waitFor({ state: 'hidden' });
  await give_out().click();
  await half_page().getByText(/^This was not shared with the group: /).waitFor();
  await accessible(dana, 'what was taken back stands in half a page');
  await line_about('Luis').fill('Listened with care.');
  await save().click();
  await saved(half_page());
  await give_out().click();
  await given_out();
  await half_page().getByText(/^Given out /).waitFor();
  await accessible(dana, 'half a page, given out');
});

test('on a phone, by keyboard alone, a member reads it with initials', async () => {
  await luis.goto(`${clinic.url}/#/today`);
  await keyboard.press(luis.getByRole('link', { name: w('today.summary') }));
  await luis.getByRole('heading', { level: 1, name: w('summary.title') }).waitFor();
  await luis.getByText('A calm hour about asking for help.').waitFor();
  await luis.getByText(`A. A small win: ${for_the_group}`).waitFor();
  await luis.getByText('L. Listened with care.').waitFor();
  assert.equal(await luis.evaluate(() => document.activeElement.tagName), 'H1');
  await reads_nothing_of(luis, 'Amina', for_the_facilitator, taken_back, w('sum.give_out'));
  const overflow = await luis.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  await accessible(luis, 'half a page, on a phone');
});

test('everybody reads the same, and nobody but the facilitator has a way to the draft', async () => {
  await amina.goto(`${clinic.url}/#/summary`);
  await amina.getByText('L. Listened with care.').waitFor();
  await amina.getByText('A calm hour about asking for help.').waitFor();
  await reads_nothing_of(amina, for_the_facilitator, taken_back);
  await accessible(amina, 'half a page, at a desk');
  await amina.goto(`${clinic.url}/#/papers`);
  await greeted(amina, 'Amina');
  await reads_nothing_of(amina, w('sum.title'), w('papers.title'), taken_back);
});

test('a correction is given out beside what stood there before', async () => {
  await hour().fill('A warm hour about asking for help.');
  await save().click();
  await saved(half_page());
  await give_out().click();
  await given_out();
  await luis.getByText('A warm hour about asking for help.').waitFor();
  const before = luis.locator('details', { hasText: 'Before it was put right' });
  await keyboard.press(before.locator('summary'));
  await before.getByText('A calm hour about asking for help.').waitFor();
  await accessible(luis, 'half a page that was put right');
  no_complaints(dana, amina, luis);
});
